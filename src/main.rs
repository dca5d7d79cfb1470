//! Arguments in, exit code out.

fn main() -> std::process::ExitCode {
    mujaz::cli::main(std::env::args_os())
}

//! The program among others: pipes, help, completions, the manual.

use std::io::{Read, Write};
use std::process::Stdio;

use crate::{Folder, REPORT, command, mujaz};

#[test]
fn a_closed_pipe_ends_it_quietly() {
    for format in ["json", "jsonl", "text"] {
        let mut child = command().args(["parse", "-", "-f", format]).stdin(Stdio::piped()).spawn().unwrap();
        // It waits for its input, so its output is closed before it writes the first byte.
        drop(child.stdout.take());
        child.stdin.take().unwrap().write_all(REPORT.as_bytes()).unwrap();
        let status = child.wait().unwrap();
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((status.code(), err.contains("standard output")), (Some(0), false), "{err}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    for arguments in [&["schema"][..], &["completions", "bash"], &["man"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = command().args(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8(output.stderr).unwrap().contains("standard output: "));
    }
}

#[test]
fn help_names_every_command_and_option() {
    let run = mujaz(&["--help"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for word in ["open", "parse", "completions", "man", "schema", "doctor", "Exit status"] {
        assert!(run.out.contains(word), "{word}");
    }
    for option in ["--lang", "--theme", "--config", "--archive", "--plain", "--bidi"] {
        assert!(run.out.contains(option), "{option}");
    }
    let version = mujaz(&["--version"]);
    assert_eq!((version.status, version.out.trim()), (0, concat!("mujaz ", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn completions_and_manual_are_made_from_the_same_arguments() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = mujaz(&["completions", shell]);
        assert!(run.status == 0 && run.out.contains("parse") && run.out.contains("bidi"), "{shell}");
    }
    assert!(mujaz(&["man"]).out.contains(".TH mujaz 1"));
    let page = mujaz(&["man", "parse"]);
    assert!(page.out.contains(".TH mujaz-parse 1") && page.out.contains("\\-\\-outlet"));
}

#[test]
fn doctor_tells_what_is_in_force_and_who_said_so() {
    let folder = Folder::new();
    let config = folder.file("config.toml", "lang = \"ar\"\n");
    let run = mujaz(&["doctor", "--config", &config, "--bidi", "logical"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for (setting, origin) in [("lang", "config.toml:1"), ("bidi", "flag --bidi"), ("theme", "default")] {
        let line = run.out.lines().find(|line| line.starts_with(setting)).unwrap();
        assert!(line.contains(origin), "{line}");
    }
    assert!(
        run.out.contains("asked      nothing") && !run.out.contains('\u{1b}'),
        "nobody is asked in a pipe:\n{}",
        run.out
    );
}

#[test]
fn a_broken_configuration_is_named_with_its_line() {
    let folder = Folder::new();
    for (text, part) in
        [("lang = \"fr\"\n", "config.toml:1"), ("\nlang = \n", "config.toml:2"), ("colour = true\n", "config.toml:1")]
    {
        let config = folder.file("config.toml", text);
        mujaz(&["doctor", "--config", &config]).assert_failed(2, &[part]);
        mujaz(&["--config", &config]).assert_failed(2, &[part]);
    }
    mujaz(&["doctor", "--config", "no-such.toml"]).assert_failed(2, &["no-such.toml", "--config"]);
    mujaz(&["--theme", "no-such-theme"]).assert_failed(2, &["no-such-theme", "mono"]);
}

#[test]
fn text_is_in_the_language_that_is_set() {
    let folder = Folder::new();
    let report = folder.file("report.txt", REPORT);
    let text = |variables: &[(&str, &str)], arguments: &[&str]| {
        let variables = variables.iter().copied();
        let output = command().envs(variables).args(["parse", &report, "-f", "text"]).args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(text(&[], &[]).contains("Headlines"));
    assert!(text(&[("LANG", "ar_LY.UTF-8")], &[]).contains("الجبهات"));
    assert!(text(&[("LANG", "ar_LY.UTF-8")], &["--lang", "en"]).contains("Frontline"));
}

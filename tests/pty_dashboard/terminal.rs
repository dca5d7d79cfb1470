//! A terminal with the program in it, whose user and whose answers are the test.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::Pid;

/// Nothing here takes longer, on the slowest machine that is still of use.
const DEADLINE: Duration = Duration::from_secs(20);

pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    pub master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    pub screen: vt100::Parser,
    pub raw: Vec<u8>,
    folders: Vec<tempfile::TempDir>,
}

pub fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

impl Terminal {
    /// The dashboard on two short reports.
    pub fn open(columns: u16, rows: u16, variables: &[(&str, &str)]) -> Self {
        let briefing = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/briefing.json");
        Self::run(&["open", briefing], columns, rows, variables)
    }

    pub fn run(arguments: &[&str], columns: u16, rows: u16, variables: &[(&str, &str)]) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let home = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_mujaz"));
        command.args(arguments);
        command.env_clear();
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let keys = pair.master.take_writer().unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        let screen = vt100::Parser::new(cells(rows), cells(columns), 0);
        Self { child, master: pair.master, keys, output, screen, raw: Vec::new(), folders: vec![home] }
    }

    /// Keeps a folder as long as the program runs.
    pub fn keep(&mut self, folder: tempfile::TempDir) {
        self.folders.push(folder);
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().cast_signed()).unwrap()
    }

    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Reads what the program writes until it is as wanted.
    pub fn until(&mut self, what: &str, wanted: impl Fn(&Self) -> bool) {
        let end = Instant::now() + DEADLINE;
        while !wanted(self) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(RecvTimeoutError::Timeout) => panic!("no {what}; the screen:\n{}", self.text()),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("no {what}, but {:?}; the screen:\n{}", self.child.wait(), self.text())
                }
            }
        }
    }

    pub fn until_shown(&mut self, text: &str) {
        self.until(text, |terminal| terminal.text().contains(text));
    }

    /// Waits for the end of the program and of its output.
    pub fn end(&mut self) -> u32 {
        let end = Instant::now() + DEADLINE;
        loop {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(RecvTimeoutError::Disconnected) => return self.child.wait().unwrap().exit_code(),
                Err(RecvTimeoutError::Timeout) => panic!("it does not end; the screen:\n{}", self.text()),
            }
        }
    }

    pub fn assert_restored(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    }

    pub fn wrote(&self, bytes: &str) -> bool {
        self.raw.windows(bytes.len()).any(|window| window == bytes.as_bytes())
    }
}

//! The terminal: taken over and, whatever happens, given back.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::Once;

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, queue, style};
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};

/// The user's terminal, with each frame written at once.
pub type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// The terminal in the dashboard's hands. Given back when dropped.
pub struct Held {
    /// Where frames go.
    pub screen: Screen,
    mouse: bool,
}

impl Held {
    /// Takes the terminal over: raw mode, alternate screen, no cursor, mouse if wanted. A panic gives it back first.
    pub fn take(mouse: bool) -> io::Result<Self> {
        // The theme knows about NO_COLOR. crossterm's own way writes a reset for every colour, which wipes bold and reverse too.
        style::force_color_output(true);
        restore_on_panic();
        enter(mouse)?;
        let out = BufWriter::with_capacity(1 << 16, io::stdout());
        let screen = Terminal::new(CrosstermBackend::new(out)).inspect_err(|_| leave())?;
        Ok(Self { screen, mouse })
    }

    /// Takes it over again after it was given back, with an empty screen.
    pub fn retake(&mut self) -> io::Result<()> {
        enter(self.mouse)?;
        self.wipe()
    }

    /// Empties the screen, so that the next frame paints every cell.
    ///
    /// ratatui's own `clear` asks the terminal where the cursor is, and fails where no answer comes within two seconds.
    pub fn wipe(&mut self) -> io::Result<()> {
        self.screen.backend_mut().clear()?;
        // Between frames the buffer to paint into is blank: as the last frame it makes every cell differ.
        self.screen.swap_buffers();
        Ok(())
    }

    /// Writes a sequence that paints nothing.
    pub fn send(&mut self, sequence: &str) -> io::Result<()> {
        let out = self.screen.backend_mut();
        out.write_all(sequence.as_bytes())?;
        Write::flush(out)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        leave();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    let mut out = io::stdout().lock();
    let entered = queue!(out, EnterAlternateScreen, cursor::Hide, EnableBracketedPaste);
    let entered = entered.and_then(|()| if mouse { queue!(out, EnableMouseCapture) } else { Ok(()) });
    entered.and_then(|()| out.flush()).inspect_err(|_| leave())
}

/// Gives the terminal back as it was. It may be gone, so nothing here is an error.
pub fn leave() {
    let mut out = io::stdout().lock();
    let _ = queue!(out, DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let _ = out.flush();
    let _ = disable_raw_mode();
}

fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            leave();
            before(panic);
        }));
    });
}

/// Stops the process, and those it was started with, as Ctrl-Z does; comes back when told to go on.
///
/// The whole group is stopped, so that a shell gets its terminal back even where a script stands between.
#[cfg(unix)]
pub fn stop() -> io::Result<()> {
    rustix::process::kill_current_process_group(rustix::process::Signal::STOP)?;
    Ok(())
}

//! The terminal: taken over and, whatever happens, given back.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::{Mutex, Once, PoisonError};

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, queue, style};
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};

use super::host::{Control, QUESTIONS};

/// The user's terminal, with each frame written at once.
pub type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// The terminal in the dashboard's hands. Given back when dropped.
pub struct Held {
    /// Where frames go.
    pub screen: Screen,
    mouse: bool,
}

/// What the terminal was told and must be untold, whoever gives it back.
static TOLD: Mutex<Control> = Mutex::new(Control::None);

fn told() -> Control {
    *TOLD.lock().unwrap_or_else(PoisonError::into_inner)
}

fn tell(control: Control) {
    *TOLD.lock().unwrap_or_else(PoisonError::into_inner) = control;
}

impl Held {
    /// Takes the terminal over: raw mode, alternate screen, no cursor, mouse if wanted; what keeps it from ordering letters, as
    /// far as is known; and asks it who it is, if it can be asked. A panic gives it back first.
    pub fn take(mouse: bool, control: Control, ask: bool) -> io::Result<Self> {
        // The theme knows about NO_COLOR. crossterm's own way writes a reset for every colour, which wipes bold and reverse too.
        style::force_color_output(true);
        restore_on_panic();
        tell(control);
        enter(mouse, ask)?;
        let out = BufWriter::with_capacity(1 << 16, io::stdout());
        let screen = Terminal::new(CrosstermBackend::new(out)).inspect_err(|_| leave())?;
        Ok(Self { screen, mouse })
    }

    /// Takes it over again after it was given back, with an empty screen.
    pub fn retake(&mut self) -> io::Result<()> {
        enter(self.mouse, false)?;
        self.wipe()
    }

    /// Tells the terminal this of the order of letters instead of what it was told, and empties the screen.
    pub fn order(&mut self, control: Control) -> io::Result<()> {
        let before = told();
        tell(control);
        // The same by another name is not taken back in between.
        if before.set() != control.set() {
            self.screen.backend_mut().write_all(before.unset().as_bytes())?;
        }
        self.wipe()
    }

    /// Empties the screen, so that the next frame paints every cell, on rows that know who orders their letters.
    ///
    /// ratatui's own `clear` asks the terminal where the cursor is, and fails where no answer comes within two seconds.
    pub fn wipe(&mut self) -> io::Result<()> {
        self.screen.backend_mut().write_all(told().set().as_bytes())?;
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

/// The questions go first, so that the answers tell how the terminal was. Where it is not known, they go behind the alternate
/// screen, and a clearing of it behind them: some terminals paint what they do not understand.
fn enter(mouse: bool, ask: bool) -> io::Result<()> {
    enable_raw_mode()?;
    let mut out = io::stdout().lock();
    let control = told().set();
    let (early, late) = match (ask, control.is_empty()) {
        (false, _) => ("", ""),
        (true, false) => (QUESTIONS, ""),
        (true, true) => ("", QUESTIONS),
    };
    let entered = queue!(
        out,
        style::Print(early),
        style::Print(control),
        EnterAlternateScreen,
        style::Print(late),
        Clear(ClearType::All),
        cursor::Hide,
        EnableBracketedPaste
    );
    let entered = entered.and_then(|()| if mouse { queue!(out, EnableMouseCapture) } else { Ok(()) });
    entered.and_then(|()| out.flush()).inspect_err(|_| leave())
}

/// Gives the terminal back as it was. It may be gone, so nothing here is an error.
pub fn leave() {
    let mut out = io::stdout().lock();
    let _ = queue!(out, DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, style::Print(told().unset()));
    let _ = queue!(out, cursor::Show);
    let _ = out.flush();
    let _ = disable_raw_mode();
}

fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        let own = std::thread::current().id();
        std::panic::set_hook(Box::new(move |panic| {
            // Elsewhere than here what went wrong is told by who waits for it, and nothing is written over the screen.
            if std::thread::current().id() == own {
                leave();
                before(panic);
            }
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

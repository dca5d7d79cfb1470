//! mujaz (موجز, "briefing") reads Arabic conflict reports and shows the day as four panes in a terminal: headline events,
//! actor statements, diplomatic movements and the frontline, each line grounded in its sentence.
//!
//! The way of the data, and who may import whom: a module imports only what stands below it in this list.

pub mod arabic;
pub mod briefing;
pub mod cli;
pub mod config;
pub mod extract;
pub mod intake;
pub mod lexicon;
pub mod tui;
pub mod typeset;

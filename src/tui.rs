//! The dashboard: state, commands, keymap, theme, and `view/`, one file a region of the screen.

//! Flags, environment and files resolved to what the program uses.

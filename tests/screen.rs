//! The dashboard's screen, painted into buffers.

mod screen {
    mod content;
    mod driving;
    mod frames;
    mod keys;
    mod search;
    mod sizes;
    mod support;
    mod themes;
}

//! The dashboard's screen, painted into buffers.

mod screen {
    mod archive;
    mod content;
    mod days;
    mod dossier;
    mod driving;
    mod frames;
    mod keys;
    mod marks;
    mod search;
    mod sizes;
    mod support;
    mod themes;
}

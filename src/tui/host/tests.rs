use super::*;
use crate::config::Bidi;
use crate::typeset::Mode::{self, Embed, EmbedMirroring, Kitty, Visual};

/// What a terminal answers: XTVERSION, mode 8, DA2; each as it may be silent.
type Said = (Option<&'static str>, Option<u8>, Option<&'static [u32]>);
type Variables = &'static [(&'static str, &'static str)];

const SILENT: Said = (None, None, None);

fn answers((version, explicit, secondary): Said) -> Answers {
    let mut answers = Answers::default();
    let said = [
        version.map(|name| Answer::Version(name.into())),
        explicit.map(Answer::Explicit),
        secondary.map(|numbers| Answer::Secondary(numbers.into())),
        Some(Answer::Primary),
    ];
    for answer in said.into_iter().flatten() {
        answers.learn(answer);
    }
    answers
}

fn auto(answers: &Answers, variables: &[(&str, &str)]) -> Choice {
    choose(Bidi::Auto, answers, &Environment::with(variables))
}

const TERM: (&str, &str) = ("TERM", "xterm-256color");

/// Terminal, what it answers, what it sets for its programs, and what is right in it.
#[rustfmt::skip]
const TERMINALS: [(Kind, Said, Variables, Mode, Control); 21] = [
    (Kind::Xterm, (Some("XTerm(379)"), Some(0), Some(&[41, 379, 0])), &[TERM, ("XTERM_VERSION", "XTerm(379)")], Visual, Control::None),
    (Kind::Alacritty, (None, Some(0), Some(&[0, 1701, 1])), &[("TERM", "alacritty")], Visual, Control::None),
    (Kind::Rxvt, (None, None, Some(&[85, 95, 0])), &[("TERM", "rxvt-unicode-256color")], Visual, Control::None),
    (Kind::St, SILENT, &[("TERM", "st-256color")], Visual, Control::None),
    (Kind::Foot, (Some("foot(1.13.1)"), Some(0), Some(&[1, 11301, 0])), &[("TERM", "foot")], Visual, Control::None),
    (Kind::Vte, (Some("VTE(8401)"), Some(1), Some(&[61, 8401, 1])), &[TERM, ("VTE_VERSION", "8401")], Visual, Control::Explicit),
    (Kind::Vte, (None, Some(1), Some(&[65, 7006, 1])), &[TERM, ("VTE_VERSION", "7006")], Visual, Control::Explicit),
    (Kind::Konsole, (Some("Konsole 26.08.2"), None, Some(&[1, 115, 0])), &[TERM, ("KONSOLE_VERSION", "260802")], Embed, Control::None),
    (Kind::Kitty, (Some("kitty(0.48.2)"), Some(0), Some(&[1, 4000, 48])), &[("TERM", "xterm-kitty")], Kitty, Control::None),
    (Kind::Mlterm, (None, Some(0), Some(&[24, 279, 0])), &[("TERM", "mlterm"), ("MLTERM", "3.9.0")], Visual, Control::Mlterm),
    (Kind::Wezterm, (Some("WezTerm 20240203"), Some(0), Some(&[1, 277, 0])), &[TERM, ("TERM_PROGRAM", "WezTerm")], Visual, Control::Explicit),
    (Kind::Ghostty, (Some("ghostty 1.2.0"), Some(0), Some(&[1, 10, 0])), &[("TERM", "xterm-ghostty")], Visual, Control::None),
    (Kind::WindowsTerminal, (None, None, Some(&[0, 10, 1])), &[TERM, ("WT_SESSION", "a")], Visual, Control::None),
    (Kind::Mintty, (Some("mintty 3.7.0"), Some(1), Some(&[77, 30700, 0])), &[TERM, ("TERM_PROGRAM", "mintty")], Visual, Control::Explicit),
    (Kind::Iterm, (Some("iTerm2 3.6.11"), None, Some(&[64, 2500, 0])), &[TERM, ("TERM_PROGRAM", "iTerm.app")], Visual, Control::None),
    (Kind::Iterm, (Some("iTerm2 3.6.11"), Some(1), Some(&[64, 2500, 0])), &[TERM, ("TERM_PROGRAM", "iTerm.app")], Visual, Control::Explicit),
    (Kind::AppleTerminal, (None, None, Some(&[1, 95, 0])), &[TERM, ("TERM_PROGRAM", "Apple_Terminal")], EmbedMirroring, Control::None),
    (Kind::LinuxConsole, SILENT, &[("TERM", "linux")], Visual, Control::None),
    (Kind::Screen, (None, None, Some(&[83, 40900, 0])), &[("TERM", "screen-256color"), ("STY", "1.a")], Visual, Control::None),
    (Kind::Zellij, SILENT, &[TERM, ("ZELLIJ", "0")], Visual, Control::None),
    (Kind::Other, (None, Some(0), Some(&[1, 1, 1])), &[TERM], Visual, Control::None),
];

#[test]
fn every_terminal_gets_what_is_right_in_it() {
    for (kind, said, variables, mode, control) in TERMINALS {
        let choice = auto(&answers(said), variables);
        assert_eq!((choice.kind, choice.mode, choice.control), (kind, mode, control), "{said:?} {variables:?}");
    }
}

#[test]
fn the_environment_is_as_good_before_the_answers() {
    for (kind, _, variables, mode, _) in TERMINALS {
        let choice = auto(&Answers::default(), variables);
        assert_eq!((choice.kind, choice.mode), (kind, mode), "{variables:?}");
    }
    let vte = auto(&Answers::default(), &[TERM, ("VTE_VERSION", "7006")]);
    assert_eq!((vte.because, vte.control), (Because::Environment, Control::Explicit));
}

/// Over SSH nothing but `TERM` is left of the environment.
#[test]
fn answers_alone_are_as_good_where_a_terminal_gives_any() {
    let of_answers = |said: &Said| {
        said.0.is_some() || said.1.is_some_and(|s| s > 0) || matches!(said.2, Some(&[24 | 77 | 83 | 85, ..]))
    };
    for (kind, said, _, mode, control) in TERMINALS.into_iter().filter(|(_, said, ..)| of_answers(said)) {
        let choice = auto(&answers(said), &[TERM]);
        let expected = (kind, Because::Answers, mode, control);
        assert_eq!((choice.kind, choice.because, choice.mode, choice.control), expected, "{said:?}");
    }
}

#[test]
fn a_terminal_started_from_another_is_not_taken_for_it() {
    let kitty = &[("TERM", "alacritty"), ("KITTY_WINDOW_ID", "1")];
    assert_eq!(auto(&Answers::default(), kitty).kind, Kind::Alacritty);
    let alacritty = answers((None, Some(0), Some(&[0, 1701, 1])));
    for inherited in ["KITTY_WINDOW_ID", "VTE_VERSION", "MLTERM", "TMUX"] {
        let choice = auto(&alacritty, &[TERM, (inherited, "7006")]);
        assert_eq!((choice.kind, choice.mode, choice.control), (Kind::Other, Visual, Control::None), "{inherited}");
    }
    let xterm = answers((Some("XTerm(379)"), Some(0), None));
    assert_eq!(auto(&xterm, &[TERM, ("VTE_VERSION", "7006"), ("TMUX", "/tmp/a")]).kind, Kind::Xterm);
    let vte = answers((None, Some(1), Some(&[65, 7006, 1])));
    assert_eq!(auto(&vte, &[TERM, ("TMUX", "/tmp/a"), ("TERM_PROGRAM", "tmux")]).kind, Kind::Vte);
}

#[test]
fn explicit_mode_that_was_set_already_is_not_taken_back() {
    let choice = auto(&answers((None, Some(2), Some(&[65, 7006, 1]))), &[TERM]);
    assert_eq!(choice.control, Control::ExplicitAlready);
    assert_eq!((Control::ExplicitAlready.set(), Control::ExplicitAlready.unset()), ("\u{1b}[8l".into(), String::new()));
}

#[test]
fn putty_and_the_console_are_told_what_their_users_can_do() {
    let putty = auto(&answers((None, None, Some(&[0, 136, 0]))), &[TERM]);
    assert_eq!((putty.kind, putty.mode, putty.note), (Kind::Putty, Visual, Some(Note::Putty)));
    assert_eq!(auto(&Answers::default(), &[("TERM", "linux")]).note, Some(Note::LinuxConsole));
    assert_eq!(auto(&Answers::default(), &[TERM, ("TERM_PROGRAM", "Apple_Terminal")]).note, Some(Note::AppleTerminal));
}

#[test]
fn in_tmux_the_terminal_around_it_decides() {
    let inside = |outer: Option<(&str, &str, bool)>, variables: &[(&str, &str)]| {
        let mut answers = answers((Some("tmux 3.3a"), None, Some(&[84, 0, 0])));
        answers.learn(Answer::Outer(outer.map(|(term, version, passthrough)| Outer {
            term: term.into(),
            version: version.into(),
            passthrough,
        })));
        let choice = auto(&answers, &[&[("TERM", "tmux-256color"), ("TMUX", "/tmp/a,1,0")], variables].concat());
        assert_eq!(choice.kind, Kind::Tmux);
        (choice.around, choice.mode, choice.control)
    };
    let vte = ("VTE_VERSION", "7006");
    let around = |version, passthrough| Some(("xterm-256color", version, passthrough));
    assert_eq!(inside(around("XTerm(379)", true), &[vte]), (Some(Kind::Xterm), Visual, Control::None));
    assert_eq!(inside(around("VTE(8401)", true), &[]), (Some(Kind::Vte), Visual, Control::ExplicitThroughTmux));
    assert_eq!(inside(around("", true), &[vte]), (Some(Kind::Vte), Visual, Control::ExplicitThroughTmux));
    assert_eq!(inside(around("", false), &[vte]), (Some(Kind::Vte), EmbedMirroring, Control::None));
    assert_eq!(inside(around("kitty(0.48.2)", false), &[]), (Some(Kind::Kitty), Kitty, Control::None));
    assert_eq!(inside(around("Konsole 26.08.2", false), &[]), (Some(Kind::Konsole), Embed, Control::None));
    assert_eq!(inside(Some(("mlterm", "", true)), &[]), (Some(Kind::Mlterm), Visual, Control::MltermThroughTmux));
    assert_eq!(inside(Some(("alacritty", "", false)), &[vte]), (Some(Kind::Alacritty), Visual, Control::None));
    assert_eq!(inside(None, &[]), (None, Visual, Control::None));
}

#[test]
fn what_the_user_wants_is_done_with_the_control_that_goes_with_it() {
    let vte = answers((Some("VTE(8401)"), Some(1), None));
    let wanted = |mode, answers: &Answers, variables: &[(&str, &str)]| {
        let choice = choose(Bidi::Fixed(mode), answers, &Environment::with(variables));
        (choice.mode, choice.control)
    };
    assert_eq!(wanted(Visual, &vte, &[TERM]), (Visual, Control::Explicit));
    for (mode, handed) in [(Kitty, Kitty), (Embed, EmbedMirroring), (Mode::Logical, Mode::Logical)] {
        assert_eq!(wanted(mode, &vte, &[TERM]), (handed, Control::None));
    }
    assert_eq!(wanted(Embed, &Answers::default(), &[TERM]), (Embed, Control::None));
    assert_eq!(wanted(Mode::Logical, &Answers::default(), &[("TERM", "mlterm")]), (Mode::Logical, Control::None));
    assert_eq!(wanted(Visual, &Answers::default(), &[("TERM", "mlterm")]), (Visual, Control::Mlterm));
}

#[test]
fn a_terminal_that_goes_on_answering_says_nothing_new() {
    let mut answers = answers((Some("VTE(8401)"), Some(1), None));
    let before = answers.clone();
    assert!(!answers.learn(Answer::Version("kitty(0.48.2)".into())));
    assert!(!answers.learn(Answer::Explicit(2)) && !answers.learn(Answer::Primary));
    assert_eq!(answers, before);
}

#[test]
fn what_goes_through_tmux_has_every_esc_doubled() {
    let set = Control::ExplicitThroughTmux.set();
    assert!(set.starts_with("\u{1b}Ptmux;\u{1b}\u{1b}7\u{1b}\u{1b}[1;1H\u{1b}\u{1b}[8l\u{1b}\u{1b}[2;1H"));
    assert!(set.ends_with("\u{1b}\u{1b}8\u{1b}\\"));
    assert_eq!(Control::ExplicitThroughTmux.unset(), set.replace("8l", "8h"));
}

#[test]
fn what_cannot_be_asked_is_not() {
    for (term, asked) in [("linux", false), ("dumb", false), ("xterm", true), ("tmux-256color", true)] {
        assert_eq!(can_be_asked(&Environment::with(&[("TERM", term)])), asked);
    }
    assert!(!can_be_asked(&Environment::default()));
}

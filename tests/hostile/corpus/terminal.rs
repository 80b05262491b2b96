//! Text that a terminal would obey.

use super::{Expect, Safe};

pub(super) const TEXTS: &[(&str, &str, Expect)] = &[
    ("csi-colour", "\u{1b}[31mred", Safe),
    ("cursor-up", "\u{1b}[10A\u{1b}[2Kforged OK", Safe),
    ("clear", "\u{1b}[2J\u{1b}[H", Safe),
    ("osc52-clipboard", "\u{1b}]52;c;ZXZpbA==\u{7}", Safe),
    ("osc8-link", "\u{1b}]8;;file:///etc/passwd\u{1b}\\x\u{1b}]8;;\u{1b}\\", Safe),
    ("osc0-title", "\u{1b}]0;gotcha\u{7}", Safe),
    ("dcs", "\u{1b}P$q\"p\u{1b}\\", Safe),
    ("apc", "\u{1b}_Gf=24;AAAA\u{1b}\\", Safe),
    ("dsr-answer", "\u{1b}[6n", Safe),
    ("reset", "\u{1b}c", Safe),
    ("unterminated-osc", "\u{1b}]0;swallow", Safe),
    ("c1-csi", "\u{9b}31m", Safe),
    ("c1-osc", "\u{9d}0;x\u{9c}", Safe),
    (
        "bel",
        "\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}",
        Safe,
    ),
    ("backspace", "secret\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}", Safe),
    ("cr-overwrite", "bad note\rgood note", Safe),
    ("vt-ff", "a\u{b}b\u{c}c", Safe),
    ("del", "a\u{7f}b", Safe),
    ("so-si", "\u{e}abc\u{f}", Safe),
    ("alt-screen", "\u{1b}[?1049h", Safe),
    ("mouse", "\u{1b}[?1000h", Safe),
    ("bracketed-paste-end", "\u{1b}[201~rm -rf ~", Safe),
];

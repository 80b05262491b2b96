//! One layout for everything that is wrong with a record: what, where, the line, what to do.

use std::fmt::Write as _;

use super::problem::{Place, Problem};
use crate::text::clean_line;

/// The problem as people read it; everything that was typed is made safe to show.
#[must_use]
pub fn show(problem: &Problem) -> String {
    let mut shown = format!("{}[{}]: {}\n", problem.code.level.word(), problem.code.name, clean_line(&problem.message));
    shown.push_str(&place(&problem.place));
    if let Some(help) = &problem.help {
        let _ = writeln!(shown, "hint: {}", clean_line(help));
    }
    shown
}

/// Where it is, with the line and a mark under what is meant.
#[must_use]
pub fn place(place: &Place) -> String {
    let file = clean_line(&place.file);
    let Some(spot) = &place.spot else { return format!("  --> {file}\n") };
    let number = spot.line.to_string();
    let (gap, (skip, length)) = (" ".repeat(number.len()), spot.mark);
    let mark = format!("{}{}", " ".repeat(skip), "^".repeat(length));
    format!("  --> {file}:{}:{}\n{number} | {}\n{gap} | {mark}\n", spot.line, spot.column, spot.excerpt)
}

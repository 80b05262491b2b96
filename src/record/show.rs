//! One layout for everything that is wrong with a record: what, where, the line, what to do.

use std::fmt::Write as _;

use super::problem::Problem;
use crate::text::clean_line;

/// The problem as people read it; everything that was typed is made safe to show.
#[must_use]
pub fn show(problem: &Problem) -> String {
    let mut shown = format!("{}[{}]: {}\n", problem.code.level.word(), problem.code.name, clean_line(&problem.message));
    let file = clean_line(&problem.place.file);
    match &problem.place.spot {
        None => {
            let _ = writeln!(shown, "  --> {file}");
        }
        Some(spot) => {
            let number = spot.line.to_string();
            let (gap, (skip, length)) = (" ".repeat(number.len()), spot.mark);
            let _ = writeln!(shown, "  --> {file}:{}:{}", spot.line, spot.column);
            let _ = writeln!(shown, "{number} | {}", spot.excerpt);
            let _ = writeln!(shown, "{gap} | {}{}", " ".repeat(skip), "^".repeat(length));
        }
    }
    if let Some(help) = &problem.help {
        let _ = writeln!(shown, "hint: {}", clean_line(help));
    }
    shown
}

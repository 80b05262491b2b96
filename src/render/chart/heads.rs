use super::sheet::{Sheet, Type};
use super::words::{is_cut, place, width, wrap};

/// The size of what stands over a part of a chart.
const SIZE: f64 = 14.0;
const LINE: f64 = 17.0;
/// As many lines stand over a part at the most.
const LINES: usize = 3;

/// A part of a chart with its name: a phase, a provision.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// What stands over the parts of a chart: their names where each has room over its own part, else letters, whose key says
/// the names.
pub(super) struct Heads {
    /// Each line: its middle, its row from nought, its words.
    lines: Vec<(f64, usize, String)>,
    rows: usize,
    /// `A baseline`, where letters stand for names.
    pub(super) key: Vec<String>,
}

impl Heads {
    /// The heads of these parts, between two ends; so many letters are taken already.
    pub(super) fn of(parts: &[Part], ends: (f64, f64), taken: usize) -> Self {
        // Nothing stands left of the first part.
        let left = |at: usize, part: &Part| if at == 0 { ends.0 } else { part.left };
        let room = |at: usize, part: &Part| part.right - left(at, part) - 8.0;
        let wrapped: Vec<Vec<String>> =
            parts.iter().enumerate().map(|(at, part)| wrap(&part.name, SIZE, room(at, part), LINES)).collect();
        if wrapped.iter().any(|lines| is_cut(lines)) {
            return Self::letters(parts, ends, taken);
        }
        let rows = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        let lines = parts.iter().zip(wrapped).flat_map(|(part, lines)| {
            let middle =
                |line: &str| f64::midpoint(part.left, part.right).min(part.right - 4.0 - width(line, SIZE) / 2.0);
            lines.into_iter().enumerate().map(move |(row, line)| (middle(&line), row, line))
        });
        Self { lines: lines.collect(), rows, key: Vec::new() }
    }

    fn letters(parts: &[Part], ends: (f64, f64), taken: usize) -> Self {
        let names: Vec<String> = (taken..taken + parts.len()).map(letter).collect();
        let middles = parts.iter().map(|part| f64::midpoint(part.left, part.right));
        let texts: Vec<(f64, f64)> = middles.zip(&names).map(|(middle, name)| (middle, width(name, SIZE))).collect();
        let placed = place(&texts, ends, 3.0);
        let rows = placed.iter().map(|(_, row)| row + 1).max().unwrap_or(0);
        let key = names.iter().zip(parts).map(|(letter, part)| format!("{letter} {}", part.name)).collect();
        let lines = placed.into_iter().zip(names).map(|((middle, row), name)| (middle, row, name));
        Self { lines: lines.collect(), rows, key }
    }

    pub(super) fn high(&self) -> f64 {
        super::frame::real(self.rows) * LINE
    }

    /// Draws them from a height on down.
    pub(super) fn draw(&self, sheet: &mut Sheet, top: f64) {
        for (middle, row, words) in &self.lines {
            let y = top + (super::frame::real(*row) + 0.5) * LINE;
            sheet.text((*middle, y), words, Type::plain(SIZE).centred());
        }
    }
}

/// `A` to `Z`, then numbers.
fn letter(at: usize) -> String {
    let letter = u8::try_from(at).ok().filter(|at| *at < 26).map(|at| char::from(b'A' + at));
    letter.map_or_else(|| (at + 1).to_string(), String::from)
}

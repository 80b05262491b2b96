use unicode_width::UnicodeWidthStr;

/// The room beside the text of a cell, on both sides together, with some over for wide letters.
const BESIDE: usize = 240;
/// A cell of no more characters, such as a day, is not broken where that can be helped.
const SHORT: usize = 16;

/// The width of each column, together exactly `total`, in twentieths of a point; a character takes `each`.
///
/// Word and `LibreOffice` reckon widths each in their own way unless they are told. A column is as wide as its longest
/// cell where there is room, as its longest word where there is little; what is left over goes to the longer texts.
pub(super) fn widths(rows: &[Vec<String>], total: usize, each: usize) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cells = |column: usize| rows.iter().filter_map(move |row| row.get(column));
    let room = |characters: usize| characters.max(2) * each + BESIDE;
    let need = |column: usize| {
        let longest = |of: fn(&str) -> usize| cells(column).map(|cell| of(cell)).max().unwrap_or(0);
        // A head can be broken, so that a column of numbers is no wider than it has to be.
        let short = cells(column).skip(1).map(|cell| short(cell)).max().unwrap_or(0);
        Need { least: room(longest(longest_word).max(short)), whole: room(longest(UnicodeWidthStr::width)) }
    };
    let needs: Vec<Need> = (0..columns).map(need).collect();
    let sum = |width: fn(&Need) -> usize| needs.iter().map(width).sum::<usize>();
    if sum(|need| need.whole) <= total {
        in_proportion(&needs.iter().map(|need| need.whole).collect::<Vec<_>>(), total)
    } else if sum(|need| need.least) >= total {
        in_proportion(&needs.iter().map(|need| need.least).collect::<Vec<_>>(), total)
    } else {
        shared(&needs, total)
    }
}

/// How many lines the rows take in these widths, about.
pub(super) fn lines(rows: &[Vec<String>], widths: &[usize], each: usize) -> usize {
    let of_cell = |(cell, width): (&String, &usize)| {
        (cell.width() * each).div_ceil(width.saturating_sub(BESIDE).max(each)).max(1)
    };
    rows.iter().map(|row| row.iter().zip(widths).map(of_cell).max().unwrap_or(1)).sum()
}

/// What a column needs.
struct Need {
    /// So that no word and no short cell is broken.
    least: usize,
    /// So that no line is.
    whole: usize,
}

impl Need {
    /// The width at a share: more for more text, but not in full proportion.
    fn at(&self, share: usize) -> usize {
        (share * self.whole.isqrt() / 64).clamp(self.least, self.whole)
    }
}

/// The greatest share at which all columns have room, and what is over to the last of those with the most text.
fn shared(needs: &[Need], total: usize) -> Vec<usize> {
    let at = |share: usize| needs.iter().map(|need| need.at(share)).collect::<Vec<_>>();
    let (mut fits, mut too_much) = (0, total * 64);
    while too_much - fits > 1 {
        let middle = fits.midpoint(too_much);
        if at(middle).iter().sum::<usize>() <= total { fits = middle } else { too_much = middle }
    }
    let mut widths = at(fits);
    let over = total.saturating_sub(widths.iter().sum());
    let longest = (0..needs.len()).max_by_key(|&column| needs[column].whole).unwrap_or(0);
    widths[longest] += over;
    widths
}

fn in_proportion(parts: &[usize], total: usize) -> Vec<usize> {
    let sum = parts.iter().sum::<usize>().max(1);
    let mut widths: Vec<usize> = parts.iter().map(|part| part * total / sum).collect();
    let over = total - widths.iter().sum::<usize>();
    if let Some(last) = widths.last_mut() {
        *last += over;
    }
    widths
}

/// A line may end after a hyphen.
fn longest_word(cell: &str) -> usize {
    let words = cell.split(char::is_whitespace).flat_map(|word| word.split_inclusive('-'));
    words.map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// The width of a short cell; a longer one can be broken.
fn short(cell: &str) -> usize {
    Some(cell.width()).filter(|&width| width <= SHORT).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(rows: &[&[&str]], expected: &[usize]) {
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect();
        assert_eq!(widths(&rows, 9_000, 100), expected);
    }

    #[test]
    fn widths_follow_what_is_in_the_columns() {
        let (long, longer) = ("some words ".repeat(20), "some words ".repeat(80));
        case(&[&["a", "b"]], &[4_500, 4_500]);
        case(&[&["Step", "Day"], &["Plan first made", "not recorded"]], &[4_924, 4_076]);
        case(&[&["When", "What"], &["Mon 23 Nov", &long]], &[1_240, 7_760]);
        case(&[&["When", "What", "Why"], &["Mon 23 Nov", &long, &longer]], &[1_240, 2_591, 5_169]);
        case(&[&[&"w".repeat(200), &"w".repeat(100)]], &[5_976, 3_024]);
        case(&[&["", "", ""]], &[3_000, 3_000, 3_000]);
        assert_eq!(widths(&[], 9_000, 100), Vec::<usize>::new());
    }
    #[test]
    fn lines_are_counted_by_the_longest_cell_of_each_row() {
        let rows = [["a", "b"], ["a", &"b".repeat(30)]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(lines(&rows, &[1_240, 1_240], 100), 1 + 3);
        assert_eq!(lines(&rows, &[0, 0], 100), 1 + 30);
    }
}

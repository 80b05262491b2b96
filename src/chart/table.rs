/// The numbers of a chart as a table, every cell in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataTable {
    /// The name of each column.
    pub head: Vec<String>,
    /// As many cells in each row.
    pub rows: Vec<Vec<String>>,
}

/// Letters of all heads, and of the longest first cell, that leave room for a second table beside it.
const SLIM: (usize, usize) = (40, 12);

impl DataTable {
    pub(super) fn new<const COLUMNS: usize>(head: [&str; COLUMNS], rows: Vec<Vec<String>>) -> Self {
        Self { head: head.map(str::to_owned).to_vec(), rows }
    }

    /// Whether two of it fit side by side on a sheet of A4.
    #[must_use]
    pub fn is_slim(&self) -> bool {
        let letters = |cell: &String| cell.chars().count();
        let first = self.rows.iter().filter_map(|row| row.first()).map(letters).max().unwrap_or(0);
        self.head.iter().map(letters).sum::<usize>() <= SLIM.0 && first <= SLIM.1
    }
}

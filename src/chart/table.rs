/// The numbers of a chart as a table, every cell in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataTable {
    /// The name of each column.
    pub head: Vec<String>,
    /// As many cells in each row.
    pub rows: Vec<Vec<String>>,
}

impl DataTable {
    pub(super) fn new<const COLUMNS: usize>(head: [&str; COLUMNS], rows: Vec<Vec<String>>) -> Self {
        Self { head: head.map(str::to_owned).to_vec(), rows }
    }
}

/// The numbers of a chart as a table, every cell in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataTable {
    /// The name of each column.
    pub head: Vec<String>,
    /// As many cells in each row.
    pub rows: Vec<Vec<String>>,
}

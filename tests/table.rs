//! Tables of expected values: comma-separated text with a header line. No field of theirs has a comma within it.

/// A table.
pub(crate) struct Table {
    name: String,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A row of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t> {
    table: &'t Table,
    line: usize,
}

impl Table {
    /// The table in a text.
    pub(crate) fn parse(name: &str, text: &str) -> Self {
        let fields = |line: &str| line.split(',').map(|field| field.trim_matches('"').to_owned()).collect::<Vec<_>>();
        let mut lines = text.lines().map(fields);
        let header = lines.next().unwrap_or_else(|| panic!("{name} is empty"));
        let rows: Vec<_> = lines.collect();
        for (at, row) in rows.iter().enumerate() {
            assert_eq!(row.len(), header.len(), "{name}, line {}", at + 2);
        }
        Self { name: name.to_owned(), header, rows }
    }

    /// The rows, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).map(|line| Row { table: self, line })
    }
}

impl<'t> Row<'t> {
    /// The field of a column.
    pub(crate) fn text(self, column: &str) -> &'t str {
        let at = self.table.header.iter().position(|name| name == column);
        &self.table.rows[self.line][at.unwrap_or_else(|| panic!("{} has no column {column}", self.table.name))]
    }

    /// The number in a column; none where the field is empty.
    pub(crate) fn number(self, column: &str) -> Option<f64> {
        let text = self.text(column);
        let number = || text.parse().unwrap_or_else(|error| panic!("{self}, {column}: {error}: {text}"));
        (!text.is_empty()).then(number)
    }

    /// The whole number in a column.
    pub(crate) fn count(self, column: &str) -> usize {
        let text = self.text(column);
        text.parse().unwrap_or_else(|error| panic!("{self}, {column}: {error}: {text}"))
    }
}

impl std::fmt::Display for Row<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{} {}", self.table.name, self.line + 2, self.table.rows[self.line].join(","))
    }
}

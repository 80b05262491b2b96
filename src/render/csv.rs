use serde::Serialize;

/// Rows as CSV (RFC 4180, but each line ends with `\n` alone): first the names of the fields, also of no rows, and
/// nothing is an empty field. What could steer a terminal is made visible.
///
/// # Panics
///
/// When a row is no flat struct, which is a mistake in keywork and never in the data.
#[must_use]
pub fn csv<T: Serialize + Default>(rows: &[T]) -> String {
    let mut text = if rows.is_empty() { lines(&[T::default()]) } else { lines(rows) };
    if rows.is_empty() {
        text.truncate(text.find('\n').map_or(0, |end| end + 1));
    }
    crate::text::clean(&text).into_owned()
}

fn lines<T: Serialize>(rows: &[T]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row).expect("a row is fields, and memory takes them all");
    }
    let bytes = writer.into_inner().expect("memory takes them all");
    String::from_utf8(bytes).expect("every field is text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default, Serialize)]
    struct Row {
        date: &'static str,
        level: Option<f64>,
        help: &'static str,
    }

    #[test]
    fn a_row_a_line_and_what_needs_it_is_quoted() {
        let rows = [
            Row { date: "2026-11-23", level: Some(80.0), help: "independent:6,clueing:4" },
            Row { date: "2026-11-24", level: None, help: "say \"sh\"" },
        ];
        let expected = "date,level,help\n2026-11-23,80.0,\"independent:6,clueing:4\"\n2026-11-24,,\"say \"\"sh\"\"\"\n";
        assert_eq!(csv(&rows), expected);
        assert_eq!(csv::<Row>(&[]), "date,level,help\n");
    }
}

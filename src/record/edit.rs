//! The smallest change of a person's file: only what differs between two records is touched.
//!
//! Comments, order, blank lines, line ends, a byte-order mark and the missing of a last newline stay. The result is
//! decoded again and must be the record that was meant.

use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, TableLike, Value};

use super::decode::decode;
use super::encode::{NotTheSame, document, encode_checked};
use super::field::Table;

/// The text of a file in which one record stands, changed so that it holds another of the same kind.
///
/// # Errors
/// When the file does not hold a record that can be read, or the change would not read back as it was meant.
pub fn edit<T: Table + PartialEq>(text: &str, new: &T) -> Result<String, NotTheSame> {
    let failed = |why: &str| NotTheSame { why: Some(why.to_owned()) };
    let (old, before) = decode::<T>("", text);
    let old = old.ok_or_else(|| failed("the file cannot be read as it is"))?;
    if old == *new {
        return Ok(text.to_owned());
    }
    encode_checked(new)?;
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut file: DocumentMut = body.parse().map_err(|_| failed("the file cannot be read as it is"))?;
    let (old, new_document) = (document(&old), document(new));
    merge(file.as_table_mut(), old.as_table(), new_document.as_table());
    let edited = as_it_was(text, &file.to_string());
    match decode::<T>("", &edited) {
        (Some(read), after) if read == *new && after.len() <= before.len() => Ok(edited),
        (_, after) => Err(NotTheSame { why: after.into_iter().next().map(|problem| problem.message) }),
    }
}

/// Carries the differences between two tables into a third that a person wrote.
fn merge(file: &mut dyn TableLike, old: &dyn TableLike, new: &dyn TableLike) {
    let gone: Vec<String> = old.iter().map(|(key, _)| key.to_owned()).filter(|key| !new.contains_key(key)).collect();
    for key in gone {
        file.remove(&key);
    }
    for (key, item) in new.iter() {
        match (old.get(key), file.get_mut(key)) {
            (Some(before), _) if same(before, item) => {}
            (before, Some(there)) => change(there, before.unwrap_or(&Item::None), item),
            (_, None) => {
                file.insert(key, item.clone());
            }
        }
    }
}

/// Changes one item, keeping the way in which the person laid it out.
fn change(there: &mut Item, old: &Item, new: &Item) {
    if let (Some(list), Some(wanted)) = (there.as_array_of_tables_mut(), tables(new)) {
        return change_list(list, &tables(old).unwrap_or_default(), &wanted);
    }
    // Nothing of a person's layout is in a table on one line, so one whose order has changed is written anew.
    let on_one_line = there.is_inline_table();
    if let (Some(table), Some(before), Some(after)) =
        (there.as_table_like_mut(), old.as_table_like(), new.as_table_like())
        && (!on_one_line || in_one_order(before, after))
    {
        merge(table, before, after);
        return there.as_inline_table_mut().map_or((), close_up);
    }
    let value = new.clone().into_value().ok();
    match (there.as_value_mut(), value) {
        (Some(place), Some(mut value)) => {
            // A comment after the value belongs to the line, not to the value.
            *value.decor_mut() = place.decor().clone();
            *place = value;
        }
        _ => *there = new.clone(),
    }
}

/// The space before `}` belongs to the last value alone: one that was last until now would have it before its comma.
fn close_up(table: &mut InlineTable) {
    let last = table.len().saturating_sub(1);
    let is_space = |value: &Value| value.decor().suffix().and_then(|end| end.as_str()).is_some_and(|end| end == " ");
    let mut moved = false;
    for (at, (_, value)) in table.iter_mut().enumerate() {
        if at < last && is_space(value) {
            value.decor_mut().set_suffix("");
            moved = true;
        } else if at == last && moved {
            value.decor_mut().set_suffix(" ");
        }
    }
}

/// Whether the keys that both have stand in the same order in both. A record's fields always do; in a map, such as
/// how many trials stood at each rung, the order is part of what was written.
fn in_one_order(one: &dyn TableLike, other: &dyn TableLike) -> bool {
    let shared = one.iter().filter(|(key, _)| other.contains_key(key)).map(|(key, _)| key);
    let new: Vec<&str> = other.iter().map(|(key, _)| key).collect();
    let begins = new.iter().take_while(|key| one.contains_key(key)).count();
    let added_last = new[begins..].iter().all(|key| !one.contains_key(key));
    let is_map = one.iter().all(|(_, item)| item.is_integer()) && other.iter().all(|(_, item)| item.is_integer());
    let same = shared.eq(new.iter().copied().filter(|key| one.contains_key(key)));
    same && (added_last || !is_map)
}

fn change_list(list: &mut ArrayOfTables, old: &[toml_edit::Table], new: &[toml_edit::Table]) {
    while list.len() > new.len() {
        list.remove(list.len() - 1);
    }
    for (at, table) in new.iter().enumerate() {
        match (list.get_mut(at), old.get(at)) {
            (Some(there), Some(before)) => merge(there, before, table),
            (Some(there), None) => merge(there, &InlineTable::new(), table),
            (None, _) => list.push(table.clone()),
        }
    }
}

/// A list of tables in either of its two layouts.
fn tables(item: &Item) -> Option<Vec<toml_edit::Table>> {
    let list = item.clone().into_array_of_tables().ok()?;
    Some(list.into_iter().collect())
}

fn same(one: &Item, other: &Item) -> bool {
    match (one, other) {
        (Item::Value(one), Item::Value(other)) => plain(one) == plain(other),
        (Item::Table(one), Item::Table(other)) => same_table(one, other),
        (Item::ArrayOfTables(one), Item::ArrayOfTables(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same_table(one, other))
        }
        _ => false,
    }
}

/// A table's own text leaves out the tables within it.
fn same_table(one: &toml_edit::Table, other: &toml_edit::Table) -> bool {
    let there = |(key, item): (&str, &Item)| other.get(key).is_some_and(|other| same(item, other));
    one.len() == other.len() && one.iter().all(there)
}

fn plain(value: &Value) -> String {
    value.to_string().trim().to_owned()
}

/// The edited text with the byte-order mark, the line ends and the last newline of the original. The editor of
/// TOML drops the first, unifies the second and adds the third.
fn as_it_was(original: &str, edited: &str) -> String {
    let mark = if original.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let body = original.strip_prefix('\u{feff}').unwrap_or(original);
    let lines: Vec<(&str, &str)> = body.split_inclusive('\n').map(split_end).collect();
    let most_are_crlf = lines.iter().filter(|(_, end)| *end == "\r\n").count() * 2 > lines.len();
    let usual = if most_are_crlf { "\r\n" } else { "\n" };
    let mut out = String::from(mark);
    let mut next = 0;
    for (line, _) in edited.split_inclusive('\n').map(split_end) {
        // An untouched line stands in the original, at or after the one found last.
        let found = lines[next..].iter().position(|(known, _)| *known == line);
        let end = found.map_or(usual, |at| lines[next + at].1);
        next += found.map_or(0, |at| at + 1);
        out.push_str(line);
        out.push_str(if end.is_empty() { usual } else { end });
    }
    if !body.ends_with('\n') {
        out.truncate(out.trim_end_matches(['\r', '\n']).len());
    }
    out
}

fn split_end(line: &str) -> (&str, &str) {
    for end in ["\r\n", "\n"] {
        if let Some(text) = line.strip_suffix(end) {
            return (text, end);
        }
    }
    (line, "")
}

#[cfg(test)]
mod tests {
    use super::super::agreement::Agreement;
    use super::super::{StaffId, Target};
    use super::*;

    const TARGET: &str = "# words first\r\ntitle = \"Reads words\"   # hers\r\nmeasure = { kind = \"accuracy\", of = 10 }\r\ngoal.level = 80\r\ngoal.by = 2026-12-18\r\n\r\n[[change]]\r\non = 2026-10-05\r\nwhat = \"Buttons\"\r\nwhy = \"Flat\" # two looks\r\nby = \"jm\"";

    fn target(text: &str) -> Target {
        decode("t.toml", text).0.unwrap()
    }

    fn agreement() -> Agreement {
        let on = chrono::NaiveDate::from_ymd_opt(2026, 10, 5).unwrap();
        Agreement { by: StaffId::parse("as").unwrap(), on, recorded_by: None }
    }

    #[test]
    fn what_is_added_within_braces_stands_as_it_would_be_typed() {
        let old = TARGET.replace("of = 10 }", "of = 10, what = \"words\" }");
        assert_eq!(edit(TARGET, &target(&old)).unwrap(), old);
    }

    #[test]
    fn a_map_keeps_the_order_that_is_meant() {
        use super::super::Session;
        let text = |help: &str| {
            format!(
                "date = 2026-11-20\nminutes = 25\nstaff = \"jm\"\n\n[[result]]\ntarget = \"cvc\"\ncorrect = 8\nof = 10\nhelp = {{ {help} }}\n"
            )
        };
        let old = text("independent = 4, clueing = 4, modelling = 2");
        for help in ["clueing = 4, independent = 6", "prompting = 1, independent = 9", "independent = 10"] {
            let new = decode::<Session>("s.toml", &text(help)).0.unwrap();
            assert_eq!(decode::<Session>("s.toml", &edit(&old, &new).unwrap()).0, Some(new), "{help}");
        }
    }

    #[test]
    fn no_change_is_no_change() {
        assert_eq!(edit(TARGET, &target(TARGET)).unwrap(), TARGET);
    }

    #[test]
    fn one_change_touches_one_line() {
        let mut new = target(TARGET);
        new.change[0].agreed = Some(agreement());
        let edited = edit(TARGET, &new).unwrap();
        assert_eq!(edited, format!("{TARGET}\r\nagreed = {{ by = \"as\", on = 2026-10-05 }}"));
    }

    #[test]
    fn a_value_changes_in_the_place_and_layout_that_it_had() {
        let mut new = target(TARGET);
        new.goal.level = Some(crate::record::Level::whole(90));
        new.title = crate::record::words::Title::new("Reads more words").unwrap();
        let edited = edit(TARGET, &new).unwrap();
        assert_eq!(
            edited,
            TARGET.replace("level = 80", "level = 90").replace("\"Reads words\"", "\"Reads more words\"")
        );
    }

    #[test]
    fn a_change_deep_within_sections_is_seen() {
        let text = "format = 1\nschool = \"Oakfield\"\n\n[staff.jm] # hers\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\n# last\n";
        let mut new = decode::<crate::record::School>("", text).0.unwrap();
        let mut other = new.staff.values().next().unwrap().clone();
        other.left = chrono::NaiveDate::from_ymd_opt(2026, 10, 5);
        new.staff.insert(StaffId::parse("jm").unwrap(), other.clone());
        let edited = edit(text, &new).unwrap();
        assert_eq!(edited, text.replace("worker\"\n", "worker\"\nleft = 2026-10-05\n"));
        new.staff.insert(StaffId::parse("as").unwrap(), other);
        assert!(edit(&edited, &new).unwrap().contains("\n\n[staff.as]\n"));
    }

    #[test]
    fn a_byte_order_mark_and_mixed_line_ends_stay() {
        let text = format!("\u{feff}{}\n", TARGET.replace("80\r\n", "80\n"));
        let mut new = target(&text);
        new.agreed = Some(agreement());
        let edited = edit(&text, &new).unwrap();
        assert!(edited.starts_with("\u{feff}# words first\r\n"));
        assert!(edited.contains("goal.level = 80\ngoal.by"));
        assert!(edited.ends_with("by = \"jm\"\n"));
    }

    #[test]
    fn a_section_is_added_after_what_is_there() {
        let mut new = target(TARGET);
        let mut more = new.change[0].clone();
        more.agreed = Some(agreement());
        new.change.push(more);
        let edited = edit(TARGET, &new).unwrap();
        assert!(edited.starts_with(TARGET));
        assert_eq!(edited.matches("[[change]]").count(), 2);
    }
}

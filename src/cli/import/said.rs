//! What is said of an import: wrong rows, what was assumed, and how far one came that stopped.

use std::collections::BTreeSet;

use crate::calendar::say;
use crate::cli::failure::Failure;
use crate::cli::ui::Ui;
use crate::exchange::columns::Columns;
use crate::exchange::import::Import;
use crate::exchange::rows::Rows;
use crate::record::result::SessionResult;
use crate::record::{Problem, PupilId, School, Session, StaffId};
use crate::text;

/// How many wrong rows are shown.
const SHOWN: usize = 20;

/// How many days are named before it is only said how many more there are.
const NAMED: usize = 5;

/// Shows what is wrong with the rows, and writes nothing.
pub(super) fn refuse_wrong(wrong: &[Problem], rows: usize, ui: &mut Ui<'_>) -> Result<(), Failure> {
    let Some(first) = wrong.first() else { return Ok(()) };
    let line = |problem: &Problem| problem.place.spot.as_ref().map_or(0, |spot| spot.line);
    let mut lines: Vec<usize> = wrong.iter().map(line).collect();
    lines.dedup();
    let (number, of) = (lines.len(), text::count(rows, "row"));
    ui.problems(&wrong[..wrong.len().min(SHOWN)]);
    let is = if number == 1 { "is" } else { "are" };
    let mut message = format!("{number} of {of} {is} wrong, and nothing was written");
    if ui.json || wrong.len() > SHOWN {
        let named: Vec<String> =
            wrong.iter().map(|problem| format!("line {}: {}", line(problem), problem.message)).collect();
        let from = if ui.json { 0 } else { SHOWN };
        message = format!("{message}: {}", named[from..].join("; "));
    }
    let mut failure = Failure::usage(message).help(first.help.clone().filter(|_| ui.json));
    failure.place = first
        .place
        .spot
        .as_ref()
        .filter(|_| ui.json)
        .map(|spot| Box::new((first.place.file.clone(), Some((spot.line, spot.column)))));
    Err(failure)
}

/// There is no row to import.
pub(super) fn nothing(name: &str, pupil: &PupilId, of_others: usize) -> Failure {
    let name = text::clean_line(name);
    if of_others == 0 {
        return Failure::usage(format!("{name} has no rows"))
            .help("the first line names the columns; a row a result follows".to_owned());
    }
    let rows = text::count(of_others, "row");
    Failure::usage(format!("{name} has {rows}, and none of {pupil}"))
        .help(format!("the column `pupil` says whose a row is; {pupil} has to stand there"))
}

/// Says what an import that stopped has written.
pub(super) fn half_done(failure: Failure, done: usize, all: usize) -> Failure {
    let message = format!(
        "{}; {done} of {} are written, and the same command again writes the rest",
        failure.message,
        text::count(all, "session")
    );
    // The words are in the table still.
    Failure { message, unwritten: None, ..failure }
}

/// `Friday 20 November 2026 09:30: 25 minutes; cvc-words 8/10 @clueing`.
pub(super) fn in_words(session: &Session) -> String {
    let time = session.start.map(|start| format!(" {}", say::time(start))).unwrap_or_default();
    let minutes = session.minutes.and_then(|minutes| usize::try_from(minutes.get()).ok()).unwrap_or_default();
    let result = |result: &SessionResult| {
        let help = result.result.help.as_ref().map(|help| format!(" {help}")).unwrap_or_default();
        format!("{} {}{help}{}", result.target, result.result.say(), if result.probe { ", a probe" } else { "" })
    };
    let results: Vec<String> = session.result.iter().map(result).collect();
    format!("{}{time}: {}; {}", say::long(session.date), text::count(minutes, "minute"), results.join("; "))
}

/// What was assumed, left out or is unusual.
pub(super) fn notes(import: &Import, rows: &Rows, columns: &Columns, school: &School, ui: &mut Ui<'_>) {
    if !columns.unused.is_empty() {
        let unused: Vec<String> = columns.unused.iter().map(|name| text::brief(name, 40)).collect();
        ui.note(&format!("not imported: the {} {}", text::plural(unused.len(), "column"), text::and_list(&unused)));
    }
    if rows.of_others > 0 {
        ui.note(&format!("left out: {} of other pupils", text::count(rows.of_others, "row")));
    }
    if import.timetabled > 0 {
        let sessions = text::count(import.timetabled, "session");
        ui.note(&format!("{sessions} without minutes: taken as long as timetabled"));
    }
    if import.unknown_length > 0 {
        let sessions = text::count(import.unknown_length, "session");
        ui.warn(&format!(
            "{sessions} without minutes, and no timetable says how long: written as one minute, and said so in the note"
        ));
    }
    let unknown = rows.rows.iter().filter(|row| row.unknown.is_some()).count();
    if unknown > 0 {
        let results = text::count(unknown, "result");
        ui.warn(&format!("{results} with a level that the counts do not give: how many trials or how long is not known, and the note says so"));
    }
    if !import.closed.is_empty() {
        let mut days: Vec<String> = import.closed.iter().take(NAMED).map(|day| say::long(*day)).collect();
        days.extend((import.closed.len() > NAMED).then(|| format!("{} more", import.closed.len() - NAMED)));
        let are = if import.closed.len() == 1 { "is no school day" } else { "are no school days" };
        ui.warn(&format!("{} {are} in keywork.toml; imported all the same", text::and_list(&days)));
    }
    let taken: BTreeSet<&StaffId> = import.targets.iter().filter_map(|new| new.taken_as_agreed_by.as_ref()).collect();
    for by in taken {
        let by = school.name_of(by);
        ui.warn(&format!(
            "who agreed the later phases is not said: taken as agreed by {by}; name them with --agreed-by"
        ));
    }
    for path in &import.same_day {
        ui.warn(&format!(
            "there is another result of that day: {path}; if it is of the same lesson, take one of them out"
        ));
    }
    for path in &import.same_time {
        ui.warn(&format!("there is another record of that time: {path}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::exit::Exit;

    #[test]
    fn an_import_that_stopped_says_how_far_it_came() {
        let failure = half_done(Failure::unwritten("the disk is full"), 4, 6);
        let message = "the disk is full; 4 of 6 sessions are written, and the same command again writes the rest";
        assert_eq!((failure.message.as_str(), failure.exit), (message, Exit::Unwritten));
    }
}

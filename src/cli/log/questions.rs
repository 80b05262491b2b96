//! With nothing said on a terminal, `log` asks: a result for each target, a note, and what may go home.

use super::Scene;
use crate::cli::ask::{Question, line, may_ask};
use crate::cli::failure::Failure;
use crate::cli::ui::Ui;
use crate::record::result::TrialResult;
use crate::record::{Filed, Target};

/// What was answered.
#[derive(Default)]
pub(super) struct Answers {
    /// Results, as they would be typed.
    pub(super) results: Vec<(String, String)>,
    /// A note for staff.
    pub(super) note: Option<String>,
    /// What may go home.
    pub(super) share: Option<String>,
}

/// Asks about every target that has not ended. Without a terminal nothing is asked.
pub(super) fn ask(scene: &Scene<'_>, ui: &Ui<'_>) -> Result<Answers, Failure> {
    may_ask(
        ui,
        "there is nothing to record",
        "a result such as cvc-words=8/10, or --note, or --missed REASON, or --as-planned",
    )?;
    let mut answers = Answers::default();
    let open = |filed: &Filed<Target>| filed.record.ended(scene.settings.today).is_none();
    for (id, filed) in scene.records.targets.iter().filter(|(_, filed)| open(filed)) {
        let (measure, ladder) = (&filed.record.measure, &scene.folder.school.help);
        let check = |typed: &str| {
            let parsed = TrialResult::parse(typed, measure, ladder);
            parsed.map(|_| ()).map_err(|error| Failure::usage(error.to_string()).help(error.help()))
        };
        let words = format!("{} ({id}):", filed.record.title.as_str());
        let help =
            format!("such as {}, and @RUNG for the help; empty where it was not worked on", measure.kind.example());
        let question = Question { words: &crate::text::clean_line(&words), help: &help, may_be_empty: true };
        answers.results.extend(line(&question, &check)?.map(|result| (id.to_string(), result)));
    }
    let any = |_: &str| Ok(());
    let note =
        Question { words: "A note for staff:", help: "not in the home report; empty for none", may_be_empty: true };
    answers.note = line(&note, &any)?;
    let share = Question { words: "Something to go home:", help: "empty for none", may_be_empty: true };
    answers.share = line(&share, &any)?;
    Ok(answers)
}

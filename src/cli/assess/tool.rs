//! `assess --tool`: the scores of a named tool, never averaged with those of another.

use super::Assessing;
use crate::calendar::say;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::cli::when::{readable, still_here};
use crate::cli::words::Words;
use crate::cli::writes::Writes;
use crate::record::assessment::{Mark, Score};
use crate::record::words::Title;
use crate::record::{Assessment, Level, OutcomeId, PupilRecords};
use crate::store::layout::DatedKind;
use crate::store::place_dated;
use crate::text::brief;

/// Records the assessment.
pub(super) fn record(assessing: &Assessing, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    let folder = Folder::to_write(settings)?;
    let staff = folder.writer(settings)?;
    let (pupil, target) = assessing.pupil_and_target(&folder, settings)?;
    if let Some(target) = target {
        let help = "leave the target out; --outcome E1 says what it is evidence for".to_owned();
        return Err(Failure::usage(format!("an assessment is of the pupil, not of `{}`", brief(target, 40))).help(help));
    }
    let records = folder.plan(&pupil)?;
    readable(&records.problems)?;
    let own = records.pupil.as_ref().map(|pupil| &pupil.record);
    let moment = assessing.when.moment(own, settings)?;
    still_here(moment.day, own)?;
    let mut words = Words::new(settings);
    let tool = words.title("tool", assessing.tool.as_deref())?;
    let assessment = Assessment {
        date: moment.day,
        start: Some(moment.time),
        staff,
        recorded_by: None,
        tool: tool.ok_or_else(|| {
            Failure::usage("--tool: which tool was it?")
                .help("write it such as --tool \"Phonics screening check\"".to_owned())
        })?,
        version: None,
        informant: words.title("informant", assessing.informant.as_deref())?,
        context: None,
        outcome: assessing.outcome.as_deref().map(|typed| outcome(typed, &records)).transpose()?,
        note: words.staff_only("note", assessing.note.as_deref())?,
        recorded: Some(settings.today),
        score: assessing.score.iter().map(|typed| score(typed)).collect::<Result<_, _>>()?,
    };
    let (path, written) = place_dated(&folder.root, &pupil, DatedKind::Assessments, &assessment)?;
    let mut writes = Writes::default();
    writes.add(path, written, in_words(&assessment, &records));
    Ok(writes.tell(ui))
}

/// `total=27/40`, `reading=PK3`, `wellbeing=3.5`.
fn score(typed: &str) -> Result<Score, Failure> {
    let wrong = |why: &str| {
        let help = "write it such as total=27/40, reading=PK3 or wellbeing=3.5".to_owned();
        Failure::usage(format!("--score: `{}` {why}", brief(typed, 40))).help(help)
    };
    let (name, value) = typed.split_once('=').ok_or_else(|| wrong("is not NAME=VALUE"))?;
    let name = Title::new(name).ok_or_else(|| wrong("has no name"))?;
    let Some((value, of)) = value.split_once('/') else {
        let value = Mark::parse(value).ok_or_else(|| wrong("has no value"))?;
        return Ok(Score { name, value, of: None });
    };
    let numbers = Level::parse(value.trim()).zip(Level::parse(of.trim()));
    let (value, of) = numbers.ok_or_else(|| wrong("is not a number out of a number"))?;
    if value > of {
        return Err(wrong("is more than there is"));
    }
    Ok(Score { name, value: Mark::Number(value), of: Some(of) })
}

/// The outcome of Section E that was typed.
pub(in crate::cli) fn outcome(typed: &str, records: &PupilRecords) -> Result<OutcomeId, Failure> {
    let known = records.pupil.iter().flat_map(|pupil| &pupil.record.outcome);
    let ids: Vec<&str> = known.clone().map(|outcome| outcome.id.as_str()).collect();
    let found = known.map(|outcome| &outcome.id).find(|id| id.as_str() == typed).cloned();
    let message = format!("--outcome: there is no outcome `{}`", brief(typed, 40));
    found.ok_or_else(|| Failure::usage(message).near(typed, &ids, "the outcomes are"))
}

fn in_words(assessment: &Assessment, records: &PupilRecords) -> String {
    let score = |score: &Score| {
        let of = score.of.map(|of| format!("/{of}")).unwrap_or_default();
        format!("{} {}{of}", score.name.as_str(), score.value.say())
    };
    let scores: Vec<String> = assessment.score.iter().map(score).collect();
    format!("{}, {}: {}; {}", records.name(), say::long(assessment.date), assessment.tool.as_str(), scores.join(", "))
}

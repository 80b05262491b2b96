//! `keywork recommend`: what a professional advised, and what became of it.

use chrono::NaiveDate;
use clap::Args;

use super::args::When;
use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::plan::typed::needed;
use super::reference::{self, Found};
use super::settings::Settings;
use super::staff::one_line;
use super::ui::Ui;
use super::when::{Moment, day, not_to_come, readable};
use super::words::Words;
use super::writes::Writes;
use crate::calendar::say;
use crate::calendar::typed::Look;
use crate::record::words::StaffOnly;
use crate::record::{Filed, Named, PupilRecords, Recommendation};
use crate::store::layout::DatedKind;
use crate::store::{Written, place_dated, place_edit};
use crate::text::brief;

/// Record what a professional recommended, and later when it was begun and what came of it
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork recommend rowan --from \"L. Hart\" --role slt --outcome E2 --text \"Model the sentence, then wait\" \
    --document \"Report of 14 September 2026, page 3\"\n  \
    keywork recommend rowan --update 14-1200 --started 21/9\n  \
    keywork recommend rowan --update 14-1200 --evaluated today --result \"He waits for the model now\""
)]
pub(crate) struct Recommend {
    /// The pupil; may be left out by who works with just one
    pupil: Option<String>,
    /// Who recommends it, by name
    #[arg(
        long,
        value_name = "WHO",
        allow_hyphen_values = true,
        required_unless_present = "update",
        conflicts_with = "update"
    )]
    from: Option<String>,
    /// What that person is, in a word: slt, ep, ot
    #[arg(long, value_name = "WORD", required_unless_present = "update", conflicts_with = "update")]
    role: Option<String>,
    /// What is recommended, once for each point
    #[arg(
        long,
        value_name = "TEXT",
        allow_hyphen_values = true,
        required_unless_present = "update",
        conflicts_with = "update"
    )]
    text: Vec<String>,
    /// The outcome of Section E that it is toward
    #[arg(long, value_name = "E1", conflicts_with = "update")]
    outcome: Option<String>,
    /// Where it is written
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, conflicts_with = "update")]
    document: Option<String>,
    /// The recommendation that was begun or evaluated: the start of its file's name
    #[arg(long, value_name = "REF")]
    update: Option<String>,
    /// The day on which it was begun
    #[arg(long, value_name = "DATE")]
    started: Option<String>,
    /// The day on which it was looked at
    #[arg(long, value_name = "DATE", requires = "result")]
    evaluated: Option<String>,
    /// What came of it
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, requires = "evaluated")]
    result: Option<String>,
    #[command(flatten)]
    when: When,
}

impl Recommend {
    /// Records the recommendation, or what became of one.
    ///
    /// # Errors
    /// When something typed cannot be, or nothing could be written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::to_write(settings)?;
        match &self.update {
            Some(reference) => self.update(reference, &folder, settings, ui),
            None => self.record(&folder, settings, ui),
        }
    }

    fn record(&self, folder: &Folder, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let staff = folder.writer(settings)?;
        let id = folder.pupil_or_own(self.pupil.as_deref(), settings)?;
        let records = folder.whatever_is_known(&id, ui)?;
        let moment = self.when.moment(records.pupil.as_ref().map(|pupil| &pupil.record), settings)?;
        if self.outcome.is_some() && records.pupil.is_none() {
            readable(&records.problems)?;
        }
        let mut words = Words::new(settings);
        let name = |flag: &str, what: &str, typed: Option<String>| one_line(flag, what, &typed.unwrap_or_default());
        let new = Recommendation {
            date: moment.day,
            start: Some(moment.time),
            staff,
            from: name("--from", "name", words.text("from", self.from.as_deref())?)?,
            role: name("--role", "word", words.text("role", self.role.as_deref())?)?,
            text: self.points(&mut words)?,
            outcome: self.outcome.as_deref().map(|typed| super::assess::outcome(typed, &records)).transpose()?,
            document: words.title("document", self.document.as_deref())?,
            started: None,
            evaluated: None,
            result: None,
            recorded: Some(settings.today),
        };
        let new = self.changed(new, "the record", settings)?;
        let (path, written) = place_dated(&folder.root, &id, DatedKind::Recommendations, &new)?;
        let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).unwrap_or(&path).to_owned();
        let mut writes = Writes::default();
        writes.add(path, written, in_words(&new, &moment, &records));
        let exit = writes.tell(ui);
        ui.hint(&format!("once it is begun: `keywork recommend {id} --update {stem} --started DATE`"));
        Ok(exit)
    }

    fn points(&self, words: &mut Words<'_>) -> Result<Vec<StaffOnly>, Failure> {
        self.text.iter().map(|typed| needed("text", words.staff_only("text", Some(typed))?)).collect()
    }

    fn update(&self, reference: &str, folder: &Folder, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        folder.writer(settings)?;
        if self.when.on.is_some() || self.when.at.is_some() {
            let help = "give the day with --started DATE or --evaluated DATE".to_owned();
            return Err(Failure::usage("--on and --at are of a new recommendation").help(help));
        }
        if self.started.is_none() && self.evaluated.is_none() {
            let help = "give --started DATE, or --evaluated DATE with --result TEXT".to_owned();
            return Err(Failure::usage("--update: what became of it?").help(help));
        }
        let found = self.found(reference, folder)?;
        let filed = recommendation(&found, reference)?;
        let new = self.changed(filed.record.clone(), filed.path.as_str(), settings)?;
        let written = place_edit(&folder.root, filed, &new)?;
        let mut writes = Writes::default();
        writes.add(
            filed.path.as_str(),
            written,
            format!("{}: what {} recommended{}", found.records.name(), new.from.as_str(), became(&new, &filed.record)),
        );
        if new.started.is_none() && written == Written::New {
            ui.note("note: no day is written on which it was begun: add it with --started DATE");
        }
        Ok(writes.tell(ui))
    }

    /// What `--update` names, among the records of the pupil where one was typed.
    fn found(&self, reference: &str, folder: &Folder) -> Result<Found, Failure> {
        let Some(pupil) = self.pupil.as_deref() else { return reference::find(folder, reference) };
        let id = folder.pupil(pupil)?;
        if !reference.contains('/') {
            return reference::find(folder, &format!("{id}/{reference}"));
        }
        let found = reference::find(folder, reference)?;
        if found.records.id == id {
            return Ok(found);
        }
        let whose = format!("`{}` is of {}, not of {id}", brief(reference, 60), found.records.id);
        Err(Failure::usage(whose).help("leave the pupil out, or look at the name".to_owned()))
    }

    /// The recommendation with what was typed of it.
    fn changed(&self, known: Recommendation, file: &str, settings: &Settings) -> Result<Recommendation, Failure> {
        let mut words = Words::new(settings);
        let mut new = known;
        if let Some(typed) = &self.started {
            let started = past("--started", typed, settings)?;
            in_order(("given", new.date), ("begun", started), "--started")?;
            new.started = Some(started);
        }
        if let Some(typed) = &self.evaluated {
            let evaluated = past("--evaluated", typed, settings)?;
            let result = needed("result", words.staff_only("result", self.result.as_deref())?)?;
            let is_another = new.result.as_ref().is_some_and(|known| *known != result);
            if let Some(before) = new.evaluated.filter(|_| is_another) {
                let message =
                    format!("it was evaluated on {} already, and another result stands there", say::long(before));
                return Err(Failure::usage(message).help(format!("to change that, change {file}")));
            }
            (new.evaluated, new.result) = (Some(evaluated), Some(result));
        }
        if let Some(evaluated) = new.evaluated {
            let flag = if self.evaluated.is_some() { "--evaluated" } else { "--started" };
            in_order(("given", new.date), ("evaluated", evaluated), flag)?;
            new.started.map_or(Ok(()), |started| in_order(("begun", started), ("evaluated", evaluated), flag))?;
        }
        Ok(new)
    }
}

/// A day that is not to come.
fn past(flag: &str, typed: &str, settings: &Settings) -> Result<NaiveDate, Failure> {
    let on = day(flag, typed, settings, Look::Back)?;
    not_to_come(on, settings)?;
    Ok(on)
}

/// Refuses a second thing on a day before the first.
fn in_order(first: (&str, NaiveDate), second: (&str, NaiveDate), flag: &str) -> Result<(), Failure> {
    if first.1 <= second.1 {
        return Ok(());
    }
    let [before, after] = [second.1, first.1].map(say::long);
    let message = format!("it would be {} before it was {}: {before} is before {after}", second.0, first.0);
    Err(Failure::usage(message).help(format!("look at the day and the year of {flag}")))
}

/// The recommendation that a reference names.
fn recommendation<'f>(found: &'f Found, typed: &str) -> Result<&'f Filed<Recommendation>, Failure> {
    match found.named()? {
        Named::Recommendation(filed) => Ok(filed),
        other => {
            let message = format!("`{}` is no recommendation: it is {}", brief(typed, 60), other.path());
            let known: Vec<&str> = found.records.recommendations.iter().map(|filed| filed.path.stem()).collect();
            Err(Failure::usage(message).near("", &known, "the recommendations are"))
        }
    }
}

/// Whose it is, when it was given, who recommends what, and toward what.
fn in_words(new: &Recommendation, moment: &Moment, records: &PupilRecords) -> String {
    let points: Vec<String> = new.text.iter().map(|point| brief(point.as_str(), 80)).collect();
    let mut said = format!(
        "{}, {}: {} ({}) recommends: {}",
        records.name(),
        moment.in_words(),
        new.from.as_str(),
        new.role.as_str(),
        points.join("; ")
    );
    said.extend(new.outcome.as_ref().map(|outcome| format!("; toward {outcome}")));
    said.extend(new.document.as_ref().map(|document| format!("; written in {}", document.as_str())));
    said + &became(new, new)
}

/// What became of it, and what stood there until now.
fn became(new: &Recommendation, old: &Recommendation) -> String {
    let until_now = |before: Option<NaiveDate>, now: NaiveDate| {
        let before = before.filter(|before| *before != now);
        before.map(|before| format!(", until now {}", say::long(before))).unwrap_or_default()
    };
    let begun = new.started.map(|on| format!("; begun on {}{}", say::long(on), until_now(old.started, on)));
    let seen = new.evaluated.map(|on| format!("; evaluated on {}{}", say::long(on), until_now(old.evaluated, on)));
    let result = new.result.as_ref().map(|result| format!(": {}", brief(result.as_str(), 80)));
    begun.into_iter().chain(seen).chain(result).collect()
}

//! `keywork log`: what happened in a session, in ten seconds.

mod prepared;
mod questions;
mod results;
mod single;
mod slots;
mod timing;

pub(super) use single::parse_minutes;

use clap::Args;

use super::args::When;
use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::settings::Settings;
use super::ui::Ui;
use super::when::{opened, readable, still_here};
use crate::calendar::typed::{Look, parse_range};
use crate::record::session::Reason;
use crate::record::{PupilId, PupilRecords, StaffId};
use crate::store::read::{self, Scope};

/// Record a session: what was worked on, what it gave, with how much help
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork log rowan cvc=8/10@clueing -m 25 --note \"Tired after swimming\"\n  \
    keywork log rowan --missed staff-absent --provision phonics --why \"Cover not found\"\n\n\
    A result is 8/10 (accuracy, steps, interval), 42/2m (rate), 5 (count, scale, score), 3m20s (duration, latency),\n\
    yes or no; each may end in @RUNG or @independent:5,clueing:2; @RUNG alone where the help is what is measured.")]
pub(crate) struct Log {
    /// The pupil, then a result for each target worked on
    #[arg(value_name = "PUPIL TARGET=RESULT")]
    words: Vec<String>,
    #[command(flatten)]
    when: When,
    /// How long it was, in minutes
    #[arg(short, long, value_name = "N", allow_hyphen_values = true)]
    minutes: Option<String>,
    /// Who taught, where it was not whoever is typing
    #[arg(long, value_name = "STAFF")]
    taught_by: Option<String>,
    /// The provision that the session belongs to
    #[arg(long, value_name = "ID")]
    provision: Option<String>,
    /// What was done
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    activity: Option<String>,
    /// What was changed on the day
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    adapted: Option<String>,
    /// For staff: not in the home report
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// May go home
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    share: Option<String>,
    /// What to do next time
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    next: Option<String>,
    /// A question to the teacher
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    ask: Option<String>,
    /// Who is to be told of this
    #[arg(long, value_name = "STAFF")]
    tell: Vec<String>,
    /// Where it was
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    place: Option<String>,
    /// How many pupils were taught together
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    group: Option<String>,
    /// Take day, time, minutes, activity and group from my last log for another pupil, and join the two
    #[arg(long)]
    same: bool,
    /// The result of this target is a probe: taken without help
    #[arg(long, value_name = "TARGET")]
    probe: Vec<String>,
    /// Where the work itself is, in words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    evidence: Vec<String>,
    /// Why it did not happen
    #[arg(long, value_name = "REASON")]
    missed: Option<String>,
    /// Why it was shorter than planned
    #[arg(long, value_name = "REASON")]
    cut_short: Option<String>,
    /// More about why it was missed or cut short
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    why: Option<String>,
    /// What a second observer counted: STAFF:RESULT, or STAFF:TARGET=RESULT
    #[arg(long, value_name = "STAFF:RESULT")]
    second_observer: Vec<String>,
    /// The day's unrecorded slots were given as timetabled
    #[arg(long, conflicts_with_all = ["missed", "cut_short", "same", "minutes"])]
    as_planned: bool,
}

/// A target and its result, as typed.
type TypedResult<'a> = (&'a str, &'a str);

/// What every form of the command needs to know.
struct Scene<'a> {
    folder: &'a Folder,
    settings: &'a Settings,
    records: PupilRecords,
    pupil: PupilId,
    /// Who is typing.
    writer: StaffId,
    /// Who taught, or should have.
    staff: StaffId,
}

impl Log {
    /// Records the session.
    ///
    /// # Errors
    /// When something typed cannot be, or nothing could be written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::to_write(settings)?;
        let writer = folder.writer(settings)?;
        let (pupil, results) = self.pupil_and_results()?;
        let pupil = folder.pupil_or_own(pupil, settings)?;
        let taught_by = self.taught_by.as_deref().map(|typed| folder.staff("--taught-by", typed)).transpose()?;
        let staff = taught_by.unwrap_or_else(|| writer.clone());
        let records = folder.plan(&pupil)?;
        readable(&records.problems)?;
        let mut scene = Scene { folder: &folder, settings, records, pupil, writer, staff };
        let span = self.span(settings)?;
        let missed = self.missed.as_deref().map(reason).transpose()?;
        match (missed, span, self.as_planned) {
            (None, Some(_), false) => Err(Failure::usage("--on takes a span of days only with --missed")),
            (_, _, true) => slots::as_planned(self, &mut scene, ui),
            (Some(reason), Some(span), _) => slots::missed(self, reason, span, &mut scene, ui),
            (missed, None, _) => single::log(self, &results, missed, &mut scene, ui),
        }
    }

    /// The words before the flags: a pupil, perhaps, and results.
    fn pupil_and_results(&self) -> Result<(Option<&str>, Vec<TypedResult<'_>>), Failure> {
        let mut pupil = None;
        let mut results = Vec::new();
        for (at, word) in self.words.iter().enumerate() {
            match word.split_once('=') {
                Some((target, result)) => results.push((target.trim(), result.trim())),
                None if at == 0 => pupil = Some(word.as_str()),
                None => {
                    let message = format!("`{}` is no result", crate::text::brief(word, 40));
                    return Err(
                        Failure::usage(message).help("a result is TARGET=RESULT, such as cvc-words=8/10".to_owned())
                    );
                }
            }
        }
        Ok((pupil, results))
    }

    /// The days of `--on FROM..TO`.
    fn span(&self, settings: &Settings) -> Result<Option<(chrono::NaiveDate, chrono::NaiveDate)>, Failure> {
        let typed = self.when.on.as_deref().filter(|typed| typed.contains(".."));
        let parse = |typed| parse_range(typed, settings.today, Look::Back);
        typed.map(parse).transpose().map_err(|error| Failure::usage(format!("--on: {error}")).help(error.help()))
    }
}

impl Scene<'_> {
    /// Adds what is recorded in the month of a day, to see which slots are taken.
    fn read_month(&mut self, day: chrono::NaiveDate) -> Result<(), Failure> {
        read::dated(&self.folder.root, &mut self.records, Scope::since(day), &self.folder.school);
        opened(&self.records.problems)
    }

    /// The day of `--on`, else today.
    fn day(&self, log: &Log) -> Result<chrono::NaiveDate, Failure> {
        let pupil = self.records.pupil.as_ref().map(|pupil| &pupil.record);
        log.when.past_day(pupil, self.settings)
    }

    fn still_here(&self, day: chrono::NaiveDate) -> Result<(), Failure> {
        still_here(day, self.records.pupil.as_ref().map(|pupil| &pupil.record))
    }

    /// Who wrote it down, where it was not who taught.
    fn recorded_by(&self) -> Option<StaffId> {
        (self.staff != self.writer).then(|| self.writer.clone())
    }
}

/// A reason for a session that was missed or cut short.
fn reason(typed: &str) -> Result<Reason, Failure> {
    typed.parse().map_err(|error: crate::record::UnknownWord| Failure::usage(error.to_string()).help(error.help()))
}

//! `keywork meeting [record]`: a meeting that is planned, or what became of it.

use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveTime};
use clap::Args;

use super::complete::{all_read, completed, recorded, same_day};
use super::said::{in_words, slips, warnings};
use crate::calendar::say;
use crate::calendar::typed::{Look, weekday_named};
use crate::cli::action::{action, the_owner};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::people::{parents, person};
use crate::cli::plan::typed::word;
use crate::cli::settings::Settings;
use crate::cli::staff::one_line;
use crate::cli::ui::Ui;
use crate::cli::view::view;
use crate::cli::when::{born_by, day, noon, time};
use crate::cli::words::Words;
use crate::cli::writes::Writes;
use crate::record::meeting::{Invited, MeetingKind, Recommend};
use crate::record::words::Title;
use crate::record::{Meeting, PupilRecords, School, StaffId};
use crate::store::layout::DatedKind;
use crate::store::read::{self, Scope};
use crate::store::{Written, place_dated, place_edit};
use crate::text::brief;

/// Record a meeting that is planned, or who came and what was decided: one already planned for that day is completed
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork meeting rowan --kind parents --on fri --at 15:45 --invited \"parent:Ms Ash\"\n  \
    keywork meeting rowan --kind parents --on fri --attended \"Ms Ash\" --attended jm --decision \"Word list stays at five\" \
    --view \"Ms Ash:He reads to the cat\" --action \"jm:11/12:Send the list home\""
)]
pub(super) struct NewMeeting {
    /// The pupil; may be left out by who works with just one
    pupil: Option<String>,
    /// What kind: review, annual-review, parents or professionals
    #[arg(long)]
    kind: String,
    /// The day, past or to come: 2026-12-04, fri, 4/12, 4 Dec; a weekday is the next one
    #[arg(long, value_name = "DATE")]
    on: String,
    /// The time, such as 15:45; where there is more than one meeting of the day, which
    #[arg(long, value_name = "HH:MM")]
    at: Option<String>,
    /// Who is invited, with what they are
    #[arg(long, value_name = "ROLE:NAME", allow_hyphen_values = true)]
    invited: Vec<String>,
    /// Who came
    #[arg(long, value_name = "WHO", allow_hyphen_values = true)]
    attended: Vec<String>,
    /// What the child, a parent or somebody else said, in their own words
    #[arg(long, value_name = "WHO:TEXT", allow_hyphen_values = true)]
    view: Vec<String>,
    /// What was decided
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    decision: Vec<String>,
    /// What somebody undertook to do, by when
    #[arg(long, value_name = "OWNER:DATE:TEXT", allow_hyphen_values = true)]
    action: Vec<String>,
    /// What an annual review recommends to the authority: maintain, amend or cease
    #[arg(long, value_name = "WORD")]
    recommend: Option<String>,
    /// The sections of the plan that should change, such as E,F
    #[arg(long, value_name = "E,F")]
    sections: Option<String>,
    /// A difference of view at an annual review
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    difference: Option<String>,
    /// What else to know
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

/// Who is meant by what was typed.
pub(super) struct People<'a> {
    /// The pupil's records.
    pub(super) records: &'a PupilRecords,
    /// The school.
    pub(super) school: &'a School,
}

impl NewMeeting {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::to_write(settings)?;
        let writer = folder.writer(settings)?;
        let id = folder.pupil_or_own(self.pupil.as_deref(), settings)?;
        let mut records = folder.whatever_is_known(&id, ui)?;
        let on = self.day(&records, settings)?;
        let at = self.at.as_deref().map(|typed| time("--at", typed)).transpose()?;
        read::dated(&folder.root, &mut records, Scope::since(on), &folder.school);
        let people = People { records: &records, school: &folder.school };
        let new = self.meeting(writer, (on, at), &folder, &people, settings)?;
        self.may_be(&new, settings)?;
        slips(&new, &people, ui);
        warnings(&new, &folder, settings, ui);
        let (path, written, words) = place(new, at, &folder, &people, settings, ui)?;
        let mut done = Writes::default();
        done.add(path.as_str(), written, words);
        let exit = done.tell(ui);
        self.hint(&path, on <= settings.today, ui);
        Ok(exit)
    }

    /// A weekday is the next such; a date without its year is the nearest, for a meeting is written down before and after.
    fn day(&self, records: &PupilRecords, settings: &Settings) -> Result<NaiveDate, Failure> {
        let is_weekday = weekday_named(&self.on.trim().to_lowercase()).is_some();
        let on = day("--on", &self.on, settings, if is_weekday { Look::Forward } else { Look::Nearest })?;
        born_by(on, records.pupil.as_ref().map(|pupil| &pupil.record))?;
        Ok(on)
    }

    fn meeting(
        &self,
        staff: StaffId,
        (date, at): (NaiveDate, Option<NaiveTime>),
        folder: &Folder,
        people: &People<'_>,
        settings: &Settings,
    ) -> Result<Meeting, Failure> {
        let mut words = Words::new(settings);
        let decided = self.decision.iter().map(|typed| words.staff_only("decision", Some(typed)));
        let decisions = decided.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
        Ok(Meeting {
            date,
            start: Some(at.unwrap_or_else(noon)),
            staff,
            kind: word::<MeetingKind>("--kind", &self.kind)?,
            invited: self.invited.iter().map(|typed| people.invited(typed)).collect::<Result<_, _>>()?,
            attended: self.attended.iter().map(|typed| people.attended(typed)).collect::<Result<_, _>>()?,
            views: self.view.iter().map(|typed| view(typed, &mut words)).collect::<Result<_, _>>()?,
            decisions,
            recommend: self.recommend.as_deref().map(|typed| word::<Recommend>("--recommend", typed)).transpose()?,
            sections: self.sections.as_deref().map(sections).transpose()?.unwrap_or_default(),
            difference: words.staff_only("difference", self.difference.as_deref())?,
            note: words.staff_only("note", self.note.as_deref())?,
            steps: Vec::new(),
            recorded: Some(settings.today),
            action: self
                .action
                .iter()
                .map(|typed| action(typed, folder, settings, &mut words))
                .collect::<Result<_, _>>()?,
        })
    }

    /// Refuses what only an annual review has, and what is only known once a meeting was held.
    fn may_be(&self, new: &Meeting, settings: &Settings) -> Result<(), Failure> {
        let of_review = [
            ("--recommend", self.recommend.is_some()),
            ("--sections", self.sections.is_some()),
            ("--difference", self.difference.is_some()),
        ];
        let typed = |flags: &[(&'static str, bool)]| flags.iter().find(|(_, typed)| *typed).map(|(flag, _)| *flag);
        if let Some(flag) = typed(&of_review).filter(|_| new.kind != MeetingKind::AnnualReview) {
            return Err(Failure::usage(format!("{flag} goes with --kind annual-review, and this is `{}`", new.kind)));
        }
        let after = [("--attended", !self.attended.is_empty()), ("--decision", !self.decision.is_empty())];
        let held = typed(&after).or_else(|| typed(&of_review)).filter(|_| new.date > settings.today);
        held.map_or(Ok(()), |flag| {
            let message = format!("{flag}: the meeting on {} is still to come", say::long(new.date));
            Err(Failure::usage(message).help("look at --on; views and actions may be written down before".to_owned()))
        })
    }

    fn hint(&self, path: &str, is_past: bool, ui: &mut Ui<'_>) {
        let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).unwrap_or(path);
        match (self.kind.trim() == MeetingKind::AnnualReview.word(), is_past) {
            (true, false) => ui.hint(&format!("when the invitations are out: `keywork done {stem} --step invited`")),
            (true, true) => ui.hint(&format!("when the report is out: `keywork done {stem} --step report-sent`")),
            (false, _) => {}
        }
    }
}

impl People<'_> {
    /// `parent:Ms Ash`; staff and parents by the name that the records have.
    fn invited(&self, typed: &str) -> Result<Invited, Failure> {
        let wrong = || {
            Failure::usage(format!("--invited: `{}` does not say what somebody is and who", brief(typed, 40)))
                .help("write it as ROLE:NAME, such as --invited \"parent:Ms Ash\"".to_owned())
        };
        let (role, name) = typed.split_once(':').ok_or_else(wrong)?;
        let (role, name) = (one_line("--invited", "role", role)?, one_line("--invited", "name", name)?);
        Ok(Invited { role, name: person(name, self.records, self.school).name })
    }

    /// A member of staff by id, a parent by the name in `pupil.toml`, or whoever was typed.
    fn attended(&self, typed: &str) -> Result<Title, Failure> {
        let who = one_line("--attended", "name", typed)?;
        let parent = parents(self.records).find(|name| name.as_str().eq_ignore_ascii_case(who.as_str()));
        Ok(parent.cloned().unwrap_or_else(|| the_owner(who, self.school)))
    }
}

/// `E,F`: the letters of an EHC plan's sections (SEND Regulations 2014, reg 12(1)), each once and in order.
fn sections(typed: &str) -> Result<Vec<Title>, Failure> {
    let known: Vec<String> = ('A'..='K').map(String::from).chain(["H1", "H2"].map(String::from)).collect();
    let mut all = Vec::new();
    for part in typed.split([',', ' ']).map(str::trim).filter(|part| !part.is_empty()) {
        let section = part.to_uppercase();
        if !known.contains(&section) {
            let message = format!("--sections: `{}` is no section of an EHC plan", brief(part, 20));
            return Err(Failure::usage(message).help("they are A to K, such as --sections E,F".to_owned()));
        }
        all.extend(Title::new(&section));
    }
    all.sort();
    all.dedup();
    if all.is_empty() {
        return Err(Failure::usage("--sections names none").help("write such as --sections E,F".to_owned()));
    }
    Ok(all)
}

/// Adds the meeting to what is recorded of it, else places a record of its own; the path, and in words what was done.
fn place(
    new: Meeting,
    at: Option<NaiveTime>,
    folder: &Folder,
    people: &People<'_>,
    settings: &Settings,
    ui: &mut Ui<'_>,
) -> Result<(String, Written, String), Failure> {
    all_read(&folder.root, people.records, &new)?;
    let Some(known) = recorded(people.records, &new, at)? else {
        if let Some(other) = same_day(people.records, &new).find_map(|filed| filed.record.start) {
            let other = say::time(other);
            ui.note(&format!("note: another of that kind and day is at {other}: to add to that one, leave --at out"));
        }
        let (path, written) = place_dated(&folder.root, &people.records.id, DatedKind::Meetings, &new)?;
        return Ok((path, written, in_words(&new, people, settings)));
    };
    let whole = completed(known, new, people.school)?;
    let written = place_edit(&folder.root, known, &whole)?;
    let mut words = in_words(&whole, people, settings);
    if written == Written::New {
        let before = if known.record.is_held() { "recorded" } else { "planned" };
        let _ = write!(words, "; added to what was {before} of it by {}", people.school.name_of(&known.record.staff));
    }
    Ok((known.path.as_str().to_owned(), written, words))
}

//! Every slot of a pupil's timetable, to the record of what became of it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, bail, ensure};
use chrono::{NaiveDate, NaiveTime};
use keywork::calendar::SchoolCalendar;
use keywork::record::liaison::{Done, Told};
use keywork::record::result::{SecondCount, SessionResult, TrialResult};
use keywork::record::session::Reason;
use keywork::record::words::{ForCover, Shared, StaffOnly, Title};
use keywork::record::{Minutes, Provision, ProvisionId, School, Session, StaffId, Target, TargetId};

use super::bank::{Bank, Chooser, Mood};
use super::day;
use super::life::{Fate, Said};
use super::random::Random;
use super::story::Story;

/// The sessions of one pupil, as they are made.
pub(super) struct Sessions<'s> {
    story: &'s Story,
    school: &'s School,
    targets: &'s BTreeMap<TargetId, Target>,
}

/// One slot of the timetable.
struct Place<'p> {
    id: &'p ProvisionId,
    provision: &'p Provision,
    date: NaiveDate,
    at: NaiveTime,
}

impl<'s> Sessions<'s> {
    pub(super) fn of(story: &'s Story, school: &'s School, targets: &'s BTreeMap<TargetId, Target>) -> Self {
        Self { story, school, targets }
    }

    /// Every session of the timetable up to the last day.
    pub(super) fn taught(
        &self,
        provision: &BTreeMap<ProvisionId, Provision>,
        calendar: &SchoolCalendar,
    ) -> anyhow::Result<Vec<Session>> {
        let mut all = Vec::new();
        for (id, provision) in provision {
            let mut random = Random::named(&[self.story.id, id.as_str()]);
            let mut chooser = Chooser::default();
            let to = provision.to.map_or(day(super::AS_OF), |to| to.min(day(super::AS_OF)));
            for date in calendar.school_days(provision.from, to) {
                for slot in provision.slots_on(date) {
                    let place = Place { id, provision, date, at: slot.at };
                    all.extend(self.one(&place, &mut chooser, &mut random).with_context(|| format!("{id} {date}"))?);
                }
            }
        }
        self.nothing_is_forgotten(&all)?;
        Ok(all)
    }

    fn one(&self, place: &Place<'_>, chooser: &mut Chooser, random: &mut Random) -> anyhow::Result<Option<Session>> {
        let (life, id) = (self.story.life, place.id.as_str());
        let usual = self.story.staff.iter().find(|(provision, _)| *provision == id);
        let usual = usual.with_context(|| format!("nobody teaches {id}"))?.1;
        let staff = StaffId::parse(life.cover_on(place.date).unwrap_or(usual))?;
        let recorded = Some(life.recorded(id, place.date));
        let provision = Some(place.id.clone());
        let mut session = Session { start: Some(place.at), provision, recorded, ..nothing_yet(place.date, staff) };
        match life.fate(id, place.date, place.at) {
            Fate::Unrecorded => return Ok(None),
            Fate::Missed(reason, why) => {
                session.missed = Some(reason.parse()?);
                session.why = StaffOnly::new(why);
                return Ok(Some(session));
            }
            Fate::Given => session.minutes = Some(place.provision.minutes),
            Fate::CutShort(minutes, reason, why) => {
                session.minutes = Minutes::new(minutes);
                session.cut_short = Some(reason.parse::<Reason>()?);
                session.why = StaffOnly::new(why);
            }
        }
        session.group = place.provision.group.filter(|group| group.get() > 1);
        let mood = self.mood(place.date, random);
        self.count(&mut session, mood, random)?;
        if let Some(bank) = self.bank(place) {
            let told = life.said(id, place.date).any(|said| matches!(said, Said::Activity(_)));
            fill(&mut session, (bank, mood, told), chooser, random);
        }
        for said in life.said(id, place.date) {
            add(&mut session, said)?;
        }
        Ok(Some(session))
    }

    fn bank(&self, place: &Place<'_>) -> Option<&'static Bank> {
        self.story.banks.iter().copied().flatten().find(|bank| bank.fits(place.id.as_str(), place.date))
    }

    /// A bad day is bad in all of its sessions.
    fn mood(&self, date: NaiveDate, random: &mut Random) -> Mood {
        if self.story.life.is_bad(date) {
            return Mood::Hard;
        }
        if random.chance(35) { Mood::Good } else { Mood::Plain }
    }

    fn count(&self, session: &mut Session, mood: Mood, random: &mut Random) -> anyhow::Result<()> {
        let provision = session.provision.as_ref().map(ProvisionId::as_str).unwrap_or_default();
        for course in self.story.courses.iter().filter(|course| course.provision == provision) {
            let id = TargetId::parse(course.target)?;
            let target = self.targets.get(&id).with_context(|| format!("there is no target {id}"))?;
            let surely = self.written(session.date, course.target).is_some();
            let day = (session.date, mood, surely);
            if let Some(result) = course.result(day, (target, &self.school.help), random) {
                session.result.push(self.mended(session.date, result, target)?);
            }
        }
        Ok(())
    }

    /// The result that the story writes out.
    fn written(&self, date: NaiveDate, target: &str) -> Option<&'static str> {
        let here = |(on, other, _): &&(&str, &str, &str)| day(on) == date && *other == target;
        self.story.life.results.iter().find(here).map(|(.., text)| *text)
    }

    /// The result that the story writes out, if it does, and what a second observer counted.
    fn mended(&self, date: NaiveDate, mut result: SessionResult, target: &Target) -> anyhow::Result<SessionResult> {
        let (life, id) = (self.story.life, result.target.as_str());
        let typed = |text: &str| TrialResult::parse(text, &target.measure, &self.school.help);
        if let Some(text) = self.written(date, id) {
            result.result = typed(text)?;
        }
        for (.., staff, text) in life.second.iter().filter(|(on, other, ..)| day(on) == date && *other == id) {
            result.second.push(SecondCount { staff: StaffId::parse(staff)?, result: typed(text)? });
        }
        Ok(result)
    }

    /// Whatever the story says of a session must have found that session.
    fn nothing_is_forgotten(&self, all: &[Session]) -> anyhow::Result<()> {
        let life = self.story.life;
        let at = |date: NaiveDate, provision: &str| {
            let given = |session: &&Session| session.provision.as_ref().is_some_and(|id| id.as_str() == provision);
            all.iter().filter(given).find(|session| session.date == date)
        };
        for (on, provision, _) in life.moments {
            let session = at(day(on), provision).with_context(|| format!("no {provision} on {on}"))?;
            ensure!(session.is_given(), "{provision} was missed on {on}");
        }
        for (on, provision, _) in life.late {
            ensure!(at(day(on), provision).is_some(), "no {provision} on {on}");
        }
        for (on, provision, ..) in life.cut_short {
            ensure!(at(day(on), provision).is_some_and(Session::is_given), "no {provision} on {on}");
        }
        let counted: BTreeSet<_> = all
            .iter()
            .flat_map(|session| session.result.iter().map(|result| (session.date, result.target.as_str())))
            .collect();
        let written = life.results.iter().map(|(on, target, _)| (on, target));
        for (on, target) in written.chain(life.second.iter().map(|(on, target, ..)| (on, target))) {
            if !counted.contains(&(day(on), *target)) {
                bail!("{target} has no result on {on}");
            }
        }
        Ok(())
    }
}

/// What the bank has for such a session, as often as a person would write it.
fn fill(session: &mut Session, (bank, mood, told): (&Bank, Mood, bool), chooser: &mut Chooser, random: &mut Random) {
    let [activity, note, share, next] = bank.often.map(|often| random.chance(often));
    let (date, hard) = (session.date, mood == Mood::Hard);
    // Where the story tells what was done, no other activity and none of its words fit.
    let scene = (activity && !told).then(|| chooser.scene(bank.scenes, date, random)).flatten();
    let (activity, own_note, own_share) = scene.copied().unwrap_or_default();
    session.activity = Title::new(activity);
    if note || hard {
        let own = (!hard && random.chance(70)).then(|| chooser.of_scene(own_note, date)).flatten();
        let note = own.or_else(|| chooser.choose(bank.notes(mood), date, random));
        session.note = note.and_then(StaffOnly::new);
    }
    if share && !hard {
        let share = chooser.of_scene(own_share, date).or_else(|| chooser.choose(bank.shares, date, random));
        session.share = share.and_then(Shared::new);
    }
    if next {
        session.next = chooser.choose(bank.nexts, date, random).and_then(ForCover::new);
    }
}

/// Puts what the story writes out in place of what the bank gave.
fn add(session: &mut Session, said: &Said) -> anyhow::Result<()> {
    match said {
        Said::Activity(text) => session.activity = Title::new(text),
        Said::Adapted(text) => session.adapted = StaffOnly::new(text),
        Said::Note(text) => session.note = StaffOnly::new(text),
        Said::Share(text) => session.share = Shared::new(text),
        Said::Next(text) => session.next = ForCover::new(text),
        Said::Place(text) => session.place = Title::new(text),
        Said::Evidence(text) => session.evidence.extend(Title::new(text)),
        Said::Ask(text) => session.ask = StaffOnly::new(text),
        Said::Answer(by, on, note) => {
            session.answer = Some(Done { on: day(on), by: StaffId::parse(by)?, note: StaffOnly::new(note) });
        }
        Said::Tell(staff, told) => {
            session.tell.push(StaffId::parse(staff)?);
            let told = told.map(|on| Ok::<_, anyhow::Error>(Told { staff: StaffId::parse(staff)?, on: day(on) }));
            session.told.extend(told.transpose()?);
        }
        Said::WrittenBy(staff) => session.recorded_by = Some(StaffId::parse(staff)?),
    }
    Ok(())
}

/// A session of which only the day and the adult are known.
fn nothing_yet(date: NaiveDate, staff: StaffId) -> Session {
    Session {
        date,
        start: None,
        minutes: None,
        staff,
        recorded_by: None,
        provision: None,
        place: None,
        group: None,
        joined: None,
        missed: None,
        cut_short: None,
        why: None,
        activity: None,
        adapted: None,
        note: None,
        share: None,
        next: None,
        ask: None,
        answer: None,
        tell: Vec::new(),
        told: Vec::new(),
        evidence: Vec::new(),
        recorded: None,
        prepared: None,
        result: Vec::new(),
    }
}

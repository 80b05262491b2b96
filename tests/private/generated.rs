//! Arbitrary cases, and the same case with everything private made anew.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime, Weekday};
use keywork::progress::Period;
use keywork::record::agreement::{Agreement, Decision, Proposal, Refusal, Review};
use keywork::record::help::{Ladder, Rung};
use keywork::record::pupil::Adult;
use keywork::record::result::SessionResult;
use keywork::record::school::Staff;
use keywork::record::session::Prepared;
use keywork::record::slot::Slot;
use keywork::record::target::Change;
use keywork::record::{
    Code, Contact, Dated, Filed, Observation, Problem, Provision, ProvisionId, Pupil, PupilId, PupilRecords,
    RecordPath, Role, School, Session, Target, TargetId,
};

use super::Case;
use crate::records::dice::{Arbitrary, Dice};
use crate::records::measured::result_of;

/// A Tuesday of the autumn of 2026: few days, so that records of one day are many.
fn day(dice: &mut Dice<'_>) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 1).unwrap() + Days::new(7 * u64::try_from(dice.below(8)).unwrap())
}

/// Few times, for the same reason.
fn time(dice: &mut Dice<'_>) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(u32::try_from(9 + dice.below(2)).unwrap(), 30, 0).filter(|_| !dice.one_in(4))
}

fn filed<T>(record: T, path: String) -> Filed<T> {
    Filed { path: RecordPath::new(path).unwrap(), text: Box::default(), record }
}

/// Adds a dated record under a name that follows from all of its words, private ones too.
fn add<T: Dated>(records: &mut Vec<Filed<T>>, record: T, dice: &mut Dice<'_>) {
    let digest: String = (0..4).map(|_| char::from(dice.pick(b"abcdefghijklmnop234567"))).collect();
    let (day, number) = (record.date().format("%Y-%m/%d"), records.len());
    records.push(filed(record, format!("pupils/fern/records/{day}-{digest}-{number}.toml")));
}

/// A pupil with a few targets, and results, shared words and private records about them.
pub(super) fn case(dice: &mut Dice<'_>) -> Case {
    let mut school = School { help: ladder(), ..School::any(dice) };
    let key_worker = Arbitrary::any(dice);
    let mut pupil = Pupil::any(dice);
    school.staff.insert(key_worker, Staff::any(dice));
    for staff in school.staff.keys() {
        let role = dice.pick(&[Role::KeyWorker, Role::Teacher]);
        pupil.adult.push(Adult { staff: staff.clone(), role, from: None, to: None });
    }
    let mut records = PupilRecords::empty(PupilId::parse("fern").unwrap());
    records.pupil = Some(filed(pupil, "pupils/fern/pupil.toml".to_owned()));
    for number in 0..dice.below(4) {
        let id = TargetId::parse(&format!("t{number}")).unwrap();
        let (by, on, recorded_by) = (Arbitrary::any(dice), day(dice), Arbitrary::any(dice));
        let agreed = (!dice.one_in(4)).then_some(Agreement { by, on, recorded_by });
        let proposed = dice.one_in(2).then(|| Proposal { by: Arbitrary::any(dice), on: day(dice) });
        let from = dice.one_in(2).then(|| day(dice));
        let target = Target { agreed, proposed, from, teaching_from: None, ..Target::any(dice) };
        records.targets.insert(id.clone(), filed(target, format!("pupils/fern/targets/{id}.toml")));
    }
    if dice.one_in(2) {
        school.term.clear();
    }
    for number in 0..dice.below(3) {
        let id = ProvisionId::parse(&format!("p{number}")).unwrap();
        let slots = slots(dice);
        let from = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        let refused = None;
        let provision = Provision { slots, from, to: None, times: None, per: None, refused, ..Provision::any(dice) };
        records.provision.insert(id.clone(), filed(provision, format!("pupils/fern/provision/{id}.toml")));
    }
    let provisions: Vec<ProvisionId> = records.provision.keys().cloned().collect();
    for _ in 0..dice.below(9) {
        let result = results(&records.targets, dice);
        let provision = (!provisions.is_empty() && !dice.one_in(4)).then(|| dice.pick(&provisions));
        let session = Session { date: day(dice), start: time(dice), result, provision, ..Session::any(dice) };
        add(&mut records.sessions, session, dice);
    }
    for _ in 0..dice.below(4) {
        let (observation, contact) = (Observation::any(dice), Contact::any(dice));
        add(&mut records.observations, Observation { date: day(dice), start: time(dice), ..observation }, dice);
        add(&mut records.contacts, Contact { date: day(dice), start: time(dice), ..contact }, dice);
    }
    records.finish(&school);
    // Mostly the whole autumn, and at times a part of it.
    let (first, last) = (NaiveDate::from_ymd_opt(2026, 9, 1).unwrap(), NaiveDate::from_ymd_opt(2026, 12, 1).unwrap());
    let (from, to) = if dice.one_in(4) { (day(dice), day(dice)) } else { (first, last) };
    let as_of = if dice.one_in(4) { day(dice) } else { last };
    Case { school, records, period: Period { from: from.min(to), to: from.max(to) }, as_of }
}

/// Slots on the one day of the week that there is.
fn slots(dice: &mut Dice<'_>) -> Vec<Slot> {
    let at = |hour| Slot { weekday: Weekday::Tue, at: NaiveTime::from_hms_opt(hour, 30, 0).unwrap() };
    [9, 10].into_iter().filter(|_| !dice.one_in(3)).map(at).collect()
}

fn ladder() -> Ladder {
    let rungs = ["independent", "prompting", "clueing", "modelling", "correcting", "hand-over-hand"];
    Ladder::new(rungs.iter().map(|rung| Rung::new(rung).unwrap()).collect()).unwrap()
}

fn results(targets: &BTreeMap<TargetId, Filed<Target>>, dice: &mut Dice<'_>) -> Vec<SessionResult> {
    let mut results = Vec::new();
    for (target, filed) in targets {
        if !dice.one_in(4) {
            let result = result_of(dice, &filed.record.measure);
            let (target, probe, second) = (target.clone(), dice.one_in(4), Arbitrary::any(dice));
            results.push(SessionResult { target, result, probe, second });
        }
    }
    results
}

/// The case with nothing kept but what goes home: words written for it, and the results of agreed targets.
pub(super) fn other_than_goes_home(case: &Case, dice: &mut Dice<'_>) -> Case {
    let Case { school, records, period, as_of } = case.clone();
    let staff = school
        .staff
        .iter()
        .map(|(id, staff)| (id.clone(), Staff { name: staff.name.clone(), left: staff.left, ..any(dice) }));
    let staff = staff.collect();
    let school = School { school: school.school, help: school.help, staff, ..any(dice) };
    let mut other = PupilRecords::empty(records.id);
    other.pupil = records.pupil.map(|file| filed(other_pupil(file.record, dice), file.path.to_string()));
    other.targets = records.targets.into_iter().filter_map(|(id, file)| other_target(id, file, as_of, dice)).collect();
    for Filed { record, .. } in records.sessions {
        let Session { date, start, share, .. } = record;
        let mut result: Vec<SessionResult> = record.result;
        result.retain(|result| other.targets.contains_key(&result.target));
        for result in &mut result {
            result.second = Arbitrary::any(dice);
        }
        // A session that says nothing to those at home may as well not be there.
        if share.is_some() || !result.is_empty() || dice.one_in(2) {
            result.extend(private_result(dice));
            add(&mut other.sessions, Session { date, start, share, result, ..any(dice) }, dice);
        }
    }
    for Filed { record: Observation { date, start, share, .. }, .. } in records.observations {
        if share.is_some() || dice.one_in(2) {
            add(&mut other.observations, Observation { date, start, share, ..any(dice) }, dice);
        }
    }
    for Filed { record: Contact { date, start, share, .. }, .. } in records.contacts {
        if share.is_some() || dice.one_in(2) {
            add(&mut other.contacts, Contact { date, start, share, ..any(dice) }, dice);
        }
    }
    add_private(&mut other, dice);
    other.finish(&school);
    Case { school, records: other, period, as_of }
}

/// The case with nothing kept but what cover staff need: how the child is safe, what is timetabled, prepared and left to
/// do, and the targets with their results.
pub(super) fn other_than_goes_to_cover(case: &Case, dice: &mut Dice<'_>) -> Case {
    let Case { school, records, period, as_of } = case.clone();
    let staff = school.staff.iter().map(|(id, staff)| {
        let Staff { name, left, role, .. } = staff.clone();
        (id.clone(), Staff { name, left, role, ..any(dice) })
    });
    let staff = staff.collect();
    let school = School { school: school.school, help: school.help, term: school.term, staff, ..any(dice) };
    let mut other = PupilRecords::empty(records.id);
    other.pupil = records.pupil.map(|file| {
        let Pupil { name, adult, profile, .. } = file.record;
        filed(Pupil { name, adult, profile, ..any(dice) }, file.path.to_string())
    });
    let targets = records.targets.into_iter();
    other.targets = targets.map(|(id, file)| (id, filed(taught(file.record, dice), file.path.to_string()))).collect();
    let provision = records.provision.into_iter();
    other.provision =
        provision.map(|(id, file)| (id, filed(given(file.record, dice), file.path.to_string()))).collect();
    for Filed { record, .. } in records.sessions {
        let Session { date, start, minutes, missed, provision, place, activity, next, prepared, mut result, .. } =
            record;
        for result in &mut result {
            result.second = Arbitrary::any(dice);
        }
        let prepared = prepared.map(|plan| Prepared { by: any(dice), ..plan });
        let Session {
            staff,
            recorded_by,
            group,
            joined,
            why,
            adapted,
            note,
            share,
            ask,
            answer,
            tell,
            told,
            evidence,
            recorded,
            ..
        } = any(dice);
        let cut_short = record.cut_short;
        let session = Session {
            date,
            start,
            minutes,
            missed,
            provision,
            place,
            activity,
            next,
            prepared,
            result,
            staff,
            recorded_by,
            group,
            joined,
            why,
            adapted,
            note,
            share,
            ask,
            answer,
            tell,
            told,
            evidence,
            recorded,
            cut_short,
        };
        add(&mut other.sessions, session, dice);
    }
    let unread = [
        "meetings/2026-11/12-1400-as-aaaa.toml",
        "observations/2026-11/12-1000-jm-aaaa.toml",
        "contacts/x",
        "cycles/x.toml",
    ];
    let unread = format!("pupils/fern/{}", dice.pick(&unread));
    other.problems.push(Problem::of_file(&unread, Code::SYNTAX, super::MARK));
    for _ in 0..dice.below(3) {
        let (observation, contact) = (Observation::any(dice), Contact::any(dice));
        add(&mut other.observations, Observation { date: day(dice), ..observation }, dice);
        add(&mut other.contacts, Contact { date: day(dice), ..contact }, dice);
        add(&mut other.assessments, any(dice), dice);
        add(&mut other.recommendations, any(dice), dice);
        add(&mut other.meetings, any(dice), dice);
        other.cycles.insert(any(dice), filed(any(dice), "pupils/fern/cycles/x.toml".to_owned()));
    }
    other.finish(&school);
    Case { school, records: other, period, as_of }
}

/// A target with what it asks for and when, and not why or what anybody thinks of it.
fn taught(target: Target, dice: &mut Dice<'_>) -> Target {
    let Target { title, provision, measure, direction, goal, from, teaching_from, .. } = target;
    let agreed = target.agreed.map(|agreed| Agreement { on: agreed.on, ..any(dice) });
    let proposed = target.proposed.map(|proposed| Proposal { on: proposed.on, ..any(dice) });
    let refused = target.refused.map(|refused| Refusal { on: refused.on, ..any(dice) });
    let of_change = |change: Change, dice: &mut Dice<'_>| Change {
        what: any(dice),
        why: any(dice),
        by: any(dice),
        agreed: change.agreed.map(|agreed| Agreement { on: agreed.on, ..any(dice) }),
        refused: change.refused.map(|refused| Refusal { on: refused.on, ..any(dice) }),
        ..change
    };
    let change = target.change.into_iter().map(|change| of_change(change, dice)).collect();
    let ends = target.review.into_iter().filter(|review| review.decision == Decision::End);
    let review = ends.map(|end| Review { on: end.on, decision: end.decision, ..any(dice) }).collect();
    Target {
        title,
        provision,
        measure,
        direction,
        goal,
        from,
        teaching_from,
        agreed,
        proposed,
        refused,
        change,
        review,
        ..any(dice)
    }
}

/// A provision with what is given, when and where.
fn given(provision: Provision, dice: &mut Dice<'_>) -> Provision {
    let Provision { what, minutes, slots, times, per, place, materials, from, to, .. } = provision;
    let agreed = provision.agreed.map(|agreed| Agreement { on: agreed.on, ..any(dice) });
    let proposed = provision.proposed.map(|proposed| Proposal { on: proposed.on, ..any(dice) });
    let refused = provision.refused.map(|refused| Refusal { on: refused.on, ..any(dice) });
    Provision { what, minutes, slots, times, per, place, materials, from, to, agreed, proposed, refused, ..any(dice) }
}

fn any<T: Arbitrary>(dice: &mut Dice<'_>) -> T {
    T::any(dice)
}

/// The name, and who works with the child.
fn other_pupil(pupil: Pupil, dice: &mut Dice<'_>) -> Pupil {
    Pupil { name: pupil.name, adult: pupil.adult, ..any(dice) }
}

/// What it is, how it is counted, and when it is open; nothing of one that nobody has agreed.
fn other_target(
    id: TargetId,
    file: Filed<Target>,
    as_of: NaiveDate,
    dice: &mut Dice<'_>,
) -> Option<(TargetId, Filed<Target>)> {
    let Target { title, share, measure, from, teaching_from, proposed, agreed, review, .. } = file.record;
    let agreed = agreed.filter(|agreed| agreed.on <= as_of);
    agreed.as_ref()?;
    let agreed = agreed.map(|agreed| Agreement { on: agreed.on, ..any(dice) });
    let proposed = proposed.map(|proposed| Proposal { on: proposed.on, ..any(dice) });
    let ends = review.into_iter().filter(|review| review.decision == Decision::End);
    let review = ends.map(|end| Review { on: end.on, decision: end.decision, ..any(dice) }).collect();
    let other = Target { title, share, measure, from, teaching_from, proposed, agreed, review, ..any(dice) };
    Some((id, filed(other, file.path.to_string())))
}

/// A result of something that nobody at home knows of, with a rung that is on no ladder.
fn private_result(dice: &mut Dice<'_>) -> Option<SessionResult> {
    let target = TargetId::parse("not-agreed").unwrap();
    let (result, second) = (Arbitrary::any(dice), Arbitrary::any(dice));
    dice.one_in(2).then_some(SessionResult { target, result, probe: false, second })
}

/// Records that say nothing to those at home, and files that could say nothing to them if they could be read.
fn add_private(records: &mut PupilRecords, dice: &mut Dice<'_>) {
    let unread = ["pupils/fern/meetings/2026-11/12-1400-as-aaaa.toml", "pupils/fern/cycles/x.toml", "pupils/ivy ash"];
    records.problems.push(Problem::of_file(dice.pick(&unread), Code::SYNTAX, super::MARK));
    for _ in 0..dice.below(3) {
        let result = private_result(dice).into_iter().collect();
        let session = Session { date: day(dice), start: time(dice), share: None, result, ..any(dice) };
        add(&mut records.sessions, session, dice);
        let (observation, contact) = (Observation::any(dice), Contact::any(dice));
        add(&mut records.observations, Observation { date: day(dice), share: None, ..observation }, dice);
        add(&mut records.contacts, Contact { date: day(dice), share: None, ..contact }, dice);
        add(&mut records.assessments, any(dice), dice);
        add(&mut records.recommendations, any(dice), dice);
        add(&mut records.meetings, any(dice), dice);
        let (cycle, provision) = (Arbitrary::any(dice), Arbitrary::any(dice));
        records.cycles.insert(cycle, filed(any(dice), "pupils/fern/cycles/x.toml".to_owned()));
        records.provision.insert(provision, filed(any(dice), "pupils/fern/provision/x.toml".to_owned()));
        let unagreed = Target { agreed: None, ..any(dice) };
        let id = TargetId::parse("not-agreed").unwrap();
        records.targets.insert(id, filed(unagreed, "pupils/fern/targets/not-agreed.toml".to_owned()));
    }
}

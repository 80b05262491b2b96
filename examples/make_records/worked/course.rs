//! How the results of one target went: levels on a few days, and straight lines with some chance between them.

use chrono::{Datelike, NaiveDate, Weekday};
use keywork::record::help::{HelpGiven, Ladder, Rung};
use keywork::record::quantity::{Count, Seconds};
use keywork::record::result::{Counted, SessionResult, TrialResult};
use keywork::record::{Level, Target, TargetId};

use super::bank::Mood;
use super::day;
use super::random::Random;

/// Numbers on days, in tenths, earliest first.
pub(super) type Line = &'static [(&'static str, i64)];

/// The results of one target in one provision.
pub(super) struct Course {
    pub(super) target: &'static str,
    pub(super) provision: &'static str,
    /// The first and the last day.
    pub(super) during: (&'static str, &'static str),
    /// The weekdays on which it is worked on; every day where none is named.
    pub(super) on: &'static [Weekday],
    /// In how many sessions out of a hundred it is worked on.
    pub(super) often: i64,
    pub(super) form: Form,
    /// Tenths of what the form counts; the chance in tenths of a percent for yes and no.
    pub(super) line: Line,
    /// How far a day is from the line at most, in tenths.
    pub(super) spread: i64,
    /// What a bad day does, in tenths.
    pub(super) bad: i64,
    pub(super) help: Help,
    /// Taken without help, to see what is kept.
    pub(super) probe: bool,
}

/// What is counted.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Correct(i64),
    Seen(i64),
    Done(i64),
    InSeconds(i64),
    Times,
    Seconds,
    Points(i64, i64),
    YesNo,
    HelpAlone,
}

/// The help that goes with it.
#[derive(Clone, Copy)]
pub(super) enum Help {
    /// Nobody wrote it down.
    Unsaid,
    /// One rung, by its step on the ladder in tenths.
    Rung(Line),
    /// How many trials alone, in percent, and the rest with help.
    Shared(Line),
}

impl Course {
    /// What one session gave, if the target was worked on in it, as it surely was where the story says so.
    pub(super) fn result(
        &self,
        (date, mood, surely): (NaiveDate, Mood, bool),
        (target, ladder): (&Target, &Ladder),
        random: &mut Random,
    ) -> Option<SessionResult> {
        let (from, to) = (day(self.during.0), day(self.during.1));
        let today = self.on.is_empty() || self.on.contains(&date.weekday());
        if !(from..=to).contains(&date) || !today || !(random.chance(self.often) || surely) {
            return None;
        }
        let shift = match mood {
            Mood::Good => -self.bad / 4,
            Mood::Plain => 0,
            Mood::Hard => self.bad,
        };
        let tenths = on_line(self.line, date) + random.within(self.spread) + shift;
        let counted = self.form.counted(tenths, random);
        let baseline = target.teaching_from.is_some_and(|teaching| date < teaching);
        let help = match (self.form, self.help) {
            (Form::HelpAlone, _) => Some(HelpGiven::At(rung(ladder, tenths))),
            (_, Help::Unsaid) => None,
            _ if baseline || self.probe => Some(HelpGiven::At(rung(ladder, 0))),
            (_, Help::Rung(line)) => Some(HelpGiven::At(rung(ladder, on_line(line, date) + random.within(6)))),
            (_, Help::Shared(line)) => shared(counted, on_line(line, date), ladder, random),
        };
        let target = TargetId::parse(self.target).ok()?;
        Some(SessionResult { target, result: TrialResult { counted, help }, probe: self.probe, second: Vec::new() })
    }
}

/// The number on a day, on the straight line between its neighbours.
fn on_line(line: Line, date: NaiveDate) -> i64 {
    let (mut before, mut value) = (date, None);
    for (on, number) in line {
        let on = day(on);
        if on > date {
            let Some(last) = value else { return *number };
            return last + (number - last) * (date - before).num_days() / (on - before).num_days();
        }
        (before, value) = (on, Some(*number));
    }
    value.unwrap_or_default()
}

impl Form {
    fn counted(self, tenths: i64, random: &mut Random) -> Counted {
        let number = (tenths + 5).div_euclid(10);
        let count = |number: i64| Count::new(number.max(0)).expect("the stories stay small");
        let seconds = |number: i64| Seconds::new(number).expect("the stories stay small");
        match self {
            Self::Correct(of) => Counted::Correct(count(number.min(of)), count(of)),
            Self::Seen(of) => Counted::Intervals(count(number.min(of)), count(of)),
            Self::Done(of) => Counted::Steps(count(number.min(of)), count(of)),
            Self::InSeconds(time) => Counted::Rate(count(number), seconds(time)),
            Self::Times => Counted::Times(count(number)),
            Self::Seconds => Counted::Seconds(seconds((number - number.rem_euclid(5)).max(15))),
            Self::Points(least, most) => Counted::Score(Level::whole(number.clamp(least, most))),
            Self::YesNo => Counted::YesNo(random.chance(number)),
            Self::HelpAlone => Counted::HelpAlone,
        }
    }
}

fn rung(ladder: &Ladder, tenths: i64) -> Rung {
    let rungs = ladder.rungs();
    let step = usize::try_from((tenths + 5).div_euclid(10).max(0)).unwrap_or_default();
    rungs[step.min(rungs.len() - 1)].clone()
}

/// So many trials alone, no more than were right, and most of the others with a clue.
fn shared(counted: Counted, percent: i64, ladder: &Ladder, random: &mut Random) -> Option<HelpGiven> {
    let (Counted::Correct(part, of) | Counted::Steps(part, of) | Counted::Intervals(part, of)) = counted else {
        return None;
    };
    let alone = ((of.get() * percent + 50) / 100 + random.within(1)).clamp(0, part.get());
    let rest = of.get() - alone;
    let modelled = if rest > 3 { i64::from(random.chance(60)) + rest / 4 } else { 0 };
    let prompted = i64::from(rest - modelled > 1 && random.chance(50));
    let counts = [alone, prompted, rest - modelled - prompted, modelled];
    let named = ladder.rungs().iter().cloned().zip(counts.into_iter().filter_map(Count::new));
    Some(HelpGiven::Counts(named.filter(|(_, count)| count.get() > 0).collect()))
}

//! Sentences to choose from, none of them twice within a fortnight.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::random::Random;

/// What a key worker writes about one provision in one stretch of time.
pub(super) struct Bank {
    /// The provision.
    pub(super) provision: &'static str,
    /// The first and the last day on which these words fit.
    pub(super) during: (&'static str, &'static str),
    /// How often, in a hundred sessions: activity, note, share, next.
    pub(super) often: [i64; 4],
    /// What was done, with the note and the words for home that belong to it and to nothing else.
    pub(super) scenes: &'static [Scene],
    /// Notes of good days.
    pub(super) good: &'static [&'static str],
    /// Notes of any day.
    pub(super) plain: &'static [&'static str],
    /// Notes of bad days.
    pub(super) hard: &'static [&'static str],
    pub(super) shares: &'static [&'static str],
    pub(super) nexts: &'static [&'static str],
}

/// An activity, its own note, and its own words for home; an empty text where it has none.
pub(super) type Scene = (&'static str, &'static str, &'static str);

/// How a day went.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    Good,
    Plain,
    Hard,
}

impl Bank {
    pub(super) fn fits(&self, provision: &str, date: NaiveDate) -> bool {
        let (from, to) = (super::day(self.during.0), super::day(self.during.1));
        self.provision == provision && (from..=to).contains(&date)
    }

    pub(super) fn notes(&self, mood: Mood) -> &'static [&'static str] {
        match mood {
            Mood::Good => self.good,
            Mood::Plain => self.plain,
            Mood::Hard => self.hard,
        }
    }
}

/// Remembers when each sentence was last written.
#[derive(Default)]
pub(super) struct Chooser {
    written: BTreeMap<&'static str, NaiveDate>,
}

impl Chooser {
    /// A sentence that was never written, else one that was not for more than a fortnight, else none.
    pub(super) fn choose(
        &mut self,
        from: &'static [&'static str],
        date: NaiveDate,
        random: &mut Random,
    ) -> Option<&'static str> {
        self.choose_by(from, |sentence| sentence, date, random).copied()
    }

    /// As [`Chooser::choose`], by the activity.
    pub(super) fn scene(
        &mut self,
        from: &'static [Scene],
        date: NaiveDate,
        random: &mut Random,
    ) -> Option<&'static Scene> {
        self.choose_by(from, |(activity, ..)| activity, date, random)
    }

    /// The sentence that belongs to a scene, where it has one and that has not been written for six weeks.
    pub(super) fn of_scene(&mut self, sentence: &'static str, date: NaiveDate) -> Option<&'static str> {
        let may = !sentence.is_empty() && self.has_rested(sentence, date, 42);
        may.then(|| self.written.insert(sentence, date));
        may.then_some(sentence)
    }

    fn has_rested(&self, sentence: &str, date: NaiveDate, days: i64) -> bool {
        self.written.get(sentence).is_none_or(|last| (date - *last).num_days() > days)
    }

    fn choose_by<T>(
        &mut self,
        from: &'static [T],
        sentence: impl Fn(&T) -> &'static str,
        date: NaiveDate,
        random: &mut Random,
    ) -> Option<&'static T> {
        let mut may: Vec<&T> = from.iter().filter(|item| !self.written.contains_key(sentence(item))).collect();
        if may.is_empty() {
            may = from.iter().filter(|item| self.has_rested(sentence(item), date, 14)).collect();
        }
        let chosen = may.get(random.below(may.len())).copied()?;
        self.written.insert(sentence(chosen), date);
        Some(chosen)
    }
}

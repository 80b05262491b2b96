//! The plan's own dates: goals, probes, cycles, agreement and recommendations.

use super::{About, List};
use crate::calendar::statutory::Rule;
use crate::progress::Progress;
use crate::record::Filed;
use crate::record::words::StaffOnly;
use crate::record::{Target, TargetId};

/// How many probes are taken weekly once a goal is met, before they become monthly.
const WEEKLY_PROBES: usize = 4;

impl<'a> List<'a> {
    pub(super) fn targets_and_cycles(&mut self) {
        for (id, filed) in &self.records.targets {
            let target = &filed.record;
            let open = target.refused.is_none() && target.ended(self.as_of).is_none();
            if !open || target.proposed.as_ref().is_some_and(|proposed| proposed.on > self.as_of) {
                continue;
            }
            if let Some(by) = target.goal_on(self.as_of).by {
                let about = About::part(self.records, id.as_str(), &filed.path).more(target.title.as_str());
                self.add(&Rule::TARGET, by, about);
            }
            self.probe(id, filed);
        }
        for (id, filed) in &self.records.cycles {
            let cycle = &filed.record;
            let reviewed = cycle.review.iter().any(|review| review.on <= self.as_of);
            if cycle.refused.is_none() && cycle.from <= self.as_of && !reviewed {
                let about = About::part(self.records, id.as_str(), &filed.path).more(id.as_str());
                self.add(&Rule::CYCLE_REVIEW, cycle.to, about);
            }
        }
    }

    /// The next probe of a target whose goal was met, counted from the probe before.
    fn probe(&mut self, id: &'a TargetId, filed: &'a Filed<Target>) {
        let progress = Progress::of(id, filed, &self.records.sessions, &self.school.help, self.as_of);
        let Some(met) = progress.met_on else { return };
        let probes: Vec<_> = progress.series.probes.iter().filter(|probe| probe.date > met).collect();
        let from = probes.last().map_or(met, |probe| probe.date);
        let rule = if probes.len() < WEEKLY_PROBES { &Rule::PROBE_WEEKLY } else { &Rule::PROBE_MONTHLY };
        self.add(rule, from, About::part(self.records, id.as_str(), &filed.path).more(filed.record.title.as_str()));
    }

    pub(super) fn agreement(&mut self) {
        use crate::record::waiting::Waiting;
        for waiting in self.records.waiting(self.as_of) {
            let Some(proposed) = waiting.proposed().filter(|proposed| *proposed <= self.as_of) else { continue };
            let about = match waiting {
                Waiting::Cycle(id, filed) => About::part(self.records, id.as_str(), &filed.path).more(id.as_str()),
                Waiting::Provision(id, filed) => {
                    About::part(self.records, id.as_str(), &filed.path).more(filed.record.what.as_str())
                }
                Waiting::Target(id, filed) => {
                    // Of a change, its own day: the target itself was answered long ago.
                    let changes = filed.record.changes_waiting(self.as_of);
                    let from =
                        if filed.record.waits(self.as_of) { Some(proposed) } else { changes.first().map(|it| it.on) };
                    let about = About::part(self.records, id.as_str(), &filed.path).more(filed.record.title.as_str());
                    if let Some(from) = from {
                        self.add(&Rule::AGREEMENT, from, about);
                    }
                    continue;
                }
            };
            self.add(&Rule::AGREEMENT, proposed, about);
        }
    }

    /// What was advised and not begun, or begun and not evaluated.
    pub(super) fn recommendations(&mut self) {
        let (records, as_of) = (self.records, self.as_of);
        for filed in records.recommendations.iter().filter(|filed| filed.record.date <= as_of) {
            let advised = &filed.record;
            let first = advised.text.first().map_or("", StaffOnly::as_str);
            let about = || About::record(&filed.path).more(format!("{}: {first}", advised.from.as_str()));
            let done = |day: Option<chrono::NaiveDate>| day.filter(|day| *day <= as_of);
            match (done(advised.started), done(advised.evaluated)) {
                (_, Some(_)) => {}
                (None, None) => self.add(&Rule::RECOMMENDATION_START, advised.date, about()),
                (Some(started), None) => self.add(&Rule::RECOMMENDATION_EVALUATE, started, about()),
            }
        }
    }
}

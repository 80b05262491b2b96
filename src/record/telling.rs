//! Which parents have been told of an observation, by itself and by what was added to it since.

use chrono::NaiveDate;

use super::observation::{ParentTold, ParentWithheld};
use super::{Filed, Observation, PupilRecords};

/// What is known of telling the parents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling<'a> {
    /// Who has been told, in the order in which it was written down.
    pub told: Vec<&'a ParentTold>,
    /// Why it was withheld from a parent.
    pub withheld: Vec<&'a ParentWithheld>,
    /// The parents in `pupil.toml` of whom nothing is said.
    pub still: Vec<&'a str>,
}

impl PupilRecords {
    /// What has been added to an observation by a day, in order.
    pub fn additions<'a>(
        &'a self,
        to: &'a Filed<Observation>,
        day: NaiveDate,
    ) -> impl Iterator<Item = &'a Filed<Observation>> {
        let adds = move |seen: &Observation| seen.adds.as_ref().is_some_and(|adds| adds.as_str() == to.path.stem());
        self.observations.iter().filter(move |filed| adds(&filed.record) && filed.record.date <= day)
    }

    /// Who has been told of an observation by a day.
    #[must_use]
    pub fn telling<'a>(&'a self, of: &'a Filed<Observation>, day: NaiveDate) -> Telling<'a> {
        let additions = self.additions(of, day).map(|filed| &filed.record);
        self.telling_of(std::iter::once(&of.record).chain(additions))
    }

    /// The same of records that need not be filed yet.
    #[must_use]
    pub fn telling_of<'a>(&'a self, records: impl Iterator<Item = &'a Observation>) -> Telling<'a> {
        let records: Vec<&Observation> = records.collect();
        let told: Vec<&ParentTold> = records.iter().flat_map(|seen| &seen.parent_told).collect();
        let withheld: Vec<&ParentWithheld> = records.iter().filter_map(|seen| seen.parent_withheld.as_ref()).collect();
        let parents = self.pupil.iter().flat_map(|pupil| &pupil.record.parent).map(|parent| parent.name.as_str());
        let parents: Vec<&str> = parents.collect();
        let same = |told: &&&ParentTold, parent: &str| told.name.as_str().eq_ignore_ascii_case(parent);
        let mut still = parents.clone();
        still.retain(|parent| !told.iter().any(|told| same(&told, parent)));
        // "Mum" is one of them under another name: whoever is told so counts for one.
        let others = told.iter().filter(|told| !parents.iter().any(|parent| same(told, parent)));
        let mut others: Vec<String> = others.map(|told| told.name.as_str().to_lowercase()).collect();
        others.sort_unstable();
        others.dedup();
        if others.len() >= still.len() || !withheld.is_empty() {
            still.clear();
        }
        Telling { told, withheld, still }
    }
}

impl Telling<'_> {
    /// True when nothing at all is said of any parent, or of one of those in `pupil.toml`.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.still.is_empty() || self.told.is_empty() && self.withheld.is_empty()
    }

    /// True when no parent was told and nothing says that the authority was by a day, which is told instead of a parent where
    /// none can safely be told (Education and Inspections Act 2006, section 93A).
    #[must_use]
    pub fn lacks_the_authority(&self, day: NaiveDate) -> bool {
        let authority = self.withheld.iter().any(|withheld| withheld.authority_told.is_some_and(|told| told <= day));
        self.told.is_empty() && !self.withheld.is_empty() && !authority
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::decode::decode;
    use crate::record::{Pupil, PupilId, RecordPath};

    fn records(parents: &str, observations: &[&str]) -> PupilRecords {
        let mut records = PupilRecords::empty(PupilId::parse("rowan").unwrap());
        let text = format!("name = \"Rowan\"\nborn = 2018-03-04\n{parents}");
        let record: Pupil = decode("p.toml", &text).0.unwrap();
        let path = RecordPath::new("pupils/rowan/pupil.toml").unwrap();
        records.pupil = Some(Filed { path, text: text.into(), record });
        for (at, rest) in observations.iter().enumerate() {
            let text = format!("date = 2026-11-2{at}\nstaff = \"jm\"\n{rest}");
            let record = decode("o.toml", &text).0.unwrap();
            let path = RecordPath::new(format!("pupils/rowan/observations/2026-11/2{at}-1040-jm-aaaa.toml")).unwrap();
            records.observations.push(Filed { path, text: text.into(), record });
        }
        records
    }

    const HELD: &str = "kind = \"restrictive\"\n";
    const TWO: &str = "[[parent]]\nname = \"Ms Ash\"\n[[parent]]\nname = \"Mr Daley\"\n";

    fn told(name: &str) -> String {
        format!(
            "adds = \"20-1040-jm-aaaa\"\nparent_told = [{{ name = \"{name}\", how = \"phone\", at = \"today\" }}]\n"
        )
    }

    #[track_caller]
    fn is(parents: &str, added: &[String], still: &[&str], open: bool) {
        let mut all = vec![HELD];
        all.extend(added.iter().map(String::as_str));
        let records = records(parents, &all);
        let telling = records.telling(&records.observations[0], "2026-11-29".parse().unwrap());
        assert_eq!((telling.still.as_slice(), telling.is_open()), (still, open), "{telling:?}");
    }

    #[test]
    fn each_parent_is_told_in_the_record_or_in_what_was_added() {
        is("", &[], &[], true);
        is("", &[told("Mum")], &[], false);
        is(TWO, &[], &["Ms Ash", "Mr Daley"], true);
        is(TWO, &[told("ms ash")], &["Mr Daley"], true);
        is(TWO, &[told("Ms Ash"), told("Dad")], &[], false);
        is(TWO, &[told("Mum")], &["Ms Ash", "Mr Daley"], true);
        is(TWO, &[told("Mum"), told("mum")], &["Ms Ash", "Mr Daley"], true);
    }

    #[test]
    fn what_is_added_later_is_not_known_yet() {
        let added = told("Mum");
        let records = records("", &[HELD, &added]);
        let open = |day: &str| records.telling(&records.observations[0], day.parse().unwrap()).is_open();
        assert!(open("2026-11-20") && !open("2026-11-21"));
    }

    #[test]
    fn with_no_parent_told_the_authority_must_be() {
        let withheld = "adds = \"20-1040-jm-aaaa\"\nparent_withheld = { why = \"Harm\" }\n".to_owned();
        let authority = withheld.replace(" }", ", authority_told = 2026-11-21 }");
        for (added, lacks) in
            [(vec![withheld.clone()], true), (vec![withheld, told("Ms Ash")], false), (vec![authority], false)]
        {
            let mut all = vec![HELD];
            all.extend(added.iter().map(String::as_str));
            let records = records(TWO, &all);
            let telling = records.telling(&records.observations[0], "2026-11-29".parse().unwrap());
            assert_eq!((telling.is_open(), telling.lacks_the_authority("2026-11-29".parse().unwrap())), (false, lacks));
        }
    }
}

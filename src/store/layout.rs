//! Which record lives at which path: the one place that knows the folders.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use crate::record::{CycleId, Dated, ProvisionId, PupilId, TargetId};

/// The file of the school.
pub const SCHOOL: &str = "keywork.toml";

/// The folder of the pupils.
pub const PUPILS: &str = "pupils";

/// The kinds of dated record and their folders within a pupil's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DatedKind {
    /// Sessions.
    Sessions,
    /// Assessments.
    Assessments,
    /// Observations.
    Observations,
    /// Contacts.
    Contacts,
    /// Recommendations.
    Recommendations,
    /// Meetings.
    Meetings,
}

impl DatedKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Sessions, Self::Assessments, Self::Observations, Self::Contacts, Self::Recommendations, Self::Meetings];

    /// The name of its folder.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Sessions => "sessions",
            Self::Assessments => "assessments",
            Self::Observations => "observations",
            Self::Contacts => "contacts",
            Self::Recommendations => "recommendations",
            Self::Meetings => "meetings",
        }
    }
}

/// The folder of a pupil.
#[must_use]
pub fn pupil_folder(id: &PupilId) -> String {
    format!("{PUPILS}/{id}")
}

/// The file of a pupil.
#[must_use]
pub fn pupil(id: &PupilId) -> String {
    format!("{PUPILS}/{id}/pupil.toml")
}

/// The file of a cycle.
#[must_use]
pub fn cycle(pupil: &PupilId, id: &CycleId) -> String {
    format!("{PUPILS}/{pupil}/cycles/{id}.toml")
}

/// The file of a provision.
#[must_use]
pub fn provision(pupil: &PupilId, id: &ProvisionId) -> String {
    format!("{PUPILS}/{pupil}/provision/{id}.toml")
}

/// The file of a target.
#[must_use]
pub fn target(pupil: &PupilId, id: &TargetId) -> String {
    format!("{PUPILS}/{pupil}/targets/{id}.toml")
}

/// Everything of a dated record's path that comes before the digest: `pupils/rowan/sessions/2026-11/23-0930-jm`.
#[must_use]
pub fn dated_stem<T: Dated>(pupil: &PupilId, kind: DatedKind, record: &T) -> String {
    let (day, (start, staff)) = (record.date(), record.named_for());
    let time = start.map_or_else(|| "0000".to_owned(), clock);
    let month = format!("{:04}-{:02}", day.year(), day.month());
    format!("{PUPILS}/{pupil}/{}/{month}/{:02}-{time}-{staff}", kind.folder(), day.day())
}

fn clock(time: NaiveTime) -> String {
    format!("{:02}{:02}", time.hour(), time.minute())
}

/// The first day of the month that a folder such as `2026-11` is of.
#[must_use]
pub fn month(folder: &str) -> Option<NaiveDate> {
    let right = folder.len() == 7 && folder.is_ascii() && folder.as_bytes()[4] == b'-';
    let (year, month) = folder.split_once('-').filter(|_| right)?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Session;
    use crate::record::decode::decode;
    use crate::record::id::MOST_CHARACTERS;

    #[test]
    fn no_name_or_path_is_longer_than_any_disk_takes() {
        let id = "m".repeat(MOST_CHARACTERS);
        let text = format!("date = 2026-11-23\nstart = 09:30:00\nminutes = 5\nstaff = \"{id}\"\n");
        let session: Session = decode("s.toml", &text).0.unwrap();
        let pupil = PupilId::parse(&id).unwrap();
        for kind in DatedKind::ALL {
            let path = format!("{}-aaaa.toml", dated_stem(&pupil, kind, &session));
            let name = path.rsplit('/').next().unwrap();
            // Windows takes 260 characters with the folder that all of it lies in, and every disk 255 for a name.
            assert!(name.len() <= 60 && path.len() <= 150, "{path}");
            assert!(
                path.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-./".contains(&byte))
            );
        }
    }
}

//! The story of one pupil: what people wrote out by hand, and how the sessions between went.

use std::collections::BTreeMap;

use anyhow::Context as _;
use keywork::record::field::Table;
use keywork::record::{
    Assessment, Contact, Cycle, Dated, Meeting, Observation, Provision, ProvisionId, Pupil, Recommendation, School,
    Session, Target, TargetId,
};

use super::bank::Bank;
use super::calendar;
use super::course::Course;
use super::life::Life;
use super::sessions::Sessions;
use super::writer::{Writer, read};

/// An id and the record's TOML.
pub(super) type Named = (&'static str, &'static str);

/// One pupil.
pub(super) struct Story {
    pub(super) id: &'static str,
    pub(super) pupil: &'static str,
    pub(super) cycles: &'static [Named],
    pub(super) provision: &'static [Named],
    pub(super) targets: &'static [Named],
    /// Who teaches each provision, as a rule.
    pub(super) staff: &'static [(&'static str, &'static str)],
    pub(super) life: &'static Life,
    pub(super) banks: &'static [&'static [Bank]],
    pub(super) courses: &'static [Course],
    pub(super) people: People,
}

/// The dated records that are written out.
pub(super) struct People {
    /// Sessions outside the timetable, and those that are only prepared.
    pub(super) sessions: &'static [&'static str],
    pub(super) assessments: &'static [&'static str],
    /// Where one adds to the one above it, `{above}` stands for its name.
    pub(super) observations: &'static [&'static str],
    pub(super) contacts: &'static [&'static str],
    pub(super) recommendations: &'static [&'static str],
    pub(super) meetings: &'static [&'static str],
}

impl Story {
    /// Writes every record of the pupil.
    pub(super) fn write(&self, writer: &mut Writer<'_>, school: &School) -> anyhow::Result<()> {
        let own = format!("pupils/{}", self.id);
        writer.commented::<Pupil>(&format!("{own}/pupil.toml"), self.pupil)?;
        for (id, toml) in self.cycles {
            writer.plain::<Cycle>(&format!("{own}/cycles/{id}.toml"), toml)?;
        }
        let mut provision = BTreeMap::new();
        for (id, toml) in self.provision {
            let record: Provision = writer.plain(&format!("{own}/provision/{id}.toml"), toml)?;
            provision.insert(ProvisionId::parse(id)?, record);
        }
        let mut targets = BTreeMap::new();
        for (id, toml) in self.targets {
            let record: Target = writer.plain(&format!("{own}/targets/{id}.toml"), toml)?;
            targets.insert(TargetId::parse(id)?, record);
        }
        let calendar = calendar(school);
        for session in Sessions::of(self, school, &targets).taught(&provision, &calendar)? {
            writer.dated(&format!("{own}/sessions"), &session)?;
        }
        self.write_people(writer, &own)
    }

    fn write_people(&self, writer: &mut Writer<'_>, own: &str) -> anyhow::Result<()> {
        let people = &self.people;
        write_all::<Session>(writer, &format!("{own}/sessions"), people.sessions)?;
        write_all::<Assessment>(writer, &format!("{own}/assessments"), people.assessments)?;
        write_all::<Observation>(writer, &format!("{own}/observations"), people.observations)?;
        write_all::<Contact>(writer, &format!("{own}/contacts"), people.contacts)?;
        write_all::<Recommendation>(writer, &format!("{own}/recommendations"), people.recommendations)?;
        write_all::<Meeting>(writer, &format!("{own}/meetings"), people.meetings)
    }
}

fn write_all<T: Table + PartialEq + Dated>(writer: &mut Writer<'_>, folder: &str, all: &[&str]) -> anyhow::Result<()> {
    let mut above = String::new();
    for toml in all {
        let record: T = read(&toml.replace("{above}", &above))?;
        above = writer.dated(folder, &record).with_context(|| (*toml).to_owned())?;
    }
    Ok(())
}

//! The one-page profile of a pupil: whoever works with the child may read all of it, cover staff too.

use chrono::NaiveDate;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::words::{ForCover, Title};

/// The one-page profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// What people appreciate.
    pub appreciate: Option<Title>,
    /// What is important to the child.
    pub important: Option<Title>,
    /// How best to support.
    pub support: Option<Title>,
    /// How the child communicates.
    pub communicates: Option<Title>,
    /// What the child is good at.
    pub strengths: Vec<Title>,
    /// What the child likes.
    pub interests: Vec<Title>,
    /// What calms.
    pub calms: Vec<Title>,
    /// What upsets.
    pub triggers: Vec<Title>,
    /// What a stranger must know to keep the child safe.
    pub safety: Option<ForCover>,
    /// When it was last looked at with the child.
    pub reviewed: Option<NaiveDate>,
}

const P_APPRECIATE: Field<Title> =
    Field::new("appreciate", "\"Funny, kind to younger children\"", "what people appreciate");
const P_IMPORTANT: Field<Title> =
    Field::new("important", "\"Knowing what comes next\"", "what is important to the child");
const P_SUPPORT: Field<Title> = Field::new("support", "\"Short sentences, one at a time\"", "how best to support");
const P_COMMUNICATES: Field<Title> =
    Field::new("communicates", "\"Short sentences and some signs\"", "how the child communicates");
const P_STRENGTHS: Field<Vec<Title>> =
    Field::new("strengths", "[\"building\", \"remembering songs\"]", "what the child is good at");
const P_INTERESTS: Field<Vec<Title>> = Field::new("interests", "[\"Lego\", \"buses\"]", "what the child likes");
const P_CALMS: Field<Vec<Title>> = Field::new("calms", "[\"the quiet corner\", \"counting blocks\"]", "what calms");
const P_TRIGGERS: Field<Vec<Title>> = Field::new("triggers", "[\"the hall when it is loud\"]", "what upsets");
const P_SAFETY: Field<ForCover> = Field::new(
    "safety",
    "\"Runs when frightened: stand by the gate\"",
    "what a stranger must know to keep the child safe",
);
const P_REVIEWED: Field<NaiveDate> = Field::new("reviewed", "2026-09-10", "when it was last looked at with the child");

impl Table for Profile {
    const FIELDS: &'static [&'static dyn Spec] = &[
        &P_APPRECIATE,
        &P_IMPORTANT,
        &P_SUPPORT,
        &P_COMMUNICATES,
        &P_STRENGTHS,
        &P_INTERESTS,
        &P_CALMS,
        &P_TRIGGERS,
        &P_SAFETY,
        &P_REVIEWED,
    ];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (appreciate, important, support) =
            (row.optional(&P_APPRECIATE), row.optional(&P_IMPORTANT), row.optional(&P_SUPPORT));
        let (communicates, strengths, interests) =
            (row.optional(&P_COMMUNICATES), row.list(&P_STRENGTHS), row.list(&P_INTERESTS));
        let (calms, triggers, safety) = (row.list(&P_CALMS), row.list(&P_TRIGGERS), row.optional(&P_SAFETY));
        let reviewed = row.optional(&P_REVIEWED);
        Some(Self {
            appreciate,
            important,
            support,
            communicates,
            strengths,
            interests,
            calms,
            triggers,
            safety,
            reviewed,
        })
    }

    fn write(&self, out: &mut Out) {
        out.opt(&P_APPRECIATE, self.appreciate.as_ref());
        out.opt(&P_IMPORTANT, self.important.as_ref());
        out.opt(&P_SUPPORT, self.support.as_ref());
        out.opt(&P_COMMUNICATES, self.communicates.as_ref());
        out.list(&P_STRENGTHS, &self.strengths);
        out.list(&P_INTERESTS, &self.interests);
        out.list(&P_CALMS, &self.calms);
        out.list(&P_TRIGGERS, &self.triggers);
        out.opt(&P_SAFETY, self.safety.as_ref());
        out.opt(&P_REVIEWED, self.reviewed.as_ref());
    }
}

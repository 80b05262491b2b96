//! The keys that concerns of one records folder were sealed to when they were last confirmed. It lies outside that
//! folder, so that whoever changes the folder does not change what is trusted.

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::words::Title;

/// Keys that somebody confirmed, or that were there on first use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pins {
    /// The keys of the DSL and the deputy.
    pub recipients: Vec<Title>,
    /// The head's key, for concerns about an adult.
    pub head: Vec<Title>,
}

const RECIPIENTS: Field<Vec<Title>> =
    Field::new("recipients", "[\"age1...\", \"age1...\"]", "the public keys of the DSL and the deputy");
const HEAD: Field<Vec<Title>> = Field::new("head", "[\"age1...\"]", "the head's public key");

impl Table for Pins {
    const FIELDS: &'static [&'static dyn Spec] = &[&RECIPIENTS, &HEAD];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (recipients, head) = (row.list(&RECIPIENTS), row.list(&HEAD));
        Some(Self { recipients, head })
    }

    fn write(&self, out: &mut Out) {
        out.list(&RECIPIENTS, &self.recipients);
        out.list(&HEAD, &self.head);
    }
}

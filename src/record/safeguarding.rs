//! When a record may be a matter for the designated safeguarding lead.

use super::Observation;
use super::observation::ObservationKind;
use super::words::StaffOnly;

/// How words begin that are in many a concern. A word that is not here says nothing: people judge, this only reminds.
const WORDS: &[&str] = &["bruis", "hurt", "smack", "punch", "scared", "frighten", "afraid", "secret", "kill"];

impl Observation {
    /// True for every incident, restrictive intervention and injury, and for words that may tell of harm.
    #[must_use]
    pub fn may_be_a_concern(&self) -> bool {
        let grave = self.kind.is_some_and(ObservationKind::is_final) || self.injury.is_some();
        let texts = [&self.said, &self.note, &self.behaviour, &self.communicating].into_iter().flatten();
        grave || texts.map(StaffOnly::as_str).any(tells_of_harm)
    }
}

/// True for words that may tell of harm.
#[must_use]
pub fn tells_of_harm(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WORDS.iter().any(|known| word.starts_with(known)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::decode::decode;

    #[test]
    fn what_may_tell_of_harm_is_noticed() {
        for (rest, expected) in [
            ("kind = \"incident\"\n", true),
            ("kind = \"note\"\ninjury = \"None\"\n", true),
            ("kind = \"voice\"\nsaid = \"It is a SECRET.\"\nmethod = \"words\"\n", true),
            ("kind = \"note\"\nnote = \"Two bruises on the arm\"\n", true),
            ("kind = \"note\"\nnote = \"Held the door; buried the bone; skilled\"\n", false),
            ("kind = \"behaviour\"\nbehaviour = \"Hands to ears\"\nbefore = \"Hurt by nobody\"\n", false),
        ] {
            let text = format!("date = 2026-11-23\nstaff = \"jm\"\n{rest}");
            let seen: Observation = decode("o.toml", &text).0.unwrap();
            assert_eq!(seen.may_be_a_concern(), expected, "{rest}");
        }
    }
}

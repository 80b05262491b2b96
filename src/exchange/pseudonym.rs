use super::digest;
use crate::record::PupilId;

/// A word in place of a pupil's id: `P-7KQD2A`, the same for the same pupil of the same school each time.
///
/// It keeps a name from the eye of whoever looks over a shoulder. It is no secret from somebody who has the list of
/// the pupils' ids and this program: the word follows from the two alone, since no key is kept anywhere.
#[must_use]
pub fn pseudonym(school: &str, pupil: &PupilId) -> String {
    format!("P-{}", digest(&["pseudonym", school, pupil.as_str()], 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_each_time_and_another_for_another_pupil_or_school() {
        let of = |school, pupil| pseudonym(school, &PupilId::parse(pupil).unwrap());
        assert_eq!(of("Oakfield", "rowan"), of("Oakfield", "rowan"));
        assert_ne!(of("Oakfield", "rowan"), of("Oakfield", "ivy"));
        assert_ne!(of("Oakfield", "rowan"), of("Hazel Lane", "rowan"));
        assert_eq!(of("Oakfield", "rowan").len(), 8);
    }
}

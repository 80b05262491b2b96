/// The candidate that was most probably meant, or none when nothing is near.
///
/// Edits are counted with transpositions (optimal string alignment), so `lgo` is one edit from `log`. The
/// start of each candidate, as long as what was typed, is compared too and preferred where it is at least as
/// near, so `cvx` gives `cvc-words`.
#[must_use]
pub fn nearest<'a, S: AsRef<str> + 'a>(typed: &str, candidates: impl IntoIterator<Item = &'a S>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    if length == 0 {
        return None;
    }
    // A third of the letters may be wrong; a word of one or two letters may have one wrong.
    let allowed = (length / 3).max(1);
    candidates
        .into_iter()
        .map(AsRef::as_ref)
        .filter_map(|candidate| {
            let lower = candidate.to_lowercase();
            // So many letters too few are so many edits at least; reckoning them takes the square of a long text.
            if lower.chars().count() + allowed < length {
                return None;
            }
            let whole = strsim::osa_distance(&typed, &lower);
            let start: String = lower.chars().take(length).collect();
            let start = strsim::osa_distance(&typed, &start);
            let best = whole.min(start);
            (best <= allowed && best < length).then_some((best, start > whole, whole, candidate))
        })
        .min()
        .map(|(.., candidate)| candidate)
}

/// The hint `did you mean "correct"?`, where a candidate is near.
#[must_use]
pub fn did_you_mean<'a, S: AsRef<str> + 'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a S>,
) -> Option<String> {
    nearest(typed, candidates).map(|near| format!("did you mean \"{}\"?", super::clean_line(near)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_understood() {
        let commands = ["plan", "log", "assess", "report", "check"];
        assert_eq!(nearest("lgo", &commands), Some("log"));
        assert_eq!(nearest("asess", &commands), Some("assess"));
        assert_eq!(nearest("reprot", &commands), Some("report"));
        assert_eq!(nearest("cvx", &["asks-help", "cvc-words"]), Some("cvc-words"));
        assert_eq!(nearest("corect", &["count", "correct"]), Some("correct"));
        assert_eq!(nearest("zebra", &commands), None);
        assert_eq!(nearest("", &commands), None);
    }

    #[test]
    fn a_longer_word_that_starts_alike_is_preferred_to_a_wrong_short_one() {
        assert_eq!(nearest("asx", &["asks-help", "day"]), Some("asks-help"));
    }
}

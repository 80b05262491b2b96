//! How hard a text is to read.

/// The age of a child who reads such a text alone, in years, to tenths; none where there are no words.
///
/// Flesch–Kincaid grade level, 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid, Fishburne, Rogers
/// and Chissom, 1975), and five years, the age at which that scale's first grades begin. Never under 5. A line is a
/// sentence at least. Syllables are counted by groups of vowels, so the age is a guide, and no more.
#[must_use]
pub fn reading_age(text: &str) -> Option<f64> {
    let (mut words, mut sentences, mut syllables) = (0_u32, 0_u32, 0_u32);
    for sentence in text.split(['\n', '.', '!', '?']) {
        let before = words;
        for word in sentence.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()) {
            words += 1;
            syllables += syllables_of(word);
        }
        sentences += u32::from(words > before);
    }
    if words == 0 {
        return None;
    }
    let (words, sentences, syllables) = (f64::from(words), f64::from(sentences), f64::from(syllables));
    let grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    Some(((grade + 5.0).max(5.0) * 10.0).round() / 10.0)
}

/// Groups of vowels, without an `e` at the end that is not heard; at least one.
fn syllables_of(word: &str) -> u32 {
    let word = word.to_lowercase();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let (mut groups, mut in_group) = (0, false);
    for c in word.chars() {
        groups += u32::from(is_vowel(c) && !in_group);
        in_group = is_vowel(c);
    }
    let mut ending = word.chars().rev();
    let silent = ending.next() == Some('e') && ending.next().is_some_and(|c| !is_vowel(c) && c != 'l');
    if silent && groups > 1 { groups - 1 } else { groups.max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_groups_of_vowels() {
        for (word, expected) in
            [("ship", 1), ("reading", 2), ("table", 2), ("made", 1), ("the", 1), ("8", 1), ("practising", 3)]
        {
            assert_eq!(syllables_of(word), expected, "{word}");
        }
    }

    #[test]
    fn short_plain_sentences_are_easier_than_long_ones() {
        // 6 words, 1 sentence, 8 syllables: 0.39 * 6 + 11.8 * 8 / 6 - 15.59 is grade 2.48.
        assert_eq!(reading_age("Rowan read ship and chat today."), Some(7.5));
        assert_eq!(reading_age("He ran."), Some(5.0));
        let hard = "Notwithstanding considerable variability, phonological generalisation demonstrates consolidation.";
        assert!(reading_age(hard).is_some_and(|age| age > 18.0));
        assert_eq!(reading_age("  \n. !"), None);
        assert_eq!(reading_age("Well done\nWell done"), reading_age("Well done. Well done."));
    }
}

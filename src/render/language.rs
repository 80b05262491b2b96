/// The words that keywork itself puts on a page, apart from a report's sentences and its template: one value a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// The tag of BCP 47.
    pub tag: &'static str,
    /// Over the numbers that a chart is drawn from.
    pub numbers_of: &'static str,
}

/// The one language that there is.
pub const BRITISH: Language = Language { tag: "en-GB", numbers_of: "The numbers" };

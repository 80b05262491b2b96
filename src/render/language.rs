/// The words that keywork itself puts on a page, apart from a report's sentences and its template: one value a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// The tag of BCP 47.
    pub tag: &'static str,
    /// Over the numbers that a chart is drawn from.
    pub numbers_of: &'static str,
    /// Over the numbers of all the charts of a page.
    pub numbers_of_charts: &'static str,
    /// Before the number of a page.
    pub page: &'static str,
    /// Between that and the number of all pages.
    pub of: &'static str,
    /// At the end of a page.
    pub made_with: &'static str,
}

/// The one language that there is.
pub const BRITISH: Language = Language {
    tag: "en-GB",
    numbers_of: "The numbers",
    numbers_of_charts: "The numbers of the charts",
    page: "Page",
    of: "of",
    made_with: "Made with keywork from the school's own records.",
};

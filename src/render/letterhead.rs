use super::language::Language;

/// What a page says of itself beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letterhead<'a> {
    /// The school's name.
    pub school: &'a str,
    /// The kind of report, such as `weekly`.
    pub kind: &'a str,
    /// The language of the page.
    pub language: Language,
}

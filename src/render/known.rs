use std::collections::BTreeMap;

/// The fields that a template may use, by their paths.
///
/// `targets[].goal.said` is a field of the `goal` of each of the `targets`; `statuses.*` is a field of any name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Fields of its own.
    pub(super) fields: BTreeMap<String, Self>,
    /// What each of a list is.
    pub(super) each: Option<Box<Self>>,
}

impl Known {
    /// What has these fields.
    #[must_use]
    pub fn of<'p>(paths: impl IntoIterator<Item = &'p str>) -> Self {
        let mut all = Self::default();
        for path in paths {
            path.split('.').fold(&mut all, |within, part| {
                let name = part.trim_end_matches("[]");
                let field = within.fields.entry(name.to_owned()).or_default();
                part.matches("[]").fold(field, |field, _| field.each.get_or_insert_default())
            });
        }
        all
    }

    /// A field of its own; `*` is one of any name.
    pub(super) fn field(&self, name: &str) -> Option<&Self> {
        self.fields.get(name).or_else(|| self.fields.get("*"))
    }
}

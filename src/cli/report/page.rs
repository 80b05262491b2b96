//! A report that is laid out: what is printed of it, and the files that it is when it is written.

use std::path::{Path, PathBuf};

use crate::render::Markdown;

/// A report that is laid out.
pub(crate) enum Page {
    /// One text.
    Text(String),
    /// Markdown, with its charts in files beside it.
    Markdown(Markdown),
    /// A file that is no text.
    #[cfg(feature = "docx")]
    File(Vec<u8>),
}

impl Page {
    /// What is printed, where no file stands beside it.
    pub(super) fn printed(&self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.clone().into_bytes(),
            Self::Markdown(page) => page.alone().into_bytes(),
            #[cfg(feature = "docx")]
            Self::File(bytes) => bytes.clone(),
        }
    }

    /// The files that it is at this path: the page first, so that nothing is left beside one that may not be written.
    pub(super) fn files(&self, path: &Path) -> Vec<(PathBuf, Vec<u8>)> {
        if let Self::Markdown(page) = self { with_charts(page, path) } else { vec![(path.to_owned(), self.printed())] }
    }
}

#[cfg(feature = "charts")]
fn with_charts(page: &Markdown, path: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    use crate::{chart::Chart, render::chart::svg};

    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = |chart: &Chart| format!("{stem}-{}.svg", chart.name());
    let charts = page.charts().iter().map(|each| (path.with_file_name(name(each)), svg(each).into_bytes()));
    let text = page.beside(name).into_bytes();
    std::iter::once((path.to_owned(), text)).chain(charts).collect()
}

#[cfg(not(feature = "charts"))]
fn with_charts(page: &Markdown, path: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    vec![(path.to_owned(), page.alone().into_bytes())]
}

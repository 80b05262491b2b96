//! Finding the records folder: the one named, else the nearest folder upwards with a `keywork.toml`, else `./records`.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::layout::SCHOOL;

/// There is no records folder where it was looked for.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotFound {
    /// The folder that was named has no `keywork.toml`.
    #[error("there is no keywork.toml in {}", crate::text::clean_line(&.0.display().to_string()))]
    Named(PathBuf),
    /// Neither this folder nor one above it has records.
    #[error("there are no records here: no keywork.toml in this folder or one above it, and none in ./records")]
    Nowhere,
}

/// The records folder. `named` is what the command line or the environment said.
///
/// # Errors
/// When there is no `keywork.toml` where it was looked for.
pub fn records_folder(named: Option<&Path>, here: &Path) -> Result<PathBuf, NotFound> {
    // A link is enough to be found; whether it may be read is decided when it is opened.
    let has_school = |folder: &Path| folder.join(SCHOOL).symlink_metadata().is_ok();
    if let Some(named) = named {
        let folder = here.join(named);
        return if has_school(&folder) { Ok(folder) } else { Err(NotFound::Named(named.to_owned())) };
    }
    let upwards = here.ancestors().find(|folder| has_school(folder)).map(Path::to_owned);
    let below = Some(here.join("records")).filter(|folder| has_school(folder));
    upwards.or(below).ok_or(NotFound::Nowhere)
}

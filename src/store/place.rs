//! Placing records: encoded, read back and found the same before the disk is touched.

use std::path::Path;

use thiserror::Error;

use super::dated::first_name;
use super::layout::{self, DatedKind};
use super::{StoreError, Written, create, create_dated, replace, sweep};
use crate::record::edit::edit;
use crate::record::encode::{NotTheSame, encode_checked};
use crate::record::field::Table;
use crate::record::{Dated, Filed, PupilId};

/// Why a record was not written, or not known to be.
#[derive(Debug, PartialEq, Eq, Error)]
pub enum PlaceError {
    /// What would be written is not what was meant.
    #[error(transparent)]
    NotTheSame(#[from] NotTheSame),
    /// The disk or the folder did not take it.
    #[error("{cause}")]
    Store {
        /// Why.
        cause: StoreError,
        /// The text that was to be written: somebody typed it, and it may be nowhere else.
        text: String,
    },
}

impl PlaceError {
    fn of(text: &str) -> impl Fn(StoreError) -> Self {
        move |cause| Self::Store { cause, text: text.to_owned() }
    }
}

/// Places a new dated record under a name of its own, and says where.
///
/// # Errors
/// When the record would not read back as it was meant, or could not be written.
pub fn place_dated<T>(
    root: &Path,
    pupil: &PupilId,
    kind: DatedKind,
    record: &T,
) -> Result<(String, Written), PlaceError>
where
    T: Table + Dated + PartialEq,
{
    let text = encode_checked(record)?;
    let stem = layout::dated_stem(pupil, kind, record);
    clear(root, &stem);
    create_dated(root, &stem, text.as_bytes()).map_err(PlaceError::of(&text))
}

/// Where [`place_dated`] would place a record, were no other of that name there.
///
/// # Errors
/// When the record would not read back as it was meant.
pub fn would_place_dated<T>(pupil: &PupilId, kind: DatedKind, record: &T) -> Result<String, PlaceError>
where
    T: Table + Dated + PartialEq,
{
    let text = encode_checked(record)?;
    Ok(first_name(&layout::dated_stem(pupil, kind, record), text.as_bytes()))
}

/// Places a new record of the plan at its path.
///
/// # Errors
/// When the record would not read back as it was meant, or something else stands there.
pub fn place_new<T: Table + PartialEq>(root: &Path, path: &str, record: &T) -> Result<Written, PlaceError> {
    let text = encode_checked(record)?;
    clear(root, path);
    create(root, path, text.as_bytes()).map_err(PlaceError::of(&text))
}

/// Changes a record in its file, touching only what differs; `Already` where nothing does.
///
/// # Errors
/// When the change would not read back as it was meant, or the file has changed since it was read.
pub fn place_edit<T: Table + PartialEq>(root: &Path, filed: &Filed<T>, new: &T) -> Result<Written, PlaceError> {
    let text = edit(&filed.text, new)?;
    if *text == *filed.text {
        return Ok(Written::Already);
    }
    clear(root, filed.path.as_str());
    replace(root, filed.path.as_str(), filed.text.as_bytes(), text.as_bytes()).map_err(PlaceError::of(&text))?;
    Ok(Written::New)
}

/// Sweeps what a stopped run left in the folder that is written to. What it cannot sweep harms nobody.
fn clear(root: &Path, path: &str) {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let _ = sweep(root, folder);
}

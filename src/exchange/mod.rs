//! What goes to other programs in their own formats, and what comes from them: calendars and tables.
//!
//! It takes bytes or records and gives rows or bytes, and knows no report. It opens no file: `cli` hands what it reads
//! and makes to `store`. Only `cli` may call it; it calls `progress`, `calendar`, `record` and `text`.
//!
//! ```text
//! Event -> calendar               all-day events, as every calendar program reads them
//! pupil -> pseudonym              the same word each time, in place of the id
//! bytes -> Sheet + Columns        a table as spreadsheets save it, and which column is what
//!              -> Rows -> Import  results of one pupil, or what is wrong by line; what they add to the records
//! PupilRecords + Names -> Tables  sessions, results, targets, provision and observations, for spreadsheets and scripts
//! ```

mod calendar;
mod cell;
pub mod columns;
mod counted;
pub mod import;
mod names;
mod out_observations;
mod out_plan;
mod out_sessions;
mod phases;
mod pseudonym;
pub mod rows;
pub mod sheet;
mod tables;

use data_encoding::BASE32_NOPAD;
use sha2::{Digest as _, Sha256};

pub use calendar::{Event, calendar, is_ours};
pub use cell::Cell;
pub use names::Names;
pub use pseudonym::pseudonym;
pub use tables::{Tables, is_our_table};

/// The first letters and digits of the digest of some words, the same each time. What stands between them cannot be
/// typed, so that no two lists of words run together into the same text.
fn digest(words: &[&str], most: usize) -> String {
    let text = words.join("\u{1f}");
    let all = BASE32_NOPAD.encode(Sha256::digest(text.as_bytes()).as_slice());
    all.chars().take(most).collect()
}

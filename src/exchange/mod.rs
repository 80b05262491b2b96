//! What goes to other programs in their own formats: calendars.
//!
//! It takes plain rows and gives bytes, and knows no report. It opens no file yet: `cli` hands what it makes to
//! `store`. Only `cli` may call it.
//!
//! ```text
//! Event -> calendar    all-day events, as every calendar program reads them
//! pupil -> pseudonym   the same word each time, in place of the id
//! ```

mod calendar;
mod pseudonym;

use data_encoding::BASE32_NOPAD;
use sha2::{Digest as _, Sha256};

pub use calendar::{Event, calendar, is_ours};
pub use pseudonym::pseudonym;

/// The first letters and digits of the digest of some words, the same each time. What stands between them cannot be
/// typed, so that no two lists of words run together into the same text.
fn digest(words: &[&str], most: usize) -> String {
    let text = words.join("\u{1f}");
    let all = BASE32_NOPAD.encode(Sha256::digest(text.as_bytes()).as_slice());
    all.chars().take(most).collect()
}

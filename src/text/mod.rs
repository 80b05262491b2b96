//! Words about words: counting, listing, the nearest word, and typed text made safe to show.
//!
//! A leaf. It knows nothing of schools and may be called by every module; it calls none.

mod clean;
mod count;
mod list;
mod nearest;
mod reading_age;
mod secret;

pub use clean::{brief, clean, clean_line, escaped_json};
pub use count::{count, plural};
pub use list::{and_list, or_list};
pub use nearest::{did_you_mean, nearest};
pub use reading_age::reading_age;
pub use secret::without_secret_key;

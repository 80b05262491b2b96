//! Sealing safeguarding concerns: what is written can be opened by the DSL alone, and never by keywork.
//!
//! It may be called by `cli` alone and calls `text`. There is no function that decrypts, no secret key is ever held,
//! and no text that is to be sealed is in an error, a name or a size. Files are the business of `store`.

mod recipients;
#[cfg(feature = "seal")]
mod seal;
mod words;

pub use recipients::{BadRecipient, Recipients, fingerprint};
#[cfg(feature = "seal")]
pub use seal::{SealError, Sealed, file_name, seal};
pub use words::{MOST_BYTES, NotTaken, Words};

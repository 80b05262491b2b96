//! The records folder as bytes: the only module that opens, writes, moves or removes a file.
//!
//! It may be called by `cli` alone and knows nothing of what is in a record.

mod conflict;

pub use conflict::{ConflictCopy, CopyMaker, conflict_copy};

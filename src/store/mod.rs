//! The records folder as bytes: the only module that opens, writes, moves or removes a file.
//!
//! It may be called by `cli` alone. `read` and `place` know records; all below them knows bytes. Everything goes
//! through a handle on the folder and never through a link, so what was checked is what is used.
//!
//! What is promised, and where:
//! - reading never hangs, never follows a link and never takes more than [`MAX_RECORD_BYTES`], nor
//!   more than [`MOST_NAMES`] of a folder (`open`), nor folders deeper than [`MOST_DEPTH`] (`walk`);
//! - a new record is whole under its name or not there at all, and replaces nothing (`write`, `dated`);
//! - a change is made only to the bytes that were read (`replace`);
//! - "written" is said once the disk has confirmed it; otherwise the error is [`StoreError::NotConfirmed`];
//! - what a stopped run leaves behind is known by its name, and removed only when no one works on it (`sweep`).
//!
//! It prints nothing and reads neither the clock nor the environment.

mod conflict;
mod copy;
mod dated;
mod error;
mod fault;
mod find;
pub mod inspect;
pub mod layout;
mod modes;
mod open;
mod outside;
mod pins;
mod place;
#[cfg(any(not(unix), test))]
mod plain;
pub mod read;
mod relative;
mod replace;
mod sweep;
mod temp;
#[cfg(unix)]
mod unix;
mod walk;
mod write;

#[cfg(not(unix))]
use plain as system;
#[cfg(unix)]
use unix as system;

pub use conflict::{ConflictCopy, CopyMaker, conflict_copy};
pub use copy::{Copied, copy_out};
pub use dated::create_dated;
pub use error::{Kind, ReadError, StoreError};
pub use fault::Fault;
pub use find::{NotFound, records_folder};
pub use modes::{TooOpen, close_up, too_open};
pub use open::{Entry, Folder, Listing, MAX_RECORD_BYTES, MOST_NAMES, read_file};
pub use outside::{
    OutsideError, is_within, make_folder, may_write_outside, new_private_folder, open_to_read, read_bytes, read_text,
    write_outside,
};
pub use pins::{pin, pins};
pub use place::{PlaceError, place_dated, place_edit, place_new, would_place_dated};
pub use replace::{move_record, remove, remove_after_move, replace};
pub use sweep::{is_stray, strays, sweep, sweep_all};
pub use walk::{Found, MOST_DEPTH, walk};
pub use write::{Written, create};

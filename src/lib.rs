//! keywork: plan, log, assess and report for the adult who works one-to-one with a child with SEND.
//!
//! Calls go down this list, never up or sideways (`tests/layers.rs` holds it; `docs/architecture.md` is the map):
//! `cli` -> `report`, `check`, `exchange`, `confidential`, `render`, `store`, `git` -> `progress`, `calendar` -> `record` -> `chart`, `text`.
//! Only `cli` prints, reads the clock, the environment or the terminal; only `store` opens files; only `git`
//! runs another program.

pub mod calendar;
pub mod chart;
pub mod check;
pub mod cli;
pub mod confidential;
pub mod exchange;
pub mod git;
pub mod progress;
pub mod record;
pub mod render;
pub mod report;
pub mod store;
pub mod text;

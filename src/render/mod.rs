//! Any report made into a page. Knows no report and no record; only `cli` may call it, and it calls `text` alone.

mod json;
mod sparkline;

pub use json::json;
pub use sparkline::sparkline;

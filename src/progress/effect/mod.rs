//! How large the change is between what was before and what came after: the effect sizes of single-case research.
//!
//! Pure functions over the levels of two phases, in order of time. `progress` and `report` may call it, and it calls
//! `record` and `text` alone.

mod baseline_trend;
mod estimate;
mod exact;
pub mod kendall;
mod nap;
mod overlap;
mod standardised;
mod tau;

pub use baseline_trend::BaselineTrend;
pub use estimate::{Bias, Estimate, Interval, NotComputable};
pub use nap::Nap;
pub use overlap::{ird, pand, pem, pnd};
pub use standardised::{Spread, smd};
pub use tau::{tau_bc, tau_bc_kendall, tau_u};

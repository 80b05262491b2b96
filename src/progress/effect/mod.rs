//! How large the change is between what was before and what came after: the effect sizes of single-case research.
//!
//! Pure functions over the levels of two phases, in order of time. `progress` and `report` may call it, and it calls
//! `record` and `text` alone.

mod baseline_trend;
pub mod dual_criterion;
mod estimate;
mod exact;
mod goal;
pub mod kendall;
mod nap;
mod overlap;
mod ratio;
mod scale;
mod standardised;
mod tau;

pub use baseline_trend::BaselineTrend;
pub use dual_criterion::DualCriterion;
pub use estimate::{Bias, Estimate, Interval, NotComputable};
pub use goal::percent_of_goal_obtained;
pub use nap::Nap;
pub use overlap::{ird, pand, pem, pnd};
pub use ratio::{log_odds_ratio, log_ratio_of_medians, lrr_decreasing, lrr_increasing};
pub use scale::Scale;
pub use standardised::{Spread, smd};
pub use tau::{tau_bc, tau_bc_kendall, tau_u};

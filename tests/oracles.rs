//! What is computed against values that nobody here invented. The tables beside are from scipy; scripts made them.

mod mastery;
mod near;
mod proportion;
mod trend;

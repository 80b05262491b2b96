//! What is computed against values that nobody here invented. The tables beside are from scipy; scripts made them.

mod attainment;
mod decisions;
mod effect;
mod mastery;
mod near;
mod observers;
mod proportion;
mod trend;

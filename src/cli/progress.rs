//! How far long work has come: a bar on a terminal, and only once somebody waits.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is done sooner needs no bar.
const SOON: Duration = Duration::from_millis(500);

/// A bar for so many steps; it goes away when the work is done.
pub(crate) struct Progress {
    bar: ProgressBar,
    may_show: bool,
}

impl Progress {
    /// A bar that may be shown only where standard error is a terminal that nobody asked to be quiet.
    pub(super) fn new(steps: usize, doing: &'static str, may_show: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos} of {len}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(doing);
        Self { bar, may_show }
    }

    /// Runs one step of the work.
    pub(crate) fn step<T>(&self, work: impl FnOnce() -> T) -> T {
        let done = work();
        if self.may_show && self.bar.is_hidden() && self.bar.elapsed() > SOON {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
        done
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_work_shows_no_bar_and_no_terminal_ever_does() {
        for may_show in [true, false] {
            let progress = Progress::new(2, "making reports", may_show);
            assert_eq!(progress.step(|| 1) + progress.step(|| 2), 3);
            assert!(progress.bar.is_hidden() && progress.bar.position() == 2);
        }
    }
}

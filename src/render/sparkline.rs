/// From the lowest to the highest.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// One bar a level, between the lowest and the highest that could be: `▁` at `low`, `█` at `high`.
///
/// A level past either end has the bar of that end, and one that is no number is a dot. Where `low` is `high`,
/// every bar is in the middle. Where less is better, give the larger number as `low`.
///
/// ```
/// use keywork::render::sparkline;
///
/// assert_eq!(sparkline(&[0.0, 5.0, 10.0], 0.0, 10.0), "▁▅█");
/// assert_eq!(sparkline(&[10.0, 0.0], 10.0, 0.0), "▁█");
/// ```
#[must_use]
pub fn sparkline(levels: &[f64], low: f64, high: f64) -> String {
    levels.iter().map(|&level| bar(level, low, high)).collect()
}

/// Whether it is one of the bars.
pub(super) fn is_bar(c: char) -> bool {
    BARS.contains(&c)
}

fn bar(level: f64, low: f64, high: f64) -> char {
    if level.is_nan() {
        return '·';
    }
    let range = high - low;
    // Ends that are the same, no numbers, or too far apart to count.
    if range.abs() < f64::MIN_POSITIVE || !range.is_finite() {
        return BARS[3];
    }
    // Each bar but the first begins half a step below its own height.
    let begins = (1..8_u8).map(|step| (f64::from(step) - 0.5) / 7.0);
    BARS[begins.filter(|&begin| (level - low) / range >= begin).count()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_have_their_heights() {
        let levels: Vec<f64> = (0..8).map(f64::from).collect();
        assert_eq!(sparkline(&levels, 0.0, 7.0), "▁▂▃▄▅▆▇█");
        assert_eq!(sparkline(&[-5.0, 50.0], 0.0, 10.0), "▁█");
        assert_eq!(sparkline(&[], 0.0, 1.0), "");
    }

    #[test]
    fn what_is_no_number_does_no_harm() {
        assert_eq!(sparkline(&[f64::NAN, 1.0], 0.0, 1.0), "·█");
        assert_eq!(sparkline(&[f64::INFINITY, f64::NEG_INFINITY], 0.0, 1.0), "█▁");
        assert_eq!(sparkline(&[4.0, 9.0, f64::INFINITY], 4.0, 4.0), "▄▄▄");
        assert_eq!(sparkline(&[1.0], f64::NAN, 4.0), "▄");
        assert_eq!(sparkline(&[1.0], f64::MIN, f64::MAX), "▄");
    }
}

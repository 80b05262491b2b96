//! How likely each S of Kendall is where order is chance: exact, with ties or without.
//!
//! S of an order is the pairs of different levels that rise less those that fall: all such pairs, less twice those
//! that fall. Take the levels from the lowest up: a group of t equal ones goes in among the m before it, and how many
//! of those m·t pairs fall is Mann and Whitney's U of groups of m and t. The groups do so independently, so their sum has
//! the product of the distributions. Without ties this is the recurrence over inversions (Kendall, 1938; statistics,
//! section 2); it counts every order of the levels, as going through them one by one would, but in no time.

/// The chance of an S as far from 0 as this or further, either way, where order is chance; `ties` are the sizes of the
/// groups of equal levels.
pub(super) fn two_sided(ties: &[usize], s: i64) -> f64 {
    let falling = falling(ties);
    let pairs = i64::try_from(falling.len()).unwrap_or(i64::MAX) - 1;
    let as_far = |(falls, _): &(i64, f64)| (pairs - 2 * falls).abs() >= s.abs();
    let chance: f64 = (0..).zip(falling).filter(as_far).map(|(_, chance)| chance).sum();
    chance.min(1.0)
}

/// The chance of 0, 1, 2 and so on to all pairs of different levels falling.
fn falling(ties: &[usize]) -> Vec<f64> {
    let (mut chances, mut before) = (vec![1.0], 0);
    for &size in ties {
        chances = product(&chances, &mann_whitney(before, size));
        before += size;
    }
    chances
}

/// The distribution of the sum of two independent numbers.
fn product(one: &[f64], other: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; one.len() + other.len() - 1];
    for (at, chance) in one.iter().enumerate() {
        for (further, more) in other.iter().enumerate() {
            sum[at + further] += chance * more;
        }
    }
    sum
}

/// The chance of 0, 1, 2 and so on to m·t pairs falling, of `m` low and `t` high ones in an order of chance (Mann and
/// Whitney, 1947). The last of i low and j high ones is high by the chance j/(i+j), and no pair falls by it; else it
/// is low, and falls from each of the j.
#[expect(clippy::cast_precision_loss, reason = "a target has far fewer results than floats count exactly")]
fn mann_whitney(m: usize, t: usize) -> Vec<f64> {
    // Row i holds i low ones and as many high ones as have been gone through.
    let mut rows = vec![vec![1.0]; m + 1];
    for j in 1..=t {
        for i in 1..=m {
            let (high, low) = (j as f64 / (i + j) as f64, i as f64 / (i + j) as f64);
            let mut row = vec![0.0; i * j + 1];
            for (falls, chance) in rows[i].iter().enumerate() {
                row[falls] += high * chance;
            }
            for (falls, chance) in rows[i - 1].iter().enumerate() {
                row[falls + j] += low * chance;
            }
            rows[i] = row;
        }
    }
    rows.swap_remove(m)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn close(found: &[f64], expected: &[f64], of: f64) {
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected / of).abs() < 1e-15, "{found} is not {expected}/{of}");
        }
    }

    /// Inversions of the six orders of three: 1 has none, 2 have one, 2 have two, 1 has three.
    #[test]
    fn without_ties_it_counts_inversions() {
        close(&falling(&[1, 1, 1]), &[1.0, 2.0, 2.0, 1.0], 6.0);
    }

    /// The six orders of two low and two high ones: LLHH 0, LHLH 1, LHHL and HLLH 2, HLHL 3, HHLL 4.
    #[test]
    fn with_ties_it_counts_orders_of_groups() {
        close(&mann_whitney(2, 2), &[1.0, 1.0, 2.0, 1.0, 1.0], 6.0);
        close(&falling(&[2, 2]), &[1.0, 1.0, 2.0, 1.0, 1.0], 6.0);
        close(&falling(&[3]), &[1.0], 1.0);
    }
}

//! Cohen's kappa: agreement of two observers beyond what chance alone would give.

use num_rational::BigRational;

use super::NotComputable;
use crate::progress::{Confidence, Interval};

/// How often two observers used each pair of categories: a row for each category of the first, a column for each of the
/// second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrossTable {
    rows: Vec<Vec<u32>>,
    total: u64,
}

/// How far two categories are apart, for a scale whose categories are in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weights {
    /// By the steps between them.
    Linear,
    /// By the square of the steps.
    Quadratic,
}

/// Cohen's kappa: 1 is full agreement, 0 what chance would give, less than 0 less than that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kappa {
    /// The estimate, from -1 to 1.
    pub estimate: f64,
    /// Its standard error, which is for many observations; of a few it is rough.
    pub se: f64,
}

impl Kappa {
    /// Its normal interval, which may reach past -1 or 1.
    #[must_use]
    pub fn interval(&self, confidence: Confidence) -> Interval {
        let reach = confidence.two_sided_normal() * self.se;
        Interval { low: self.estimate - reach, high: self.estimate + reach }
    }
}

impl CrossTable {
    /// The table of these counts.
    ///
    /// # Errors
    /// If it is not square or counts nothing.
    pub fn new(rows: Vec<Vec<u32>>) -> Result<Self, NotComputable> {
        if rows.iter().any(|row| row.len() != rows.len()) {
            return Err(NotComputable::NotSquare);
        }
        let total = rows.iter().flatten().copied().map(u64::from).sum();
        if total == 0 { Err(NotComputable::Nothing) } else { Ok(Self { rows, total }) }
    }

    /// The table of what each observer called each trial or interval, as the number of a category from 0.
    ///
    /// # Errors
    /// If there is none, one observer has more than the other, or a category is not below `categories`.
    pub fn of(first: &[usize], second: &[usize], categories: usize) -> Result<Self, NotComputable> {
        let mut rows = vec![vec![0; categories]; categories];
        for (&one, &other) in super::paired(first, second)? {
            let unknown = NotComputable::NoSuchCategory(one.max(other));
            *rows.get_mut(one).and_then(|row| row.get_mut(other)).ok_or(unknown)? += 1;
        }
        Self::new(rows)
    }

    /// The observations that both called the same, in percent of all.
    #[must_use]
    pub fn agreement(&self) -> f64 {
        super::percent(&BigRational::new(self.same().into(), self.total.into()))
    }

    /// Cohen's kappa (1960): (pₒ − pₑ) / (1 − pₑ), pₒ the share on the diagonal and pₑ = Σ pᵢ.·p.ᵢ that of chance.
    /// Standard error by Fleiss, Cohen and Everitt (1969): √({Σ pᵢᵢ\[1 − (pᵢ. + p.ᵢ)(1 − κ)\]² + (1 − κ)² Σᵢ≠ⱼ pᵢⱼ(p.ᵢ + pⱼ.)²
    /// − \[κ − pₑ(1 − κ)\]²} / n) / (1 − pₑ).
    ///
    /// # Errors
    /// If both used one and the same category throughout: chance alone would then agree.
    pub fn kappa(&self) -> Result<Kappa, NotComputable> {
        self.used_more_than_one()?;
        let (row, column) = self.margins();
        let chance: f64 = row.iter().zip(&column).map(|(row, column)| row * column).sum();
        let estimate = (self.observed() - chance) / (1.0 - chance);
        let spread = |(i, j, share): (usize, usize, f64)| {
            let margin = if i == j { row[i] + column[i] } else { column[i] + row[j] };
            let away = margin * (1.0 - estimate);
            let part = if i == j { 1.0 - away } else { away };
            share * part.powi(2)
        };
        let spread = self.shares().map(spread).sum::<f64>() - (estimate - chance * (1.0 - estimate)).powi(2);
        // What is left of no spread at all may be less than nothing by rounding.
        let se = (spread.max(0.0) / self.number()).sqrt() / (1.0 - chance);
        Ok(Kappa { estimate, se })
    }

    /// Cohen's weighted kappa (1968): 1 − Σ wᵢⱼpᵢⱼ / Σ wᵢⱼpᵢ.p.ⱼ, w the distance of the categories.
    ///
    /// # Errors
    /// If both used one and the same category throughout: chance alone would then agree.
    pub fn weighted_kappa(&self, weights: Weights) -> Result<f64, NotComputable> {
        self.used_more_than_one()?;
        let (row, column) = self.margins();
        let apart = |i: usize, j: usize| {
            let steps = f64::from(u32::try_from(i.abs_diff(j)).unwrap_or(u32::MAX));
            match weights {
                Weights::Linear => steps,
                Weights::Quadratic => steps * steps,
            }
        };
        let observed: f64 = self.shares().map(|(i, j, share)| apart(i, j) * share).sum();
        let chance: f64 = self.shares().map(|(i, j, _)| apart(i, j) * row[i] * column[j]).sum();
        Ok(1.0 - observed / chance)
    }

    /// Refuses a table of which one place on the diagonal holds everything: chance would agree always, exactly then.
    fn used_more_than_one(&self) -> Result<(), NotComputable> {
        let all_in_one = (0..self.rows.len()).any(|at| u64::from(self.rows[at][at]) == self.total);
        if all_in_one { Err(NotComputable::OneCategory) } else { Ok(()) }
    }

    /// The share of each place, with its row and column.
    fn shares(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let number = self.number();
        let share = move |count: &u32| f64::from(*count) / number;
        self.rows
            .iter()
            .enumerate()
            .flat_map(move |(i, row)| row.iter().enumerate().map(move |(j, count)| (i, j, share(count))))
    }

    /// The share of each category of the first observer, and of the second.
    fn margins(&self) -> (Vec<f64>, Vec<f64>) {
        let mut margins = (vec![0.0; self.rows.len()], vec![0.0; self.rows.len()]);
        for (i, j, share) in self.shares() {
            margins.0[i] += share;
            margins.1[j] += share;
        }
        margins
    }

    /// How many stand on the diagonal.
    fn same(&self) -> u64 {
        self.rows.iter().enumerate().map(|(at, row)| u64::from(row[at])).sum()
    }

    /// The share on the diagonal.
    fn observed(&self) -> f64 {
        self.shares().filter(|(i, j, _)| i == j).map(|(_, _, share)| share).sum()
    }

    #[expect(clippy::cast_precision_loss, reason = "two people record far fewer than floats count exactly")]
    fn number(&self) -> f64 {
        self.total as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&[u32]]) -> Result<CrossTable, NotComputable> {
        CrossTable::new(rows.iter().map(|row| row.to_vec()).collect())
    }

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    /// 35 of 50 agree; the margins 25, 25 and 30, 20 agree by chance in half: (0.7 − 0.5) / 0.5.
    #[test]
    fn kappa_by_hand() {
        let table = of(&[&[20, 5], &[10, 15]]).unwrap();
        assert_eq!(table.agreement().to_bits(), 70.0_f64.to_bits());
        close(table.kappa().unwrap().estimate, 0.4);
        // Two categories are one step apart, whichever way it is weighted.
        close(table.weighted_kappa(Weights::Linear).unwrap(), 0.4);
        close(table.weighted_kappa(Weights::Quadratic).unwrap(), 0.4);
    }

    #[test]
    fn full_agreement_on_two_categories_is_one_without_doubt() {
        let found = of(&[&[3, 0], &[0, 9]]).unwrap().kappa().unwrap();
        close(found.estimate, 1.0);
        close(found.se, 0.0);
    }

    /// Off by two counts four times as much as off by one, when it is squared.
    #[test]
    fn far_apart_counts_more() {
        let (near, far) = (of(&[&[4, 2, 0], &[0, 4, 0], &[0, 0, 4]]), of(&[&[4, 0, 2], &[0, 4, 0], &[0, 0, 4]]));
        let (near, far) = (near.unwrap(), far.unwrap());
        close(near.kappa().unwrap().estimate, far.kappa().unwrap().estimate);
        for weights in [Weights::Linear, Weights::Quadratic] {
            assert!(near.weighted_kappa(weights).unwrap() > far.weighted_kappa(weights).unwrap());
        }
    }

    #[test]
    fn one_category_throughout_says_nothing() {
        let table = of(&[&[0, 0], &[0, 12]]).unwrap();
        assert_eq!(table.kappa(), Err(NotComputable::OneCategory));
        assert_eq!(table.weighted_kappa(Weights::Linear), Err(NotComputable::OneCategory));
        // Each used one category, and not the same: they never agree, nor would they by chance.
        close(of(&[&[0, 12], &[0, 0]]).unwrap().kappa().unwrap().estimate, 0.0);
    }

    #[test]
    fn a_table_is_square_and_counts_something() {
        assert_eq!(of(&[&[1, 2], &[3]]), Err(NotComputable::NotSquare));
        assert_eq!(of(&[&[0, 0], &[0, 0]]), Err(NotComputable::Nothing));
        assert_eq!(of(&[]), Err(NotComputable::Nothing));
    }

    #[test]
    fn a_table_counts_pairs_of_categories() {
        assert_eq!(CrossTable::of(&[0, 1, 1, 1], &[0, 1, 0, 1], 2), of(&[&[1, 0], &[1, 2]]));
        assert_eq!(CrossTable::of(&[0, 2], &[0, 1], 2), Err(NotComputable::NoSuchCategory(2)));
        assert_eq!(CrossTable::of(&[0], &[0, 1], 2), Err(NotComputable::Unpaired { first: 1, second: 2 }));
    }
}

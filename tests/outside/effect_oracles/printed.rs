//! Values that are printed in articles and manuals, each with the digits that are printed.

use keywork::progress::effect::kendall::Kendall;
use keywork::progress::effect::{
    BaselineTrend, Bias, Estimate, Nap, Scale, Spread, ird, log_ratio_of_medians, lrr_decreasing, lrr_increasing, pand,
    pem, percent_of_goal_obtained, pnd, smd, tau_bc, tau_bc_kendall, tau_u,
};
use keywork::record::Level;
use keywork::record::target::Direction;

use super::{level, levels, table};
use crate::table::Row;

/// Whether a row asks for what we do not compute: another level of confidence, another number of the same name.
fn is_not_ours(row: Row<'_>) -> bool {
    matches!(row.text("measure"), "Tau-U_plusB" | "Tau-U_full" | "PAND_sort" | "PAND_phi")
        || matches!(row.text("options"), "conf=.90" | "conf=.99")
}

/// What we give for a row of the printed values.
fn ours(row: Row<'_>) -> Estimate {
    let (before, after) = (levels(row.text("A")), levels(row.text("B")));
    let direction: Direction = row.text("direction").parse().unwrap_or(Direction::Increase);
    let of_means = |of: fn(&[Level], &[Level], Direction, Scale, Bias) -> _, direction, bias| {
        of(&before, &after, direction, Scale::Count, bias)
    };
    let by_spread = |spread, bias| smd(&before, &after, direction, spread, bias);
    let estimate = match (row.text("measure"), row.text("options")) {
        ("Tau-BC" | "Tau-BC_SE", "Kendall=TRUE") => tau_bc_kendall(&before, &after, direction),
        ("Tau-BC" | "Tau-BC_SE", _) => tau_bc(&before, &after, direction),
        ("SMD" | "SMD_SE", "baseline;bias_correct") => by_spread(Spread::Baseline, Bias::Corrected),
        ("SMD" | "SMD_SE", "baseline;no_bias_correct") => by_spread(Spread::Baseline, Bias::Uncorrected),
        ("SMD" | "SMD_SE", "pool;bias_correct") => by_spread(Spread::Pooled, Bias::Corrected),
        ("LRRi" | "LRRi_SE", "count;bias_correct") => of_means(lrr_increasing, direction, Bias::Corrected),
        // The manual prints it for a level that is to decrease, and there the sign stays.
        ("LRRd_raw", _) => of_means(lrr_decreasing, Direction::Decrease, Bias::Uncorrected),
        ("LRM" | "LRM_SE", _) => log_ratio_of_medians(&before, &after, direction, Scale::Count),
        _ => return by_pairs(row, &before, &after, direction),
    }?;
    if row.text("measure").ends_with("_SE") { estimate.se } else { Ok(estimate.estimate) }
}

fn by_pairs(row: Row<'_>, before: &[Level], after: &[Level], direction: Direction) -> Estimate {
    let nap = Nap::of(before, after, direction)?;
    let paired = Kendall::of(before, after);
    match (row.text("measure"), row.text("options")) {
        ("NAP", _) => Ok(nap.estimate),
        ("NAP_SE", "unbiased") => nap.se,
        ("NAP_SE", "Hanley") => Ok(nap.se_hanley),
        ("NAP_SE", "null") => Ok(nap.se_null),
        ("NAP_CI_lower", "conf=.95") => Ok(nap.low),
        ("NAP_CI_upper", "conf=.95") => Ok(nap.high),
        ("Tau", _) => Ok(nap.tau().estimate),
        ("Tau-U", _) => tau_u(before, after, direction),
        ("Tau_trendA", _) => BaselineTrend::of(before, Scale::Count).map(|trend| trend.tau),
        ("Tau_trendB", _) => BaselineTrend::of(after, Scale::Count).map(|trend| trend.tau),
        ("PND", _) => pnd(before, after, direction),
        ("PEM", _) => pem(before, after, direction),
        ("PAND", _) => pand(before, after, direction),
        ("IRD", _) => ird(before, after, direction),
        ("Tau_b_uncorrected", _) => {
            let phases: Vec<bool> = before.iter().map(|_| false).chain(after.iter().map(|_| true)).collect();
            Ok(Kendall::of(&phases, &[before, after].concat()).tau_b())
        }
        ("kendall_S", _) => Ok(f64::from(i32::try_from(paired.score).unwrap())),
        ("kendall_D", _) => Ok(paired.most()),
        ("kendall_tau_b", _) => Ok(paired.tau_b()),
        unknown => panic!("{row}: {unknown:?}"),
    }
}

#[test]
fn what_is_printed_is_what_we_give() {
    let (mut compared, mut left_out) = (0, 0);
    for row in table("sced_published.csv").rows() {
        if is_not_ours(row) {
            left_out += 1;
            continue;
        }
        let (found, expected) = (ours(row).unwrap(), row.number("expected").unwrap());
        let tolerance = row.number("tolerance").unwrap();
        assert!((found - expected).abs() <= tolerance, "{row}\n{found} is not {expected}");
        compared += 1;
    }
    assert_eq!((compared, left_out), (45, 8));
}

/// The articles round, and some take other digits than they print: the table says to how many decimals both agree.
#[test]
fn the_share_of_the_way_to_the_goal_is_that_of_the_articles() {
    let (mut estimates, mut errors) = (0, 0);
    for row in table("pogo_published.csv").rows() {
        let (before, after) = (levels(row.text("A")), levels(row.text("B")));
        let goal = level(row.text("goal"));
        let mean = before.iter().map(|level| level.to_f64()).sum::<f64>() / before.iter().map(|_| 1.0).sum::<f64>();
        let direction = if goal.to_f64() > mean { Direction::Increase } else { Direction::Decrease };
        let found = percent_of_goal_obtained(&before, &after, direction, Scale::Count, goal).unwrap();
        let unit = 10_f64.powf(row.number("agree_after_rounding_to").unwrap());
        let same = |found: f64, printed: f64| ((found * unit).round() - (printed * unit).round()).abs() < 0.5;
        let printed = row.number("pogo_published").unwrap();
        assert!(same(found.estimate, printed), "{row}\n{} is not {printed}", found.estimate);
        estimates += 1;
        if let Some(printed) = row.number("se_published") {
            let se = found.se.unwrap();
            assert!(same(se, printed), "{row}\n{se} is not {printed}");
            errors += 1;
        }
    }
    assert_eq!((estimates, errors), (66, 38));
}

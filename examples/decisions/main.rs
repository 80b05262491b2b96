//! How often the verdict on a trend is wrong, on simulated pupils whose truth is known, beside rules in use elsewhere.
//!
//! `cargo run --release --example decisions -- [--seed N] [--pupils N] [--trials N,N…] [--told no]`
//!
//! With `--trials 4,10,20` sessions have now more and now fewer, and `--told no` keeps from the rule how many.
//! The figures that keywork tells with a verdict (`progress::decision::error_rates`) are those of seeds 1 to 5. Any
//! other seed is held out: the rule was chosen without it. The same seed gives the same figures on every machine.

mod pupil;
mod rules;
mod tally;

use std::io::{self, Write as _};

use tally::{Kind, Tally};

/// How much is simulated: pupils of each kind, for each of three ways in which sessions are alike.
struct Size {
    seed: u64,
    pupils: u32,
    trials: Vec<u32>,
    told: bool,
}

impl Size {
    fn from_arguments() -> Option<Self> {
        let mut size = Self { seed: 2026, pupils: 400, trials: vec![10], told: true };
        let words: Vec<String> = std::env::args().skip(1).collect();
        for pair in words.chunks(2) {
            let [flag, number] = pair else { return None };
            match flag.as_str() {
                "--seed" => size.seed = number.parse().ok()?,
                "--pupils" => size.pupils = number.parse().ok()?,
                "--trials" => {
                    size.trials = number.split(',').map(|trials| trials.parse().ok()).collect::<Option<_>>()?;
                }
                "--told" => size.told = number != "no",
                _ => return None,
            }
        }
        Some(size)
    }
}

fn main() -> io::Result<()> {
    let size = Size::from_arguments()
        .ok_or_else(|| io::Error::other("takes --seed N, --pupils N, --trials N,N… and --told no"))?;
    let tally = Tally::of(size.seed, size.pupils, &size.trials, size.told);
    let mut out = io::stdout().lock();
    writeln!(out, "seed {}, {} pupils of each kind three times, trials {:?}", size.seed, size.pupils, size.trials)?;
    writeln!(out, "\nAt one session, false alarm / detection: on track, and at half the rate or less")?;
    writeln!(out, "{:38}{:>12}{:>12}{:>12}{:>12}{:>14}{:>8}", "", "10", "12", "15", "20", "10 to 20", "less")?;
    for (at, (name, _)) in rules::RULES.iter().enumerate() {
        write!(out, "{name:38}")?;
        for sessions in [10..=10, 12..=12, 15..=15, 20..=20, 10..=20] {
            let (alarm, found) = tally.at_one_session(at, sessions.clone());
            write!(out, "{:>12}", format!("{alarm:.2} / {found:.2}"))?;
            if sessions == (10..=20) {
                write!(out, "{:>10.2}", found - alarm)?;
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "\nEver, by session 20")?;
    let kinds = Kind::ALL;
    write!(out, "{:38}{:>9}{:>9}", "", "on track", "half")?;
    for (name, _) in kinds {
        write!(out, "{name:>9}")?;
    }
    writeln!(out)?;
    for (at, (name, _)) in rules::RULES.iter().enumerate() {
        let (alarm, found) = tally.ever(at);
        write!(out, "{name:38}{alarm:>9.2}{found:>9.2}")?;
        for kind in 0..kinds.len() {
            write!(out, "{:>9.2}", tally.ever_of(at, kind))?;
        }
        writeln!(out)?;
    }
    writeln!(
        out,
        "\nFor progress::decision::error_rates: sessions, flagged of those on track, not flagged of the others"
    )?;
    for sessions in 10..=pupil::LOOKED_AT {
        let (alarm, found) = tally.at_one_session(0, sessions..=sessions);
        writeln!(out, "{sessions:>4}{:>8.1} %{:>8.1} %", 100.0 * alarm, 100.0 * (1.0 - found))?;
    }
    Ok(())
}

//! What keywork does, as ratios to a floor that opens and reads the same files and does nothing else: `cargo bench`.
//!
//! `cargo bench -- --write DIR` only writes the folder, for a profiler.
//!
//! Seconds say more of the machine than of the program, so nothing is given in seconds alone. Both sides are run in
//! turn (A B A B …) as whole processes in one warm folder, and each figure is the middle of the ratios of neighbours,
//! with the least and the greatest. Nothing is asserted: a busy machine is no mistake in the program.
//!
//! - `report`: the weekly report of one pupil among many, against the start of a process and the reading of the files
//!   that the report needs. Aim: at most 1.5.
//! - `check`: the whole folder, against a process that reads every record in it. Aim: at most 2.5.
#![expect(clippy::disallowed_methods, reason = "the bans are for the program")]

mod floor;
mod school;

use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use school::School;

/// How often each pair is run.
const REPORT_PAIRS: usize = 101;
const CHECK_PAIRS: usize = 21;

fn main() -> io::Result<()> {
    let school = School { pupils: 40, sessions: 10_000 };
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        // The other side of `check`: this very program, in a process of its own.
        ["--floor", folder] => {
            std::env::set_current_dir(folder)?;
            return floor::read_all(Path::new("."));
        }
        // The folder alone, to look at the program with other tools.
        ["--write", folder] => return school.write(Path::new(folder)),
        _ => {}
    }
    let folder = tempfile::tempdir()?;
    school.write(folder.path())?;
    let mut out = io::stdout().lock();
    writeln!(out, "{} sessions of {} pupils in {}", school.sessions, school.pupils, folder.path().display())?;

    let needed = school::needed_by_report(folder.path())?;
    let report = || keywork(folder.path(), &["report", "weekly", "p00"]);
    let start_and_read = || {
        let (start, began) = (keywork(folder.path(), &["--version"])?, Instant::now());
        floor::read_files(&needed)?;
        Ok(start + began.elapsed())
    };
    let pairs = pairs(REPORT_PAIRS, report, start_and_read)?;
    let what = format!("report weekly of one pupil / process start + reading its {} files", needed.len());
    show(&mut out, &what, &pairs, 1.5)?;

    let this = std::env::current_exe()?;
    let floor = || timed(Command::new(&this).arg("--floor").arg(folder.path()));
    let check = || keywork(folder.path(), &["check"]);
    let pairs = self::pairs(CHECK_PAIRS, check, floor)?;
    show(&mut out, "check of the whole folder / reading every file in it", &pairs, 2.5)
}

/// How long keywork takes, from start to end.
fn keywork(records: &Path, arguments: &[&str]) -> io::Result<Duration> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keywork"));
    timed(command.args(arguments).env("KEYWORK_RECORDS", records).env("KEYWORK_AS_OF", school::TODAY))
}

fn timed(command: &mut Command) -> io::Result<Duration> {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let began = Instant::now();
    let status = command.status()?;
    let took = began.elapsed();
    if status.success() { Ok(took) } else { Err(io::Error::other(format!("{command:?} ended with {status}"))) }
}

type Pair = (Duration, Duration);

/// Runs both sides in turn, after one turn that only warms the caches.
fn pairs(
    number: usize,
    one: impl Fn() -> io::Result<Duration>,
    other: impl Fn() -> io::Result<Duration>,
) -> io::Result<Vec<Pair>> {
    one()?;
    other()?;
    (0..number).map(|_| Ok((one()?, other()?))).collect()
}

fn show(out: &mut impl io::Write, what: &str, pairs: &[Pair], aim: f64) -> io::Result<()> {
    let ratio = sorted(pairs.iter().map(|(one, other)| one.as_secs_f64() / other.as_secs_f64()));
    let ms = |side: fn(&Pair) -> Duration| middle(&sorted(pairs.iter().map(|pair| side(pair).as_secs_f64() * 1e3)));
    let met = if middle(&ratio) <= aim { "met" } else { "missed" };
    writeln!(
        out,
        "{what}\n  {:.2} (least {:.2}, greatest {:.2}, of {} pairs; {:.2} ms / {:.2} ms); aim {aim}: {met}",
        middle(&ratio),
        ratio[0],
        ratio[ratio.len() - 1],
        pairs.len(),
        ms(|pair| pair.0),
        ms(|pair| pair.1),
    )
}

fn sorted(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

fn middle(sorted: &[f64]) -> f64 {
    sorted[sorted.len() / 2]
}

//! `TARGET=RESULT` against the pupil's targets: the target fixes its measure.

use chrono::NaiveDate;

use super::{Log, Scene};
use crate::cli::failure::Failure;
use crate::cli::folder::find_in;
use crate::record::result::{SecondCount, SessionResult, TrialResult};
use crate::record::{Filed, Target, TargetId};

/// The results of the command line.
///
/// # Errors
/// When a target is not there, has ended or is named twice, or its measure cannot hold the result.
pub(super) fn results(
    log: &Log,
    typed: &[(&str, &str)],
    day: NaiveDate,
    scene: &Scene<'_>,
) -> Result<Vec<SessionResult>, Failure> {
    let mut results: Vec<SessionResult> = Vec::new();
    for (target, result) in typed {
        let (id, filed) = find_target(target, scene)?;
        not_ended(id, filed, day)?;
        if results.iter().any(|known| known.target == *id) {
            return Err(Failure::usage(format!("`{id}` is given twice")).help("give each target one result".to_owned()));
        }
        let result = parse(result, id, filed, scene)?;
        results.push(SessionResult { target: id.clone(), result, probe: false, second: Vec::new() });
    }
    for probe in &log.probe {
        let (id, _) = find_target(probe, scene)?;
        let result = results.iter_mut().find(|result| result.target == *id);
        let missing = || {
            Failure::usage(format!("--probe {id}: there is no result for it")).help(format!("give one: {id}=RESULT"))
        };
        result.ok_or_else(missing)?.probe = true;
    }
    for second in &log.second_observer {
        add_second(second, &mut results, scene)?;
    }
    Ok(results)
}

fn find_target<'a>(typed: &str, scene: &'a Scene<'_>) -> Result<(&'a TargetId, &'a Filed<Target>), Failure> {
    find_in(typed, &scene.records.targets, "target")
}

fn not_ended(id: &TargetId, filed: &Filed<Target>, day: NaiveDate) -> Result<(), Failure> {
    match filed.record.ended(day).filter(|ended| *ended < day) {
        None => Ok(()),
        Some(ended) => {
            let message = format!("`{id}` ended on {}", ended.format("%-d %B %Y"));
            Err(Failure::usage(message)
                .help("look at the day, or set a new target with `keywork plan target`".to_owned()))
        }
    }
}

fn parse(typed: &str, id: &TargetId, filed: &Filed<Target>, scene: &Scene<'_>) -> Result<TrialResult, Failure> {
    let measure = &filed.record.measure;
    TrialResult::parse(typed, measure, &scene.folder.school.help).map_err(|error| {
        let help = format!("{}; `{id}` is measured by {measure}", error.help());
        Failure::usage(format!("{id}: {error}")).help(help)
    })
}

/// `as:7/10` where there is one result, `as:cvc-words=7/10` where there are more.
fn add_second(typed: &str, results: &mut [SessionResult], scene: &Scene<'_>) -> Result<(), Failure> {
    let form = || {
        Failure::usage("--second-observer takes STAFF:RESULT")
            .help("write it such as as:7/10 or as:cvc-words=7/10".to_owned())
    };
    let (staff, count) = typed.split_once(':').ok_or_else(form)?;
    let staff = scene.folder.staff("--second-observer", staff.trim())?;
    let (target, count) = count.split_once('=').map_or((None, count), |(target, count)| (Some(target), count));
    let id = match (target, &*results) {
        (Some(target), _) => find_target(target.trim(), scene)?.0.clone(),
        (None, [only]) => only.target.clone(),
        (None, _) => return Err(form()),
    };
    let (id, filed) = find_target(id.as_str(), scene)?;
    let result = parse(count.trim(), id, filed, scene)?;
    let place = results.iter_mut().find(|result| result.target == *id).ok_or_else(form)?;
    place.second.push(SecondCount { staff, result });
    Ok(())
}

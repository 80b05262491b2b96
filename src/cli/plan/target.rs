//! `keywork plan target`: a target is proposed.

use chrono::NaiveDate;
use clap::Args;

use super::scene::Scene;
use super::{said, typed};
use crate::calendar::say;
use crate::calendar::typed::Look;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::{find_id, find_in};
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::cli::words::Words;
use crate::record::goal::Goal;
use crate::record::measure::{Measure, MeasureKind};
use crate::record::target::Direction;
use crate::record::{Level, OutcomeId, ProvisionId, Target, TargetId};
use crate::store::layout;
use crate::text::brief;

/// Propose a target: what the pupil will do, how it is counted, the goal and its date
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork plan target rowan cvc-words --title \"Reads words such as 'ship' aloud\" \
    --measure accuracy:10 --goal \"80% @independent over 3\" --by \"18 Dec\" --outcome E1 --provision phonics\n  \
    keywork plan target rowan calling-out --title \"Calls out less\" --measure count --goal \"2 over 3\" --by \"18 Dec\" --decrease\n\n\
    A measure is accuracy[:OF], rate, count, duration, latency, steps:OF, scale:MIN..MAX, score[:MAX], help, yes-no\n\
    or interval:OF. A goal is LEVEL[%] [@RUNG] [over N]; for a measure of help @RUNG [over N]."
)]
pub(super) struct NewTarget {
    /// The pupil; may be left out by who works with just one
    #[arg(value_name = "PUPIL")]
    first: String,
    /// What the target is to be called, such as cvc-words
    id: Option<String>,
    /// What the pupil will do
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    title: String,
    /// How it is counted, such as accuracy:10
    #[arg(long)]
    measure: String,
    /// What it aims at, such as "80% @independent over 3"
    #[arg(long, allow_hyphen_values = true)]
    goal: String,
    /// The date that the goal is to be reached by
    #[arg(long, value_name = "DATE")]
    by: String,
    /// The outcome that it is a step toward
    #[arg(long, value_name = "E1")]
    outcome: Option<String>,
    /// The provision in which it is taught
    #[arg(long, value_name = "ID")]
    provision: Option<String>,
    /// The learning objective: national curriculum, pre-key-stage standard or engagement area
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    objective: Option<String>,
    /// The level before teaching, where no results show it
    #[arg(long, value_name = "LEVEL", allow_hyphen_values = true)]
    baseline: Option<String>,
    /// The day on which teaching begins; results before it are the baseline
    #[arg(long, value_name = "DATE")]
    teach_from: Option<String>,
    /// How to help at home; goes home
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    share: Option<String>,
    /// Less is better
    #[arg(long)]
    decrease: bool,
}

impl NewTarget {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let (scene, id) = Scene::with_id(settings, &self.first, self.id.as_deref(), "target")?;
        scene.still_here(settings.today)?;
        let id: TargetId = typed::id(id)?;
        let target = self.target(&id, &scene)?;
        let path = layout::target(scene.pupil(), &id);
        let written = scene.place(&path, &id, scene.records.targets.get(&id), &target)?;
        warn(&target, ui);
        let exit = scene.tell(&path, written, &in_words(&id, &target, &scene), ui);
        scene.hint_to_agree(id.as_str(), ui);
        Ok(exit)
    }

    fn target(&self, id: &TargetId, scene: &Scene<'_>) -> Result<Target, Failure> {
        let settings = scene.settings;
        let measure = Measure::parse(&self.measure)
            .map_err(|error| Failure::usage(format!("--measure: {error}")).help(error.help))?;
        let by = typed::goal_day(&self.by, settings)?;
        let goal = goal(&self.goal, &measure, Some(by), scene)?;
        let teaching_from = typed::maybe_day("--teach-from", self.teach_from.as_deref(), settings, Look::Nearest)?;
        before_the_goal(teaching_from, by)?;
        let known = scene.records.targets.get(id).and_then(|filed| filed.record.proposed.as_ref());
        let mut words = Words::new(settings);
        Ok(Target {
            title: typed::needed("title", words.title("title", Some(&self.title))?)?,
            outcome: self.outcome(scene)?,
            provision: self.provision(scene)?,
            objective: words.title("objective", self.objective.as_deref())?,
            direction: self.decrease.then_some(Direction::Decrease),
            baseline: self.baseline.as_deref().map(|typed| baseline(typed, &measure)).transpose()?,
            measure,
            goal,
            from: None,
            teaching_from,
            proposed: Some(scene.proposal(known)),
            agreed: None,
            refused: None,
            note: None,
            share: words.shared("share", self.share.as_deref())?,
            levels: Vec::new(),
            change: Vec::new(),
            review: Vec::new(),
        })
    }

    fn outcome(&self, scene: &Scene<'_>) -> Result<Option<OutcomeId>, Failure> {
        let Some(typed) = self.outcome.as_deref() else { return Ok(None) };
        let known: Vec<&OutcomeId> = scene.pupil_file()?.record.outcome.iter().map(|outcome| &outcome.id).collect();
        let found = find_id(typed, &known, "outcome").cloned();
        let add = format!("add it with `keywork plan outcome {} E1`", scene.pupil());
        found.map(Some).map_err(|failure| or_else_help(failure, add))
    }

    fn provision(&self, scene: &Scene<'_>) -> Result<Option<ProvisionId>, Failure> {
        let Some(typed) = self.provision.as_deref() else { return Ok(None) };
        let found = find_in(typed, &scene.records.provision, "provision").map(|(id, _)| id.clone());
        let add = format!("propose it with `keywork plan provision {} ID`", scene.pupil());
        found.map(Some).map_err(|failure| or_else_help(failure, add))
    }
}

/// A goal as it is typed, for a measure.
pub(super) fn goal(typed: &str, measure: &Measure, by: Option<NaiveDate>, scene: &Scene<'_>) -> Result<Goal, Failure> {
    Goal::parse(typed, measure, &scene.folder.school.help, by)
        .map_err(|error| Failure::usage(format!("--goal: {error}")).help(error.help()))
}

fn or_else_help(failure: Failure, help: String) -> Failure {
    if failure.help.is_some() { failure } else { failure.help(help) }
}

fn before_the_goal(teaching_from: Option<NaiveDate>, by: NaiveDate) -> Result<(), Failure> {
    match teaching_from.filter(|from| *from > by) {
        None => Ok(()),
        Some(from) => {
            let message =
                format!("teaching would begin on {}, after the goal's date, {}", say::long(from), say::long(by));
            Err(Failure::usage(message).help("look at --teach-from and --by".to_owned()))
        }
    }
}

fn baseline(typed: &str, measure: &Measure) -> Result<Level, Failure> {
    if measure.kind == MeasureKind::Help {
        return Err(Failure::usage("--baseline: a measure of help has a rung and no level")
            .help("log the results before teaching begins: they are the baseline".to_owned()));
    }
    let level = measure.parse_level(typed).filter(|level| measure.reaches(*level));
    level.ok_or_else(|| {
        let message = format!("--baseline: `{}` is no level of a measure of {measure}", brief(typed, 20));
        Failure::usage(message).help(format!("it can be {}", measure.say_range()))
    })
}

/// A goal that lies the wrong way from the baseline may be a forgotten `--decrease`.
fn warn(target: &Target, ui: &mut Ui<'_>) {
    let Some((baseline, goal)) = target.baseline.zip(target.goal.level) else { return };
    let (wrong, mend) = match target.direction() {
        Direction::Increase => (goal < baseline, "if less is better, the target needs --decrease"),
        Direction::Decrease => (goal > baseline, "if more is better, leave --decrease out"),
    };
    if wrong {
        let (goal, baseline) = (target.measure.say(goal), target.measure.say(baseline));
        ui.warn(&format!("the goal, {goal}, lies the wrong way from the baseline, {baseline}; {mend}"));
    }
}

fn in_words(id: &TargetId, target: &Target, scene: &Scene<'_>) -> String {
    let mut words = vec![said::target(id, target)];
    words.extend(target.outcome.as_ref().map(|outcome| format!("toward {outcome}")));
    words.extend(target.provision.as_ref().map(|provision| format!("taught in {provision}")));
    words.extend(target.objective.as_ref().map(|objective| format!("objective {}", objective.as_str())));
    words.extend(target.share.as_ref().map(|_| "with words that go home".to_owned()));
    words.extend(target.baseline.map(|level| format!("baseline {}", target.measure.say(level))));
    words.push(match target.teaching_from {
        Some(from) => format!("results before {} are the baseline", say::long(from)),
        None => "no day on which teaching begins, so every result counts as taught".to_owned(),
    });
    let proposer = target.proposed.as_ref().map_or("nobody", |proposed| scene.name_of(&proposed.by));
    words.push(format!("proposed by {proposer}, not agreed yet"));
    words.join("; ")
}

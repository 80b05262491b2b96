use schemars::JsonSchema;
use serde::Serialize;

use super::figure::Number;
use crate::progress::Independence;
use crate::progress::independence::{Fading, Hint};
use crate::record::Level;
use crate::record::help::Rung;
use crate::text::and_list;

/// How much help was given since teaching began, beside the level.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct HelpLately {
    /// Results whose help was recorded.
    pub recorded: usize,
    /// Results whose help was not, which is not none.
    pub not_recorded: usize,
    /// The share of trials at each rung over the last five of them, the least help first.
    pub lately: Vec<RungShare>,
    /// The same over the first five, where there are ten.
    pub at_first: Vec<RungShare>,
    /// `less-help`, `more-help` or `unclear`; null of fewer than six.
    pub trend: Option<&'static str>,
    /// Right with help, and not yet without.
    pub depends_on_help: bool,
    /// `less-help` or `more-help`, where two sessions in a row suggest a step.
    pub hint: Option<&'static str>,
    /// The rung of that step.
    pub hint_rung: Option<String>,
    /// The shares in words: `independent 60%, clueing 40%`.
    pub said: String,
}

/// The share of trials at a rung.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct RungShare {
    /// The rung.
    pub rung: String,
    /// In percent.
    pub percent: Number,
}

impl HelpLately {
    /// That of a target.
    #[must_use]
    pub fn of(found: &Independence) -> Self {
        let (hint, hint_rung) = match &found.hint {
            None => (None, None),
            Some(Hint::LessHelp(rung)) => (Some("less-help"), Some(rung.to_string())),
            Some(Hint::MoreHelp(rung)) => (Some("more-help"), Some(rung.to_string())),
        };
        let trend = found.fading().map(|fading| match fading {
            Fading::Less => "less-help",
            Fading::More => "more-help",
            Fading::Unclear => "unclear",
        });
        Self {
            recorded: found.recorded,
            not_recorded: found.not_recorded,
            lately: shares(&found.lately),
            at_first: shares(&found.at_first),
            trend,
            depends_on_help: found.depends_on_help,
            hint,
            hint_rung,
            said: say(&found.lately),
        }
    }
}

fn shares(of: &[(Rung, Level)]) -> Vec<RungShare> {
    of.iter().map(|(rung, share)| RungShare { rung: rung.to_string(), percent: (*share).into() }).collect()
}

fn say(shares: &[(Rung, Level)]) -> String {
    let given = shares.iter().filter(|(_, share)| *share > Level::whole(0));
    let given = given.map(|(rung, share)| format!("{rung} {}%", share.ratio().round()));
    and_list(&given.collect::<Vec<_>>())
}

use schemars::JsonSchema;
use serde::Serialize;

use super::figure::Precise;
use crate::progress::Confidence;
use crate::progress::observers::Twice;

/// How far two observers of the same sessions agree.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct ObservedTwice {
    /// Results that a second observer counted too.
    pub sessions: usize,
    /// Of so many.
    pub of: usize,
    /// The mean agreement of these sessions, in percent.
    pub mean: Precise,
    /// The least.
    pub least: Precise,
    /// How they are compared.
    pub how: &'static str,
    /// Agreement beyond chance, for a rating, a rung or yes and no.
    pub kappa: Option<KappaFigure>,
}

/// Cohen's kappa.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize)]
pub struct KappaFigure {
    /// The estimate.
    pub estimate: Option<Precise>,
    /// Its standard error.
    pub se: Option<Precise>,
    /// The lower end of its interval of 95 %.
    pub low: Option<Precise>,
    /// The upper end.
    pub high: Option<Precise>,
    /// Why it is null.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl ObservedTwice {
    /// That of a target.
    #[must_use]
    pub fn of(found: &Twice) -> Self {
        let kappa = |kappa: &Result<_, crate::progress::observers::NotComputable>| match kappa {
            Err(why) => KappaFigure { reason: Some(why.to_string()), ..KappaFigure::default() },
            Ok(kappa) => of_kappa(kappa),
        };
        Self {
            sessions: found.sessions,
            of: found.of,
            mean: Precise(found.mean),
            least: Precise(found.least),
            how: found.how,
            kappa: found.kappa.as_ref().map(kappa),
        }
    }
}

fn of_kappa(kappa: &crate::progress::observers::Kappa) -> KappaFigure {
    let interval = kappa.interval(Confidence::NINETY_FIVE);
    KappaFigure {
        estimate: Some(Precise(kappa.estimate)),
        se: Some(Precise(kappa.se)),
        low: Some(Precise(interval.low)),
        high: Some(Precise(interval.high)),
        reason: None,
    }
}

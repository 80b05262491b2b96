use super::{AnnualReview, LineReview, OutcomeReview, Stage};
use crate::text;

/// What these records hold no evidence for, section by section, in sentences.
pub(super) fn lacking(review: &AnnualReview) -> Vec<String> {
    let mut all = of_the_plan(review);
    all.extend(of_the_meeting(review));
    let said = [("the child", true), ("a parent or anybody else", false)];
    let silent = said.iter().filter(|(_, child)| !review.views.iter().any(|view| view.child == *child));
    all.extend(silent.map(|(who, _)| format!("Section A: nothing that {who} said in this time.")));
    let unmet = review.needs.iter().filter(|need| need.section_f.is_empty());
    all.extend(unmet.map(|need| format!("Section B, {}: no line of Section F names this need.", need.need)));
    all.extend(review.outcomes.iter().flat_map(of_outcome));
    all.extend(review.section_f.iter().flat_map(of_line));
    if review.patterns.wellbeing.is_none() && review.patterns.involvement.is_none() {
        all.push("No rating of well-being or involvement.".to_owned());
    }
    all
}

fn of_the_plan(review: &AnnualReview) -> Vec<String> {
    let plan = review.ehc_plan.as_ref();
    let parts = [
        ("The pupil's own file, pupil.toml, is not there or could not be read.", review.who.pupil_file.is_none()),
        ("No EHC plan is in the pupil's file.", review.who.pupil_file.is_some() && plan.is_none()),
        (
            "The day on which the plan was last reviewed is not in the pupil's file.",
            plan.is_some_and(|plan| plan.last_reviewed.is_none()),
        ),
        ("Section B: no need is in the pupil's file.", review.needs.is_empty()),
        ("Section E: no outcome is in the pupil's file.", review.outcomes.iter().all(|one| one.outcome.is_none())),
        ("Section F: no line is in the pupil's file.", review.section_f.is_empty()),
    ];
    parts.into_iter().filter(|(_, lacks)| *lacks).map(|(text, _)| text.to_owned()).collect()
}

fn of_the_meeting(review: &AnnualReview) -> Vec<String> {
    let Some(meeting) = &review.meeting else {
        return vec!["No meeting of this annual review is recorded.".to_owned()];
    };
    if review.stage == Stage::Advice {
        return Vec::new();
    }
    let came = meeting.invited.iter().any(|one| one.came == Some(true)) || !meeting.also_came.is_empty();
    let parts = [
        ("The meeting is not held yet.", !meeting.held),
        ("Who came to the meeting is not recorded.", meeting.held && !came),
        ("The recommendation of the meeting is not recorded.", meeting.held && meeting.recommend.is_none()),
    ];
    parts.into_iter().filter(|(_, lacks)| *lacks).map(|(text, _)| text.to_owned()).collect()
}

fn of_outcome(review: &OutcomeReview) -> Vec<String> {
    let Some(outcome) = &review.outcome else { return Vec::new() };
    let what = match (review.targets.is_empty(), review.has_evidence) {
        (true, false) => Some("no target and no assessment."),
        (true, true) => Some("no target, only assessments."),
        (false, false) => Some("no result of any target, and no assessment."),
        (false, true) => None,
    };
    let without = review.targets.iter().filter(|target| target.from_said.is_none());
    let ids: Vec<&str> = without.map(|target| target.assessed.target.as_str()).collect();
    let baseline = (!ids.is_empty()).then(|| format!("no baseline of {}.", text::and_list(&ids)));
    what.map(str::to_owned).into_iter().chain(baseline).map(|what| format!("Section E, {outcome}: {what}")).collect()
}

fn of_line(review: &LineReview) -> Vec<String> {
    let line = &review.delivered;
    let mut what = Vec::new();
    if line.provision.is_empty() {
        what.push("nothing was timetabled to meet it, and no session is recorded.".to_owned());
    } else if line.given_sessions == 0 {
        what.push("no session is recorded as given.".to_owned());
    }
    if let (Some(promised), Some(timetabled)) = (line.promised_sessions, line.timetabled_sessions)
        && timetabled < promised
    {
        what.push(format!(
            "{timetabled} of the {promised} sessions that the plan promises in this time were timetabled; nothing shows \
             the other {}.",
            promised - timetabled
        ));
    }
    if !line.provision.is_empty() && review.effect.is_empty() {
        what.push("no target is taught in it, so nothing here measures its effect.".to_owned());
    }
    what.into_iter().map(|what| format!("Section F, {}: {what}", line.section_f)).collect()
}

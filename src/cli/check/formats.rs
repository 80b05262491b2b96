//! What `check` found, for scripts: JSON, SARIF 2.1.0, and the annotations of GitHub Actions.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Findings;
use crate::record::{Code, Problem, ProblemLevel};
use crate::text::clean_line;

/// One JSON object (contract: `check --json`).
pub(super) fn json(findings: &Findings) -> String {
    let problems: Vec<Value> = findings
        .problems
        .iter()
        .map(|problem| {
            let spot = problem.place.spot.as_ref();
            json!({
                "level": problem.code.level.word(), "code": problem.code.name, "file": problem.place.file,
                "line": spot.map(|spot| spot.line), "column": spot.map(|spot| spot.column),
                "message": problem.message, "help": problem.help,
            })
        })
        .collect();
    crate::render::json(&json!({"files": findings.files, "problems": problems}))
}

/// A log in the Static Analysis Results Interchange Format (OASIS, version 2.1.0).
pub(super) fn sarif(findings: &Findings) -> String {
    let rule =
        |code: &Code| json!({"id": code.name, "shortDescription": {"text": code.why}, "help": {"text": code.mend}});
    let results: Vec<Value> = findings.problems.iter().map(sarif_result).collect();
    let driver = json!({"name": "keywork", "version": env!("CARGO_PKG_VERSION"), "rules": Code::ALL.iter().map(rule).collect::<Vec<_>>()});
    crate::render::json(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }))
}

fn sarif_result(problem: &Problem) -> Value {
    let mut location = json!({"artifactLocation": {"uri": uri(&problem.place.file)}});
    if let Some(spot) = &problem.place.spot {
        location["region"] = json!({"startLine": spot.line, "startColumn": spot.column});
    }
    json!({
        "ruleId": problem.code.name, "level": problem.code.level.word(), "message": {"text": problem.message},
        "locations": [{"physicalLocation": location}],
    })
}

/// A path as a relative reference of RFC 3986.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~');
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A workflow command a line, as GitHub Actions reads them.
pub(super) fn github(findings: &Findings) -> String {
    let mut lines = String::new();
    for problem in &findings.problems {
        let level = if problem.code.level == ProblemLevel::Note { "notice" } else { problem.code.level.word() };
        let spot = problem
            .place
            .spot
            .as_ref()
            .map(|spot| format!(",line={},col={}", spot.line, spot.column))
            .unwrap_or_default();
        let file = value(&problem.place.file).replace(':', "%3A").replace(',', "%2C");
        let help = problem.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        let message = value(&format!("{}{help}", problem.message));
        let _ = writeln!(lines, "::{level} file={file}{spot},title={}::{message}", problem.code.name);
    }
    lines
}

fn value(text: &str) -> String {
    clean_line(text).replace('%', "%25")
}

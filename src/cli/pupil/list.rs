use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::calendar::say;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::settings::Settings;
use crate::cli::table::Listed;
use crate::cli::ui::Ui;
use crate::record::pupil::{Adult, Sen};
use crate::record::words::Title;
use crate::record::{Pupil, PupilId, Role, School};
use crate::store::{layout, read};

pub(super) fn run(settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    let folder = Folder::open(settings)?;
    let mut pupils = Vec::new();
    let mut problems = Vec::new();
    for id in &folder.pupils {
        let (pupil, wrong) = match read::plan(&folder.root, id) {
            Ok(records) => (records.pupil, records.problems),
            Err(error) => (None, vec![read::unreadable(&error)]),
        };
        // What is wrong with the plan is said by the commands that use it.
        let own = [layout::pupil(id), layout::pupil_folder(id)];
        problems.extend(wrong.into_iter().filter(|problem| own.contains(&problem.place.file)));
        pupils.push((id, pupil.map(|filed| filed.record)));
    }
    if ui.json {
        let pupils: Vec<Value> = pupils.iter().map(|(id, pupil)| as_json(id, pupil.as_ref())).collect();
        ui.print(&crate::render::json(&json!({"as_of": settings.today.to_string(), "pupils": pupils})))?;
    } else {
        let row = |(id, pupil): &(&PupilId, Option<Pupil>)| row(id, pupil.as_ref(), &folder.school, settings.today);
        let listed = Listed {
            title: format!("Pupils of {}", folder.school.school.as_str()),
            columns: vec!["id", "name", "SEN", "needs", "key worker", "teacher", "last day"],
            rows: pupils.iter().map(row).collect(),
            none: "There are no pupils yet.",
        };
        listed.print(ui)?;
        if listed.rows.is_empty() {
            ui.hint("keywork pupil add rowan --name \"Rowan Ash\" --born 4/3/2018");
        }
    }
    Ok(folder.finish(&problems, ui))
}

fn row(id: &PupilId, pupil: Option<&Pupil>, school: &School, today: NaiveDate) -> Vec<String> {
    let Some(pupil) = pupil else {
        let unread = ["could not be read", "", "", "", "", ""].map(str::to_owned);
        return std::iter::once(id.to_string()).chain(unread).collect();
    };
    let who = |role: Role| {
        let names = pupil
            .adults_on(today)
            .filter(|adult| adult.role == role && school.is_here(&adult.staff, today))
            .map(|adult| school.name_of(&adult.staff));
        names.collect::<Vec<_>>().join(", ")
    };
    vec![
        id.to_string(),
        pupil.name.as_str().to_owned(),
        pupil.sen.map(|sen| sen.to_string()).unwrap_or_default(),
        pupil.needs.iter().map(|need| need.word()).collect::<Vec<_>>().join(", "),
        who(Role::KeyWorker),
        who(Role::Teacher),
        pupil.left.as_ref().map(|left| say::long(left.on)).unwrap_or_default(),
    ]
}

/// A pupil whose file could not be read is there by id alone.
fn as_json(id: &PupilId, pupil: Option<&Pupil>) -> Value {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let adult = |adult: &Adult| json!({"staff": adult.staff.as_str(), "role": adult.role.word(), "from": day(adult.from), "to": day(adult.to)});
    let left = pupil.and_then(|pupil| pupil.left.as_ref());
    json!({
        "id": id.as_str(),
        "name": pupil.map(|pupil| pupil.name.as_str()),
        "born": day(pupil.map(|pupil| pupil.born)),
        "sen": pupil.and_then(|pupil| pupil.sen).map(Sen::word),
        "needs": pupil.map(|pupil| pupil.needs.iter().map(|need| need.word()).collect::<Vec<_>>()),
        "adults": pupil.map(|pupil| pupil.adult.iter().map(adult).collect::<Vec<_>>()),
        "left": left.map(|left| json!({"on": left.on.to_string(), "to": left.to.as_ref().map(Title::as_str)})),
    })
}

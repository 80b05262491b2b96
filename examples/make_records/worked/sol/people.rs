//! What people said, advised and decided about Sol, and how he did on assessments.

use super::super::story::People;

pub(super) const PEOPLE: People = People {
    sessions: SESSIONS,
    assessments: ASSESSMENTS,
    observations: super::seen::OBSERVATIONS,
    contacts: CONTACTS,
    recommendations: RECOMMENDATIONS,
    meetings: MEETINGS,
};

const SESSIONS: &[&str] = &[
    r#"
date = 2026-09-29
start = 14:00:00
minutes = 30
staff = "lh"
recorded_by = "tk"
provision = "therapy-visit"
place = "the blue room"
activity = "New sound pictures; L. Hart showed me how to wait with my hands still"
share = "Sol worked hard on new sounds with L. Hart."
recorded = 2026-09-29
"#,
    r#"
date = 2026-11-17
start = 14:00:00
minutes = 30
staff = "lh"
recorded_by = "tk"
provision = "therapy-visit"
place = "the blue room"
activity = "Telling news to a stranger: L. Hart brought a student"
note = "Three things told, two of them understood the first time."
share = "Sol told three things about his week to somebody he had never met."
recorded = 2026-11-17
"#,
    r#"
date = 2026-11-24
start = 09:15:00
staff = "tk"
provision = "reading"
recorded = 2026-11-23

[prepared]
by = "tk"
targets = ["sight-words"]
objective = "Read the words of the Christmas play"
activity = "Timer, then the narrator's first line, standing up"
materials = "Play words, timer, a cushion to stand on"
hand_in = "The minute, for the chart"
"#,
];

const ASSESSMENTS: &[&str] = &[
    r#"
date = 2025-09-24
start = 12:00:00
staff = "lh"
recorded_by = "tk"
tool = "Sentence comprehension, therapist's own list"
informant = "speech and language therapist"
outcome = "E2"
recorded = 2025-09-25

[[score]]
name = "information-carrying words followed"
value = 2
of = 4
"#,
    r#"
date = 2026-03-24
start = 12:00:00
staff = "as"
tool = "Pre-key-stage standards"
version = "key stage 2"
informant = "class teacher"
recorded = 2026-03-24

[[score]]
name = "English reading"
value = "PK2"

[[score]]
name = "mathematics"
value = "PK2"
"#,
    r#"
date = 2026-07-08
start = 12:00:00
staff = "as"
tool = "Pre-key-stage standards"
version = "key stage 2"
informant = "class teacher"
outcome = "E1"
note = "Reading has moved up a standard since March."
recorded = 2026-07-09

[[score]]
name = "English reading"
value = "PK3"

[[score]]
name = "English writing"
value = "PK2"

[[score]]
name = "mathematics"
value = "PK2"
"#,
    r#"
date = 2026-10-20
start = 10:20:00
staff = "tk"
tool = "Leuven scales"
informant = "key worker"
context = "drama with the class"
recorded = 2026-10-20

[[score]]
name = "well-being"
value = 4.5

[[score]]
name = "involvement"
value = 5
"#,
    r#"
date = 2026-11-17
start = 14:35:00
staff = "lh"
recorded_by = "tk"
tool = "Sentence comprehension, therapist's own list"
informant = "speech and language therapist"
outcome = "E2"
recorded = 2026-11-17

[[score]]
name = "information-carrying words followed"
value = 3
of = 4
"#,
];

const CONTACTS: &[&str] = &[
    r#"
date = 2025-11-27
start = 15:15:00
staff = "tk"
with = "Mr Reed"
role = "parent"
how = "in-person"
note = "Chest clear. Doctor says short days for a week if he is tired."
agreed = "Home after lunch when he asks."
recorded = 2025-11-27
"#,
    r#"
date = 2026-02-09
start = 09:05:00
staff = "tk"
with = "Mrs Reed"
role = "parent"
how = "email"
note = "Heart check on Friday: all well, see you next year."
share = "Wonderful news about Sol's check."
recorded = 2026-02-09
"#,
    r#"
date = 2026-09-23
start = 15:15:00
staff = "tk"
with = "Mr Reed"
role = "parent"
how = "in-person"
note = "Battery flat again yesterday. They have only two left."
agreed = "A packet at home, a packet in the office."
recorded = 2026-09-23

[[action]]
owner = "Mr Reed"
by = 2026-09-28
text = "New batteries to the office"
done = { on = 2026-09-25, by = "tk" }
"#,
    r#"
date = 2026-10-16
start = 15:15:00
staff = "tk"
with = "Mr Reed"
role = "parent"
how = "in-person"
note = "Back after the cold, hearing about half. Clinic in November."
recorded = 2026-10-16
"#,
    r#"
date = 2026-10-22
start = 16:00:00
staff = "bo"
with = "the special needs co-ordinator of the secondary school"
role = "professional"
how = "video"
note = "They have a place in mind, a hearing loop and a quiet room. They ask what makes a good day."
agreed = "Visits in November, February and June; the profile goes to them with the parents' consent."
recorded = 2026-10-22

[[action]]
owner = "tk"
by = 2026-11-20
text = "A page on what makes a good day, with photographs"
done = { on = 2026-11-18, by = "tk", note = "Sol chose the photographs." }

[[action]]
owner = "bo"
by = 2026-12-11
text = "Consent of both parents to send the profile"
"#,
    r#"
date = 2026-11-13
start = 15:15:00
staff = "tk"
with = "Mr Reed"
role = "parent"
how = "in-person"
note = "Told everybody at tea about the lockers, and went to bed at six."
recorded = 2026-11-13
"#,
    r#"
date = 2026-11-18
start = 17:40:00
staff = "tk"
with = "Mrs Reed"
role = "parent"
how = "email"
note = "Hearing aid clinic moved to 2 December at ten. She asks for the list of words from the play."
share = "The play words are in the book bag."
recorded = 2026-11-19

[[action]]
owner = "tk"
by = 2026-11-20
text = "Play words home"
done = { on = 2026-11-19, by = "tk" }
"#,
];

const RECOMMENDATIONS: &[&str] = &[
    r#"
date = 2025-09-26
start = 12:00:00
staff = "tk"
from = "the hearing support service"
role = "teacher-of-the-deaf"
text = ["Seat him with his back to the window", "Check the aids each morning with the three sounds"]
document = "Letter of 26 September 2025"
started = 2025-09-29
evaluated = 2026-03-26
result = "Done daily; flat batteries found on five mornings before lessons began."
recorded = 2025-09-29
"#,
    r#"
date = 2026-09-29
start = 12:00:00
staff = "tk"
from = "L. Hart"
role = "slt"
text = ["Three pictures on the news board: who, where, what", "Wait with still hands; do not guess for him"]
outcome = "E2"
document = "Programme of 29 September 2026"
started = 2026-10-05
evaluated = 2026-11-17
result = "Tells news without a question on more days than not; the third picture is still hard."
recorded = 2026-09-29
"#,
    r#"
date = 2026-10-08
start = 12:00:00
staff = "bo"
from = "the occupational therapy service"
role = "ot"
text = ["Elastic laces", "A sloped board for writing"]
outcome = "E3"
document = "Clinic letter of 8 October 2026"
recorded = 2026-10-09
"#,
];

const MEETINGS: &[&str] = &[
    r#"
date = 2025-11-12
start = 10:00:00
staff = "bo"
kind = "annual-review"
invited = [{ role = "parent", name = "Mrs Reed" }, { role = "parent", name = "Mr Reed" }, { role = "head", name = "H. Pryce" }, { role = "teacher", name = "A. Shah" }, { role = "key-worker", name = "T. Keane" }, { role = "authority", name = "Kent SEN team" }, { role = "slt", name = "L. Hart" }]
attended = ["Mrs Reed", "Mr Reed", "A. Shah", "T. Keane", "B. Okoro", "L. Hart"]
views = [{ who = "Sol", text = "Me read. Me big.", how = "words and signs" }, { who = "Mrs Reed", text = "We want him to be as independent as he can be, even when it is slower." }]
decisions = ["The plan stays as it is", "Begin to look at secondary schools in Year 5"]
recommend = "maintain"
steps = [{ step = "invited", on = 2025-10-20 }, { step = "advice-sent", on = 2025-10-23 }, { step = "report-sent", on = 2025-11-21 }, { step = "decision", on = 2025-12-08 }]
recorded = 2025-11-12
"#,
    r#"
date = 2026-03-11
start = 16:30:00
staff = "as"
kind = "parents"
attended = ["Mr Reed", "as", "tk"]
views = [{ who = "Mr Reed", text = "He reads the team sheet. I nearly cried." }]
decisions = ["Football words next"]
recorded = 2026-03-11
"#,
    r#"
date = 2026-07-07
start = 15:45:00
staff = "as"
kind = "parents"
attended = ["Mrs Reed", "Mr Reed", "as", "nm", "tk"]
views = [{ who = "Mrs Reed", text = "Three schools seen. One had a dog." }]
decisions = ["A strip with photographs for home time, from September"]
recorded = 2026-07-07
"#,
    r#"
date = 2025-11-20
start = 15:45:00
staff = "as"
kind = "parents"
attended = ["Mrs Reed", "as", "tk"]
views = [{ who = "Mrs Reed", text = "The word cards live in the kitchen drawer with the spoons." }]
decisions = ["Four old words to one new one, at home too"]
recorded = 2025-11-20
"#,
    r#"
date = 2026-11-04
start = 10:00:00
staff = "bo"
kind = "annual-review"
invited = [{ role = "parent", name = "Mrs Reed" }, { role = "parent", name = "Mr Reed" }, { role = "head", name = "H. Pryce" }, { role = "teacher", name = "N. Moss" }, { role = "key-worker", name = "T. Keane" }, { role = "authority", name = "Kent SEN team" }, { role = "slt", name = "L. Hart" }, { role = "secondary-school", name = "The co-ordinator of the secondary school" }]
attended = ["Mrs Reed", "Mr Reed", "N. Moss", "T. Keane", "B. Okoro", "H. Pryce"]
views = [{ who = "Sol", text = "New school. Locker. Friend come too?", how = "words, signs and photographs", on = 2026-11-02 }, { who = "Mr Reed", text = "The place he will be happy is the place where people wait for him to finish." }, { who = "N. Moss", text = "He holds this class together. They will miss him." }]
decisions = ["The parents' first choice of secondary school goes to the authority with the report", "New outcomes for the end of Key Stage 3"]
recommend = "amend"
sections = ["B", "E", "F", "I"]
steps = [{ step = "invited", on = 2026-10-19 }, { step = "advice-sent", on = 2026-10-20 }, { step = "report-sent", on = 2026-11-17 }]
note = "He moves in September 2027: the final plan names the school before 15 February."
recorded = 2026-11-04

[[action]]
owner = "bo"
by = 2026-11-18
text = "Report to everybody invited, with both parents' views"
done = { on = 2026-11-17, by = "bo" }

[[action]]
owner = "nm"
by = 2026-11-20
text = "Ask the class who would like to be Sol's partner for the visits"
"#,
    r#"
date = 2026-11-18
start = 15:45:00
staff = "nm"
kind = "parents"
attended = ["Mr Reed", "nm", "tk"]
views = [{ who = "Mr Reed", text = "Zip. Every morning. We are late and I do not care." }]
decisions = ["Coins in a purse on Saturdays: one thing, exact money"]
recorded = 2026-11-18
"#,
];

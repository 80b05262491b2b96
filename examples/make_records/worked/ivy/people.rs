//! What people said, advised and decided about Ivy, and how she did on assessments.

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
date = 2026-10-06
start = 10:00:00
minutes = 45
staff = "st"
recorded_by = "tk"
provision = "specialist-teaching"
place = "the den"
activity = "Made a map of the day with Ivy: green places, red places, and the ways between"
note = "S. Trent advises to say what will happen rather than what must not."
share = "Ivy made a map of her day with a visitor."
recorded = 2026-10-06
"#,
    r#"
date = 2026-12-01
start = 10:00:00
staff = "st"
provision = "specialist-teaching"
recorded = 2026-11-20

[prepared]
by = "tk"
targets = ["calm-again", "says-how-she-feels"]
objective = "Words for the middle of the feelings card"
activity = "Sorting the owl faces with S. Trent"
materials = "Feelings card, owl faces, mirror"
"#,
    r#"
date = 2026-11-24
start = 13:10:00
staff = "tk"
provision = "social-games"
recorded = 2026-11-20

[prepared]
by = "tk"
targets = ["stays-in-the-game"]
activity = "Dominoes with birds; a partner keeps the bank"
materials = "Ivy's dominoes, minute timer"
know = "That the bank moves round"
do = "Stay to the end, watching whose turn it is"
"#,
];

const ASSESSMENTS: &[&str] = &[
    r#"
date = 2025-11-13
start = 10:30:00
staff = "tk"
tool = "Leuven scales"
informant = "key worker"
context = "phonics in class"
outcome = "E1"
recorded = 2025-11-13

[[score]]
name = "well-being"
value = 2.5

[[score]]
name = "involvement"
value = 2.5
"#,
    r#"
date = 2026-01-20
start = 12:00:00
staff = "rn"
tool = "Strengths and Difficulties Questionnaire"
version = "teacher form, 4 to 17"
informant = "class teacher"
outcome = "E1"
note = "Totals only; the form is in the SEN file."
recorded = 2026-01-20

[[score]]
name = "total difficulties"
value = 21
of = 40

[[score]]
name = "prosocial"
value = 6
of = 10
"#,
    r#"
date = 2026-06-16
start = 12:00:00
staff = "rn"
tool = "Teacher assessment at the end of key stage 1"
version = "2026"
informant = "class teacher"
recorded = 2026-06-16

[[score]]
name = "reading"
value = "EXS"

[[score]]
name = "writing"
value = "WTS"

[[score]]
name = "mathematics"
value = "EXS"
"#,
    r#"
date = 2026-09-29
start = 11:15:00
staff = "tk"
tool = "Leuven scales"
informant = "key worker"
context = "science with G. Wynn, group of four"
outcome = "E1"
recorded = 2026-09-29

[[score]]
name = "well-being"
value = 3

[[score]]
name = "involvement"
value = 3.5
"#,
    r#"
date = 2026-11-05
start = 11:15:00
staff = "tk"
tool = "Leuven scales"
informant = "key worker"
context = "science with G. Wynn, group of four"
outcome = "E1"
note = "Same lesson, same group as in September."
recorded = 2026-11-05

[[score]]
name = "well-being"
value = 3.5

[[score]]
name = "involvement"
value = 4.5
"#,
];

const CONTACTS: &[&str] = &[
    r#"
date = 2025-11-03
start = 15:20:00
staff = "tk"
with = "Mr Thorne"
role = "parent"
how = "in-person"
note = "A hard Monday after half-term. The clocks going back has upset the mornings."
agreed = "They text when the night was bad, so that the den is ready."
recorded = 2025-11-03
"#,
    r#"
date = 2026-02-06
start = 11:30:00
staff = "tk"
with = "Mrs Thorne"
role = "parent"
how = "phone"
note = "Back on Monday; the spots are drying. Bored, which she takes for a good sign."
share = "We are looking forward to having Ivy back."
recorded = 2026-02-06
"#,
    r#"
date = 2026-09-25
start = 11:10:00
staff = "tk"
with = "Mrs Thorne"
role = "parent"
how = "phone"
note = "Better, back on Monday. Asked that nobody makes a fuss of her return."
agreed = "No fuss. Bird book open at the owl page."
recorded = 2026-09-25
"#,
    r#"
date = 2026-10-09
start = 11:05:00
staff = "bo"
with = "Mrs Thorne"
role = "parent"
how = "phone"
note = "Told of the hold at the gate, by me and then by T. Keane. Came in to be with Ivy in the den until the afternoon."
agreed = "We meet on Tuesday to look at the plan for the gate."
recorded = 2026-10-09

[[action]]
owner = "bo"
by = 2026-10-13
text = "Written record of the incident to both parents"
done = { on = 2026-10-12, by = "bo" }

[[action]]
owner = "hp"
by = 2026-10-23
text = "Bolt moved to the top of the side gate"
done = { on = 2026-10-20, by = "hp", note = "Done by the caretaker." }
"#,
    r#"
date = 2026-11-06
start = 08:40:00
staff = "tk"
with = "Mr Thorne"
role = "parent"
how = "in-person"
note = "Fireworks until one in the morning. She slept under the bed with the torch."
recorded = 2026-11-06
"#,
    r#"
date = 2026-11-16
start = 15:20:00
staff = "tk"
with = "Mrs Thorne"
role = "parent"
how = "phone"
note = "Told her about the label in the new coat. They had not thought of it."
agreed = "Labels out of everything before Christmas."
share = "Ivy's new coat is warm, and she will like it better without its label."
recorded = 2026-11-16

[[action]]
owner = "tk"
by = 2026-11-20
text = "List for home of what helps when something itches"
"#,
    r#"
date = 2026-11-19
start = 16:00:00
staff = "tk"
with = "S. Trent"
role = "professional"
how = "email"
note = "Sent the counts for leaving and the owl faces, ahead of the visit on 1 December."
recorded = 2026-11-19
"#,
];

const RECOMMENDATIONS: &[&str] = &[
    r#"
date = 2025-10-23
start = 12:00:00
staff = "bo"
from = "the occupational therapy service"
role = "ot"
text = ["Ear defenders to hand, never insisted on", "A quiet way in before the corridor fills"]
outcome = "E1"
document = "Letter of 23 October 2025"
started = 2025-11-03
recorded = 2025-10-23
"#,
    r#"
date = 2026-10-06
start = 12:00:00
staff = "tk"
from = "S. Trent"
role = "specialist-teacher"
text = ["Say what will happen, not what must not", "Break a task by what fits on a small piece of paper", "Map the loud places with her and plan the ways round them"]
outcome = "E3"
document = "Visit note of 6 October 2026"
started = 2026-11-02
recorded = 2026-10-06
"#,
    r#"
date = 2026-10-06
start = 12:05:00
staff = "tk"
from = "S. Trent"
role = "specialist-teacher"
text = ["A feelings card with five faces in place of colours, two of them in the middle"]
outcome = "E1"
document = "Visit note of 6 October 2026"
recorded = 2026-10-06
"#,
];

const MEETINGS: &[&str] = &[
    r#"
date = 2025-11-19
start = 15:45:00
staff = "rn"
kind = "parents"
attended = ["Mr Thorne", "rn", "tk"]
views = [{ who = "Mr Thorne", text = "Weekends are quiet. It is the first hour of Monday." }]
decisions = ["Side door on Mondays"]
recorded = 2025-11-19
"#,
    r#"
date = 2025-12-11
start = 14:00:00
staff = "bo"
kind = "annual-review"
invited = [{ role = "parent", name = "Mrs Thorne" }, { role = "parent", name = "Mr Thorne" }, { role = "head", name = "H. Pryce" }, { role = "teacher", name = "R. Nash" }, { role = "key-worker", name = "T. Keane" }, { role = "authority", name = "Kent SEN team" }, { role = "specialist-teacher", name = "S. Trent" }]
attended = ["Mrs Thorne", "Mr Thorne", "R. Nash", "T. Keane", "B. Okoro", "S. Trent"]
views = [{ who = "Ivy", text = "I like the den, the bird book and my key worker when nobody talks.", how = "words, written down by R. Nash" }, { who = "Mrs Thorne", text = "You know her. That is what I wanted." }]
decisions = ["The plan stays as it is", "Games group twice a week from September"]
recommend = "maintain"
steps = [{ step = "invited", on = 2025-11-24 }, { step = "advice-sent", on = 2025-11-25 }, { step = "report-sent", on = 2025-12-18 }, { step = "decision", on = 2026-01-08 }]
recorded = 2025-12-11
"#,
    r#"
date = 2026-03-11
start = 16:00:00
staff = "rn"
kind = "parents"
attended = ["Mrs Thorne", "Mr Thorne", "rn", "tk"]
views = [{ who = "Mrs Thorne", text = "Chickenpox was easier than half-term." }]
decisions = ["The break card goes home too"]
recorded = 2026-03-11
"#,
    r#"
date = 2026-07-09
start = 15:45:00
staff = "rn"
kind = "parents"
attended = ["Mrs Thorne", "rn", "gw", "tk"]
views = [{ who = "Mrs Thorne", text = "She has drawn the new classroom already, with the wrong number of windows." }]
decisions = ["Two visits to Year 3 when it is empty"]
recorded = 2026-07-09
"#,
    r#"
date = 2026-10-13
start = 15:40:00
staff = "bo"
kind = "professionals"
attended = ["Mrs Thorne", "Mr Thorne", "B. Okoro", "G. Wynn", "T. Keane", "H. Pryce"]
views = [{ who = "Ivy", text = "I was going to look at the road, not go in it. Say stop first.", how = "words, to T. Keane", on = 2026-10-12 }, { who = "Mr Thorne", text = "You told us within the half-hour and told us straight. Thank you." }]
decisions = ["Stand between her and the gate, speak low, do not hold: this goes into the profile", "Hand dryer in the corridor switched off, paper towels instead"]
recorded = 2026-10-13

[[action]]
owner = "tk"
by = 2026-10-16
text = "Profile changed and read with Ivy"
done = { on = 2026-10-15, by = "tk", note = "She changed 'calm' to 'quiet'." }

[[action]]
owner = "bo"
by = 2026-11-20
text = "Look at the plan for the gate again, with six weeks of records"
"#,
    r#"
date = 2026-11-11
start = 15:50:00
staff = "gw"
kind = "parents"
attended = ["Mrs Thorne", "gw", "tk"]
views = [{ who = "Mrs Thorne", text = "She has a friend. I am not saying it too loudly." }]
decisions = ["Try saying how she feels as the next target; G. Wynn wants to see a few results first"]
recorded = 2026-11-11
"#,
    r#"
date = 2026-12-04
start = 14:00:00
staff = "bo"
kind = "annual-review"
invited = [{ role = "parent", name = "Mrs Thorne" }, { role = "parent", name = "Mr Thorne" }, { role = "head", name = "H. Pryce" }, { role = "teacher", name = "G. Wynn" }, { role = "key-worker", name = "T. Keane" }, { role = "authority", name = "Kent SEN team" }, { role = "specialist-teacher", name = "S. Trent" }]
steps = [{ step = "invited", on = 2026-11-13 }, { step = "advice-sent", on = 2026-11-19 }]
recorded = 2026-11-13
"#,
];

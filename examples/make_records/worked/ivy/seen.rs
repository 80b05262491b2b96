//! What people observed of Ivy. Incidents and holds are final once written; what came later is added.

pub(super) const OBSERVATIONS: &[&str] = &[
    r#"
date = 2025-11-03
start = 09:10:00
staff = "tk"
kind = "behaviour"
place = "the gate"
minutes = 15
intensity = 3
before = "First day after half-term; the gate was crowded."
behaviour = "Sat down on the path and put her hood over her face."
after = "Waited until the playground was empty and came in by the side door."
communicating = "Too many people at once."
helped = "Nobody talking, the bird book open where she could see it"
recorded = 2025-11-03
"#,
    r#"
date = 2026-01-12
start = 10:40:00
staff = "tk"
kind = "wellbeing"
place = "playground"
minutes = 10
wellbeing = 2
involvement = 2
note = "Walked round the edge, hand on the fence."
tell = ["rn"]
told = [{ staff = "rn", on = 2026-01-12 }]
recorded = 2026-01-12
"#,
    r#"
date = 2026-04-27
start = 11:30:00
staff = "rn"
kind = "incident"
place = "classroom"
minutes = 5
type = "damage"
before = "Her drawing was moved to make room for paint."
behaviour = "Tipped the table; water over everybody's paper."
after = "Class went out early. Ivy and I mopped the floor together."
injury = "None"
parent_told = [{ name = "Mr Thorne", how = "phone", at = "2026-04-27 15:10" }]
recorded = 2026-04-27
recorded_at = 12:50:00
"#,
    r#"
date = 2026-06-24
start = 13:50:00
staff = "tk"
kind = "voice"
said = "Other people's faces move too much."
method = "words"
note = "While drawing faces for the feelings card. She gave all of hers beaks."
recorded = 2026-06-24
"#,
    r#"
date = 2026-09-11
start = 11:20:00
staff = "tk"
kind = "voice"
said = "I do not like calm. I like quiet."
method = "words"
note = "When we made the profile. So the word is 'quiet' from now on when we talk to her."
tell = ["gw"]
told = [{ staff = "gw", on = 2026-09-11 }]
recorded = 2026-09-11
"#,
    r#"
date = 2026-09-15
start = 12:05:00
staff = "tk"
kind = "behaviour"
place = "the dinner hall"
minutes = 20
intensity = 4
before = "Hand dryer went off behind her in the queue."
behaviour = "Screamed once, dropped the tray, ran as far as the cloakroom and hid behind the coats."
after = "Den, blanket, no talking. Ate her lunch there."
communicating = "That noise hurts."
helped = "Dark, weight, time"
ask = "Could the dryer by the hall be switched off?"
answer = { on = 2026-10-13, by = "gw", note = "Decided at the meeting: off, with paper towels." }
recorded = 2026-09-15
"#,
    r#"
date = 2026-09-30
start = 11:05:00
staff = "tk"
kind = "behaviour"
place = "the table behind the bookcase"
minutes = 12
intensity = 2
before = "Could not spell 'feather', rubbed it out four times."
behaviour = "Tore the page in half and in half again."
after = "Put the pieces into an envelope."
communicating = "It is not good enough."
helped = "The envelope: nothing is thrown away"
recorded = 2026-09-30
"#,
    r#"
date = 2026-10-09
start = 10:38:00
staff = "tk"
kind = "restrictive"
place = "side gate"
minutes = 1
type = "physical restraint"
before = "Hand dryer at the start of the day, a ball from behind at break. She ran for the side gate, which was not bolted."
behaviour = "Had the gate open and one foot on the pavement."
reason = "To stop her running into the road in front of a van."
after = "I took hold of her upper arm with one hand, drew her inside and let go at once; about four seconds. G. Wynn bolted the gate. Ivy sat down against the wall. Bird book, then the den."
communicating = "Out. Away from the noise."
helped = "G. Wynn moving the class away; nobody talking"
staff_involved = ["tk", "gw"]
injury = "None seen on Ivy; looked at by the first-aider at 10:55. None to staff."
parent_told = [{ name = "Mrs Thorne", how = "phone, by B. Okoro", at = "2026-10-09 11:05" }, { name = "Mr Thorne", how = "phone, by B. Okoro", at = "2026-10-09 11:20" }]
tell = ["bo", "hp", "dl"]
told = [{ staff = "bo", on = 2026-10-09 }, { staff = "hp", on = 2026-10-09 }, { staff = "dl", on = 2026-10-09 }]
recorded = 2026-10-09
recorded_at = 11:40:00
"#,
    r#"
date = 2026-10-12
start = 09:05:00
staff = "tk"
adds = "{above}"
note = "Talked with Ivy in the den. She says that she wanted to look at the road. She asked that somebody says 'stop' first next time. Written copy of the record given to Mrs Thorne for both parents."
recorded = 2026-10-12
recorded_at = 09:30:00
"#,
    r#"
date = 2026-10-15
start = 13:40:00
staff = "gw"
recorded_by = "tk"
kind = "wellbeing"
place = "Year 3 classroom"
minutes = 10
wellbeing = 3.5
involvement = 4
note = "Paper towels since Wednesday. Hands down by her sides, not over her ears."
recorded = 2026-10-15
"#,
    r#"
date = 2026-11-04
start = 10:40:00
staff = "tk"
kind = "note"
place = "playground"
note = "Sat on the bench with one of her partners from the games group. Bird cards, heads together, the whole of break."
share = "Ivy spent break looking at bird cards with a friend."
recorded = 2026-11-04
"#,
    r#"
date = 2026-11-06
start = 13:35:00
staff = "tk"
kind = "voice"
said = "Stop now, please, before I am not nice."
method = "words"
note = "In the games group. We stopped."
share = "Ivy asked for a stop in good time and in lovely words."
recorded = 2026-11-06
"#,
    r#"
date = 2026-11-16
start = 08:50:00
staff = "tk"
kind = "behaviour"
place = "the den"
minutes = 18
intensity = 3
before = "New coat, with a label at the neck."
behaviour = "Pulled at her collar, cried, could not say what it was. Kicked the beanbag."
after = "I held up the coat and she pointed to the label. Scissors."
communicating = "It itches."
helped = "Guessing less and pointing more"
recorded = 2026-11-16
"#,
    r#"
date = 2026-11-18
start = 11:00:00
staff = "tk"
kind = "wellbeing"
place = "the hall, author visit"
minutes = 10
wellbeing = 4
involvement = 4.5
note = "Front row, end seat, ear defenders round her neck in case. Asked the author which owl."
share = "Ivy asked the visiting author a question in front of all of Year 3."
recorded = 2026-11-18
"#,
];

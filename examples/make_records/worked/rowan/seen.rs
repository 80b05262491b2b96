//! What people observed of Rowan, and what he said himself.

pub(super) const OBSERVATIONS: &[&str] = &[
    r#"
date = 2025-11-06
start = 09:05:00
staff = "jm"
kind = "behaviour"
place = "cloakroom"
minutes = 12
intensity = 3
before = "A supply teacher opened the door. Nobody had told Rowan."
behaviour = "Sat under the coats with his hood up and would not speak."
after = "I sat on the floor near him and said nothing. He came out when the register was over."
communicating = "I was not told."
helped = "Quiet company; the day on paper, with a face drawn for the new teacher"
tell = ["rn"]
told = [{ staff = "rn", on = 2025-11-06 }]
recorded = 2025-11-06
"#,
    r#"
date = 2026-03-18
start = 11:20:00
staff = "jm"
kind = "voice"
said = "When I am big I will drive the number four."
method = "words"
note = "Said while looking at the timetable for the bus, which he can read."
share = "Rowan wants to drive the number four bus when he is big."
recorded = 2026-03-18
"#,
    r#"
date = 2026-07-02
start = 10:15:00
staff = "rn"
recorded_by = "jm"
kind = "note"
place = "Year 4 classroom"
note = "Morning with A. Shah went well. He counted the steps from the door to his new table: nine."
share = "Rowan liked his new classroom."
tell = ["as"]
told = [{ staff = "as", on = 2026-07-03 }]
recorded = 2026-07-02
"#,
    r#"
date = 2026-09-10
start = 11:40:00
staff = "jm"
kind = "voice"
said = "Near the door is good. I can see who is coming."
method = "choice-board"
interpreted_by = "jm"
note = "From the board for the one-page profile: picked 'door', 'Lego', 'wait for me'. Said the words himself."
recorded = 2026-09-10
"#,
    r#"
date = 2026-10-08
start = 10:52:00
staff = "jm"
kind = "behaviour"
place = "the library"
minutes = 25
intensity = 4
before = "Fire alarm test at the end of break."
behaviour = "Hands over ears, ran to the library, under the table. Hit the table leg with his heel, not hard."
after = "Lights off, blanket, counting blocks. Counted to two hundred together and came out."
communicating = "It is too loud and it was not on the timetable."
helped = "The quiet corner brought to him; nobody talking"
ask = "Could the office tell me the day before an alarm test?"
answer = { on = 2026-10-09, by = "as", note = "Yes. It is always the second Thursday, at ten to eleven; I have put it on the class calendar." }
recorded = 2026-10-08
"#,
    r#"
date = 2026-10-22
start = 13:30:00
staff = "cv"
kind = "wellbeing"
place = "Year 4 classroom"
minutes = 10
wellbeing = 3
involvement = 3.5
note = "Third day with me. Checks the door, but works."
recorded = 2026-10-22
"#,
    r#"
date = 2026-11-12
start = 10:35:00
staff = "jm"
kind = "note"
place = "playground"
note = "Held the door of the shed for two infants and told them, 'one at a time, please'."
share = "Rowan looked after two younger children on the playground."
recorded = 2026-11-12
"#,
    r#"
date = 2026-11-17
start = 12:10:00
staff = "jm"
kind = "behaviour"
place = "the hall"
minutes = 8
intensity = 2
before = "Dinner queue turned round because of the odd-sock parade."
behaviour = "Stopped dead, hands to ears, then reached into his pocket and held up the help card."
after = "Walked out with me, had his lunch in the blue room."
communicating = "Too loud, help."
helped = "The card. He used it where nobody had practised it with him."
share = "Rowan used his help card in the dinner hall, all by himself."
tell = ["as"]
told = [{ staff = "as", on = 2026-11-17 }]
recorded = 2026-11-17
"#,
    r#"
date = 2026-11-19
start = 14:20:00
staff = "jm"
kind = "wellbeing"
place = "Year 4 classroom"
minutes = 10
wellbeing = 2.5
involvement = 2.5
note = "Third wet play in a row. Rubbing his ear again."
tell = ["as"]
recorded = 2026-11-19
"#,
    r#"
date = 2026-11-20
start = 11:30:00
staff = "jm"
kind = "voice"
said = "The dots are my bus stops."
method = "words"
note = "About the sound buttons. He drew a bus over 'shop' with a stop at each dot."
share = "Rowan says that his sound buttons are bus stops."
recorded = 2026-11-20
"#,
];

//! What people observed of Sol, and what he said himself.

pub(super) const OBSERVATIONS: &[&str] = &[
    r#"
date = 2025-10-10
start = 10:45:00
staff = "tk"
kind = "behaviour"
place = "corridor"
minutes = 15
intensity = 2
before = "Hurried along by an adult who did not know him."
behaviour = "Sat down, folded his arms and looked at the ceiling."
after = "Gave him the register to carry. He got up."
communicating = "Not like that."
helped = "A job to do"
recorded = 2025-10-10
"#,
    r#"
date = 2025-12-16
start = 14:10:00
staff = "tk"
kind = "note"
place = "the hall"
note = "Innkeeper. 'No room!' so loud that the donkey jumped."
share = "Sol was a magnificent innkeeper."
recorded = 2025-12-16
"#,
    r#"
date = 2026-03-04
start = 12:20:00
staff = "as"
recorded_by = "tk"
kind = "wellbeing"
place = "dinner hall"
minutes = 10
wellbeing = 3
involvement = 3
note = "Sat with adults, not with friends. Ears bad this week."
recorded = 2026-03-04
"#,
    r#"
date = 2026-05-20
start = 11:00:00
staff = "tk"
kind = "voice"
said = "Ten! Me ten!"
method = "words"
note = "The day after his birthday. Showed the badge to every class."
share = "Sol wore his birthday badge with pride."
recorded = 2026-05-20
"#,
    r#"
date = 2026-07-14
start = 13:30:00
staff = "tk"
kind = "incident"
place = "playground"
type = "accident"
minutes = 5
before = "Ran for a ball on wet grass."
behaviour = "Fell and grazed his knee."
after = "Washed, plaster, back to the game."
injury = "Graze on the left knee; first aid by T. Keane"
parent_told = [{ name = "Mr Reed", how = "at the gate", at = "2026-07-14 15:15" }]
recorded = 2026-07-14
recorded_at = 14:05:00
"#,
    r#"
date = 2026-09-09
start = 10:15:00
staff = "tk"
kind = "voice"
said = "Friend, lunch, me. Not lady."
method = "signs"
interpreted_by = "tk"
note = "He wants to eat with his friends and without an adult beside him."
tell = ["nm"]
told = [{ staff = "nm", on = 2026-09-09 }]
recorded = 2026-09-09
"#,
    r#"
date = 2026-10-07
start = 12:25:00
staff = "tk"
kind = "wellbeing"
place = "dinner hall"
minutes = 10
wellbeing = 5
involvement = 4.5
note = "Third week at his friends' table. I stood by the trolley and was not looked at once."
share = "Sol eats lunch with his friends now."
recorded = 2026-10-07
"#,
    r#"
date = 2026-11-05
start = 14:05:00
staff = "nm"
recorded_by = "tk"
kind = "behaviour"
place = "Year 6 classroom"
minutes = 10
intensity = 2
before = "Asked three times to repeat what he had said."
behaviour = "Put his head on his arms and would not look up."
after = "Drew it on the whiteboard. It was about the bus."
communicating = "I said it already."
helped = "Pen and board"
ask = "Could a small whiteboard live on his table?"
answer = { on = 2026-11-06, by = "nm", note = "Yes, it is there." }
recorded = 2026-11-05
"#,
    r#"
date = 2026-11-12
start = 11:45:00
staff = "tk"
kind = "note"
place = "the secondary school"
note = "First visit. Found the lockers at once. Noise on the stairs was a lot; held the rail and my sleeve."
share = "Sol visited his new school and chose a locker."
tell = ["bo"]
told = [{ staff = "bo", on = 2026-11-12 }]
recorded = 2026-11-12
"#,
    r#"
date = 2026-11-19
start = 10:40:00
staff = "tk"
kind = "voice"
said = "Locker. Key. Me."
method = "words"
note = "Drawing his locker, a week after the visit. He would like a key and not a number lock."
share = "Sol is looking forward to having a locker of his own."
recorded = 2026-11-19
"#,
];

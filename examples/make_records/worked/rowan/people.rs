//! What people said, advised and decided about Rowan, and how he did on assessments.

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
start = 14:10:00
minutes = 15
staff = "jm"
provision = "phonics"
place = "the quiet corner"
activity = "Extra reading for Friday's lost session: words on the Lego road"
note = "A second helping after lunch is too much; he asked to stop, nicely."
recorded = 2026-09-29

[[result]]
target = "cvc-words"
correct = 3
of = 10
help = { independent = 2, clueing = 5, modelling = 3 }
"#,
    r#"
date = 2026-11-23
start = 13:15:00
staff = "jm"
provision = "language"
recorded = 2026-11-20

[prepared]
by = "jm"
targets = ["asks-for-help", "two-part-instructions"]
objective = "Ask before you are stuck"
activity = "Lego bus from spoken instructions, with one brick missing from the box"
materials = "Help card, bus picture, the wrong bricks"
know = "That asking is part of the job, not a mistake"
do = "Ask for the missing brick by card, sign or words"
hand_in = "How many times he asked, and how"
adapt = "Door open; no more than ten bricks"
"#,
    r#"
date = 2026-11-24
start = 09:30:00
staff = "jm"
provision = "phonics"
recorded = 2026-11-23

[prepared]
by = "jm"
targets = ["cvc-words"]
objective = "Read words with 'sh', then mix in 'ch'"
activity = "Pairs with the words from Monday, then a page of the shed book"
materials = "Pairs cards, shed book, gel pen"
"#,
];

const ASSESSMENTS: &[&str] = &[
    r#"
date = 2025-09-10
start = 10:00:00
staff = "rn"
tool = "Phonics screening check"
version = "2025, at the end of Year 2, taken again in September"
informant = "class teacher"
context = "in the library, alone"
outcome = "E1"
recorded = 2025-09-10

[[score]]
name = "total"
value = 11
of = 40
"#,
    r#"
date = 2026-02-05
start = 13:30:00
staff = "jm"
tool = "Leuven scales"
informant = "key worker"
context = "ten minutes of free play, class next door joining in"
outcome = "E3"
note = "Watched twice for two minutes and took the lower one."
recorded = 2026-02-05

[[score]]
name = "well-being"
value = 3

[[score]]
name = "involvement"
value = 3.5
"#,
    r#"
date = 2026-06-11
start = 10:00:00
staff = "rn"
tool = "Phonics screening check"
version = "2026"
informant = "class teacher"
context = "in the library, alone, with a break after 20"
outcome = "E1"
note = "Single letters sure; pairs of letters at the end of words lost him."
recorded = 2026-06-11

[[score]]
name = "total"
value = 27
of = 40
"#,
    r#"
date = 2026-07-09
start = 12:00:00
staff = "rn"
tool = "Pre-key-stage standards"
version = "key stage 2"
informant = "class teacher"
outcome = "E1"
recorded = 2026-07-10

[[score]]
name = "English reading"
value = "PK3"

[[score]]
name = "English writing"
value = "PK3"

[[score]]
name = "mathematics"
value = "PK4"
"#,
    r#"
date = 2026-10-15
start = 13:45:00
staff = "jm"
tool = "Leuven scales"
informant = "key worker"
context = "maths at his own table"
outcome = "E3"
recorded = 2026-10-15

[[score]]
name = "well-being"
value = 3.5

[[score]]
name = "involvement"
value = 4
"#,
];

const CONTACTS: &[&str] = &[
    r#"
date = 2025-12-04
start = 15:40:00
staff = "jm"
with = "Ms Ash"
role = "parent"
how = "phone"
note = "Worried about the Christmas play: he has not slept since the first rehearsal."
agreed = "He may watch from the door with me, and decide on the day."
recorded = 2025-12-04

[[action]]
owner = "jm"
by = 2025-12-10
text = "Photographs of the hall with the stage up, for the timetable"
done = { on = 2025-12-08, by = "jm", note = "Four photographs; he put them in order." }
"#,
    r#"
date = 2026-04-30
start = 08:35:00
staff = "jm"
with = "Ms Ash"
role = "parent"
how = "book"
note = "Hearing test yesterday: glue ear on the left, watch and wait, look again in the autumn."
agreed = "He sits with his right ear to the teacher."
share = "Thank you for letting us know about the hearing test."
recorded = 2026-04-30
"#,
    r#"
date = 2026-09-15
start = 15:25:00
staff = "jm"
with = "Ms Ash"
role = "parent"
how = "in-person"
note = "Mornings are better this year. He tells her what is on the strip."
agreed = "Word list home on Fridays, five words, no more."
recorded = 2026-09-15

[[action]]
owner = "jm"
by = 2026-09-18
text = "First word list in the book bag, and by e-mail to Mr Daley"
done = { on = 2026-09-18, by = "jm" }
"#,
    r#"
date = 2026-10-06
start = 16:00:00
staff = "jm"
with = "L. Hart"
role = "professional"
how = "phone"
note = "Talked through sound buttons; she uses the same dots for sentences, one for each word."
agreed = "We use the same colour of dot for sounds and another for words."
recorded = 2026-10-06
"#,
    r#"
date = 2026-11-03
start = 08:55:00
staff = "bo"
recorded_by = "jm"
with = "Ms Ash"
role = "parent"
how = "phone"
note = "Flu. High temperature since the evening; back when he has been well for a day."
recorded = 2026-11-03
"#,
    r#"
date = 2026-11-17
start = 15:30:00
staff = "jm"
with = "Mr Daley"
role = "parent"
how = "email"
note = "Asked which books to buy for Christmas, and whether the dots go on those too."
agreed = "Two titles from the blue box; dots in pencil, rubbed out as he goes."
share = "The blue-box books are just right for reading together."
recorded = 2026-11-17

[[action]]
owner = "jm"
by = 2026-11-20
text = "Send Mr Daley the two titles"

[[action]]
owner = "Mr Daley"
by = 2026-12-04
text = "Tell us how the dots go at his house"
"#,
    r#"
date = 2026-11-20
start = 15:35:00
staff = "jm"
with = "Ms Ash"
role = "parent"
how = "in-person"
note = "Ear sore again at home too. She will ask the doctor. Swimming club on Sunday afternoons now."
agreed = "I write in the book each day how he hears."
recorded = 2026-11-20

[[action]]
owner = "Ms Ash"
by = 2026-11-27
text = "Doctor's appointment about the left ear"
"#,
];

const RECOMMENDATIONS: &[&str] = &[
    r#"
date = 2026-02-26
start = 12:00:00
staff = "bo"
from = "the educational psychology service"
role = "ep"
text = ["Tell him of each change on paper, the day before where you can", "Keep the start of the day the same for six weeks, then look again"]
outcome = "E3"
document = "Consultation record of 26 February 2026"
started = 2026-03-02
evaluated = 2026-10-23
result = "He begins work in under two minutes; the strip stays."
recorded = 2026-02-26
"#,
    r#"
date = 2026-09-14
start = 12:00:00
staff = "jm"
from = "L. Hart"
role = "slt"
text = ["Model the sentence, then wait for ten seconds", "Make tasks a little too hard, so that there is a reason to ask", "Two-part instructions with the second part last and short"]
outcome = "E2"
document = "Report of 14 September 2026, page 3"
started = 2026-09-21
recorded = 2026-09-14
"#,
];

const MEETINGS: &[&str] = &[
    r#"
date = 2025-10-17
start = 14:00:00
staff = "bo"
kind = "annual-review"
invited = [{ role = "parent", name = "Ms Ash" }, { role = "parent", name = "Mr Daley" }, { role = "head", name = "H. Pryce" }, { role = "teacher", name = "R. Nash" }, { role = "key-worker", name = "J. Marsh" }, { role = "authority", name = "Kent SEN team" }, { role = "slt", name = "L. Hart" }]
attended = ["Ms Ash", "R. Nash", "J. Marsh", "B. Okoro"]
views = [{ who = "Rowan", text = "I like the library. I do not like surprises.", how = "choice board" }, { who = "Ms Ash", text = "He is happier. I still want him to read." }]
decisions = ["Keep 25 minutes of phonics a day", "Look at mornings again after Christmas"]
recommend = "maintain"
steps = [{ step = "invited", on = 2025-10-01 }, { step = "advice-sent", on = 2025-10-03 }, { step = "report-sent", on = 2025-10-24 }, { step = "decision", on = 2025-11-14 }]
recorded = 2025-10-17
"#,
    r#"
date = 2025-11-20
start = 16:10:00
staff = "rn"
kind = "parents"
attended = ["Ms Ash", "rn", "jm"]
views = [{ who = "Ms Ash", text = "The word cards are on the fridge." }]
decisions = ["Five minutes of letter cards at home, not more"]
recorded = 2025-11-20
"#,
    r#"
date = 2026-03-12
start = 16:20:00
staff = "rn"
kind = "parents"
attended = ["Ms Ash", "Mr Daley", "rn", "jm"]
views = [{ who = "Mr Daley", text = "He is different when he knows the plan for the weekend too." }]
decisions = ["A picture strip for weekends, the same as in school"]
recorded = 2026-03-13

[[action]]
owner = "jm"
by = 2026-03-20
text = "Make a second picture strip for home"
done = { on = 2026-03-19, by = "jm" }
"#,
    r#"
date = 2026-07-08
start = 15:45:00
staff = "rn"
kind = "parents"
attended = ["Ms Ash", "rn", "as", "jm"]
views = [{ who = "Ms Ash", text = "I was dreading Year 4 and now I am not." }]
decisions = ["A. Shah sends a postcard in August with a photograph of the classroom"]
recorded = 2026-07-08

[[action]]
owner = "as"
by = 2026-08-21
text = "Postcard to Rowan with a photograph of his table"
done = { on = 2026-08-19, by = "as" }
"#,
    r#"
date = 2026-10-14
start = 14:00:00
staff = "bo"
kind = "annual-review"
invited = [{ role = "parent", name = "Ms Ash" }, { role = "parent", name = "Mr Daley" }, { role = "head", name = "H. Pryce" }, { role = "teacher", name = "A. Shah" }, { role = "key-worker", name = "J. Marsh" }, { role = "authority", name = "Kent SEN team" }, { role = "slt", name = "L. Hart" }]
attended = ["Ms Ash", "Mr Daley", "A. Shah", "J. Marsh", "B. Okoro", "L. Hart"]
views = [{ who = "Rowan", text = "I can do it if I have my dots and it is quiet.", how = "words, read out by J. Marsh", on = 2026-10-12 }, { who = "Ms Ash", text = "He came home and read the shampoo bottle." }, { who = "Mr Daley", text = "I would like the plan to say what happens when the key worker is away." }]
decisions = ["Outcome E2 to name asking for help outside the classroom", "Section F2 to say who covers the language programme"]
recommend = "amend"
sections = ["E", "F"]
difference = "Mr Daley asks for 30 minutes of phonics; school and Ms Ash think that 25 are as much as he can take."
steps = [{ step = "invited", on = 2026-09-25 }, { step = "advice-sent", on = 2026-09-29 }, { step = "report-sent", on = 2026-10-23 }, { step = "decision", on = 2026-11-10 }, { step = "notice", on = 2026-11-10 }]
recorded = 2026-10-14

[[action]]
owner = "bo"
by = 2026-10-23
text = "Report to everybody invited"
done = { on = 2026-10-23, by = "bo" }

[[action]]
owner = "as"
by = 2026-11-13
text = "Quiet table in the hall at lunch, tried for a fortnight"

[[action]]
owner = "jm"
by = 2026-11-30
text = "Write down for a stranger how the language programme goes, on one page"
"#,
    r#"
date = 2026-11-12
start = 15:50:00
staff = "as"
kind = "parents"
attended = ["Ms Ash", "as", "jm"]
views = [{ who = "Ms Ash", text = "He reads to the cat." }, { who = "Rowan", text = "I was sick and I did not forget it.", how = "words" }]
decisions = ["Word list stays at five", "Dots at home too"]
recorded = 2026-11-12
"#,
];

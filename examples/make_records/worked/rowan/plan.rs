//! Rowan's plan: the pupil, the cycles, the provision and the targets.

use super::super::story::Named;

pub(super) const PUPIL: &str = r#"
# Rowan Ash, Year 4. Section F keeps the plan's exact words; what is timetabled is in provision/.

name = "Rowan Ash"
born = 2018-03-04
sen = "E"                               # census: E has an EHC plan, K SEN support
needs = ["SLCN", "SEMH"]                # census codes, primary first

# Adults, dated: last year's report names last year's staff.

[[adult]]
staff = "jm"
role = "key-worker"
from = 2025-09-01

[[adult]]
staff = "rn"
role = "teacher"
from = 2025-09-01
to = 2026-07-21

[[adult]]
staff = "as"
role = "teacher"
from = 2026-09-01

[[adult]]
staff = "bo"
role = "senco"
from = 2025-09-01

[[adult]]
staff = "cv"
role = "cover"
from = 2026-10-20
to = 2026-10-22

[[parent]]
name = "Ms Ash"
relationship = "mother"
contact = "Phone after four; the home-school book every day"

[[parent]]
name = "Mr Daley"
relationship = "father"
contact = "E-mail; has Rowan every other weekend and wants a copy of everything"

# The one-page profile, positive and in the child's words.

[profile]
appreciate = "Funny, kind to younger children, never gives up on Lego"
important = "Knowing what comes next; sitting near the door"
support = "Short sentences, one at a time; wait ten seconds; show, then say"
communicates = "In short sentences; with a help card when words will not come"
strengths = ["building from a picture plan", "remembering songs", "swimming"]
interests = ["Lego", "buses", "baking with Mum"]
calms = ["the quiet corner", "counting blocks"]
triggers = ["the hall when it is loud", "a change that nobody told me about"]
safety = "Mild asthma: blue inhaler in the class bag, spare one in the office"
reviewed = 2026-09-10

[ehc_plan]
authority = "Kent"
made = 2024-11-18
last_reviewed = 2025-11-14              # the day the authority gave its decision

# Section B

[[need]]
id = "B1"
area = "communication-and-interaction"
text = "Finds it hard to hold more than two instructions"

[[need]]
id = "B2"
area = "cognition-and-learning"
text = "Blends sounds slowly and tires of it; reads as a child two years younger would"

[[need]]
id = "B3"
area = "social-emotional-and-mental-health"
text = "Becomes very anxious when a routine changes without warning, above all at the start of the day"

# Section E

[[outcome]]
id = "E1"
area = "cognition-and-learning"
text = "By the end of Year 4 Rowan reads and understands short texts alone"
by = 2027-07-31

[[outcome]]
id = "E2"
area = "communication-and-interaction"
text = "By the end of Year 4 Rowan follows an instruction with two parts in class and asks for help before he is upset"
by = 2027-07-31

[[outcome]]
id = "E3"
area = "social-emotional-and-mental-health"
text = "By the end of Year 4 Rowan comes into class and begins his first task within two minutes"
by = 2027-07-31

# Section F: the plan's exact words, and its quantities

[[section_f]]
id = "F1"
needs = ["B1", "B2"]
outcomes = ["E1"]
text = "25 minutes a day of a structured phonics programme, 1:1, by an adult trained in it"
minutes = 25
times = 5
per = "week"

[[section_f]]
id = "F2"
needs = ["B1"]
outcomes = ["E2"]
text = "20 minutes, three times a week, of a language programme set by a speech and language therapist and delivered 1:1 by a key worker"
minutes = 20
times = 3
per = "week"

[[section_f]]
id = "F3"
needs = ["B3"]
outcomes = ["E3"]
text = "10 minutes at the start of each school day with a known adult, to look at the visual timetable and be told of any change"
minutes = 10
times = 5
per = "week"

[funding]
model = "high-needs"
award = 8200.00
from = 2026-09-01
to = 2027-08-31
"#;

pub(super) const CYCLES: &[Named] = &[
    (
        "2025-autumn",
        r#"
from = 2025-09-02
to = 2025-12-19
proposed = { by = "jm", on = 2025-09-09 }
agreed = { by = "rn", on = 2025-09-12 }

[[view]]
who = "Rowan"
text = "I want to read the Lego books by myself."
how = "words"
on = 2025-09-11

[[view]]
who = "Ms Ash"
text = "He guesses every word from the picture. I would like him to look at the letters."
on = 2025-09-11

[[review]]
on = 2025-12-16
by = "rn"
result = "partly"
decision = "continue"
why = "First sounds are much surer; he tires after a quarter of an hour."
next = "The harder half first, a game for the rest."
views = [{ who = "Rowan", text = "The sounds are easy now. The long words are not." }]
"#,
    ),
    (
        "2026-spring",
        r#"
from = 2026-01-05
to = 2026-04-01
proposed = { by = "jm", on = 2026-01-08 }
agreed = { by = "rn", on = 2026-01-09 }

[[view]]
who = "Ms Ash"
text = "Mornings are hard since Christmas. He asks six times what day it is."

[[review]]
on = 2026-03-30
by = "rn"
result = "met"
decision = "change"
why = "First sounds are met. The letter sounds were too many at once."
next = "Half as many letter sounds, and a look at how the day begins."
"#,
    ),
    (
        "2026-summer",
        r#"
from = 2026-04-20
to = 2026-07-21
proposed = { by = "jm", on = 2026-04-22 }
agreed = { by = "rn", on = 2026-04-24, recorded_by = "jm" }

[[view]]
who = "Rowan"
text = "I do not like it when it is a different teacher and nobody said."
how = "words"
on = 2026-04-23

[[review]]
on = 2026-07-14
by = "rn"
result = "partly"
decision = "continue"
why = "Knows nearly all the letter sounds. Blending them into a word is the next step."
next = "Blending in Year 4; hand over to A. Shah with the profile."
views = [{ who = "Ms Ash", text = "He read the word 'stop' on a sign. We went round the block to see it again." }]
"#,
    ),
    (
        "2026-autumn",
        r#"
from = 2026-09-02
to = 2026-12-18
proposed = { by = "jm", on = 2026-09-08 }
agreed = { by = "as", on = 2026-09-10, recorded_by = "jm" }

[[view]]
who = "Rowan"
text = "I can do the first sound and the last sound. The middle one goes away."
how = "words"
on = 2026-09-09

[[view]]
who = "Ms Ash"
text = "He tries to read the cereal box now. I would love him to ask for help instead of going quiet."
on = 2026-09-09

[[view]]
who = "Mr Daley"
text = "Please send me the word lists too, so that we do the same at my house."
on = 2026-09-09
"#,
    ),
];

pub(super) const PROVISION: &[Named] = &[
    (
        "early-phonics",
        r#"
what = "Letters and their sounds"
meets = ["F1"]
minutes = 25
slots = ["mon 09:30", "tue 09:30", "wed 09:30", "thu 09:30", "fri 09:30"]
group = 1
role = "key-worker"
place = "the library"
from = 2025-09-02
to = 2026-07-21
proposed = { by = "jm", on = 2025-09-02 }
agreed = { by = "rn", on = 2025-09-02 }
"#,
    ),
    (
        "phonics",
        r#"
what = "Structured phonics"
meets = ["F1"]
minutes = 25
slots = ["mon 09:30", "tue 09:30", "wed 09:30", "thu 11:00", "fri 09:30"]
group = 1
role = "key-worker"
place = "the library"
materials = "Sound cards, magnetic letters, decodable books"
resources = [{ what = "Decodable books, two sets", pounds = 86.40 }]
from = 2026-09-02
to = 2026-12-18
proposed = { by = "jm", on = 2026-09-01 }
agreed = { by = "as", on = 2026-09-02 }
note = "Not in the hall, and not next to it when there is PE."
"#,
    ),
    (
        "language",
        r#"
what = "Language programme of the speech and language therapist"
meets = ["F2"]
minutes = 20
slots = ["mon 13:15", "wed 13:15", "fri 13:15"]
group = 1
role = "key-worker"
place = "the blue room"
materials = "Programme folder, help cards, small toys"
from = 2026-09-02
to = 2026-12-18
proposed = { by = "jm", on = 2026-09-01 }
agreed = { by = "as", on = 2026-09-02 }
"#,
    ),
    (
        "calm-start",
        r#"
what = "Start of the day: visual timetable, changes, first task"
meets = ["F3"]
minutes = 10
slots = ["mon 08:50", "tue 08:50", "wed 08:50", "thu 08:50", "fri 08:50"]
group = 1
role = "key-worker"
place = "his table by the door"
materials = "Visual timetable with a card for 'change'"
from = 2026-09-02
to = 2026-12-18
proposed = { by = "jm", on = 2026-09-01 }
agreed = { by = "as", on = 2026-09-02 }
"#,
    ),
];

pub(super) const TARGETS: &[Named] = &[
    (
        "initial-sounds",
        r#"
title = "Hears the first sound of a word and points to its letter"
outcome = "E1"
provision = "early-phonics"
objective = "Year 1 word reading: respond speedily with the correct sound to graphemes"
measure = { kind = "accuracy", of = 10, what = "words" }
goal = { level = 90, sessions = 3, help = "independent", by = 2026-03-27 }
teaching_from = 2025-09-22
proposed = { by = "jm", on = 2025-09-09 }
agreed = { by = "rn", on = 2025-09-12, recorded_by = "jm" }

[[review]]
on = 2026-03-30
by = "rn"
result = "met"
decision = "end"
why = "At or above the goal all through March, without help."
next = "Letter sounds in the middle and at the end of words."
status = "met"
views = [{ who = "Rowan", text = "That one is baby work now." }]
"#,
    ),
    (
        "letter-sounds",
        r#"
title = "Says the sound of letters shown on cards"
outcome = "E1"
provision = "early-phonics"
objective = "Year 1 word reading: respond speedily with the correct sound to graphemes"
measure = { kind = "accuracy", of = 20, what = "letters" }
goal = { level = 90, sessions = 3, by = 2026-07-10 }
teaching_from = 2026-01-19
proposed = { by = "jm", on = 2026-01-08 }
agreed = { by = "rn", on = 2026-01-09, recorded_by = "jm" }

[[change]]
on = 2026-04-20
what = "Ten cards a day in place of twenty, the hard ones first"
why = "He stops looking after the twelfth card or so"
by = "jm"
agreed = { by = "rn", on = 2026-04-20 }

[[review]]
on = 2026-03-30
by = "rn"
result = "partly"
decision = "change"
why = "Half of them are sure and stay sure. Twenty at a time are too many."
next = "Ten at a time."
status = "at-risk"

[[review]]
on = 2026-07-14
by = "rn"
result = "partly"
decision = "end"
why = "All single letters, most pairs of letters. What is left is learnt best inside words."
next = "Words with 'sh' and 'ch' in Year 4."
views = [{ who = "Ms Ash", text = "He does the cards with his grandad." }]
"#,
    ),
    (
        "cvc-words",
        r#"
title = "Reads words such as 'ship' and 'chat' aloud"
outcome = "E1"
provision = "phonics"
objective = "Year 1 word reading: apply phonic knowledge and skills to decode words"
measure = { kind = "accuracy", of = 10, what = "words" }
goal = { level = 80, sessions = 3, help = "independent", by = 2026-12-18 }
teaching_from = 2026-09-14
proposed = { by = "jm", on = 2026-09-08 }
agreed = { by = "as", on = 2026-09-10, recorded_by = "jm" }
share = "Ask Rowan to read the four words on the card in his book bag. Two minutes is plenty. Stop while it is fun."

[[change]]
on = 2026-10-05
what = "Sound buttons under each word"
why = "Under the aim line at two looks in a row"
by = "jm"
agreed = { by = "as", on = 2026-10-05, recorded_by = "as" }
"#,
    ),
    (
        "asks-for-help",
        r#"
title = "Asks for help with a card, a sign or words before he is upset"
outcome = "E2"
provision = "language"
measure = { kind = "count", what = "requests in a session" }
goal = { level = 4, sessions = 3, help = "independent", by = 2026-12-18 }
teaching_from = 2026-09-21
proposed = { by = "jm", on = 2026-09-08 }
agreed = { by = "as", on = 2026-09-10, recorded_by = "jm" }
note = "Six tasks in a session are made a little too hard on purpose."
share = "When something is tricky, hold up the help card and wait. Say well done when he asks."
"#,
    ),
    (
        "two-part-instructions",
        r#"
title = "Follows an instruction with two parts, such as 'get your book and sit by the window'"
outcome = "E2"
provision = "language"
objective = "Spoken language, years 1 to 6: listen and respond appropriately to adults"
measure = { kind = "help", what = "the most help needed in five instructions" }
goal = { sessions = 5, help = "independent", by = 2026-12-18 }
teaching_from = 2026-09-21
proposed = { by = "jm", on = 2026-09-08 }
agreed = { by = "as", on = 2026-09-10, recorded_by = "jm" }
share = "Give two things to do in one go, such as 'shoes on and get your bag'. Wait ten seconds before you say it again."

[[change]]
on = 2026-11-23
what = "A picture for each part, laid out before he starts"
why = "As much help as in September; he does the last part and forgets the first"
by = "jm"
"#,
    ),
    (
        "settles-in",
        r#"
title = "Begins his first task within two minutes of sitting down"
outcome = "E3"
provision = "calm-start"
measure = { kind = "latency", what = "from sitting down to beginning" }
direction = "decrease"
goal = { level = 120, sessions = 5, by = 2026-12-18 }
teaching_from = 2026-09-14
proposed = { by = "jm", on = 2026-09-08 }
agreed = { by = "as", on = 2026-09-10, recorded_by = "jm" }
share = "Look at the picture of his day together at breakfast."
"#,
    ),
];

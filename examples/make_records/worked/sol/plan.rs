//! Sol's plan: the pupil, the cycles, the provision and the targets.

use super::super::story::Named;

pub(super) const PUPIL: &str = r#"
# Sol Reed, Year 6: he moves to secondary school in September 2027, so the plan is amended before 15 February 2027.

name = "Sol Reed"
born = 2016-05-19
sen = "E"                               # census: E has an EHC plan, K SEN support
needs = ["DS", "SLCN"]                  # census codes, primary first

[[adult]]
staff = "tk"
role = "key-worker"
from = 2025-09-01

[[adult]]
staff = "as"
role = "teacher"
from = 2025-09-01
to = 2026-07-21

[[adult]]
staff = "nm"
role = "teacher"
from = 2026-09-01

[[adult]]
staff = "bo"
role = "senco"
from = 2025-09-01

[[adult]]
staff = "lh"
role = "other"
from = 2025-09-01

[[adult]]
staff = "cv"
role = "cover"
from = 2026-10-01
to = 2026-10-02

[[parent]]
name = "Mrs Reed"
relationship = "mother"
contact = "E-mail; she answers in the evening"

[[parent]]
name = "Mr Reed"
relationship = "father"
contact = "At the gate; brings Sol every day"

# The one-page profile, positive and in the child's words.

[profile]
appreciate = "Makes everybody laugh; remembers every birthday in the school; never sulks for long"
important = "Doing it myself; my friends at lunch; football stickers"
support = "Show me with signs and pictures; give me time to say it; do not do it for me"
communicates = "In two or three words with signs; clearer when he is not hurried"
strengths = ["learning whole words by sight", "acting and mime", "kindness"]
interests = ["football", "his baby cousin", "the register"]
calms = ["a job to do", "a walk to the office"]
triggers = ["being hurried", "people who talk over him"]
safety = "Heart checked each spring; glue ear, wears hearing aids: batteries in the office. Tires after two o'clock."
reviewed = 2026-09-09

[ehc_plan]
authority = "Kent"
made = 2021-12-06
last_reviewed = 2025-12-08              # the day the authority gave its decision

# Section B

[[need]]
id = "B1"
area = "cognition-and-learning"
text = "Learns best by seeing; needs many repeats, and small steps in number"

[[need]]
id = "B2"
area = "communication-and-interaction"
text = "Understands much more than he can say; speech is hard to follow for those who do not know him"

[[need]]
id = "B3"
area = "sensory-and-or-physical"
text = "Low muscle tone; fastenings, bags and stairs take time"

# Section E

[[outcome]]
id = "E1"
area = "cognition-and-learning"
text = "By the end of Year 6 Sol reads a short passage made of words he knows, and answers a question about it"
by = 2027-07-31

[[outcome]]
id = "E2"
area = "communication-and-interaction"
text = "By the end of Year 6 Sol tells somebody who does not know him three things about his day"
by = 2027-07-31

[[outcome]]
id = "E3"
area = "sensory-and-or-physical"
text = "By the end of Year 6 Sol gets himself and his things ready to go home in ten minutes, alone"
by = 2027-07-31

[[outcome]]
id = "E4"
area = "cognition-and-learning"
text = "By the end of Year 6 Sol adds and takes away within 20 and pays for two things in a shop"
by = 2027-07-31

# Section F: the plan's exact words, and its quantities

[[section_f]]
id = "F1"
needs = ["B1"]
outcomes = ["E1"]
text = "20 minutes a day of 1:1 reading by sight vocabulary, delivered by a key worker"
minutes = 20
times = 5
per = "week"

[[section_f]]
id = "F2"
needs = ["B1"]
outcomes = ["E4"]
text = "25 minutes of number work with practical materials, three times a week, 1:1"
minutes = 25
times = 3
per = "week"

[[section_f]]
id = "F3"
needs = ["B2"]
outcomes = ["E2"]
text = "20 minutes of speech practice, three times a week, to a programme set by a speech and language therapist"
minutes = 20
times = 3
per = "week"

[[section_f]]
id = "F4"
needs = ["B3"]
outcomes = ["E3"]
text = "20 minutes of self-care skills, three times a week, at the time of day when they are used"
minutes = 20
times = 3
per = "week"

[[section_f]]
id = "F5"
needs = ["B2"]
outcomes = ["E2"]
text = "30 minutes of direct work by a speech and language therapist each half-term"
minutes = 30
times = 1
per = "half-term"

[funding]
model = "high-needs"
award = 11300.00
from = 2026-09-01
to = 2027-08-31
"#;

pub(super) const CYCLES: &[Named] = &[
    (
        "2025-autumn",
        r#"
from = 2025-09-02
to = 2025-12-19
proposed = { by = "tk", on = 2025-09-08 }
agreed = { by = "as", on = 2025-09-10 }

[[view]]
who = "Sol"
text = "Me read. Big book."
how = "words and signs"
on = 2025-09-09

[[review]]
on = 2025-12-12
by = "as"
result = "partly"
decision = "continue"
why = "Eighteen words, and he keeps them over a weekend."
"#,
    ),
    (
        "2026-spring",
        r#"
from = 2026-01-05
to = 2026-04-01
proposed = { by = "tk", on = 2026-01-07 }
agreed = { by = "as", on = 2026-01-08 }

[[view]]
who = "Mr Reed"
text = "He reads the team sheet to me."

[[review]]
on = 2026-03-26
by = "as"
result = "partly"
decision = "change"
why = "Words go on growing. Sitting for a story is no longer: he fidgets because he knows the story."
next = "Let him hold the book and turn the pages."
"#,
    ),
    (
        "2026-summer",
        r#"
from = 2026-04-20
to = 2026-07-21
proposed = { by = "tk", on = 2026-04-21 }
agreed = { by = "as", on = 2026-04-23 }

[[view]]
who = "Sol"
text = "Year 6 big. Me big."
how = "words and signs"
on = 2026-04-22

[[review]]
on = 2026-07-10
by = "as"
result = "met"
decision = "continue"
why = "All thirty words, in any order, in three places."
next = "Reading them faster, and inside a passage."
"#,
    ),
    (
        "2026-autumn",
        r#"
from = 2026-09-02
to = 2026-12-18
proposed = { by = "tk", on = 2026-09-08 }
agreed = { by = "nm", on = 2026-09-10 }

[[view]]
who = "Sol"
text = "My bag. I do it. Not Dad."
how = "words and signs"
on = 2026-09-09

[[view]]
who = "Mrs Reed"
text = "Next year he will have a locker. Please let him practise everything he can do alone."
on = 2026-09-09

[[view]]
who = "Mr Reed"
text = "Money. He gives the whole purse to the lady in the shop."
on = 2026-09-09
"#,
    ),
];

pub(super) const PROVISION: &[Named] = &[
    (
        "first-words",
        r#"
what = "First words by sight"
meets = ["F1"]
minutes = 20
slots = ["mon 09:15", "wed 09:15", "fri 09:15"]
role = "key-worker"
from = 2025-09-02
to = 2026-07-21
proposed = { by = "tk", on = 2025-09-02 }
agreed = { by = "as", on = 2025-09-02 }
"#,
    ),
    (
        "reading",
        r#"
what = "Reading by sight vocabulary"
meets = ["F1"]
minutes = 20
slots = ["mon 09:15", "tue 09:15", "wed 09:15", "thu 09:15", "fri 09:15"]
group = 1
role = "key-worker"
place = "the blue room"
materials = "Word cards, his own books, timer"
resources = [{ what = "Card, laminating pouches", pounds = 12.75 }]
from = 2026-09-02
to = 2026-12-18
proposed = { by = "tk", on = 2026-09-01 }
agreed = { by = "nm", on = 2026-09-02 }
"#,
    ),
    (
        "number",
        r#"
what = "Number with things to hold"
meets = ["F2"]
minutes = 25
slots = ["mon 11:20", "wed 11:20", "fri 11:20"]
group = 1
role = "key-worker"
materials = "Ten-frames, counters, coins"
from = 2026-09-02
to = 2026-12-18
proposed = { by = "tk", on = 2026-09-01 }
agreed = { by = "nm", on = 2026-09-02 }
"#,
    ),
    (
        "speech",
        r#"
what = "Speech practice to L. Hart's programme"
meets = ["F3"]
minutes = 20
slots = ["mon 13:30", "wed 13:30", "thu 13:30"]
group = 1
role = "key-worker"
place = "the blue room"
materials = "Mirror, news board, sound pictures"
from = 2026-09-02
to = 2026-12-18
proposed = { by = "tk", on = 2026-09-01 }
agreed = { by = "nm", on = 2026-09-02 }
"#,
    ),
    (
        "home-time",
        r#"
what = "Getting ready to go home"
meets = ["F4"]
minutes = 20
slots = ["mon 14:50", "wed 14:50", "fri 14:50"]
group = 1
role = "key-worker"
place = "cloakroom"
materials = "Picture strip with eight steps"
from = 2026-09-02
to = 2026-12-18
proposed = { by = "tk", on = 2026-09-01 }
agreed = { by = "nm", on = 2026-09-02 }
"#,
    ),
    (
        "therapy-visit",
        r#"
what = "Direct work by the speech and language therapist"
meets = ["F5"]
minutes = 30
times = 1
per = "half-term"
role = "other"
from = 2026-09-02
to = 2027-07-21
proposed = { by = "bo", on = 2026-09-03 }
agreed = { by = "bo", on = 2026-09-03 }
"#,
    ),
];

pub(super) const TARGETS: &[Named] = &[
    (
        "first-30-words",
        r#"
title = "Reads thirty everyday words by sight"
outcome = "E1"
provision = "first-words"
objective = "Pre-key-stage 2, standard 2: English reading"
measure = { kind = "accuracy", of = 30, what = "words" }
goal = { level = 90, sessions = 3, by = 2026-07-10 }
teaching_from = 2025-09-22
proposed = { by = "tk", on = 2025-09-08 }
agreed = { by = "as", on = 2025-09-10, recorded_by = "tk" }

[[review]]
on = 2026-07-10
by = "as"
result = "met"
decision = "end"
why = "All thirty in the blue room, in class and at home."
next = "The same words and new ones, at speed."
status = "met"
views = [{ who = "Mr Reed", text = "He reads the menu before I do." }]
"#,
    ),
    (
        "sits-for-story",
        r#"
title = "Stays with the class story from the first page to the last"
outcome = "E1"
provision = "first-words"
measure = { kind = "duration", what = "time with the story" }
goal = { level = 600, sessions = 3, by = 2026-07-10 }
teaching_from = 2026-01-19
proposed = { by = "tk", on = 2026-01-07 }
agreed = { by = "as", on = 2026-01-08, recorded_by = "tk" }

[[change]]
on = 2026-04-20
what = "Sol holds a copy of the book and turns the pages"
why = "He knows the story and has nothing to do"
by = "tk"
agreed = { by = "as", on = 2026-04-20 }

[[review]]
on = 2026-03-26
by = "as"
result = "not-met"
decision = "change"
why = "Four minutes in January, five in March."
status = "at-risk"

[[review]]
on = 2026-07-10
by = "as"
result = "partly"
decision = "end"
why = "Eight minutes on most days now, and he joins in. The rest will come in Year 6."
"#,
    ),
    (
        "sight-words",
        r#"
title = "Reads aloud from his list of sixty words"
outcome = "E1"
provision = "reading"
objective = "Pre-key-stage 2, standard 3: English reading"
measure = { kind = "rate", what = "words read right" }
goal = { level = 30, sessions = 3, by = 2026-12-18 }
teaching_from = 2026-09-14
proposed = { by = "tk", on = 2026-09-08 }
agreed = { by = "nm", on = 2026-09-10, recorded_by = "tk" }
note = "One minute by the timer, which Sol starts himself."
share = "Find one of his words on a packet or a sign and read it together."
"#,
    ),
    (
        "coat-and-bag",
        r#"
title = "Gets ready to go home: the eight steps of the strip"
outcome = "E3"
provision = "home-time"
measure = { kind = "steps", of = 8, what = "steps done alone" }
goal = { level = 100, sessions = 3, by = 2026-12-18 }
teaching_from = 2026-09-21
proposed = { by = "tk", on = 2026-09-08 }
agreed = { by = "nm", on = 2026-09-10, recorded_by = "tk" }
share = "Let him do the zip himself, and wait. Help with the last bit only if he asks."
level = [{ score = 1, text = "Fetches his coat" }, { score = 2, text = "Puts both arms in" }, { score = 3, text = "Starts the zip" }, { score = 4, text = "Pulls the zip up" }, { score = 5, text = "Book bag from the tray" }, { score = 6, text = "Water bottle into the side pocket" }, { score = 7, text = "Bag on both shoulders" }, { score = 8, text = "Chair up, says goodbye" }]
"#,
    ),
    (
        "tells-news",
        r#"
title = "Tells an adult one thing about his day in three words or more"
outcome = "E2"
provision = "speech"
measure = { kind = "yes-no", what = "said and signed without a question first" }
goal = { level = 100, sessions = 5, help = "prompting", by = 2026-12-18 }
teaching_from = 2026-09-21
proposed = { by = "tk", on = 2026-09-08 }
agreed = { by = "nm", on = 2026-09-10, recorded_by = "tk" }
"#,
    ),
    (
        "number-bonds",
        r#"
title = "Number bonds to 10: twenty quick questions on a Friday"
outcome = "E4"
provision = "number"
objective = "Pre-key-stage 2, standard 4: mathematics"
measure = { kind = "score", max = 20, what = "points" }
goal = { level = 16, sessions = 2, by = 2027-02-12 }
teaching_from = 2026-11-02
proposed = { by = "tk", on = 2026-10-02 }
agreed = { by = "nm", on = 2026-10-06, recorded_by = "tk" }
"#,
    ),
];

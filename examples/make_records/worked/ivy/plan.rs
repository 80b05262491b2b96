//! Ivy's plan: the pupil, the cycles, the provision and the targets.

use super::super::story::Named;

pub(super) const PUPIL: &str = r#"
# Ivy Thorne, Year 3. Section F keeps the plan's exact words; what is timetabled is in provision/.

name = "Ivy Thorne"
born = 2018-11-21
sen = "E"                               # census: E has an EHC plan, K SEN support
needs = ["ASD", "SEMH"]                 # census codes, primary first

[[adult]]
staff = "tk"
role = "key-worker"
from = 2025-09-01

[[adult]]
staff = "rn"
role = "teacher"
from = 2025-09-01
to = 2026-07-21

[[adult]]
staff = "gw"
role = "teacher"
from = 2026-09-01

[[adult]]
staff = "bo"
role = "senco"
from = 2025-09-01

[[adult]]
staff = "st"
role = "other"
from = 2025-09-01

[[adult]]
staff = "cv"
role = "cover"
from = 2026-10-01
to = 2026-10-02

[[parent]]
name = "Mrs Thorne"
relationship = "mother"
contact = "Phone, any time; works nights, so not before eleven if it can wait"

[[parent]]
name = "Mr Thorne"
relationship = "father"
contact = "Phone or text after three"

# The one-page profile, positive and in the child's words.

[profile]
appreciate = "Notices what nobody else notices; honest; draws every feather of a bird"
important = "Being told the truth about what will happen; her own pencil; time to finish"
support = "Say it once, then wait; write it down; offer two choices; never touch without asking"
communicates = "In full sentences when calm; with the feelings card or by walking away when not"
strengths = ["drawing from memory", "facts about birds", "spotting patterns"]
interests = ["owls", "maps", "the school guinea pigs"]
calms = ["her calm box", "the beanbag in the den", "ten minutes with the bird book"]
triggers = ["being touched from behind", "a game that ends before she is ready", "hand dryers"]
safety = "Will make for an outside door when overwhelmed: stand between her and the gate, speak low, do not hold"
reviewed = 2026-09-11

[ehc_plan]
authority = "Kent"
made = 2024-02-09
last_reviewed = 2026-01-08              # the day the authority gave its decision

# Section B

[[need]]
id = "B1"
area = "social-emotional-and-mental-health"
text = "Becomes overwhelmed several times a week and needs an adult to become calm again"

[[need]]
id = "B2"
area = "communication-and-interaction"
text = "Finds it hard to follow the unspoken rules of playing and working with other children"

[[need]]
id = "B3"
area = "cognition-and-learning"
text = "Has far more to say than she can get on to paper; stops when it is not perfect"

# Section E

[[outcome]]
id = "E1"
area = "social-emotional-and-mental-health"
text = "By the end of Year 4 Ivy knows when she is becoming upset, says so, and is calm again within five minutes"
by = 2028-07-31

[[outcome]]
id = "E2"
area = "communication-and-interaction"
text = "By the end of Year 4 Ivy takes part in a game or a task with two other children for ten minutes"
by = 2028-07-31

[[outcome]]
id = "E3"
area = "cognition-and-learning"
text = "By the end of Year 4 Ivy writes a short piece in class and stays with it until it is done"
by = 2028-07-31

# Section F: the plan's exact words, and its quantities

[[section_f]]
id = "F1"
needs = ["B1"]
outcomes = ["E1"]
text = "15 minutes each morning with a named adult in a quiet room before joining the class"
minutes = 15
times = 5
per = "week"

[[section_f]]
id = "F2"
needs = ["B2"]
outcomes = ["E2"]
text = "A social communication group of no more than four children, 30 minutes, twice a week, led by an adult trained in autism"
minutes = 30
times = 2
per = "week"

[[section_f]]
id = "F3"
needs = ["B3"]
outcomes = ["E3"]
text = "20 minutes of 1:1 support with writing, three times a week"
minutes = 20
times = 3
per = "week"

[[section_f]]
id = "F4"
needs = ["B1", "B2"]
outcomes = ["E1", "E2"]
text = "Two visits of 45 minutes each term by a specialist teacher for autism, to teach Ivy and to advise staff"
minutes = 45
times = 2
per = "term"

[funding]
model = "high-needs"
award = 9450.00
from = 2026-09-01
to = 2027-08-31
"#;

pub(super) const CYCLES: &[Named] = &[
    (
        "2025-autumn",
        r#"
from = 2025-09-02
to = 2025-12-19
proposed = { by = "tk", on = 2025-09-10 }
agreed = { by = "rn", on = 2025-09-15 }

[[view]]
who = "Mrs Thorne"
text = "If she can get through the door she is fine. It is the door."

[[review]]
on = 2025-12-15
by = "rn"
result = "partly"
decision = "continue"
why = "Comes in with a prompt on most days; Mondays are still hard."
"#,
    ),
    (
        "2026-spring",
        r#"
from = 2026-01-05
to = 2026-04-01
proposed = { by = "tk", on = 2026-01-07 }
agreed = { by = "rn", on = 2026-01-09 }

[[view]]
who = "Ivy"
text = "The owl book should be in the den. Not the library."
how = "words"
on = 2026-01-08

[[review]]
on = 2026-03-27
by = "rn"
result = "partly"
decision = "change"
why = "The break card is understood and lies on the table. She leaves without it."
next = "The card on a lanyard, and one for the adult too."
"#,
    ),
    (
        "2026-summer",
        r#"
from = 2026-04-20
to = 2026-07-21
proposed = { by = "tk", on = 2026-04-22 }
agreed = { by = "rn", on = 2026-04-23 }

[[view]]
who = "Mr Thorne"
text = "She told me she had been cross before she was cross. That is a first."

[[review]]
on = 2026-07-13
by = "rn"
result = "met"
decision = "change"
why = "Comes in by herself. Uses the card about half the time."
next = "Becoming calm again, and telling somebody before she goes."
views = [{ who = "Ivy", text = "I do not need a lanyard. I am not a visitor.", how = "words" }]
"#,
    ),
    (
        "2026-autumn",
        r#"
from = 2026-09-02
to = 2026-12-18
proposed = { by = "tk", on = 2026-09-09 }
agreed = { by = "gw", on = 2026-09-11 }

[[view]]
who = "Ivy"
text = "I want people to stop saying calm down. It has never worked."
how = "words"
on = 2026-09-10

[[view]]
who = "Mrs Thorne"
text = "A friend to sit with would be the best thing in the world."
on = 2026-09-10
"#,
    ),
];

pub(super) const PROVISION: &[Named] = &[
    (
        "morning-check-in",
        r#"
what = "Check-in at the start of the day"
meets = ["F1"]
minutes = 15
slots = ["mon 08:45", "wed 08:45", "fri 08:45"]
role = "key-worker"
place = "the den"
from = 2025-09-02
to = 2026-07-21
proposed = { by = "tk", on = 2025-09-02 }
agreed = { by = "rn", on = 2025-09-02 }
"#,
    ),
    (
        "soft-start",
        r#"
what = "Soft start in the den"
meets = ["F1"]
minutes = 15
slots = ["mon 08:45", "tue 08:45", "wed 08:45", "thu 08:45", "fri 08:45"]
group = 1
role = "key-worker"
place = "the den"
materials = "Calm box, feelings card, bird book"
from = 2026-09-02
to = 2026-12-18
proposed = { by = "tk", on = 2026-09-01 }
agreed = { by = "gw", on = 2026-09-02 }
"#,
    ),
    (
        "writing",
        r#"
what = "Writing, one to one"
meets = ["F3"]
minutes = 20
slots = ["mon 10:50", "wed 10:50", "thu 10:50"]
group = 1
role = "key-worker"
place = "the table behind the bookcase"
materials = "Her own pencil, small pieces of paper, a box for finished pieces"
from = 2026-09-02
to = 2026-12-18
proposed = { by = "tk", on = 2026-09-01 }
agreed = { by = "gw", on = 2026-09-02 }
"#,
    ),
    (
        "social-games",
        r#"
what = "Games group"
meets = ["F2"]
minutes = 30
slots = ["tue 13:10", "fri 13:10"]
group = 3
role = "key-worker"
place = "the blue room"
resources = [{ what = "Two board games for small groups", pounds = 31.98 }]
from = 2026-09-08
to = 2026-12-18
proposed = { by = "tk", on = 2026-09-01 }
agreed = { by = "gw", on = 2026-09-02 }
note = "The same two partners all term."
"#,
    ),
    (
        "specialist-teaching",
        r#"
what = "Visit of the specialist teacher"
meets = ["F4"]
minutes = 45
times = 2
per = "term"
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
        "comes-in-calmly",
        r#"
title = "Comes in from the playground and hangs up her coat"
outcome = "E1"
provision = "morning-check-in"
measure = { kind = "help", what = "the most help needed" }
goal = { sessions = 5, help = "independent", by = 2026-05-22 }
teaching_from = 2025-09-29
proposed = { by = "tk", on = 2025-09-10 }
agreed = { by = "rn", on = 2025-09-15, recorded_by = "tk" }

[[review]]
on = 2026-05-20
by = "rn"
result = "met"
decision = "end"
why = "Five mornings in a row by herself, a Monday among them."
next = "What happens when a day goes wrong later on."
status = "met"
views = [{ who = "Mrs Thorne", text = "She runs ahead of me now." }]
"#,
    ),
    (
        "uses-break-card",
        r#"
title = "Shows the break card before she leaves her place"
outcome = "E1"
provision = "morning-check-in"
measure = { kind = "count", what = "times the card was shown in a day" }
goal = { level = 3, sessions = 4, by = 2026-07-10 }
teaching_from = 2026-02-02
proposed = { by = "tk", on = 2026-01-07 }
agreed = { by = "rn", on = 2026-01-09, recorded_by = "tk" }
share = "Keep the break card where she can reach it. When she shows it, stop and give her five minutes."

[[change]]
on = 2026-04-20
what = "The card on a lanyard, and one for the adult too"
why = "The card is always somewhere else when it is needed"
by = "tk"
agreed = { by = "rn", on = 2026-04-20 }

[[review]]
on = 2026-03-27
by = "rn"
result = "not-met"
decision = "change"
why = "She knows what the card is for and does not have it with her."
status = "no-progress"

[[review]]
on = 2026-07-13
by = "rn"
result = "partly"
decision = "end"
why = "About half the time, and she dislikes the lanyard. Telling somebody matters more than the card."
next = "Counting how often she leaves without telling, instead."
"#,
    ),
    (
        "calm-again",
        r#"
title = "Is calm again after an upset, with her calm box"
outcome = "E1"
provision = "soft-start"
measure = { kind = "duration", what = "from the start of an upset until she is ready to join in" }
direction = "decrease"
goal = { level = 300, sessions = 4, by = 2026-12-18 }
teaching_from = 2026-09-14
proposed = { by = "tk", on = 2026-09-09 }
agreed = { by = "gw", on = 2026-09-11, recorded_by = "tk" }
note = "Only on mornings on which she comes in upset."
"#,
    ),
    (
        "tells-before-leaving",
        r#"
title = "Leaves her place without telling an adult: no more than once in a session"
outcome = "E3"
provision = "writing"
measure = { kind = "count", what = "times she left without telling" }
direction = "decrease"
goal = { level = 1, sessions = 4, by = 2026-12-18 }
teaching_from = 2026-09-21
proposed = { by = "tk", on = 2026-09-09 }
agreed = { by = "gw", on = 2026-09-11, recorded_by = "tk" }

[[change]]
on = 2026-10-12
what = "A sticker for each time she tells"
why = "Hardly fewer than in September"
by = "tk"
refused = { by = "gw", on = 2026-10-14, why = "She finds stickers babyish and said so. Look at the length of the task first." }

[[change]]
on = 2026-11-02
what = "Two short pieces of paper in place of one page, with a walk between"
why = "She goes when the page looks long"
by = "tk"
agreed = { by = "gw", on = 2026-11-02, recorded_by = "tk" }
"#,
    ),
    (
        "stays-in-the-game",
        r#"
title = "Stays with the game and watches the child whose turn it is"
outcome = "E2"
provision = "social-games"
measure = { kind = "interval", of = 10, what = "minutes in which she did so all through" }
goal = { level = 80, sessions = 4, by = 2026-12-18 }
teaching_from = 2026-09-22
proposed = { by = "tk", on = 2026-09-09 }
agreed = { by = "gw", on = 2026-09-11, recorded_by = "tk" }
"#,
    ),
    (
        "says-how-she-feels",
        r#"
title = "Says how she feels when asked, with a word or the card"
outcome = "E1"
provision = "soft-start"
measure = { kind = "scale", min = -2, max = 2, what = "goal attainment" }
goal = { level = 0, sessions = 3, by = 2027-02-12 }
teaching_from = 2026-11-30
proposed = { by = "tk", on = 2026-11-12 }
share = "Say how you feel yourself, in one short sentence. Do not ask her to say it back."
level = [{ score = -2, text = "Turns away" }, { score = -1, text = "Points to a colour when it is held up" }, { score = 0, text = "Says a feeling word with the card in sight" }, { score = 1, text = "Says a feeling word without the card" }, { score = 2, text = "Says the feeling and what would help" }]
"#,
    ),
];

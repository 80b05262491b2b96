//! `keywork.toml`, and the files that stand beside it in every records folder.

use keywork::record::School;

use super::writer::Writer;

pub(super) fn write(writer: &mut Writer<'_>) -> anyhow::Result<School> {
    for (path, text) in [("README.md", README), (".gitignore", IGNORED), (".gitattributes", ATTRIBUTES)] {
        writer.text(path, text)?;
    }
    writer.commented("keywork.toml", SCHOOL)
}

const README: &str = r"
# Records of Oakfield Primary School

**Everything in this folder is made up**: the school, the children, the staff and every word about them. It is the
worked example of keywork, so that each command has something to show. Try
`keywork report weekly rowan --as-of 2026-11-23`, the Monday on which the year in it ends. `cargo run --example
make_records -- FOLDER` writes it again, byte for byte. Of last year there is one provision for each child, in few words.

What a person who finds such a folder needs to know:

- Each record is one small text file (TOML) that any editor opens. Nothing is lost without the program.
- `keywork.toml` is the school: terms, staff, the help ladder. `pupils/NAME/pupil.toml` is a child: profile, adults and
  the EHC plan. Beside it stand `cycles`, `provision` and `targets` (the plan), and by month `sessions`, `assessments`,
  `observations`, `contacts`, `recommendations` and `meetings` (what happened).
- In a real school such a folder holds personal data about children with special educational needs. It belongs to the
  school. If you are not sure that you should have it, do not copy it; tell the head teacher or the data protection
  officer.
- Safeguarding concerns are not kept here. At Oakfield they go to the designated safeguarding lead at once, and into
  the school's child-protection system.
- Please do not rename or move files by hand; `keywork check` says what does not fit.
";

const IGNORED: &str = r"
# What a write that was interrupted leaves behind, and what editors and systems drop.
.kw-tmp-*.tmp
*.swp
*~
.DS_Store
Thumbs.db
";

const ATTRIBUTES: &str = r"
# Line ends stay as they are on every system; sealed concerns are neither changed, shown nor merged.
*.toml text eol=lf
*.age -text -diff -merge
";

const SCHOOL: &str = r#"
# Oakfield Primary School: made up, like everybody in it.

format = 1
school = "Oakfield Primary School"

# The help ladder, least help first: how much an adult gave, from "alone" to "put right for the child".
help = ["independent", "prompting", "clueing", "modelling", "correcting"]

# Terms, with the days in them on which the school is closed to pupils.

[[term]]
name = "Autumn 2025"
from = 2025-09-02
to = 2025-12-19
closed = [{ from = 2025-10-27, to = 2025-10-31, why = "half-term" }, { on = 2025-11-28, why = "INSET" }]

[[term]]
name = "Spring 2026"
from = 2026-01-05
to = 2026-04-01
closed = [{ on = 2026-01-05, why = "INSET" }, { from = 2026-02-16, to = 2026-02-20, why = "half-term" }]

[[term]]
name = "Summer 2026"
from = 2026-04-20
to = 2026-07-21
closed = [{ on = 2026-05-04, why = "bank holiday" }, { from = 2026-05-25, to = 2026-05-29, why = "half-term" }, { on = 2026-06-26, why = "INSET" }]

[[term]]
name = "Autumn 2026"
from = 2026-09-02
to = 2026-12-18
closed = [{ from = 2026-10-26, to = 2026-10-30, why = "half-term" }, { on = 2026-11-27, why = "INSET" }]

[[term]]
name = "Spring 2027"
from = 2027-01-04
to = 2027-03-25
closed = [{ on = 2027-01-04, why = "INSET" }, { from = 2027-02-15, to = 2027-02-19, why = "half-term" }]

[[term]]
name = "Summer 2027"
from = 2027-04-12
to = 2027-07-21
closed = [{ on = 2027-05-03, why = "bank holiday" }, { from = 2027-05-31, to = 2027-06-04, why = "half-term" }, { on = 2027-06-25, why = "INSET" }]

# Staff, by the id that stands in the names of records. Ids are never used again.

[staff.jm]
name = "J. Marsh"
role = "key-worker"
training = [{ what = "Structured phonics", on = 2025-10-14 }, { what = "Paediatric first aid", on = 2025-09-01, until = 2028-08-31 }, { what = "Signs for learning, level 1", on = 2026-01-05 }]

[staff.tk]
name = "T. Keane"
role = "key-worker"
training = [{ what = "Autism in the primary classroom", on = 2025-11-28 }, { what = "Positive handling", on = 2026-06-26, until = 2028-06-25 }, { what = "Signs for learning, level 2", on = 2026-01-05 }]

[staff.cv]
name = "C. Vale"
role = "cover"
training = [{ what = "Paediatric first aid", on = 2026-02-12, until = 2029-02-11 }]

# Class teachers: Year 4, Year 3 and Year 6 this year.

[staff.as]
name = "A. Shah"
role = "teacher"
training = [{ what = "Structured phonics", on = 2025-10-14 }]

[staff.gw]
name = "G. Wynn"
role = "teacher"
training = [{ what = "Positive handling", on = 2026-06-26, until = 2028-06-25 }]

[staff.nm]
name = "N. Moss"
role = "teacher"

[staff.rn]
name = "R. Nash"
role = "teacher"
left = 2026-07-21                       # records of last year keep the name

[staff.bo]
name = "B. Okoro"
role = "senco"
training = [{ what = "National award for SEN co-ordination", on = 2022-07-08 }]

[staff.dl]
name = "D. Lloyd"
role = "dsl"
training = [{ what = "Designated safeguarding lead, refresher", on = 2025-09-01, until = 2027-08-31 }]

[staff.hp]
name = "H. Pryce"
role = "head"

# Two visitors who teach here and write records.

[staff.lh]
name = "L. Hart, speech and language therapist"
role = "other"

[staff.st]
name = "S. Trent, specialist teacher for autism"
role = "other"

# What an hour costs, for the costed provision map. One school's own figure, never the authority's.

[[rate]]
role = "key-worker"
pounds_per_hour = 16.60
from = 2025-04-01
to = 2026-03-31
source = "school's own payroll, with on-costs"

[[rate]]
role = "key-worker"
pounds_per_hour = 17.20
from = 2026-04-01
source = "school's own payroll, with on-costs"

# Safeguarding concerns are not written with keywork here: tell D. Lloyd at once.

[concerns]
kept_in = "the school's child-protection system"

# What the school pays itself for a pupil in a year, in pounds, before the authority's top-up.

[funding]
threshold = 6000

# Years after birth for which the SEN file is kept.

[retention]
sen_file = 31
"#;

//! The types of the records, what makes one valid, and TOML in and out. No I/O, no clock.
//!
//! Called by every module above `text`; calls `text` alone. The data model:
//!
//! ```text
//! School                          keywork.toml
//!   Term -> Closed   Staff -> Training   Rate   Ladder -> Rung
//! PupilRecords                    pupils/ID/, as read
//!   Pupil                         pupil.toml
//!     Adult   Parent   Profile   EhcPlan   Need   Outcome   SectionF   Funding
//!   Cycle                         cycles/ID.toml          -> Review -> View
//!   Provision                     provision/ID.toml       -> Slot
//!   Target                        targets/ID.toml         -> Measure   Goal   Change   Review
//!   Session                       sessions/YYYY-MM/…      -> SessionResult -> TrialResult -> HelpGiven
//!   Assessment  Observation  Contact  Recommendation  Meeting     by month, as sessions
//! ```

pub mod agreement;
pub mod assessment;
pub mod complete;
pub mod contact;
pub mod cycle;
pub mod decode;
pub mod describe;
pub mod edit;
pub mod ehc_plan;
pub mod encode;
pub mod field;
pub mod goal;
pub mod help;
pub mod id;
pub mod liaison;
pub mod lines;
pub mod measure;
pub mod meeting;
pub mod observation;
pub mod open;
pub mod path;
pub mod pins;
mod prepared;
pub mod problem;
pub mod profile;
pub mod provision;
pub mod pupil;
pub mod pupil_records;
pub mod quantity;
pub mod recommendation;
pub mod reference;
pub mod result;
pub mod role;
pub mod safeguarding;
pub mod school;
pub mod session;
pub mod show;
pub mod skeleton;
pub mod slot;
mod syntax;
pub mod target;
pub mod telling;
pub mod typed_result;
pub mod waiting;
pub mod when;
mod word;
pub mod words;

pub use assessment::Assessment;
pub use complete::Part;
pub use contact::Contact;
pub use cycle::Cycle;
pub use id::{CycleId, NeedId, OutcomeId, ProvisionId, PupilId, SectionFId, StaffId, TargetId};
pub use meeting::Meeting;
pub use observation::Observation;
pub use open::{Open, OpenKind};
pub use path::RecordPath;
pub use problem::{Code, Level as ProblemLevel, Problem};
pub use provision::Provision;
pub use pupil::Pupil;
pub use pupil_records::{Dated, Filed, PupilRecords};
pub use quantity::{Level, Minutes};
pub use recommendation::Recommendation;
pub use reference::{Named, Reference};
pub use role::Role;
pub use school::School;
pub use session::Session;
pub use slot::Slot;
pub use target::Target;
pub use telling::Telling;
pub use word::UnknownWord;

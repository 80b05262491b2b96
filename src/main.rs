//! Arguments in, exit status out; nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    keywork::cli::main()
}

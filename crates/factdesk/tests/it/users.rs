//! `up` as an ordinary user, and as root where the tests run as root.

use crate::process::{directory, isolated, run};
use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;

const NOBODY: u32 = 65_534;

#[test]
fn an_ordinary_user_runs_it_as_well_as_root() {
    let dir = directory();
    if dir.path().metadata().unwrap().uid() != 0 {
        println!("skipped: not root, so all the other tests show the ordinary user");
        return;
    }
    // Where the binary was built, others may not be able to enter.
    let binary = dir.path().join("factdesk");
    fs::copy(env!("CARGO_BIN_EXE_factdesk"), &binary).unwrap();
    let data = dir.path().join("data");
    fs::create_dir(&data).unwrap();
    chown(&data, Some(NOBODY), Some(NOBODY)).unwrap();
    let mut command = isolated(&binary);
    command
        .uid(NOBODY)
        .gid(NOBODY)
        .current_dir(&data)
        .env("HOME", &data);
    command.args(["up", "--demo", "--exit", "--listen", "127.0.0.1:0"]);
    let (code, out, said) = run(&mut command);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        out.contains("hundreds") && !said.contains("running as root"),
        "{said}"
    );
    assert_eq!(
        data.join(".factdesk/postgres").metadata().unwrap().uid(),
        NOBODY
    );
}

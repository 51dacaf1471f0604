//! The page of the terminal desk, from top to bottom as it stands there, and the
//! recording that it shows.

use crate::desk_terminal::tmux::tmux;
use crate::grpcurl::grpcurl;
use crate::page::sections;
use crate::process::{Running, directory, isolated, run, up, up_with_samples};
use crate::recipes::{ADDRESS, check};
use crate::shell::Shell;
use std::fs;
use std::path::Path;

const PAGE: &str = include_str!("../../../../docs/desk.md");

/// After this section the server is started again, and asks for keys.
const PEOPLE: &str = "Three people";

#[test]
fn the_walk_in_two_terminals_works_as_written() {
    let Some(program) = grpcurl() else {
        println!("skipped: no grpcurl on PATH or in $FACTDESK_CLIENTS");
        return;
    };
    let here = directory();
    let data = here.path().join(".factdesk");
    let mut shell = Shell::new(&program, here.path());
    let mut server = up_with_samples(&data);
    for section in sections(PAGE) {
        println!("{}", section.heading);
        for block in &section.blocks {
            let address = server.address();
            shell.ok(&format!("export FACTDESK_ADDRESS={address}"));
            let block = block.replace(ADDRESS, &address);
            check(&block, &shell.run(&block));
        }
        if section.heading == PEOPLE {
            server.stop();
            server = Running::start(&mut up(&data));
        }
    }
    server.stop();
}

#[test]
fn the_recording_can_be_made_again() {
    if tmux().is_none() {
        println!("skipped: no tmux on PATH");
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/record-desk");
    let folder = directory();
    let mut record = isolated(&script);
    let (code, _, said) = run(record
        .arg(env!("CARGO_BIN_EXE_factdesk"))
        .arg(folder.path()));
    assert_eq!(code, Some(0), "{said}");
    let frames = |text: &str| text.matches("\n+---").count() / 2;
    let made = fs::read_to_string(folder.path().join("desk-session.txt")).unwrap();
    let kept = include_str!("../../../../docs/desk-session.txt");
    assert_eq!(frames(&made), frames(kept), "{made}");
    let picture = fs::read_to_string(folder.path().join("desk.svg")).unwrap();
    assert!(
        picture.contains("yours for") && picture.ends_with("</svg>\n"),
        "{picture}"
    );
}

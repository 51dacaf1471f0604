//! The page of recipes, from top to bottom as it stands there.

use crate::grpcurl::grpcurl;
use crate::page::{Section, sections};
use crate::process::{Running, directory, up, up_with_samples};
use crate::shell::{Said, Shell};
use std::path::Path;

const PAGE: &str = include_str!("../../../../docs/grpcurl.md");

/// The address that stands on the pages.
pub const ADDRESS: &str = "127.0.0.1:50051";

/// After this section's first block the server is started again, and asks for keys.
const KEYS: &str = "With a key";

/// In front of the words that an answer must have, in their order.
const SAYS: &str = "# says ";

/// In front of the code of a call that ends with one.
const ENDS_WITH: &str = "# ends with ";

#[test]
fn every_recipe_works_as_written() {
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
        server = cook(&section, &mut shell, server, &data);
    }
    server.stop();
}

/// Runs a section's blocks; gives the server that runs then.
fn cook(section: &Section<'_>, shell: &mut Shell, server: Running, data: &Path) -> Running {
    let mut server = server;
    for (number, block) in section.blocks.iter().enumerate() {
        if section.heading == KEYS && number == 1 {
            server.stop();
            server = Running::start(&mut up(data));
        }
        let block = block.replace(ADDRESS, &server.address());
        check(&block, &shell.run(&block));
    }
    server
}

/// It said what the block says that it says.
pub fn check(block: &str, said: &Said) {
    let code = block.lines().find_map(|line| line.strip_prefix(ENDS_WITH));
    match code {
        Some(code) => {
            let code = format!("Code: {code}\n");
            assert!(said.text.contains(&code), "{block}\n{said}");
        }
        None => said.assert_ok(block),
    }
    let words: Vec<_> = block.lines().filter_map(|l| l.strip_prefix(SAYS)).collect();
    let calls = block.contains("grpcurl ") || block.contains("factdesk desk");
    assert!(!calls || !words.is_empty(), "what does it say? {block}");
    let mut rest = said.text.as_str();
    for word in words {
        let found = rest.split_once(word);
        rest = found.unwrap_or_else(|| panic!("{word}: {block}\n{said}")).1;
    }
}

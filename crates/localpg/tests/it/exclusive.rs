//! One owner per directory.

use factdesk_localpg::{Error, LocalPg};

use crate::holder::Holder;
use crate::support::{alive, fast, quiet, sql, start, temp_dir};

#[test]
fn a_second_owner_is_refused_and_the_first_goes_on() {
    let dir = temp_dir();
    let holder = Holder::on(dir.path());
    let error = LocalPg::start(&fast(dir.path()), &quiet).unwrap_err();
    let Error::InUse { owner, .. } = &error else {
        panic!("{error}");
    };
    assert_eq!(*owner, holder.child.id().to_string());
    assert!(alive(holder.pid()));
    assert_eq!(sql(&holder.url(), "SELECT 1"), "1");
}

#[test]
fn also_within_one_process() {
    let dir = temp_dir();
    let first = start(dir.path());
    let error = LocalPg::start(&fast(dir.path()), &quiet).unwrap_err();
    assert!(
        error.to_string().contains(&std::process::id().to_string()),
        "{error}"
    );
    first.stop().unwrap();
    start(dir.path()).stop().unwrap();
}

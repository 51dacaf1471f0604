//! Directories that are awkward for a Unix socket or for a URL.

use std::path::Path;

use crate::holder::Holder;
use crate::support::{eventually, sql, start, temp_dir};

fn works_in(data_dir: &Path) -> String {
    let pg = start(data_dir);
    let url = pg.url("factdesk");
    assert_eq!(sql(&url, "SELECT 1"), "1");
    let sockets = sql(&url, "SHOW unix_socket_directories");
    pg.stop().unwrap();
    sockets
}

#[test]
fn a_path_too_long_for_a_socket() {
    let dir = temp_dir();
    let sockets = works_in(&dir.path().join("d".repeat(120)));
    assert!(
        !Path::new(&sockets).exists(),
        "{sockets} is removed with the server"
    );
}

#[test]
fn a_killed_owner_leaves_no_temporary_socket_directory() {
    let dir = temp_dir();
    let mut holder = Holder::on(&dir.path().join("d".repeat(120)));
    let sockets = sql(&holder.url(), "SHOW unix_socket_directories");
    assert!(Path::new(&sockets).exists());
    holder.kill();
    eventually("the directory goes", || !Path::new(&sockets).exists());
}

#[test]
fn a_path_with_characters_that_mean_something() {
    let dir = temp_dir();
    works_in(&dir.path().join("it's, 100% \"mine\" & ünïcode"));
}

#[test]
fn the_socket_is_in_the_data_directory_and_closed_to_others() {
    use std::os::unix::fs::PermissionsExt;
    let dir = temp_dir();
    let sockets = works_in(dir.path());
    let sockets = Path::new(&sockets);
    assert!(sockets.starts_with(dir.path().canonicalize().unwrap()));
    assert_eq!(
        sockets.metadata().unwrap().permissions().mode() & 0o777,
        0o700
    );
}

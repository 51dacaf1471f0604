//! `newsroom` and `key`.

use crate::desk::Desk;
use crate::process::{Running, directory, factdesk, run, up};
use factdesk_store::testing::TestDb;
use std::path::Path;
use tonic::Code;

fn ok(db: &TestDb, args: &[&str]) -> (String, String) {
    let (code, out, said) = run(factdesk().args(args).env("DATABASE_URL", &db.url));
    assert_eq!(code, Some(0), "{args:?}: {said}");
    (out, said)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_opens_its_newsroom_until_it_is_revoked() {
    let db = TestDb::new().await.unwrap();
    ok(
        &db,
        &["newsroom", "create", "harbour", "--name", "Harbour Desk"],
    );
    assert!(ok(&db, &["newsroom", "list"]).0.contains("Harbour Desk"));
    let create = ["key", "create", "--newsroom", "harbour", "--person", "anna"];
    let create = [
        &create[..],
        &["--roles", "submitter,reviewer", "--expires", "90d"],
    ]
    .concat();
    let (out, said) = ok(&db, &create);
    let key = out.strip_suffix('\n').unwrap();
    assert!(
        !key.contains(char::is_whitespace),
        "the secret stands alone: {out:?}"
    );
    let (fd, prefix, secret) = (&key[..3], &key[3..11], &key[12..]);
    assert_eq!((fd, secret.len()), ("fd_", 43));
    assert!(said.contains(prefix) && !said.contains(secret), "{said}");

    let (list, _) = ok(&db, &["key", "list", "--newsroom", "harbour"]);
    for part in [prefix, "anna", "submitter,reviewer", "no"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    assert!(!list.contains(secret));

    let serve = ["serve", "--listen", "127.0.0.1:0"];
    let mut server = Running::start(factdesk().args(serve).env("DATABASE_URL", &db.url));
    let address = server.says("serving on ");
    assert_eq!(
        Desk::at(&address, Some(key)).await.refused().await,
        Code::Ok
    );
    ok(&db, &["key", "revoke", "--newsroom", "harbour", prefix]);
    assert_eq!(
        Desk::at(&address, Some(key)).await.refused().await,
        Code::Unauthenticated
    );
    server.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn new_roles_of_a_person_who_has_keys_are_told() {
    let db = TestDb::new().await.unwrap();
    ok(&db, &["newsroom", "create", "harbour"]);
    let create = |person: &str, roles: &str| {
        let args = ["key", "create", "--newsroom", "harbour", "--person", person];
        ok(&db, &[&args[..], &["--roles", roles]].concat())
    };
    create("anna", "reviewer");
    let (first, said) = create("rita", "reader");
    assert!(!said.contains("roles change"), "nobody's change: {said}");
    let (_, said) = create("rita", "reader");
    assert!(!said.contains("roles change"), "the same roles: {said}");
    let (_, said) = create("rita", "submitter,admin");
    let change = "rita's roles change from reader to submitter, admin; \
                  2 other keys of theirs are affected\n";
    assert!(said.starts_with(change), "{said}");

    // A revoked key is none that anything happens to.
    let prefix = &first[3..11];
    ok(&db, &["key", "revoke", "--newsroom", "harbour", prefix]);
    let (_, said) = create("rita", "editor");
    let change = "from submitter, admin to editor; 2 other keys of theirs are affected\n";
    assert!(said.contains(change), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told_in_a_sentence() {
    let db = TestDb::new().await.unwrap();
    ok(&db, &["newsroom", "create", "harbour"]);
    let create = ["key", "create", "--person", "anna", "--newsroom"];
    let cases: [(&[&str], i32, &str); 5] = [
        (&["newsroom", "create", "harbour"], 1, "taken"),
        (
            &[&create[..], &["nowhere", "--roles", "editor"]].concat(),
            1,
            "newsroom create nowhere",
        ),
        (
            &[&create[..], &["harbour", "--roles", "king"]].concat(),
            2,
            "there are reader",
        ),
        (
            &[
                &create[..],
                &["harbour", "--roles", "editor", "--expires", "soon"],
            ]
            .concat(),
            2,
            "90d",
        ),
        (
            &["key", "revoke", "--newsroom", "harbour", "zzzzzzzz"],
            1,
            "no such key",
        ),
    ];
    for (args, expected, words) in cases {
        let (code, _, said) = run(factdesk().args(args).env("DATABASE_URL", &db.url));
        assert_eq!(code, Some(expected), "{args:?}: {said}");
        assert!(said.contains(words), "{args:?}: {said}");
    }
}

fn list_at(dir: &Path) -> (Option<i32>, String, String) {
    run(factdesk().args(["newsroom", "list", "--data-dir"]).arg(dir))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_of_a_running_up_is_found_by_its_directory() {
    let dir = directory();
    let (code, _, said) = list_at(dir.path());
    assert_eq!(code, Some(1));
    assert!(said.contains("no factdesk up runs on"), "{said}");

    let mut running = Running::start(&mut up(dir.path()));
    let address = running.address();
    let (code, out, said) = list_at(dir.path());
    assert_eq!(code, Some(0), "{said}");
    assert!(out.contains("local"), "{out}");
    assert_eq!(Desk::at(&address, None).await.refused().await, Code::Ok);
    let create = [
        "key",
        "create",
        "--newsroom",
        "local",
        "--person",
        "anna",
        "--roles",
        "editor",
    ];
    let (code, _, said) = run(factdesk().args(create).arg("--data-dir").arg(dir.path()));
    assert_eq!(code, Some(0), "{said}");
    running.stop();

    // From the next start on, keys are asked for.
    let mut running = Running::start(&mut up(dir.path()));
    let address = running.address();
    assert_eq!(
        Desk::at(&address, None).await.refused().await,
        Code::Unauthenticated
    );
    running.kill();
    let (code, _, said) = list_at(dir.path());
    assert_eq!(code, Some(1));
    assert!(said.contains("has ended"), "{said}");
}

//! Who gets in, and as whom.

use crate::people::{IDS, SECRET, new_key};
use crate::sql::Sql;
use factdesk_domain::{Principal, Role, Roles};
use factdesk_store::testing::TestDb;
use factdesk_store::{ConnectOptions, Credentials, NewKey, Refused, Store};

const DELEGATE: &str = "fd_tool_0123456789-ABCDEFghij";

/// Newsroom `star` with lois, her key, and a tool's delegate key; newsroom
/// `planet` with clark.
async fn star() -> (TestDb, Principal) {
    let db = TestDb::new().await.unwrap();
    let star = db.newsroom("star").await.unwrap();
    let planet = db.newsroom("planet").await.unwrap();
    let lois = db
        .principal(star.newsroom, "lois", [Role::Reviewer])
        .await
        .unwrap();
    db.principal(planet.newsroom, "clark", Role::ALL)
        .await
        .unwrap();
    let own = NewKey {
        roles: lois.roles,
        ..new_key(SECRET, "lois")
    };
    db.store.create_key(IDS, "star", &own).await.unwrap();
    let tool = NewKey {
        delegate: true,
        ..new_key(DELEGATE, "cms")
    };
    db.store.create_key(IDS, "star", &tool).await.unwrap();
    (db, lois)
}

async fn ask(db: &TestDb, key: &str, person: Option<&str>) -> Result<Principal, Refused> {
    db.store.authenticate(&Credentials { key, person }).await
}

async fn is_refused(db: &TestDb, key: &str, person: Option<&str>) {
    let got = ask(db, key, person).await;
    assert!(matches!(got, Err(Refused::Key)), "{got:?}");
}

#[tokio::test]
async fn a_key_acts_for_its_owner_and_for_nobody_else() {
    let (db, lois) = star().await;
    assert_eq!(ask(&db, SECRET, None).await.unwrap(), lois);
    for other in ["editor", "lois", "nobody", "", "\0"] {
        let got = ask(&db, SECRET, Some(other)).await;
        assert!(
            matches!(got, Err(Refused::Delegation(_))),
            "{other:?} {got:?}"
        );
    }
}

#[tokio::test]
async fn a_delegate_key_acts_for_a_registered_person_with_that_persons_roles() {
    let (db, lois) = star().await;
    let got = ask(&db, DELEGATE, Some("lois")).await.unwrap();
    let delegate = got.delegate.clone().unwrap();
    assert_eq!(delegate.handle, "cms");
    assert_ne!(delegate.person, lois.person);
    assert_eq!(
        Principal {
            delegate: None,
            ..got
        },
        lois
    );
    let unknown = ["nobody", "clark", "", "Lois", "lois\0", "lois ", "%"];
    for person in unknown.map(Some).into_iter().chain([None]) {
        let got = ask(&db, DELEGATE, person).await;
        assert!(
            matches!(got, Err(Refused::Delegation(_))),
            "{person:?} {got:?}"
        );
    }
}

#[tokio::test]
async fn the_same_handle_in_another_newsroom_is_another_person() {
    let (db, lois) = star().await;
    let other = "fd_other_0123456789-ABCDEFghij";
    let tool = NewKey {
        delegate: true,
        roles: Roles::default(),
        ..new_key(other, "cms")
    };
    db.store.create_key(IDS, "planet", &tool).await.unwrap();
    let got = ask(&db, other, Some("lois")).await;
    assert!(
        matches!(got, Err(Refused::Delegation(_))),
        "lois works elsewhere: {got:?}"
    );
    let editor = ask(&db, other, Some("editor")).await.unwrap();
    assert_ne!(editor.newsroom, lois.newsroom);
    assert_eq!(editor.roles, Roles::all());
}

#[tokio::test]
async fn unknown_keys_are_refused() {
    let (db, _) = star().await;
    is_refused(&db, "fd_ab12_0123456789-ABCDEFghik", None).await;
    is_refused(&db, "fd_ab13_0123456789-ABCDEFghij", Some("lois")).await;
}

#[tokio::test]
async fn keys_end_by_the_databases_clock() {
    let (db, _) = star().await;
    let sql = Sql::on(&db).await;
    let expire = "update keys set expire_time = now() + $1 * interval '1 hour'";
    sql.run(expire, [1.into()]).await;
    ask(&db, SECRET, None).await.unwrap();
    sql.run(expire, [0.into()]).await;
    is_refused(&db, SECRET, None).await;
    is_refused(&db, DELEGATE, Some("lois")).await;
}

#[tokio::test]
async fn a_revoked_key_is_refused_at_once_and_others_go_on() {
    let (db, _) = star().await;
    db.store.revoke_key("star", "ab12").await.unwrap();
    is_refused(&db, SECRET, None).await;
    ask(&db, DELEGATE, Some("lois")).await.unwrap();
    let sql = Sql::on(&db).await;
    sql.run(
        "update keys set revoke_time = now() + interval '1 hour'",
        [],
    )
    .await;
    is_refused(&db, DELEGATE, Some("lois")).await;
}

#[tokio::test]
async fn garbage_never_reaches_the_database() {
    let db = TestDb::new().await.unwrap();
    let store = Store::connect(&ConnectOptions::new(&db.url)).await.unwrap();
    // Whoever asks it now gets an error other than `Key`.
    store.close().await;
    let huge = format!("fd_ab12_{}", "a".repeat(8 << 20));
    for key in [
        "",
        "fd_",
        "Bearer x",
        "fd_ab12_\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
        &huge,
    ] {
        let got = store
            .authenticate(&Credentials {
                key,
                person: Some("\0"),
            })
            .await;
        assert!(matches!(got, Err(Refused::Key)), "{got:?}");
    }
    let formed = store
        .authenticate(&Credentials {
            key: SECRET,
            person: None,
        })
        .await;
    assert!(matches!(formed, Err(Refused::Store(_))), "{formed:?}");
}

#[tokio::test]
async fn a_role_of_another_version_is_told_apart_from_a_bad_key() {
    let (db, _) = star().await;
    Sql::on(&db)
        .await
        .run("update people set roles = '{king}'", [])
        .await;
    let got = ask(&db, SECRET, None).await;
    assert!(matches!(got, Err(Refused::Store(_))), "{got:?}");
}

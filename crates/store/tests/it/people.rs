//! Newsrooms, keys, and the principal where there is no key.

use factdesk_domain::{Role, Roles, Violations};
use factdesk_store::testing::{SequentialIds, TestDb};
use factdesk_store::{Credentials, Error, NewKey, Resource};
use std::time::Duration;

pub const IDS: &SequentialIds = &SequentialIds;
pub const SECRET: &str = "fd_ab12_0123456789-ABCDEFghij";

pub fn new_key<'a>(secret: &'a str, person: &'a str) -> NewKey<'a> {
    let roles = [Role::Submitter].into_iter().collect();
    NewKey {
        secret,
        person,
        roles,
        delegate: false,
        expires_in: None,
    }
}

fn fields<T: std::fmt::Debug>(refused: Result<T, Error>) -> Vec<String> {
    let Err(Error::Invalid(bad)) = refused else {
        panic!("{refused:?}")
    };
    Violations::as_slice(&bad)
        .iter()
        .map(|v| v.field.clone())
        .collect()
}

#[tokio::test]
async fn newsrooms_are_created_once_and_listed_by_handle() {
    let db = TestDb::new().await.unwrap();
    let store = &db.store;
    assert_eq!(store.list_newsrooms().await.unwrap(), []);
    let star = store
        .create_newsroom(IDS, "star", "The Star")
        .await
        .unwrap();
    let planet = store
        .create_newsroom(IDS, "daily-planet", "")
        .await
        .unwrap();
    assert_eq!(
        (star.handle.as_str(), star.display_name.as_str()),
        ("star", "The Star")
    );
    assert_eq!(
        fields(store.create_newsroom(IDS, "star", "Another").await),
        ["handle"]
    );
    assert_eq!(store.list_newsrooms().await.unwrap(), [planet, star]);
    let heads = crate::sql::Sql::on(&db).await;
    assert_eq!(
        heads
            .one::<i64>("select count(*) from log_heads where position = 0")
            .await,
        2
    );
}

#[tokio::test]
async fn malformed_names_are_named() {
    let db = TestDb::new().await.unwrap();
    let store = &db.store;
    let both = store.create_newsroom(IDS, "The Star", "a\0b").await;
    assert_eq!(fields(both), ["handle", "display_name"]);
    store.create_newsroom(IDS, "star", "").await.unwrap();
    let all = NewKey {
        expires_in: Some(Duration::MAX),
        ..new_key("secret", "Lois Lane")
    };
    assert_eq!(
        fields(store.create_key(IDS, "star", &all).await),
        ["person", "expires_in", "secret"]
    );
}

#[tokio::test]
async fn what_is_missing_is_not_found() {
    let db = TestDb::new().await.unwrap();
    let store = &db.store;
    for nowhere in ["nowhere", "No\0where", ""] {
        let made = store
            .create_key(IDS, nowhere, &new_key(SECRET, "lois"))
            .await;
        assert!(
            matches!(made, Err(Error::NotFound(Resource::Newsroom))),
            "{made:?}"
        );
        let listed = store.list_keys(nowhere).await;
        assert!(
            matches!(listed, Err(Error::NotFound(Resource::Newsroom))),
            "{listed:?}"
        );
    }
    store.create_newsroom(IDS, "star", "").await.unwrap();
    for none in ["ab12", "\0", ""] {
        let revoked = store.revoke_key("star", none).await;
        assert!(
            matches!(revoked, Err(Error::NotFound(Resource::Key))),
            "{revoked:?}"
        );
    }
}

#[tokio::test]
async fn keys_are_created_listed_and_revoked() {
    let db = TestDb::new().await.unwrap();
    let store = &db.store;
    store.create_newsroom(IDS, "star", "").await.unwrap();
    assert!(!store.any_key().await.unwrap());
    let week = Duration::from_secs(7 * 86_400);
    let lent = NewKey {
        expires_in: Some(week),
        delegate: true,
        ..new_key(SECRET, "lois.lane")
    };
    let first = store.create_key(IDS, "star", &lent).await.unwrap();
    assert!(store.any_key().await.unwrap());
    assert_eq!(
        (first.prefix.as_str(), first.person.as_str()),
        ("ab12", "lois.lane")
    );
    assert_eq!((first.delegate, first.revoke_time), (true, None));
    let life = first.expire_time.unwrap() - first.create_time;
    assert_eq!(life.to_std().unwrap(), week);
    let second = new_key("fd_cd34_0123456789-ABCDEFghij", "clark");
    let second = store.create_key(IDS, "star", &second).await.unwrap();
    assert_eq!(second.expire_time, None);
    assert_eq!(
        store.list_keys("star").await.unwrap(),
        [second, first.clone()]
    );
    let revoked = store.revoke_key("star", "ab12").await.unwrap();
    assert!(revoked.revoke_time.is_some() && revoked.id == first.id);
    assert_eq!(
        store.revoke_key("star", "ab12").await.unwrap(),
        revoked,
        "again is the same"
    );
}

#[tokio::test]
async fn a_secret_and_a_prefix_are_taken_once() {
    let db = TestDb::new().await.unwrap();
    let store = &db.store;
    store.create_newsroom(IDS, "star", "").await.unwrap();
    store.create_newsroom(IDS, "planet", "").await.unwrap();
    store
        .create_key(IDS, "star", &new_key(SECRET, "lois"))
        .await
        .unwrap();
    let elsewhere = store
        .create_key(IDS, "planet", &new_key(SECRET, "clark"))
        .await;
    assert_eq!(
        fields(elsewhere),
        ["secret"],
        "or one key would open two newsrooms"
    );
    let other = "fd_ab12_another-secret-of-20+"[..28].to_owned();
    assert_eq!(
        fields(
            store
                .create_key(IDS, "star", &new_key(&other, "lois"))
                .await
        ),
        ["secret"]
    );
    store
        .create_key(IDS, "planet", &new_key(&other, "clark"))
        .await
        .unwrap();
    let listed = store.list_keys("planet").await.unwrap();
    assert_eq!(listed.len(), 1);
}

#[tokio::test]
async fn a_persons_roles_are_those_of_the_newest_key() {
    let db = TestDb::new().await.unwrap();
    let store = &db.store;
    store.create_newsroom(IDS, "star", "").await.unwrap();
    store
        .create_key(IDS, "star", &new_key(SECRET, "lois"))
        .await
        .unwrap();
    let credentials = Credentials {
        key: SECRET,
        person: None,
    };
    let before = store.authenticate(&credentials).await.unwrap();
    assert!(before.roles.grant(Role::Submitter) && !before.roles.grant(Role::Admin));
    let admin = NewKey {
        roles: Roles::all(),
        ..new_key("fd_b_0123456789-ABCDEFghij", "lois")
    };
    store.create_key(IDS, "star", &admin).await.unwrap();
    let after = store.authenticate(&credentials).await.unwrap();
    assert_eq!((after.person, after.roles), (before.person, Roles::all()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_local_principal_is_one_however_many_ask() {
    let db = TestDb::new().await.unwrap();
    let asking = (0..8).map(|_| {
        let store = db.store.clone();
        tokio::spawn(async move { store.local_principal(IDS).await.unwrap() })
    });
    let mut got = Vec::new();
    for asked in asking.collect::<Vec<_>>() {
        got.push(asked.await.unwrap());
    }
    got.dedup();
    assert_eq!(got.len(), 1, "{got:?}");
    assert_eq!(
        (got[0].handle.as_str(), got[0].roles),
        ("local", Roles::all())
    );
    let sql = crate::sql::Sql::on(&db).await;
    let rows = "select format('%s %s %s', (select count(*) from newsrooms),
        (select count(*) from log_heads), (select count(*) from people))";
    assert_eq!(sql.one::<String>(rows).await, "1 1 1");
    sql.run("update people set roles = '{reader}'", []).await;
    assert_eq!(
        db.store.local_principal(IDS).await.unwrap(),
        got[0],
        "and gets back all roles"
    );
}

//! The key that is made where there is none.

use crate::people::{IDS, SECRET, new_key};
use crate::sql::Sql;
use factdesk_domain::{Role, Roles};
use factdesk_store::testing::TestDb;
use factdesk_store::{Credentials, Error, NewKey, Resource};

const COUNTS: &str = "select format('%s %s %s', (select count(*) from newsrooms),
    (select count(*) from people), (select count(*) from keys))";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn there_is_one_however_many_make_it() {
    let db = TestDb::new().await.unwrap();
    // In newsrooms of their own, so that nothing but the keys makes them wait.
    let making = (0..8).map(|n| {
        let store = db.store.clone();
        tokio::spawn(async move {
            let secret = format!("fd_k{n}_0123456789-ABCDEFghij");
            let key = new_key(&secret, "admin");
            let newsroom = format!("desk-{n}");
            store.create_first_key(IDS, &newsroom, &key).await.unwrap()
        })
    });
    let mut made = Vec::new();
    for making in making.collect::<Vec<_>>() {
        made.extend(making.await.unwrap());
    }
    assert_eq!(made.len(), 1, "{made:?}");
    let sql = Sql::on(&db).await;
    assert_eq!(
        sql.one::<String>(COUNTS).await,
        "1 1 1",
        "the others leave nothing"
    );
}

#[tokio::test]
async fn it_opens_its_newsroom() {
    let db = TestDb::new().await.unwrap();
    let key = NewKey {
        roles: Roles::all(),
        ..new_key(SECRET, "admin")
    };
    let made = db.store.create_first_key(IDS, "main", &key).await.unwrap();
    let made = made.unwrap();
    assert_eq!((made.prefix.as_str(), made.roles), ("ab12", Roles::all()));
    let credentials = Credentials {
        key: SECRET,
        person: None,
    };
    let behind = db.store.authenticate(&credentials).await.unwrap();
    assert_eq!(
        (behind.handle.as_str(), behind.roles),
        ("admin", made.roles)
    );
}

#[tokio::test]
async fn a_revoked_key_was_the_first_all_the_same() {
    let db = TestDb::new().await.unwrap();
    let store = &db.store;
    store.create_newsroom(IDS, "star", "").await.unwrap();
    let lois = new_key(SECRET, "lois");
    store.create_key(IDS, "star", &lois).await.unwrap();
    store.revoke_key("star", "ab12").await.unwrap();
    let key = new_key("fd_cd34_0123456789-ABCDEFghij", "lois");
    let key = NewKey {
        roles: [Role::Admin].into_iter().collect(),
        ..key
    };
    let made = store.create_first_key(IDS, "main", &key).await.unwrap();
    assert_eq!(made, None);
    assert_eq!(Sql::on(&db).await.one::<String>(COUNTS).await, "1 1 1");
}

/// A key that somebody is about to create counts once it is there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_waits_for_a_key_that_is_being_created() {
    let db = TestDb::new().await.unwrap();
    let star = db.newsroom("star").await.unwrap();
    let (sql, look) = (Sql::on(&db).await, Sql::on(&db).await);
    let creating = sea_orm::TransactionTrait::begin(&sql.db).await.unwrap();
    let insert = "insert into keys (newsroom, id, person, prefix, hash, delegate)
        values ($1, $2, $2, 'ab12', '', false)";
    let values = [star.newsroom.0.into(), star.person.0.into()];
    let insert = crate::sql::statement(insert, values);
    sea_orm::ConnectionTrait::execute_raw(&creating, insert)
        .await
        .unwrap();
    let store = db.store.clone();
    let making = tokio::spawn(async move {
        let key = new_key(SECRET, "admin");
        store.create_first_key(IDS, "main", &key).await.unwrap()
    });
    // Other tests' databases are clones, whose tables have the same numbers.
    let waits = "select count(*) from pg_locks l join pg_database d on d.oid = l.database
        where datname = current_database() and relation = 'keys'::regclass and not granted";
    while look.one::<i64>(waits).await == 0 {
        assert!(!making.is_finished(), "it did not wait");
    }
    creating.commit().await.unwrap();
    assert_eq!(making.await.unwrap(), None);
    assert_eq!(look.one::<String>(COUNTS).await, "1 1 1");
}

#[tokio::test]
async fn what_is_malformed_is_refused() {
    let db = TestDb::new().await.unwrap();
    let first = async |newsroom: &str, key: NewKey<'_>| {
        db.store.create_first_key(IDS, newsroom, &key).await
    };
    for nowhere in ["No\0where", ""] {
        let made = first(nowhere, new_key(SECRET, "a")).await;
        assert!(
            matches!(made, Err(Error::NotFound(Resource::Newsroom))),
            "{made:?}"
        );
    }
    let bad = first("main", new_key("x", "A")).await;
    assert!(matches!(bad, Err(Error::Invalid(_))), "{bad:?}");
    assert_eq!(Sql::on(&db).await.one::<String>(COUNTS).await, "0 0 0");
}

//! The key that a server makes where there is none.

use crate::desk::Desk;
use crate::process::{Running, factdesk};
use factdesk_store::testing::TestDb;
use tonic::Code;

const SHOWN: &str = "the first key";

fn serve(db: &TestDb) -> Running {
    let mut command = factdesk();
    command
        .args(["serve", "--listen", "127.0.0.1:0"])
        .env("DATABASE_URL", &db.url)
        .env("FACTDESK_FIRST_KEY", "true");
    Running::start(&mut command)
}

/// The key in the one line that shows it.
fn key(server: &mut Running) -> String {
    let rest = server.says(SHOWN);
    let (_, key) = rest.split_once("authorization: Bearer ").unwrap();
    key.trim_end_matches('`').to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_shown_once_and_opens_everything() {
    let db = TestDb::new().await.unwrap();
    let mut server = serve(&db);
    let address = server.says("serving on ");
    let key = key(&mut server);
    assert_eq!(server.said().matches(&key).count(), 1);
    let mut desk = Desk::at(&address, Some(&key)).await;
    assert_eq!(desk.refused().await, Code::Ok);
    server.stop();

    let mut again = serve(&db);
    let address = again.says("serving on ");
    assert!(!again.said().contains(SHOWN), "{}", again.said());
    let mut desk = Desk::at(&address, Some(&key)).await;
    assert_eq!(desk.refused().await, Code::Ok);
    again.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_make_one() {
    let db = TestDb::new().await.unwrap();
    let mut servers = [serve(&db), serve(&db)];
    for server in &mut servers {
        server.says("serving on ");
    }
    let shown = servers
        .iter()
        .filter(|server| server.said().contains(SHOWN));
    assert_eq!(shown.count(), 1);
    assert_eq!(db.store.list_keys("main").await.unwrap().len(), 1);
    servers.into_iter().for_each(Running::stop);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_given_comes_first() {
    let db = TestDb::new().await.unwrap();
    let given = "fd_boot1234_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
    let mut command = factdesk();
    command
        .args(["serve", "--first-key", "--listen", "127.0.0.1:0"])
        .env("DATABASE_URL", &db.url)
        .env("FACTDESK_BOOTSTRAP_KEY", given);
    let mut server = Running::start(&mut command);
    let address = server.says("serving on ");
    let said = server.said();
    assert!(!said.contains(SHOWN) && !said.contains(given), "{said}");
    let mut desk = Desk::at(&address, Some(given)).await;
    assert_eq!(desk.refused().await, Code::Ok);
    server.stop();
}

use super::{EventId, NewsroomId, settle};
use crate::event::turn;
use crate::testing::{SequentialIds, TestDb};
use factdesk_domain::{IdSource, Principal};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::time::Duration;

/// A newsroom with events, the oldest first.
struct Scene {
    db: TestDb,
    by: Principal,
    events: Vec<EventId>,
}

impl Scene {
    async fn of(count: usize) -> Scene {
        let db = TestDb::new().await.unwrap();
        let by = db.newsroom("harbour").await.unwrap();
        let events: Vec<_> = (0..count).map(|_| EventId(SequentialIds.next())).collect();
        let scene = Scene { db, by, events };
        for event in &scene.events {
            let insert = "insert into events (newsroom, id, happening, place)
                values ('{newsroom}', '{event}', 'ATTACK', 'Sarnow')";
            scene
                .run(&insert.replace("{event}", &event.to_string()))
                .await;
        }
        scene
    }

    async fn run(&self, sql: &str) {
        let sql = sql.replace("{newsroom}", &self.by.newsroom.to_string());
        let done = self.db.store.db.execute_unprepared(&sql).await;
        done.unwrap_or_else(|e| panic!("{sql}: {e}"));
    }

    async fn link(&self, one: usize, other: usize, score: f64) {
        let (a, b) = (self.events[one], self.events[other]);
        self.run(&format!(
            "insert into event_links values
             ('{{newsroom}}', '{}', '{}', '{}', {score}, '{{}}')",
            a.min(b),
            a.max(b),
            SequentialIds.next()
        ))
        .await;
    }

    async fn apart(&self, one: usize, other: usize) {
        let (a, b) = (self.events[one], self.events[other]);
        let decision = SequentialIds.next();
        let person = self.by.person;
        self.run(&format!(
            "insert into decisions (newsroom, id, kind, person, detail)
             values ('{{newsroom}}', '{decision}', 'REJECT', '{person}', '{{}}');
             insert into events_apart values
             ('{{newsroom}}', '{}', '{}', '{decision}')",
            a.min(b),
            a.max(b),
        ))
        .await;
    }

    /// Settles around one event; by whom each of all events goes on.
    async fn settle(&self, at: usize) -> Vec<usize> {
        let tx = self.db.store.db.begin().await.unwrap();
        let newsroom = NewsroomId(self.by.newsroom.0);
        turn::wait(&tx, newsroom).await.unwrap();
        let on = settle(&tx, newsroom, &[self.events[at]]).await.unwrap();
        tx.commit().await.unwrap();
        let leads = self.leads().await;
        assert!(on.contains(&self.events[leads[at]]));
        leads
    }

    async fn leads(&self) -> Vec<usize> {
        let select = "select coalesce(merged_into, id) as lead from events order by id";
        let rows = self.all(select).await;
        let place = |id: uuid::Uuid| self.events.iter().position(|e| e.0 == id).unwrap();
        let lead = |row: &sea_orm::QueryResult| place(row.try_get("", "lead").unwrap());
        rows.iter().map(lead).collect()
    }

    async fn all(&self, select: &str) -> Vec<sea_orm::QueryResult> {
        let select = Statement::from_string(DbBackend::Postgres, select);
        self.db.store.db.query_all_raw(select).await.unwrap()
    }

    async fn text(&self, select: &str) -> String {
        let rows = self.all(select).await;
        rows[0].try_get_by_index(0).unwrap()
    }

    /// An article with a mention in an event and claims that count dead.
    async fn tell(&self, event: usize, place: &str, tolls: &[f64]) {
        let [article, mention] = [(); 2].map(|()| SequentialIds.next());
        let event = self.events[event];
        self.run(&format!(
            "insert into articles (newsroom, id, publisher, labels, latest, last, state)
             values ('{{newsroom}}', '{article}', '', '{{}}', 1, 1, 'EXTRACTED');
             insert into revisions (newsroom, article, number, title, body, sha256, source_version, person)
             values ('{{newsroom}}', '{article}', 1, 'T', 'B', '', 0, '{}');
             insert into mentions values ('{{newsroom}}', '{mention}', '{article}', '{event}',
                 'ATTACK', '{{{place}}}', '2026-05-0{}T00:00:00Z', null, '{{}}', 1)",
            self.by.person,
            tolls.len()
        ))
        .await;
        for toll in tolls {
            let claim = SequentialIds.next();
            self.run(&format!(
                "insert into claims (newsroom, id, article, revision, kind, text, proposition, prefix,
                     suffix, context, copy_key, attributions, claimants, cautions,
                     caution_categories, check_worthiness, worthiness_reasons, labels, state,
                     reason, suggestion_reason, version, extractor, due_time, escalated, places)
                 values ('{{newsroom}}', '{claim}', '{article}', 1, 'ASSERTION', 'x', 'x', '', '', 'x', 'x',
                     '[]', '{{}}', '[]', '{{}}', 0.5, '{{}}', '{{}}', 'PENDING', '', '', 1, 'x',
                     now(), false, '{{}}');
                 insert into sightings (newsroom, claim, article, mention, event, series, low)
                 values ('{{newsroom}}', '{claim}', '{article}', '{mention}', '{event}', 'deaths', {toll})"
            ))
            .await;
        }
    }
}

#[tokio::test]
async fn events_are_one_as_long_as_links_say_so() {
    let scene = Scene::of(4).await;
    assert_eq!(scene.settle(2).await, [0, 1, 2, 3]);
    scene.link(3, 1, 0.8).await;
    scene.link(3, 2, 0.8).await;
    assert_eq!(scene.settle(2).await, [0, 1, 1, 1]);
    scene.link(0, 3, 0.8).await;
    assert_eq!(scene.settle(0).await, [0, 0, 0, 0]);
    let two = scene.events[2];
    scene
        .run(&format!("delete from event_links where one = '{two}'"))
        .await;
    assert_eq!(scene.settle(0).await, [0, 0, 2, 0], "whoever is named");
    scene.run("delete from event_links").await;
    assert_eq!(scene.settle(3).await, [0, 1, 2, 3]);
}

#[tokio::test]
async fn what_people_keep_apart_does_not_come_together() {
    let scene = Scene::of(3).await;
    scene.link(0, 1, 0.8).await;
    scene.link(1, 2, 0.9).await;
    assert_eq!(scene.settle(0).await, [0, 0, 0]);
    scene.apart(2, 0).await;
    assert_eq!(scene.settle(1).await, [0, 1, 1]);
    scene.link(0, 1, 2.0).await;
    assert_eq!(scene.settle(1).await, [0, 0, 2], "people go before rules");
    scene.run("delete from events_apart").await;
    assert_eq!(scene.settle(2).await, [0, 0, 0]);
}

const TOLD: &str = "select string_agg(format('%s %s/%s %s %s', place, article_count, claim_count,
    to_char(events.earliest at time zone 'UTC', 'DD'), coalesce(h.low::text, '-')), ', ' order by id)
    from events left join series_heads h on h.event = events.id and h.series = 'deaths'";

#[tokio::test]
async fn a_merged_event_tells_of_all_and_an_alias_of_nothing() {
    let scene = Scene::of(2).await;
    scene.tell(0, "Sarnow", &[40.0, 60.0]).await;
    scene.tell(1, "Port", &[93.0]).await;
    scene.tell(1, "Port", &[62.0]).await;
    scene.settle(0).await;
    scene.settle(1).await;
    assert_eq!(scene.text(TOLD).await, "Sarnow 1/2 02 60, Port 2/2 01 93");
    scene.link(0, 1, 0.8).await;
    scene.settle(1).await;
    assert_eq!(scene.text(TOLD).await, "Port 3/4 01 93,  0/0  -");
    scene.run("delete from event_links").await;
    scene.settle(1).await;
    assert_eq!(scene.text(TOLD).await, "Sarnow 1/2 02 60, Port 2/2 01 93");
    scene
        .run("update sightings set part_of = claim where low = 93")
        .await;
    scene
        .run("update sightings set population = 'some of them' where low = 60")
        .await;
    scene.link(0, 1, 0.8).await;
    scene.settle(1).await;
    assert_eq!(
        scene.text(TOLD).await,
        "Port 3/4 01 62,  0/0  -",
        "parts are no head"
    );
}

#[tokio::test]
async fn other_events_are_left_alone_and_nothing_is_settled_of_none() {
    let scene = Scene::of(3).await;
    scene.link(0, 1, 0.8).await;
    assert_eq!(scene.settle(2).await, [0, 1, 2], "its links lead elsewhere");
    let tx = scene.db.store.db.begin().await.unwrap();
    let none = settle(&tx, scene.by.newsroom, &[]).await.unwrap();
    assert!(none.is_empty());
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn a_newsrooms_turn_is_one_transactions_and_anothers_is_free() {
    let scene = Scene::of(1).await;
    let other = scene.db.newsroom("village").await.unwrap().newsroom;
    let (db, newsroom) = (&scene.db.store.db, scene.by.newsroom);
    let first = db.begin().await.unwrap();
    assert!(turn::take(&first, newsroom).await.unwrap());
    let second = db.begin().await.unwrap();
    assert!(!turn::take(&second, newsroom).await.unwrap());
    assert!(turn::take(&second, other).await.unwrap());
    first.rollback().await.unwrap();
    let wait = turn::wait(&second, newsroom);
    tokio::time::timeout(Duration::from_secs(60), wait)
        .await
        .unwrap()
        .unwrap();
}

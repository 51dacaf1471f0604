//! Events, mentions and sightings as a worker would have made them.

use crate::newsroom::{Caller, House};
use factdesk_domain::{IdSource, Role};
use factdesk_proto::v1;
use factdesk_store::testing::SequentialIds;
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

/// A newsroom's ledger, written past the service.
pub struct Ledger {
    db: PgConnection,
    newsroom: Uuid,
}

impl Ledger {
    pub async fn of(house: &House, handle: &str) -> Ledger {
        let mut db = PgConnection::connect(&house.db.url).await.unwrap();
        let select = "select id from newsrooms where handle = $1";
        let newsroom = sqlx::query_scalar(select).bind(handle);
        let newsroom = newsroom.fetch_one(&mut db).await.unwrap();
        Ledger { db, newsroom }
    }

    /// An attack at a place that all of these claims tell of: one mention of each
    /// article, and a sighting of each claim.
    pub async fn event(&mut self, place: &str, claims: &[&v1::Claim]) -> String {
        let event = SequentialIds.next();
        let insert =
            "insert into events (newsroom, id, happening, place) values ($1, $2, 'ATTACK', $3)";
        let insert = sqlx::query(insert).bind(self.newsroom).bind(event);
        insert.bind(place).execute(&mut self.db).await.unwrap();
        for claim in claims {
            self.tell(event, place, claim).await;
        }
        self.count(event).await;
        format!("events/{event}")
    }

    async fn tell(&mut self, event: Uuid, place: &str, claim: &v1::Claim) {
        let mention = "
            with found as (
                select id from mentions where newsroom = $1 and article = $3 and event = $4
            ), made as (
                insert into mentions (newsroom, id, article, event, happening, places, names, rank)
                select $1, $2, $3, $4, 'ATTACK', array[$5], '{}', 1
                where not exists (select from found) returning id
            )
            select id from found union all select id from made";
        let article = id(&claim.article);
        let mention = sqlx::query_scalar(mention)
            .bind(self.newsroom)
            .bind(SequentialIds.next())
            .bind(article)
            .bind(event)
            .bind(place);
        let mention: Uuid = mention.fetch_one(&mut self.db).await.unwrap();
        let sighting = "
            insert into sightings (newsroom, claim, article, mention, event, series, origin,
                low, headline)
            select newsroom, id, article, $3, $4, lower(measure),
                coalesce(attributions -> 0 ->> 'claimant', ''), low, false
            from claims where newsroom = $1 and id = $2";
        let sighting = sqlx::query(sighting)
            .bind(self.newsroom)
            .bind(id(&claim.name))
            .bind(mention)
            .bind(event);
        sighting.execute(&mut self.db).await.unwrap();
    }

    async fn count(&mut self, event: Uuid) {
        let count = "update events set
            claim_count = (select count(*) from sightings where event = $2),
            article_count = (select count(distinct article) from sightings where event = $2),
            update_time = clock_timestamp()
            where newsroom = $1 and id = $2";
        let count = sqlx::query(count).bind(self.newsroom).bind(event);
        count.execute(&mut self.db).await.unwrap();
    }

    /// Evidence that two events are one: a mention of the second.
    pub async fn link(&mut self, one: &str, other: &str) {
        let (one, other) = (id(one).min(id(other)), id(one).max(id(other)));
        let link = "
            with link as (
                insert into event_links (newsroom, one, other, cause, score, reasons)
                select $1, $2, $3, id, 0.9, '{a shared place}' from mentions
                where newsroom = $1 and event = $3 order by id limit 1
            ), alias as (
                update events set merged_into = $2 where newsroom = $1 and id = $3
            )
            update events set claim_count =
                (select count(*) from sightings where newsroom = $1 and event in ($2, $3))
            where newsroom = $1 and id = $2";
        let link = sqlx::query(link).bind(self.newsroom).bind(one).bind(other);
        link.execute(&mut self.db).await.unwrap();
    }

    /// Two claims that may be of one event.
    pub async fn suggest(&mut self, one: &v1::Claim, other: &v1::Claim, score: f64) -> String {
        let found = SequentialIds.next();
        let insert = "insert into matches (newsroom, id, one, other, score, reasons)
            values ($1, $2, $3, $4, $5, '{the same days}')";
        let insert = sqlx::query(insert)
            .bind(self.newsroom)
            .bind(found)
            .bind(id(&one.name).min(id(&other.name)))
            .bind(id(&one.name).max(id(&other.name)))
            .bind(score);
        insert.execute(&mut self.db).await.unwrap();
        format!("matches/{found}")
    }

    /// The events that a claim's mention and its sighting name, and whether a decision
    /// holds it.
    pub async fn place(&mut self, claim: &v1::Claim) -> Option<(String, Option<String>, bool)> {
        let select = "
            select s.event, m.event, s.decision is not null
            from sightings s left join mentions m on (m.newsroom, m.id) = (s.newsroom, s.mention)
            where s.newsroom = $1 and s.claim = $2";
        let select = sqlx::query_as(select)
            .bind(self.newsroom)
            .bind(id(&claim.name));
        let found: Option<(Uuid, Option<Uuid>, bool)> =
            select.fetch_optional(&mut self.db).await.unwrap();
        let name = |id: Uuid| format!("events/{id}");
        found.map(|(event, mention, held)| (name(event), mention.map(name), held))
    }

    /// Runs a statement on the newsroom's rows.
    pub async fn run(&mut self, sql: &'static str) -> u64 {
        let run = sqlx::query(sql).bind(self.newsroom);
        run.execute(&mut self.db).await.unwrap().rows_affected()
    }
}

/// The id at a name's end.
pub fn id(name: &str) -> Uuid {
    name.rsplit('/').next().unwrap().parse().unwrap()
}

/// A newsroom with its ledger, and somebody with every role.
pub struct World {
    pub house: House,
    pub ledger: Ledger,
    pub anna: Caller,
}

impl World {
    pub async fn new() -> World {
        let house = House::new().await;
        let ledger = Ledger::of(&house, "north").await;
        let anna = house.person("anna", &Role::ALL).await;
        World {
            house,
            ledger,
            anna,
        }
    }

    /// A figure of an article of its own, published at that hour of a day.
    pub async fn toll(&self, low: f64, bound: v1::Bound, hour: i64) -> v1::Claim {
        figure(&self.anna, v1::Measure::Deaths, low, bound, Some(hour)).await
    }

    /// So many claims of articles of their own.
    pub async fn claims(&self, number: usize) -> Vec<v1::Claim> {
        let mut claims = Vec::new();
        for n in 0..number {
            claims.push(
                self.toll(40.0 + n as f64, v1::Bound::AtLeast, n as i64)
                    .await,
            );
        }
        claims
    }
}

/// A figure of an article of its own.
pub async fn figure(
    by: &Caller,
    measure: v1::Measure,
    low: f64,
    bound: v1::Bound,
    hour: Option<i64>,
) -> v1::Claim {
    labelled(by, measure, low, bound, hour, &[]).await
}

/// The same with labels.
pub async fn labelled(
    by: &Caller,
    measure: v1::Measure,
    low: f64,
    bound: v1::Bound,
    hour: Option<i64>,
    labels: &[&str],
) -> v1::Claim {
    let article = v1::Article {
        publisher: format!("Gazette {low}"),
        body: format!("The mayor of Sarnow said that it was {low}."),
        publish_time: hour.map(at),
        ..Default::default()
    };
    let article = by.submit_article(article).await;
    let figure = v1::Figure {
        measure: measure.into(),
        unit: "people".into(),
        bound: bound.into(),
        low: Some(low),
        text: format!("{low}"),
        ..Default::default()
    };
    let claim = v1::Claim {
        kind: v1::claim::Kind::Figure.into(),
        text: format!("it was {low}"),
        figure: Some(figure),
        labels: labels.iter().map(|label| (*label).to_owned()).collect(),
        ..crate::newsroom::statement("")
    };
    let create = v1::CreateClaimRequest {
        parent: article.name,
        claim: Some(claim),
        ..Default::default()
    };
    by.claims().create_claim(create).await.unwrap().into_inner()
}

pub fn at(hour: i64) -> prost_types::Timestamp {
    prost_types::Timestamp {
        seconds: 1_757_635_200 + hour * 3_600,
        nanos: 0,
    }
}

/// Another claim of a claim's article.
pub async fn beside(by: &Caller, claim: &v1::Claim) -> v1::Claim {
    let create = v1::CreateClaimRequest {
        parent: claim.article.clone(),
        claim: Some(crate::newsroom::statement("it was at night")),
        ..Default::default()
    };
    by.claims().create_claim(create).await.unwrap().into_inner()
}

/// An event, as it is read.
pub async fn get(by: &Caller, name: &str) -> v1::Event {
    let get = v1::GetEventRequest { name: name.into() };
    by.ledger().get_event(get).await.unwrap().into_inner()
}

/// The decisions about an event, newest first.
pub async fn decisions(by: &Caller, event: &str) -> Vec<v1::Decision> {
    let list = v1::ListDecisionsRequest {
        parent: event.into(),
        ..Default::default()
    };
    let list = by.ledger().list_decisions(list).await.unwrap();
    list.into_inner().decisions
}

/// Takes a decision back.
pub async fn undo(by: &Caller, decision: &v1::Decision) -> v1::Decision {
    let undo = v1::UndoDecisionRequest {
        name: decision.name.clone(),
        ..Default::default()
    };
    let undone = by.ledger().undo_decision(undo).await;
    undone.unwrap().into_inner()
}

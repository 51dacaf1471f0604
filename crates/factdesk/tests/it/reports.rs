//! Reports of one event, handed in at the service in whatever order, are one event there.

use crate::caller::{Bearer, Caller, Clients};
use crate::process::{PATIENCE, Running, factdesk};
use crate::sql;
use factdesk_proto::v1;
use factdesk_proto::v1::figure_relation::Kind;
use factdesk_proto::v1::ledger_service_client::LedgerServiceClient;
use factdesk_store::NewKey;
use factdesk_store::testing::{SequentialIds, TestDb};
use sqlx::PgConnection;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};
use tonic::service::interceptor::InterceptedService;
use tonic::transport::{Channel, Endpoint};

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seeds");
const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");

/// A server and a worker.
struct House {
    db: TestDb,
    address: String,
    _parts: [Running; 2],
}

/// A report as it is handed in.
#[derive(Clone)]
struct Report {
    title: String,
    body: String,
    publish_time: Option<prost_types::Timestamp>,
}

impl House {
    async fn open() -> House {
        let db = TestDb::new().await.unwrap();
        let part = |words: &[&str]| {
            let mut command = factdesk();
            command.args(words).env("DATABASE_URL", &db.url);
            Running::start(&mut command)
        };
        let mut serve = part(&["serve", "--listen", "127.0.0.1:0"]);
        let address = serve.says("serving on ");
        House {
            address,
            _parts: [part(&["work"]), serve],
            db,
        }
    }

    /// Hands the reports in, in this order, in a newsroom of their own.
    async fn newsroom(&self, number: usize, reports: &[Report], order: &[usize]) -> Newsroom {
        let (name, secret) = (format!("n{number}"), secret(number));
        let by = self.db.newsroom(&name).await.unwrap();
        let key = NewKey {
            secret: &secret,
            person: "editor",
            roles: by.roles,
            delegate: false,
            expires_in: None,
        };
        let store = &self.db.store;
        store.create_key(&SequentialIds, &name, &key).await.unwrap();
        let caller = Caller::new(&self.address, &secret);
        let mut newsroom = Newsroom {
            clients: caller.connect().await,
            ledger: self.ledger(&secret).await,
            sql: sql::connect(&self.db.url).await.unwrap(),
            longest: Duration::ZERO,
            articles: BTreeMap::new(),
        };
        for at in order {
            newsroom.hand_in(*at, &reports[*at]).await;
        }
        newsroom
    }

    async fn ledger(&self, secret: &str) -> Ledger {
        let endpoint = Endpoint::from_shared(format!("http://{}", self.address)).unwrap();
        let channel = endpoint.connect().await.unwrap();
        LedgerServiceClient::with_interceptor(channel, Bearer::new(secret))
    }
}

type Ledger = LedgerServiceClient<InterceptedService<Channel, Bearer>>;

fn secret(number: usize) -> String {
    format!("fd_reports{number:02}_0123456789012345678901234567890123456789012")
}

struct Newsroom {
    clients: Clients,
    ledger: Ledger,
    sql: PgConnection,
    /// How long an article took at most from its extraction until it was joined.
    longest: Duration,
    /// Which report an article is.
    articles: BTreeMap<String, usize>,
}

impl Newsroom {
    /// Hands a report in, and waits until it is joined.
    async fn hand_in(&mut self, number: usize, report: &Report) {
        let article = v1::Article {
            title: report.title.clone(),
            body: report.body.clone(),
            language_code: "en".to_owned(),
            publish_time: report.publish_time,
            ..Default::default()
        };
        let request = v1::SubmitArticleRequest {
            article: Some(article),
            wait: Some(prost_types::Duration {
                seconds: 10,
                nanos: 0,
            }),
            ..Default::default()
        };
        let stored = self.clients.articles.submit_article(request).await;
        let stored = stored.unwrap().into_inner();
        self.articles.insert(stored.name.clone(), number);
        self.joined(&stored.title).await;
    }

    /// Waits until the worker has joined what it has.
    async fn joined(&mut self, title: &str) {
        let begin = Instant::now();
        let waits = "select exists (select from jobs) or exists (select from joins_due)";
        while sql::one::<bool>(&mut self.sql, waits).await {
            assert!(begin.elapsed() < PATIENCE, "never joined: {title}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.longest = self.longest.max(begin.elapsed());
    }

    async fn events(&mut self) -> Vec<v1::Event> {
        let request = v1::ListEventsRequest::default();
        let listed = self.ledger.list_events(request).await;
        listed.unwrap().into_inner().events
    }

    /// The event that most articles tell of, and the other events' article counts.
    async fn fullest(&mut self) -> (v1::Event, Vec<i32>) {
        let mut events = self.events().await;
        events.sort_by_key(|e| (-e.article_count, e.name.clone()));
        let first = events.remove(0);
        (first, events.iter().map(|e| e.article_count).collect())
    }

    /// An event as it is whatever its claims are called: each series with its figures and
    /// what these say to each other.
    async fn told(&mut self, event: &v1::Event) -> BTreeMap<String, Series> {
        let request = v1::ListFigureSeriesRequest {
            parent: event.name.clone(),
            page_size: 200,
            ..Default::default()
        };
        let listed = self.ledger.list_figure_series(request).await;
        let all = listed.unwrap().into_inner().figure_series;
        let series = all.iter().map(|series| {
            let id = series.name.rsplit('/').next().unwrap().to_owned();
            (id, Series::of(series, &self.articles))
        });
        series.collect()
    }
}

/// A figure whatever its claim is called: report, words, origin.
type Figure = (usize, String, String);

/// A series whatever its claims are called.
#[derive(Clone, Debug, PartialEq)]
struct Series {
    figures: Vec<Figure>,
    lows: Vec<i64>,
    relations: BTreeSet<(Figure, Kind, Figure)>,
    range: Option<(Option<i64>, Option<i64>)>,
    origins: i32,
}

impl Series {
    fn of(series: &v1::FigureSeries, articles: &BTreeMap<String, usize>) -> Series {
        let figure = |s: &v1::Sighting| {
            let text = s.figure.as_ref().unwrap().text.clone();
            (articles[&s.article], text, s.origin.clone())
        };
        let named: BTreeMap<&str, Figure> = series
            .sightings
            .iter()
            .map(|s| (s.claim.as_str(), figure(s)))
            .collect();
        let relation = |r: &v1::FigureRelation| {
            let named = |claim: &str| named[claim].clone();
            let (from, to) = (named(&r.from), named(&r.to));
            let symmetric = [Kind::Conflicts, Kind::Compatible].contains(&r.kind());
            match symmetric && to < from {
                true => (to, r.kind(), from),
                false => (from, r.kind(), to),
            }
        };
        let exact = series.sightings.iter().filter_map(|s| s.figure.as_ref());
        let lows: BTreeSet<i64> = exact
            .filter(|f| !f.vague)
            .filter_map(|f| f.low.map(|n| n as i64))
            .collect();
        let mut figures: Vec<Figure> = named.values().cloned().collect();
        figures.sort();
        Series {
            lows: lows.into_iter().collect(),
            figures,
            relations: series.relations.iter().map(relation).collect(),
            range: series.range.as_ref().map(|r| {
                let whole = |n: Option<f64>| n.map(|n| n as i64);
                (whole(r.low), whole(r.high))
            }),
            origins: series.origin_count,
        }
    }

    /// Pairs of words that stand so to each other.
    fn pairs(&self, kind: Kind) -> Vec<(&str, &str)> {
        let same = self.relations.iter().filter(|r| r.1 == kind);
        same.map(|(a, _, b)| (a.1.as_str(), b.1.as_str())).collect()
    }
}

/// Orders that a seed decides: xorshift64.
fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut dice = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut order: Vec<usize> = (0..count).collect();
    for at in (1..count).rev() {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        order.swap(at, (dice % (at as u64 + 1)) as usize);
    }
    order
}

/// Ten orders, each with and without times of publication; `check` sees each newsroom's
/// fullest event, and all must come to the same.
async fn in_ten_orders(
    with_times: &[Report],
    check: impl Fn(&v1::Event, &[i32], &BTreeMap<String, Series>),
) {
    let house = House::open().await;
    let without: Vec<Report> = with_times.iter().cloned().map(timeless).collect();
    for (round, reports) in [with_times, &without].into_iter().enumerate() {
        let mut first = None;
        for seed in 0..10 {
            let order = shuffled(reports.len(), seed + 1);
            let number = round * 10 + seed as usize;
            let mut newsroom = house.newsroom(number, reports, &order).await;
            let (event, others) = newsroom.fullest().await;
            let told = newsroom.told(&event).await;
            let longest = newsroom.longest;
            println!(
                "round {round}, order {order:?}: {}, joined within {longest:?}",
                event.title
            );
            check(&event, &others, &told);
            let told = (event.title, others, told);
            assert_eq!(
                *first.get_or_insert_with(|| told.clone()),
                told,
                "{order:?}"
            );
        }
    }
}

fn timeless(report: Report) -> Report {
    Report {
        publish_time: None,
        ..report
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn five_real_reports_of_one_attack_are_one_event() {
    let Some(reports) = seeds() else { return };
    in_ten_orders(&reports, |event, others, told| {
        assert_eq!(event.article_count, 5, "{event:?}");
        assert!(others.iter().all(|articles| *articles == 1), "{others:?}");
        let deaths = &told["deaths"];
        assert_eq!(deaths.lows, [40, 60, 62, 93]);
        assert_eq!(deaths.pairs(Kind::Conflicts), []);
        assert_eq!(deaths.range, Some((Some(93), None)));
        let named = |figures: &[Figure], report| -> BTreeSet<String> {
            let of = figures.iter().filter(|f| f.0 == report);
            of.map(|f| f.2.clone()).collect()
        };
        let committee = |report| {
            let named = named(&deaths.figures, report);
            named
                .iter()
                .any(|origin| origin.contains("Investigative Committee"))
        };
        assert!(committee(0) && committee(3), "{:?}", deaths.figures);
        let agency = |f: &&Figure| f.1 == "hundreds" && f.0 == 2;
        assert!(told["casualties"].figures.iter().any(|f| agency(&f)));
        assert!(!deaths.figures.iter().any(|f| agency(&f)));
        let hospital = &told["hospitalizations"];
        let conflicts = hospital.pairs(Kind::Conflicts);
        assert!(conflicts.contains(&("115", "145")), "{conflicts:?}");
        let parts = hospital.pairs(Kind::SubsetOf);
        assert!(parts.contains(&("five", "115")), "{parts:?}");
        let injured = told["injuries"].pairs(Kind::Compatible);
        let both = [("145", "more than 100"), ("more than 100", "145")];
        assert!(
            both.iter().any(|pair| injured.contains(pair)),
            "{injured:?}"
        );
        let gunmen = &told["attackers"];
        assert_eq!(gunmen.pairs(Kind::Conflicts), [("five", "three")]);
        let strays = told
            .values()
            .flat_map(|s| &s.figures)
            .filter(|f| f.1.contains("224"));
        assert_eq!(strays.count(), 0, "the plane of 2015");
        assert!(
            !told
                .values()
                .flat_map(|s| &s.figures)
                .any(|f| f.1 == "hundreds" && f.0 == 0 && f.2.is_empty())
        );
    })
    .await;
}

/// The reports, two hours apart on the morning after; none where they are not here.
fn seeds() -> Option<Vec<Report>> {
    let Ok(dir) = Path::new(SEEDS).read_dir() else {
        println!("skipped: {SEEDS} is not here");
        return None;
    };
    let mut paths: Vec<_> = dir.map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let report = |(number, path): (usize, &std::path::PathBuf)| Report {
        title: String::new(),
        body: std::fs::read_to_string(path).unwrap(),
        publish_time: Some(prost_types::Timestamp {
            // March 23, 2024, midnight.
            seconds: 1_711_152_000 + 7_200 * number as i64,
            nanos: 0,
        }),
    };
    Some(paths.iter().enumerate().map(report).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_reports_are_one_event() {
    let reports = samples();
    in_ten_orders(&reports, |event, others, told| {
        assert_eq!(event.article_count, 6, "{event:?}");
        assert!(others.iter().all(|articles| *articles == 1), "{others:?}");
        let deaths = &told["deaths"];
        assert_eq!(deaths.pairs(Kind::Conflicts), []);
        for toll in [40, 60, 62, 93] {
            assert!(deaths.lows.contains(&toll), "{toll}: {:?}", deaths.lows);
        }
        assert!(!deaths.lows.contains(&171), "the theatre is another event");
        let hospital = told["hospitalizations"].pairs(Kind::Conflicts);
        assert!(
            hospital.iter().any(|(a, b)| [*a, *b] == ["115", "145"]),
            "{hospital:?}"
        );
    })
    .await;
}

/// The samples, with their heads read.
fn samples() -> Vec<Report> {
    let dir = Path::new(SAMPLES).read_dir().unwrap();
    let mut paths: Vec<_> = dir.map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths.iter().map(|path| sample(path)).collect()
}

fn sample(path: &Path) -> Report {
    let text = std::fs::read_to_string(path).unwrap();
    let (head, body) = text.split_once("\n\n").unwrap();
    let said = |name: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        lines
            .filter(|(n, _)| *n == name)
            .map(|(_, v)| v.to_owned())
            .next()
    };
    let time = said("publish_time").map(|t| {
        let time: chrono::DateTime<chrono::Utc> = t.parse().unwrap();
        prost_types::Timestamp {
            seconds: time.timestamp(),
            nanos: 0,
        }
    });
    Report {
        title: said("title").unwrap_or_default(),
        body: body.to_owned(),
        publish_time: time,
    }
}

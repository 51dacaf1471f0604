//! Claims of made-up words.

use crate::texts::Texts;
use factdesk_domain::{
    ArticleDraft, CandidateClaim, Extraction, Kind, NewArticle, Principal, Span,
};
use factdesk_store::testing::{SequentialIds, TestDb, TestError};
use factdesk_store::{Lane, Store, Submission};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::time::{Duration, Instant};

/// As `texts::word`, and as common.
const WORDS: &str = "
    create table if not exists words (rank int primary key, word text not null);
    insert into words
    select rank, (
        select string_agg(substr('bdfghjklmnprtv', 1 + part % 14, 1)
                       || substr('aiou', 1 + part / 14 % 4, 1), '' order by place)
        from (values (0, rank % 56), (1, rank / 56 % 56), (2, rank / 3136 % 56), (3, rank / 175616 % 56))
            as p(place, part)
        where place < 2 or (place = 2 and rank >= 3136) or (place = 3 and rank >= 175616))
    from generate_series(0, 200000) rank
    on conflict do nothing;
    analyze words;
    create or replace function sentence(words int) returns text language sql volatile as $$
        select string_agg((select word from words where rank = r), ' ')
        from (select (20 * exp(ln(10000) * random()) - 20)::int as r from generate_series(1, words)) s
    $$";

/// Copies of the first claim with other words, as a statement that this makes.
const MORE: &str = "
    select format(
        'insert into claims (%s) select %s
         from (select * from claims order by create_time, id limit 1) c,
             generate_series($from + 1, $to) n,
             lateral (select sentence(8 + n %% 9) as words, sentence(3) as more) s',
        string_agg(quote_ident(attname), ', '),
        string_agg(case attname
            when 'id' then 'gen_random_uuid()'
            when 'copy_key' then 'md5(n::text)'
            when 'text' then 's.words'
            when 'proposition' then 's.words'
            when 'context' then 's.words || '' '' || s.more'
            else 'c.' || quote_ident(attname) end, ', '))
    from (select attname from pg_attribute
          where attrelid = 'claims'::regclass and attnum > 0 and not attisdropped
          order by attnum) columns";

/// Brings the newsroom up to so many claims, and lets them be found, as a worker does.
pub async fn fill(db: &TestDb, by: &Principal, claims: i64) -> Result<(), TestError> {
    let mut conn = PgConnection::connect(&db.url).await?;
    sqlx::raw_sql(WORDS).execute(&mut conn).await?;
    let mut there: i64 = sqlx::query_scalar("select count(*) from claims")
        .fetch_one(&mut conn)
        .await?;
    if there == 0 {
        store_one(&db.store, by, vec![candidate("First.", "First.")]).await?;
    }
    while there < claims {
        let to = claims.min(there + 20_000);
        let more = MORE
            .replace("$from", &there.to_string())
            .replace("$to", &to.to_string());
        let more: String = sqlx::query_scalar(AssertSqlSafe(more))
            .fetch_one(&mut conn)
            .await?;
        sqlx::raw_sql(AssertSqlSafe(more))
            .execute(&mut conn)
            .await?;
        there = to;
    }
    let backlog = "insert into search_backlog select id, '00000000-0000-0000-0000-000000000000' from newsrooms";
    sqlx::raw_sql(backlog).execute(&mut conn).await?;
    let (started, mut indexed) = (Instant::now(), 0);
    loop {
        match db.store.index_backlog().await? {
            0 => break,
            more => indexed += more,
        }
    }
    let each = indexed as f64 / started.elapsed().as_secs_f64();
    println!(
        "{claims} claims are there; a worker went through {indexed} older ones, {each:.0} a second"
    );
    sqlx::raw_sql("vacuum analyze").execute(&mut conn).await?;
    let size = "select format('%s of claims, %s of what finds them (%s of it index)',
        pg_size_pretty(pg_total_relation_size('claims')),
        pg_size_pretty(pg_total_relation_size('search_documents') + pg_total_relation_size('search_counts')),
        pg_size_pretty(pg_relation_size('search_documents_by_term')))";
    let size: String = sqlx::query_scalar(size).fetch_one(&mut conn).await?;
    println!("  {size}");
    Ok(conn.close().await?)
}

/// How long it takes to store an article of 20 claims that can be found, and of 20 as long
/// that have no word to be found by: the median of each, in turns.
pub async fn store(
    store: &Store,
    by: &Principal,
    articles: usize,
) -> Result<(Duration, Duration), TestError> {
    let mut texts = Texts::new(99);
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..articles {
        let found: Vec<_> = (0..20).map(|_| texts.sentence(14)).collect();
        let nothing: Vec<_> = (0..20).map(|_| texts.nothing(24)).collect();
        with.push(store_one(store, by, claims(&found)).await?);
        without.push(store_one(store, by, claims(&nothing)).await?);
    }
    with.sort();
    without.sort();
    Ok((with[articles / 2], without[articles / 2]))
}

fn claims(texts: &[String]) -> Vec<CandidateClaim> {
    texts.iter().map(|text| candidate(text, text)).collect()
}

async fn store_one(
    store: &Store,
    by: &Principal,
    claims: Vec<CandidateClaim>,
) -> Result<Duration, TestError> {
    let draft = ArticleDraft {
        body: "A list.".into(),
        ..Default::default()
    };
    let submission = Submission {
        article: NewArticle::check(draft).map_err(|bad| format!("{bad:?}"))?,
        request: None,
        lane: Lane::Interactive,
    };
    store
        .submit_article(by, &SequentialIds, &submission)
        .await?;
    let token = uuid::Uuid::from_u128(1);
    let minute = Duration::from_secs(60);
    let mut jobs = store.lease_jobs("search_speed", token, 1, minute).await?;
    let job = jobs.pop().ok_or("nothing was queued")?;
    let extraction = Extraction {
        extractor: "list/1".into(),
        language: Some("en".into()),
        language_supported: true,
        claims,
        ..Default::default()
    };
    let started = Instant::now();
    store.finish_job(&SequentialIds, &job, &extraction).await?;
    Ok(started.elapsed())
}

fn candidate(text: &str, context: &str) -> CandidateClaim {
    CandidateClaim {
        kind: Kind::Assertion,
        span: Span {
            start: 0,
            end: 1,
            utf16_start: 0,
            utf16_end: 1,
        },
        text: text.into(),
        context: context.into(),
        proposition: text.into(),
        within: None,
        attributions: vec![],
        stance: None,
        cautions: vec![],
        figure: None,
        occurrence: Default::default(),
        check_worthiness: 0.5,
        worthiness_reasons: vec![],
        rules: vec![],
    }
}

//! Figure series: what figures of one event say to each other.

use super::world::{World, at, figure, labelled};
use crate::newsroom::{bad_fields, refused};
use factdesk_proto::v1;
use factdesk_proto::v1::figure_relation::Kind;
use factdesk_proto::v1::{Bound, Measure, Verdict};
use tonic::Code;

async fn series(world: &World, event: &str, id: &str) -> v1::FigureSeries {
    let get = v1::GetFigureSeriesRequest {
        name: format!("{event}/figureSeries/{id}"),
    };
    let got = world.anna.ledger().get_figure_series(get).await;
    got.unwrap().into_inner()
}

fn kinds(series: &v1::FigureSeries, kind: Kind) -> Vec<(&str, &str)> {
    let of = series.relations.iter().filter(|r| r.kind() == kind);
    of.map(|r| (&*r.from, &*r.to)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_toll_rises_in_the_order_of_its_times() {
    let mut world = World::new().await;
    let late = world.toll(93.0, Bound::AtLeast, 9).await;
    let unknown = figure(&world.anna, Measure::Deaths, 62.0, Bound::AtLeast, None).await;
    let early = world.toll(40.0, Bound::AtLeast, 1).await;
    let event = world
        .ledger
        .event("Sarnow", &[&late, &unknown, &early])
        .await;
    let deaths = series(&world, &event, "deaths").await;
    assert_eq!(deaths.name, format!("{event}/figureSeries/deaths"));
    assert_eq!(
        (deaths.measure(), &*deaths.event),
        (Measure::Deaths, &*event)
    );
    assert_eq!((&*deaths.unit, &*deaths.population), ("", ""));
    let order: Vec<_> = deaths.sightings.iter().map(|s| &s.claim).collect();
    assert_eq!(order, [&early.name, &late.name, &unknown.name]);
    let first = &deaths.sightings[0];
    assert_eq!(
        (&*first.article, &*first.publisher),
        (&*early.article, "Gazette 40")
    );
    assert_eq!(
        (&*first.origin, first.publish_time),
        ("The mayor", Some(at(1)))
    );
    assert_eq!(first.figure, early.figure);
    assert!(kinds(&deaths, Kind::Conflicts).is_empty() && !deaths.conflicting);
    let past = kinds(&deaths, Kind::SupersedesCandidate);
    assert!(past.contains(&(&*late.name, &*early.name)), "{past:?}");
    let range = deaths.range.unwrap();
    assert_eq!((range.low, range.high), (Some(93.0), None));
    // All of them rest on the mayor.
    assert_eq!((deaths.origin_count, deaths.sighting_count), (1, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_numbers_for_one_thing_conflict_and_both_claims_are_named() {
    let mut world = World::new().await;
    let hospital = Measure::Hospitalizations;
    let one = figure(&world.anna, hospital, 115.0, Bound::Exactly, Some(1)).await;
    let other = figure(&world.anna, hospital, 145.0, Bound::Exactly, Some(2)).await;
    let dead = world.toll(40.0, Bound::Exactly, 1).await;
    let event = world.ledger.event("Sarnow", &[&one, &dead]).await;
    let alias = world.ledger.event("Sarnow", &[&other]).await;
    world.ledger.link(&event, &alias).await;
    let found = series(&world, &alias, "hospitalizations").await;
    assert_eq!(found.event, event, "an alias' figures are its event's");
    assert!(found.conflicting);
    let both = kinds(&found, Kind::Conflicts);
    assert_eq!(both, [(&*one.name, &*other.name)]);
    assert!(!found.relations[0].reason.is_empty());
    let list = v1::ListFigureSeriesRequest {
        parent: event.clone(),
        ..Default::default()
    };
    let all = world.anna.ledger().list_figure_series(list).await.unwrap();
    let ids: Vec<_> = all.into_inner().figure_series;
    let ids: Vec<_> = ids
        .iter()
        .map(|s| s.name.rsplit('/').next().unwrap())
        .collect();
    assert_eq!(ids, ["deaths", "hospitalizations"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_equal_figures_are_counted_and_two_speak_for_them() {
    let mut world = World::new().await;
    let seed = world.toll(60.0, Bound::Exactly, 1).await;
    let event = world.ledger.event("Sarnow", &[&seed]).await;
    let copies = "
        with copy as (
            insert into claims (newsroom, id, article, revision, kind, text, proposition, prefix,
                suffix, context, copy_key, attributions, claimants, cautions, caution_categories,
                measure, unit_noun, bound, low, unit, vague, figure_text, check_worthiness,
                worthiness_reasons, labels, state, reason, suggestion_reason, version, extractor,
                create_time, update_time, due_time, escalated, replaces, replaced_by)
            select newsroom, gen_random_uuid(), article, revision, kind, text, proposition, prefix,
                suffix, context, copy_key, attributions, claimants, cautions, caution_categories,
                measure, unit_noun, bound, low, unit, vague, figure_text, check_worthiness,
                worthiness_reasons, labels, state, reason, suggestion_reason, version, extractor,
                create_time, update_time, due_time, escalated, replaces, replaced_by
            from claims, generate_series(1, 1200) where newsroom = $1 returning id, article
        )
        insert into sightings (newsroom, claim, article, mention, event, series)
        select $1, c.id, c.article, s.mention, s.event, 'deaths' from copy c, sightings s";
    assert_eq!(world.ledger.run(copies).await, 1_200);
    let deaths = series(&world, &event, "deaths").await;
    assert_eq!(
        (deaths.sighting_count, deaths.sightings.len()),
        (1_201, 1_000)
    );
    assert!(deaths.relations.len() <= 1 && deaths.origin_count == 1);
    let range = deaths.range.unwrap();
    assert_eq!((range.low, range.high), (Some(60.0), Some(60.0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_stands_beside_its_figure_and_what_was_set_aside_does_not_count() {
    let mut world = World::new().await;
    let (kept, gone) = (
        world.toll(40.0, Bound::AtLeast, 1).await,
        world.toll(50.0, Bound::AtLeast, 2).await,
    );
    let event = world.ledger.event("Sarnow", &[&kept, &gone]).await;
    let verified = crate::pairs::review(&kept, Verdict::Verified);
    crate::pairs::give(&world.anna, verified).await;
    let dismiss = v1::DismissClaimRequest {
        name: gone.name.clone(),
        reason: 1,
        etag: gone.etag.clone(),
        ..Default::default()
    };
    world.anna.claims().dismiss_claim(dismiss).await.unwrap();
    let deaths = series(&world, &event, "deaths").await;
    let seen: Vec<_> = deaths
        .sightings
        .iter()
        .map(|s| (&s.claim, s.verdict()))
        .collect();
    assert_eq!(seen, [(&kept.name, Verdict::Verified)]);
    assert_eq!(deaths.sighting_count, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_sealed_verdict_stands_beside_a_figure() {
    let mut world = World::new().await;
    crate::pairs::ask_two(&world.anna, &[]).await;
    let twice = [crate::pairs::TWICE];
    let bound = Bound::AtLeast;
    let claim = labelled(&world.anna, Measure::Deaths, 40.0, bound, None, &twice).await;
    let event = world.ledger.event("Sarnow", &[&claim]).await;
    let sealed = crate::pairs::review(&claim, Verdict::Disputed);
    let sealed = crate::pairs::give(&world.anna, sealed).await;
    assert_eq!(sealed.state(), v1::claim::State::AwaitingSecondReview);
    // Not even for its author: a sighting has no room for what only some may see.
    let deaths = series(&world, &event, "deaths").await;
    assert_eq!(deaths.sightings[0].verdict(), Verdict::Unspecified);
    let cleo = world
        .house
        .person("cleo", &[factdesk_domain::Role::Reviewer])
        .await;
    crate::pairs::give(&cleo, crate::pairs::review(&sealed, Verdict::Disputed)).await;
    let deaths = series(&world, &event, "deaths").await;
    assert_eq!(deaths.sightings[0].verdict(), Verdict::Disputed);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_go_by_id_and_no_series_is_not_found() {
    let mut world = World::new().await;
    let mut claims = Vec::new();
    for measure in [Measure::Missing, Measure::Arrests, Measure::Deaths] {
        claims.push(figure(&world.anna, measure, 5.0, Bound::Exactly, None).await);
    }
    let event = world
        .ledger
        .event("Sarnow", &claims.iter().collect::<Vec<_>>())
        .await;
    let page = async |page_size, page_token: &str| {
        let list = v1::ListFigureSeriesRequest {
            parent: event.clone(),
            page_size,
            page_token: page_token.into(),
        };
        world.anna.ledger().list_figure_series(list).await
    };
    let first = page(2, "").await.unwrap().into_inner();
    let names = |page: &v1::ListFigureSeriesResponse| -> Vec<Measure> {
        page.figure_series
            .iter()
            .map(v1::FigureSeries::measure)
            .collect()
    };
    assert_eq!(names(&first), [Measure::Arrests, Measure::Deaths]);
    let last = page(2, &first.next_page_token).await.unwrap().into_inner();
    assert_eq!(names(&last), [Measure::Missing]);
    assert_eq!(last.next_page_token, "");
    assert_eq!(bad_fields(page(-1, "x").await), ["page_size", "page_token"]);
    let none = v1::GetFigureSeriesRequest {
        name: format!("{event}/figureSeries/injuries"),
    };
    let none = world.anna.ledger().get_figure_series(none).await;
    refused(none, Code::NotFound, "SERIES_NOT_FOUND");
}

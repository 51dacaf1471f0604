//! Claims: listed, filtered, entered by hand.

use crate::desk::{Desk, IDS, request};
use factdesk_domain::*;
use factdesk_store::{ClaimKey, Error, Resource};

pub fn by_hand(kind: Kind, text: &str) -> NewClaim {
    NewClaim {
        kind,
        text: text.into(),
        proposition: String::new(),
        chars: None,
        attributions: vec![],
        stance: None,
        cautions: vec![],
        figure: None,
        labels: vec!["Budget".into()],
    }
}

#[tokio::test]
async fn a_claim_keeps_what_it_is_about_and_a_new_revision_says_it_anew() {
    let desk = Desk::open().await;
    let about = |happening, place: &str, day: i64| Occurrence {
        happening,
        places: vec![place.into()],
        earliest: chrono::DateTime::from_timestamp(day * 86_400, 0),
        latest: chrono::DateTime::from_timestamp((day + 1) * 86_400, 0),
    };
    let mut stored = Vec::new();
    for (body, about) in [
        (
            "mayor: it burned",
            about(Some(Happening::Fire), "Sarnow", 1),
        ),
        ("mayor: it burned\nguild: it rained", about(None, "Low", 2)),
    ] {
        let article = desk.submit("urn:a:b", body).await;
        desk.extract_as(|claim| claim.occurrence = about.clone())
            .await;
        stored = desk.claims(article.id).await;
        assert!(stored.iter().all(|c| c.occurrence == about), "{stored:?}");
    }
    assert_eq!(stored.len(), 2);
}

#[tokio::test]
async fn a_claim_by_hand_reproduces_its_span_or_is_refused() {
    let desk = Desk::open().await;
    let article = desk
        .submit("", "Ä rain fell.\nThe dam held, he said.")
        .await;
    let (store, by) = (&desk.db.store, &desk.by);
    let enter = |text: &str, chars| {
        let claim = NewClaim {
            chars,
            ..by_hand(Kind::Assertion, text)
        };
        async move { store.create_claim(by, IDS, article.id, &claim, None).await }
    };
    let entered = enter("The dam held", Some((13, 25))).await.unwrap();
    assert_eq!(entered.context, "The dam held, he said.");
    assert_eq!(
        (
            entered.extractor.as_str(),
            entered.quote.unwrap().span.start
        ),
        ("hand", 13)
    );
    assert!(
        enter("no place at all", None)
            .await
            .unwrap()
            .quote
            .is_none()
    );
    for (text, chars, field) in [
        ("The dam broke", (13, 25), "claim.text"),
        ("x", (90, 95), "claim.span"),
        ("", (3, 3), "claim.span"),
    ] {
        match enter(text, Some(chars)).await {
            Err(Error::Invalid(bad)) => assert_eq!(bad.as_slice()[0].field, field),
            other => panic!("{other:?}"),
        }
    }
    let again = Some(factdesk_store::Request {
        rpc: "CreateClaim",
        ..request("", "r", 1).unwrap()
    });
    let claim = by_hand(Kind::Assertion, "once");
    let one = store
        .create_claim(&desk.by, IDS, article.id, &claim, again.as_ref())
        .await
        .unwrap();
    let two = store
        .create_claim(&desk.by, IDS, article.id, &claim, again.as_ref())
        .await
        .unwrap();
    assert_eq!(one, two);
    let nowhere = store
        .create_claim(&desk.by, IDS, ArticleId::new(IDS), &claim, None)
        .await;
    assert!(matches!(nowhere, Err(Error::NotFound(Resource::Article))));
}

#[tokio::test]
async fn a_claim_by_hand_goes_on_moves_or_is_orphaned_with_its_line() {
    let desk = Desk::open().await;
    let (uri, store) = ("https://example.org/1", &desk.db.store);
    let article = desk.submit(uri, "A: one\nThe dam held, he said.").await;
    desk.extract().await;
    let placed = NewClaim {
        chars: Some((7, 19)),
        ..by_hand(Kind::Assertion, "The dam held")
    };
    let placed = store
        .create_claim(&desk.by, IDS, article.id, &placed, None)
        .await
        .unwrap();
    let loose = by_hand(Kind::Assertion, "Nobody drowned");
    let loose = store
        .create_claim(&desk.by, IDS, article.id, &loose, None)
        .await
        .unwrap();
    let count = || async {
        store
            .get_article(&desk.by, article.id)
            .await
            .unwrap()
            .claim_count
    };
    assert_eq!(count().await, 4);

    desk.submit(uri, "New lead\nThe dam held, he said.").await;
    desk.extract().await;
    let moved = store.get_claim(&desk.by, placed.id).await.unwrap();
    let start = moved.quote.as_ref().unwrap().span.start;
    assert_eq!(
        (moved.state, moved.revision, start),
        (ClaimState::Pending, 2, 9)
    );
    assert_eq!(moved.etag, placed.etag);
    assert_eq!(count().await, 4);

    desk.submit(uri, "New lead\nThe dam broke, he said.").await;
    desk.extract().await;
    let gone = store.get_claim(&desk.by, placed.id).await.unwrap();
    assert_eq!((gone.state, gone.revision), (ClaimState::Replaced, 2));
    let still = store.get_claim(&desk.by, loose.id).await.unwrap();
    assert_eq!((still.state, still.revision), (ClaimState::Pending, 1));
    assert_eq!(count().await, 3);
}

#[tokio::test]
async fn filters_find_what_they_name_and_not_finds_the_rest() {
    let desk = Desk::open().await;
    let draft = ArticleDraft {
        publisher: "Harbour Times".into(),
        labels: vec!["Fire".into()],
        ..crate::desk::draft("", "Mayor Ünal: 62 dead")
    };
    desk.try_submit(draft, None).await.unwrap();
    desk.submit("", "Agency: hundreds").await;
    desk.extract().await;
    let all = desk.list(None, ClaimFilter::everything()).await;
    let mayor = all.iter().find(|c| c.text.starts_with("Mayor")).unwrap();
    let text = |t: &str| TextMatch::Contains(t.into());
    let tests = [
        ClaimTest::Article(mayor.article),
        ClaimTest::Publisher(TextMatch::Equals("HARBOUR times".into())),
        ClaimTest::Claimant(TextMatch::Equals("mayor ünal".into())),
        ClaimTest::Claimant(text("ÜNAL")),
        ClaimTest::Label(TextMatch::Equals("fire".into())),
        ClaimTest::Text(text("62 DEAD")),
        ClaimTest::CopyKey(mayor.copy_key.clone()),
    ];
    for test in tests {
        let filter = ClaimFilter::Test(test);
        let found: Vec<_> = desk
            .list(None, filter.clone())
            .await
            .iter()
            .map(|c| c.id)
            .collect();
        assert_eq!(found, [mayor.id], "{filter:?}");
        let rest = desk.list(None, ClaimFilter::Not(Box::new(filter))).await;
        assert_eq!((rest.len(), rest[0].id == mayor.id), (1, false));
    }
    for test in [
        ClaimTest::Measure(Measure::Deaths),
        ClaimTest::Vague(true),
        ClaimTest::Vague(false),
        ClaimTest::Caution(CautionCategory::Unverified),
        ClaimTest::Verdict(Some(Verdict::Verified)),
        ClaimTest::State(ClaimState::Dismissed),
        ClaimTest::FigureText(text("6")),
        ClaimTest::UpdateTime(
            Comparison::Less,
            mayor.create_time - chrono::TimeDelta::days(1),
        ),
    ] {
        let filter = ClaimFilter::Test(test);
        assert_eq!(desk.list(None, filter.clone()).await, [], "{filter:?}");
        let rest = desk.list(None, ClaimFilter::Not(Box::new(filter))).await;
        assert_eq!(rest.len(), 2, "no part of a filter is ever null");
    }
    let nothing = ClaimFilter::Any(vec![]);
    assert_eq!(desk.list(None, nothing).await, []);
}

#[tokio::test]
async fn pages_meet_every_claim_once_in_every_order() {
    let desk = Desk::open().await;
    for n in 0..4 {
        let article = desk.submit("", &format!("A: {n}\nB: {n}\nC: {n}")).await;
        let claim = by_hand(Kind::Assertion, "without a span");
        desk.db
            .store
            .create_claim(&desk.by, IDS, article.id, &claim, None)
            .await
            .unwrap();
    }
    desk.extract().await;
    for field in [
        SortField::CreateTime,
        SortField::UpdateTime,
        SortField::CheckWorthiness,
        SortField::Span,
    ] {
        let up = walk(
            &desk,
            ClaimOrder {
                field,
                direction: Direction::Ascending,
            },
        )
        .await;
        let mut down = walk(
            &desk,
            ClaimOrder {
                field,
                direction: Direction::Descending,
            },
        )
        .await;
        down.reverse();
        assert_eq!(up.len(), 16);
        assert_eq!(up, down, "{field:?}");
    }
}

async fn walk(desk: &Desk, order: ClaimOrder) -> Vec<ClaimId> {
    let (mut seen, mut after) = (Vec::new(), None::<ClaimKey>);
    loop {
        let everything = ClaimFilter::everything();
        let page = desk
            .db
            .store
            .list_claims(&desk.by, None, &everything, order, after.as_ref(), 5);
        let page = page.await.unwrap();
        after = page.items.last().map(|c| ClaimKey::of(c, order));
        seen.extend(page.items.iter().map(|c| c.id));
        if !page.more {
            return seen;
        }
    }
}

#[tokio::test]
async fn the_watch_cursor_moves_with_the_log() {
    let desk = Desk::open().await;
    let order = ClaimOrder {
        field: SortField::CreateTime,
        direction: Direction::Ascending,
    };
    let cursor = || async {
        let everything = ClaimFilter::everything();
        let page = desk
            .db
            .store
            .list_claims(&desk.by, None, &everything, order, None, 1)
            .await;
        let cursor = page.unwrap().watch_cursor;
        let text = cursor.to_string();
        let epoch = text.split('/').next().unwrap().to_owned();
        (epoch, cursor.position())
    };
    let (epoch, before) = cursor().await;
    desk.submit("", "A: one").await;
    assert_eq!(desk.db.store.move_outbox(100).await.unwrap(), 1);
    assert_eq!(cursor().await, (epoch, before + 1));
}

//! When claims are due.

use super::scene::{Scene, said};
use factdesk_domain::*;
use std::time::Duration;

fn waits(claim: &Claim) -> Duration {
    (claim.due_time - claim.create_time).to_std().unwrap()
}

fn worth(check_worthiness: f64) -> Urgency {
    Urgency {
        check_worthiness,
        ..Urgency::default()
    }
}

/// The database counts in whole microseconds.
fn near(a: Duration, b: Duration) -> bool {
    a.abs_diff(b) <= Duration::from_micros(1)
}

#[tokio::test]
async fn a_claim_is_due_after_its_patience() {
    let scene = Scene::open().await;
    for worthiness in [0.0, 0.5, 1.0] {
        let claim = scene.one(&format!("Mayor: {worthiness}"), worthiness).await;
        assert!(
            near(waits(&claim), patience(&worth(worthiness))),
            "{claim:?}"
        );
    }
    let caution = Caution {
        category: CautionCategory::NoEvidence,
        text: "no proof was given".into(),
        span: None,
    };
    let doubted = CandidateClaim {
        cautions: vec![caution],
        ..said("Mayor: the dam held", 0.5)
    };
    let doubted = scene.found("", vec![doubted]).await.remove(0);
    let urgency = Urgency {
        caution: true,
        suggestion: true,
        ..worth(0.5)
    };
    assert!(near(waits(&doubted), patience(&urgency)));
}

#[tokio::test]
async fn a_claim_entered_by_hand_is_due_soon() {
    let scene = Scene::open().await;
    let article = scene.one("Mayor: the dam held", 0.1).await.article;
    let claim = NewClaim {
        kind: Kind::Statement,
        text: "the dam is old".into(),
        proposition: "The mayor says that the dam is old.".into(),
        chars: None,
        attributions: vec![],
        stance: None,
        cautions: vec![],
        figure: None,
        labels: vec![],
    };
    let (store, by) = (&scene.desk.db.store, &scene.desk.by);
    let ids = crate::desk::IDS;
    let entered = store
        .create_claim(by, ids, article, &claim, None)
        .await
        .unwrap();
    assert!(near(waits(&entered), patience(&worth(1.0))));
    assert_eq!(scene.leased(by).await, entered.id);
}

/// They lie side by side in the queue, and what many say is due sooner.
#[tokio::test]
async fn copies_are_due_with_what_waits_already_or_sooner() {
    let scene = Scene::open().await;
    let first = scene.one("Mayor: the dam held", 0.5).await;
    // Nobody can wait for hours in a test.
    let age = "update claims set due_time = due_time - interval '1 hour'";
    scene.sql.run(age, []).await;
    let old = scene.claim(first.id).await.due_time;
    let copy = scene.one("Mayor: the dam held", 0.5).await;
    assert_eq!(copy.due_time, old);
    scene
        .sql
        .run(
            "update claims set due_time = due_time + interval '9 hours'",
            [],
        )
        .await;
    let sooner = scene.one("Mayor: the dam held", 0.5).await;
    let urgency = Urgency {
        copies: 2,
        ..worth(0.5)
    };
    assert!(near(waits(&sooner), patience(&urgency)));
    let reviewed = "update claims set state = 'REVIEWED', due_time = now()";
    scene.sql.run(reviewed, []).await;
    let anew = scene.one("Mayor: the dam held", 0.5).await;
    assert!(near(
        waits(&anew),
        patience(&Urgency {
            copies: 3,
            ..urgency
        })
    ));
}

#[tokio::test]
async fn more_copies_count_up_to_the_last_step() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.5).await;
    super::cost::multiply(&scene, &claim, 60).await;
    scene
        .sql
        .run(
            "update claims set due_time = due_time + interval '9 hours'",
            [],
        )
        .await;
    let copy = scene.one("Mayor: the dam held", 0.5).await;
    let urgency = Urgency {
        copies: 50,
        ..worth(0.5)
    };
    assert!(near(waits(&copy), patience(&urgency)), "{:?}", waits(&copy));
}

#[tokio::test]
async fn what_a_new_revision_makes_more_urgent_is_due_sooner_and_nothing_later() {
    let scene = Scene::open().await;
    let uri = "https://example.org/1";
    let with = |worth, caution: bool| CandidateClaim {
        cautions: Vec::from_iter(caution.then(|| Caution {
            category: CautionCategory::Unverified,
            text: "could not be confirmed".into(),
            span: None,
        })),
        ..said("Mayor: the dam held", worth)
    };
    let before = scene.found(uri, vec![with(0.5, false)]).await.remove(0);
    let doubted = vec![with(0.5, true), said("Mayor: it rains", 0.1)];
    let sooner = scene.found(uri, doubted).await.remove(0);
    assert_eq!(sooner.id, before.id);
    assert!(sooner.due_time < before.due_time);
    let dull = scene.found(uri, vec![with(0.0, false)]).await;
    let dull = dull.iter().find(|c| c.id == before.id).unwrap();
    assert_eq!(dull.due_time, sooner.due_time);
}

#[tokio::test]
async fn an_old_unimportant_claim_comes_before_a_new_important_one_in_the_end() {
    let scene = Scene::open().await;
    let old = scene.one("Mayor: the dam held", 0.0).await;
    let days = "update claims set create_time = create_time - interval '3 days',
        due_time = due_time - interval '3 days'";
    scene.sql.run(days, []).await;
    let new = scene.one("Mayor: forty were hurt", 1.0).await;
    let dull = scene.one("Mayor: it rains", 0.0).await;
    for id in [old.id, new.id, dull.id] {
        assert_eq!(scene.leased(&scene.desk.by).await, id);
    }
}

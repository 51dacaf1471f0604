//! Claims in the place of others.

use crate::desk::{Desk, IDS, any_state, one_claim_a_line, request, statement, unverified};
use factdesk_domain::*;
use factdesk_store::{Error, Replacement, Request};

const URI: &str = "https://example.org/1";

fn replacing(old: &[&Claim], claims: Vec<Substitute>) -> Replacement {
    Replacement {
        replaced: old.iter().map(|c| (c.id, c.etag.clone())).collect(),
        claims,
        comment: String::new(),
        request: None,
    }
}

fn worded(proposition: &str) -> Substitute {
    Substitute {
        proposition: proposition.into(),
        ..Default::default()
    }
}

fn words(text: &str) -> Substitute {
    Substitute {
        text: text.into(),
        ..Default::default()
    }
}

impl Desk {
    async fn replace(&self, wanted: &Replacement) -> Result<Vec<Claim>, Error> {
        self.db.store.replace_claims(&self.by, IDS, wanted).await
    }

    async fn claim(&self, id: ClaimId) -> Claim {
        self.db.store.get_claim(&self.by, id).await.unwrap()
    }

    async fn edit(&self, claim: &Claim) -> Claim {
        let new = vec![worded("Said better.")];
        let mut new = self.replace(&replacing(&[claim], new)).await.unwrap();
        new.remove(0)
    }

    async fn next(&self, body: &str) {
        self.submit(URI, body).await;
        self.extract().await;
    }

    /// What stands in the article, by text and extractor.
    async fn standing(&self, article: ArticleId) -> Vec<(String, String)> {
        let claims = self.list(Some(article), ClaimFilter::everything()).await;
        let counted = self.db.store.get_article(&self.by, article).await.unwrap();
        assert_eq!(counted.claim_count as usize, claims.len());
        let what = |c: Claim| (c.text, c.extractor);
        claims.into_iter().map(what).collect()
    }
}

fn of(what: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(a, b): &(&str, &str)| ((*a).to_owned(), (*b).to_owned());
    what.iter().map(owned).collect()
}

fn field(outcome: Result<Vec<Claim>, Error>) -> Vec<String> {
    match outcome {
        Err(Error::Invalid(bad)) => bad.as_slice().iter().map(|v| v.field.clone()).collect(),
        other => panic!("{other:?}"),
    }
}

async fn scene(body: &str) -> (Desk, ArticleId, Vec<Claim>) {
    let desk = Desk::open().await;
    let article = desk.submit(URI, body).await.id;
    desk.extract().await;
    let claims = desk.claims(article).await;
    (desk, article, claims)
}

#[tokio::test]
async fn an_edited_claim_has_all_that_the_old_one_had_and_names_it() {
    let (desk, article, old) = scene("Mayor: the dam held\nAgency: nobody drowned").await;
    desk.review(&old[0], unverified()).await.unwrap();
    let reviewed = desk.claim(old[0].id).await;
    let new = desk.edit(&reviewed).await;
    let same = |c: &Claim| {
        let said = (c.kind, c.text.clone(), c.quote.clone(), c.context.clone());
        let about = (c.attributions.clone(), c.stance, c.labels.clone());
        (
            said,
            about,
            c.check_worthiness,
            c.copy_key.clone(),
            c.article,
        )
    };
    assert_eq!(same(&new), same(&old[0]));
    assert_eq!(
        (new.proposition.as_str(), new.extractor.as_str()),
        ("Said better.", "hand")
    );
    assert_eq!((new.state, new.verdict), (ClaimState::Pending, None));
    assert_eq!(
        (new.replaces.clone(), new.replaced_by.len()),
        (vec![old[0].id], 0)
    );
    // The verdict stays with the old one, and is offered to the new as to any copy.
    let gone = desk.claim(old[0].id).await;
    assert_eq!(
        (gone.state, gone.replaced_by),
        (ClaimState::Replaced, vec![new.id])
    );
    assert_eq!(gone.verdict, Some(Verdict::Unverified));
    assert_ne!(gone.etag, reviewed.etag);
    assert_eq!(new.offered_verdict, Some(Verdict::Unverified));
    let standing = [
        ("Mayor: the dam held", "hand"),
        ("Agency: nobody drowned", "lines/1"),
    ];
    assert_eq!(desk.standing(article).await, of(&standing));
    let told = "select count(*) from outbox where person is not null and
        (act = 'claim.entered' and detail->>'replaces' <> '[]'
         or act = 'claim.replaced' and detail->>'replaced_by' <> '[]')";
    assert_eq!(desk.count(told).await, 2);
}

#[tokio::test]
async fn a_claim_is_split_and_claims_are_merged() {
    let (desk, article, old) =
        scene("Mayor: the dam held and the bridge broke\nAgency: the bridge is closed").await;
    let parts = vec![words("the dam held"), words("the bridge broke")];
    let parts = desk.replace(&replacing(&[&old[0]], parts)).await.unwrap();
    let place = |c: &Claim| c.quote.as_ref().map(|q| (q.span.start, q.span.end));
    assert_eq!(
        (place(&parts[0]), place(&parts[1])),
        (Some((7, 19)), Some((24, 40)))
    );
    assert_eq!(parts[0].proposition, "the dam held");
    assert_eq!(parts[1].context, old[0].context);
    let ids: Vec<_> = parts.iter().map(|c| c.id).collect();
    assert_eq!(desk.claim(old[0].id).await.replaced_by, ids);

    let both = [&parts[1], &old[1]];
    let merged = vec![worded("The bridge is broken and closed.")];
    let merged = desk.replace(&replacing(&both, merged)).await.unwrap();
    assert_eq!(merged[0].replaces, [parts[1].id, old[1].id]);
    assert_eq!(merged[0].text, "the bridge broke");
    let standing = [("the dam held", "hand"), ("the bridge broke", "hand")];
    assert_eq!(desk.standing(article).await, of(&standing));
}

#[tokio::test]
async fn what_does_not_fit_is_named_and_changes_nothing() {
    let (desk, article, old) = scene("Mayor: the dam held\nAgency: nobody drowned").await;
    let other = desk.submit("", "Else: where").await.id;
    desk.extract().await;
    let elsewhere = desk.claims(other).await.remove(0);
    let one = |new: Substitute| replacing(&[&old[0]], vec![worded("fine"), new]);
    let at = |start, end, text: &str| Substitute {
        chars: Some((start, end)),
        ..words(text)
    };
    for (new, bad) in [
        (words("nobody drowned"), "claims[1].text"),
        (at(28, 42, "the dam held"), "claims[1].text"),
        (at(500, 510, "x"), "claims[1].span"),
        (
            Substitute {
                article: Some(other),
                ..worded("x")
            },
            "claims[1].article",
        ),
        (
            Substitute {
                kind: Some(Kind::Figure),
                ..worded("x")
            },
            "claims[1].figure",
        ),
    ] {
        assert_eq!(field(desk.replace(&one(new)).await), [bad]);
    }
    let far = replacing(&[&old[0], &elsewhere], vec![worded("x")]);
    assert_eq!(field(desk.replace(&far).await), ["replaced[1].name"]);
    let unknown = Claim {
        id: ClaimId::new(IDS),
        ..old[1].clone()
    };
    let unknown = replacing(&[&old[0], &unknown], vec![worded("x")]);
    assert!(matches!(
        desk.replace(&unknown).await,
        Err(Error::NotFound(_))
    ));
    let stale = Claim {
        etag: "stale".into(),
        ..old[1].clone()
    };
    let stale = replacing(&[&old[0], &stale], vec![worded("x")]);
    match desk.replace(&stale).await {
        Err(Error::EtagMismatch { claim, current }) => {
            assert_eq!((claim, current), (old[1].id, old[1].etag.clone()));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(desk.claims(article).await, old);
    // A span of its own is another place, also of the same sentence.
    let own = desk
        .replace(&one(at(28, 42, "nobody drowned")))
        .await
        .unwrap();
    assert_eq!(own[1].context, "Agency: nobody drowned");
}

#[tokio::test]
async fn only_open_claims_are_replaced_and_not_from_under_anybody() {
    let (desk, _, old) = scene("Mayor: the dam held\nAgency: nobody drowned").await;
    let attempt = |c: Claim| {
        let wanted = replacing(&[&c], vec![worded("x")]);
        let desk = &desk;
        async move {
            match desk.replace(&wanted).await {
                Err(Error::Refused { refusal, .. }) => refusal,
                other => panic!("{other:?}"),
            }
        }
    };
    for state in [
        ClaimState::AwaitingSecondReview,
        ClaimState::InAdjudication,
        ClaimState::Dismissed,
    ] {
        let set = format!(
            "update claims set state = '{}' where id = '{}'",
            state.as_str(),
            old[1].id
        );
        desk.execute(&set).await;
        assert_eq!(attempt(old[1].clone()).await, Refusal::State(state));
    }
    desk.execute("update claims set state = 'PENDING'").await;
    let somebody = format!(
        "insert into people (newsroom, id, handle, display_name, roles)
         values ('{}', '{}', 'p1', '', '{{}}')",
        desk.by.newsroom,
        IDS.next()
    );
    desk.execute(&somebody).await;
    let lease = |handle: &str| {
        format!(
        "delete from leases; insert into leases (newsroom, copy_key, claim, person, expire_time)
         select c.newsroom, c.copy_key, c.id, p.id, now() + interval '1 h'
         from claims c, people p where c.id = '{}' and p.handle = '{handle}'", old[0].id)
    };
    desk.execute(&lease("p1")).await;
    assert_eq!(attempt(old[0].clone()).await, Refusal::Leased);
    desk.execute(&lease(&desk.by.handle)).await;
    let new = desk.edit(&old[0]).await;
    assert_eq!(
        desk.count("select count(*) from leases").await,
        0,
        "the lease ends"
    );
    assert_eq!(new.state, ClaimState::Pending);
    let gone = desk.claim(old[0].id).await;
    assert_eq!(attempt(gone).await, Refusal::State(ClaimState::Replaced));
}

#[tokio::test]
async fn a_recheck_and_an_assignment_end_with_the_claim_and_the_new_one_is_assigned() {
    let (desk, _, old) = scene("Mayor: the dam held").await;
    desk.review(&old[0], unverified()).await.unwrap();
    desk.execute(&format!(
        "update claims set state = 'NEEDS_RECHECK', recheck_reason = 'TIME', escalated = true,
             assignee = '{}', assign_due_time = now() + interval '1 h'",
        desk.by.person.0
    ))
    .await;
    let asked = desk.claim(old[0].id).await;
    let new = desk.edit(&asked).await;
    assert_eq!(new.assignment, asked.assignment);
    assert_eq!((new.escalated, new.recheck_reason), (false, None));
    let gone = desk.claim(old[0].id).await;
    assert_eq!(
        (gone.assignment, gone.escalated, gone.recheck_reason),
        (None, false, None)
    );
}

#[tokio::test]
async fn a_repeat_has_the_first_answer_and_one_effect() {
    let (desk, article, old) = scene("Mayor: the dam held and the bridge broke").await;
    let again = |payload| {
        Some(Request {
            rpc: "ReplaceClaims",
            ..request("", "r", payload).unwrap()
        })
    };
    let parts = vec![words("the dam held"), words("the bridge broke")];
    let wanted = Replacement {
        request: again(1),
        ..replacing(&[&old[0]], parts)
    };
    let first = desk.replace(&wanted).await.unwrap();
    assert_eq!(desk.replace(&wanted).await.unwrap(), first);
    let (one, two) = tokio::join!(desk.replace(&wanted), desk.replace(&wanted));
    assert_eq!((one.unwrap(), two.unwrap()), (first.clone(), first));
    let other = Replacement {
        request: again(2),
        ..wanted
    };
    assert!(matches!(
        desk.replace(&other).await,
        Err(Error::RequestIdReused)
    ));
    assert_eq!(desk.list(Some(article), any_state()).await.len(), 3);
}

#[tokio::test]
async fn of_two_who_replace_one_claim_one_wins() {
    let (desk, article, old) = scene("Mayor: the dam held").await;
    let desk = std::sync::Arc::new(desk);
    let attempts = (0..8).map(|_| {
        let (desk, wanted) = (desk.clone(), replacing(&[&old[0]], vec![worded("x")]));
        tokio::spawn(async move { desk.replace(&wanted).await })
    });
    let mut won = 0;
    for attempt in attempts.collect::<Vec<_>>() {
        match attempt.await.unwrap() {
            Ok(_) => won += 1,
            Err(Error::EtagMismatch { .. }) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((won, desk.standing(article).await.len()), (1, 1));
}

#[tokio::test]
async fn what_a_person_replaced_does_not_come_back_while_the_new_claim_stands() {
    let (desk, article, old) = scene("Mayor: the dam held\nAgency: nobody drowned").await;
    let once = desk.edit(&old[0]).await;
    let twice = desk.edit(&once).await;
    let standing = of(&[
        ("Mayor: the dam held", "hand"),
        ("Agency: nobody drowned", "lines/1"),
    ]);
    for lead in ["Lead: one", "Lead: two"] {
        desk.next(&format!(
            "{lead}\nMayor: the dam held\nAgency: nobody drowned"
        ))
        .await;
        assert_eq!(desk.standing(article).await[1..], standing);
        assert_eq!(desk.claim(old[0].id).await.state, ClaimState::Replaced);
    }
    let moved = desk.claim(twice.id).await;
    assert_eq!((moved.revision, moved.etag), (3, twice.etag));
    assert_eq!(moved.quote.unwrap().span.start, 10);
    // The person thinks again: the sentence stays out of the queue.
    let found = "select count(*) from outbox where act = 'claim.found'";
    assert_eq!(desk.count(found).await, 4, "two claims, two leads");

    // The sentence goes, and with it the new claim; when it is back, nobody stands for it.
    desk.next("Agency: nobody drowned").await;
    assert_eq!(desk.standing(article).await, standing[1..]);
    desk.next("Mayor: the dam held\nAgency: nobody drowned")
        .await;
    let again = of(&[
        ("Mayor: the dam held", "lines/1"),
        ("Agency: nobody drowned", "lines/1"),
    ]);
    assert_eq!(desk.standing(article).await, again);
    assert_eq!(
        desk.claim(old[0].id).await.state,
        ClaimState::Replaced,
        "it is a new one"
    );
}

#[tokio::test]
async fn what_replaces_claims_may_be_dismissed_and_still_stands_for_them() {
    let (desk, article, old) = scene("Mayor: the dam held").await;
    let new = desk.edit(&old[0]).await;
    let dismissal = factdesk_store::Dismissal {
        claim: new.id,
        etag: new.etag,
        reason: DismissReason::OutOfScope,
        comment: String::new(),
        request: None,
    };
    desk.db
        .store
        .dismiss_claim(&desk.by, IDS, &dismissal)
        .await
        .unwrap();
    desk.next("Lead: one\nMayor: the dam held").await;
    let standing = of(&[("Lead: one", "lines/1"), ("Mayor: the dam held", "hand")]);
    assert_eq!(desk.standing(article).await, standing);
}

/// Statements, and in each line that has one a figure within.
fn with_figures(text: &str) -> Extraction {
    let mut found = one_claim_a_line(text);
    let index = TextIndex::new(text);
    for (i, outer) in found.claims.clone().into_iter().enumerate() {
        let at = outer.text.find(|c: char| c.is_ascii_digit());
        let Some(at) = at.map(|at| at + index.bytes(outer.span).unwrap().start) else {
            continue;
        };
        let span = index.span(at..at + 2).unwrap();
        found.claims.push(CandidateClaim {
            kind: Kind::Figure,
            span,
            text: text[at..at + 2].into(),
            within: Some(i),
            figure: Some(Figure {
                measure: Measure::Deaths,
                unit_noun: "people".into(),
                bound: Bound::Exactly,
                low: Some(12.0),
                high: None,
                unit: "people".into(),
                vague: false,
                as_of: None,
                text: text[at..at + 2].into(),
                span: Some(span),
            }),
            ..statement(&outer.text, outer.span)
        });
    }
    found
}

async fn extract_figures(desk: &Desk) {
    let job = desk.lease().await.unwrap();
    let found = with_figures(&compose(&job.title, &job.body));
    desk.db.store.finish_job(IDS, &job, &found).await.unwrap();
}

#[tokio::test]
async fn figures_go_into_the_statement_that_holds_them_and_stay_there() {
    let desk = Desk::open().await;
    let body = "Mayor: 12 died and the dam held";
    let article = desk.submit(URI, body).await.id;
    extract_figures(&desk).await;
    let kind = |kind| {
        let desk = &desk;
        async move {
            let filter = ClaimFilter::Test(ClaimTest::Kind(kind));
            desk.list(Some(article), filter).await
        }
    };
    let (outer, figure) = (
        kind(Kind::Statement).await.remove(0),
        kind(Kind::Figure).await.remove(0),
    );
    assert_eq!(figure.within, Some(outer.id));
    let parts = vec![words("the dam held"), words("12 died")];
    let parts = desk.replace(&replacing(&[&outer], parts)).await.unwrap();
    let moved = desk.claim(figure.id).await;
    assert_eq!(
        (moved.within, &moved.etag),
        (Some(parts[1].id), &figure.etag)
    );
    assert_eq!(
        desk.count("select count(*) from outbox where act = 'claim.placed'")
            .await,
        1
    );

    desk.submit(URI, &format!("Lead: one\n{body}")).await;
    extract_figures(&desk).await;
    let carried = desk.claim(figure.id).await;
    assert_eq!((carried.within, carried.revision), (Some(parts[1].id), 2));

    // Replaced itself, it stands where the old one stood.
    let edited = desk.edit(&carried).await;
    assert_eq!(edited.figure.as_ref().unwrap().text, "12");
    assert_eq!(edited.within, Some(parts[1].id));
    // Replaced along with its statement, by one of each: the new one within the new.
    let both = vec![
        Substitute {
            kind: Some(Kind::Figure),
            ..worded("Twelve died.")
        },
        Substitute {
            kind: Some(Kind::Statement),
            ..words("12")
        },
    ];
    let both = desk
        .replace(&replacing(&[&edited, &parts[1]], both))
        .await
        .unwrap();
    assert_eq!((both[0].within, both[1].within), (Some(both[1].id), None));
    // No statement is left: it stands in none.
    let asserted = vec![Substitute {
        kind: Some(Kind::Assertion),
        ..Default::default()
    }];
    desk.replace(&replacing(&[&both[1]], asserted))
        .await
        .unwrap();
    assert_eq!(desk.claim(both[0].id).await.within, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acts_on_the_same_claims_in_any_order_do_not_lock_each_other_up() {
    let (desk, article, old) = scene("Mayor: The Dam Held\nMayor: the dam held").await;
    let desk = std::sync::Arc::new(desk);
    let [a, b] = [old[0].clone(), old[1].clone()];
    assert_eq!(a.copy_key, b.copy_key);
    let acts = (0..24).map(|n| {
        let (desk, a, b) = (desk.clone(), a.clone(), b.clone());
        tokio::spawn(async move {
            let (one, two) = if n % 2 == 0 { (&a, &b) } else { (&b, &a) };
            let done = match n % 3 {
                0 => {
                    let both = factdesk_store::ReviewCall {
                        apply_to: vec![(two.id, two.etag.clone())],
                        ..crate::desk::call(one, unverified())
                    };
                    let by = &desk.by;
                    desk.db.store.review_claim(by, IDS, &both).await.map(drop)
                }
                _ => {
                    let merge = replacing(&[one, two], vec![worded("Merged.")]);
                    desk.replace(&merge).await.map(drop)
                }
            };
            match done {
                Ok(()) | Err(Error::EtagMismatch { .. }) => done.is_ok(),
                other => panic!("{other:?}"),
            }
        })
    });
    let mut won = 0;
    for act in acts.collect::<Vec<_>>() {
        won += usize::from(act.await.unwrap());
    }
    assert_eq!(won, 1);
    desk.standing(article).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_replacement_and_a_new_revision_at_once_leave_every_line_once() {
    let (desk, article, _) = scene("Mayor: the dam held").await;
    for n in 0..12 {
        let body = format!("Lead: {n}\nMayor: the dam held");
        desk.submit(URI, &body).await;
        let job = desk.lease().await.unwrap();
        let found = one_claim_a_line(&job.body);
        let now = desk.list(Some(article), ClaimFilter::everything()).await;
        let dam = now.iter().find(|c| c.text.ends_with("held")).unwrap();
        let edit = replacing(&[dam], vec![worded("Said better.")]);
        let save = desk.db.store.finish_job(IDS, &job, &found);
        let (saved, replaced) = tokio::join!(save, desk.replace(&edit));
        saved.unwrap();
        replaced.unwrap();
        let lines = of(&[
            (&format!("Lead: {n}"), "lines/1"),
            ("Mayor: the dam held", "hand"),
        ]);
        assert_eq!(desk.standing(article).await, lines);
    }
}

#[tokio::test]
async fn the_reason_is_a_comment_on_each_new_claim() {
    let (desk, _, old) = scene("Mayor: the dam held and the bridge broke").await;
    let parts = vec![words("the dam held"), words("the bridge broke")];
    let wanted = Replacement {
        comment: "Two things at once.".into(),
        ..replacing(&[&old[0]], parts)
    };
    let parts = desk.replace(&wanted).await.unwrap();
    let sql = crate::sql::Sql::on(&desk.db).await;
    let mut said: Vec<uuid::Uuid> = sql
        .column(
            "select claim from comments where text = 'Two things at once.' and kind = 'COMMENT'",
        )
        .await;
    said.sort();
    assert_eq!(said, parts.iter().map(|c| c.id.0).collect::<Vec<_>>());
    let told = "select count(*) from outbox o join comments c
        on o.act = 'claim.commented' and o.subject = c.claim and o.detail->>'comment' = c.id::text";
    assert_eq!(desk.count(told).await, 2);
    let leaked = "select count(*) from outbox where detail::text like '%Two things%'";
    assert_eq!(desk.count(leaked).await, 0, "the log has no texts");
    // Who says nothing leaves no comment.
    desk.edit(&parts[0]).await;
    assert_eq!(desk.count("select count(*) from comments").await, 2);
}

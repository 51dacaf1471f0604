//! The second review comes from a second person.

use super::scene::Scene;
use factdesk_domain::*;
use factdesk_store::Error;

/// A first review by that person waits, sealed. Columns that have no default are filled
/// with what they take.
async fn seal(scene: &Scene, claim: &Claim, by: &Principal) {
    let fill = "
        do $$ declare names text; fills text; begin
            select string_agg(', ' || quote_ident(column_name), ''), string_agg(', ' || case
                when data_type = 'jsonb' then $f$'[]'::jsonb$f$
                when data_type = 'ARRAY' then $f$'{}'$f$
                when data_type = 'uuid' then 'gen_random_uuid()'
                when data_type = 'boolean' then 'false'
                when data_type = 'integer' then '0'
                else $f$'UNVERIFIED'$f$ end, '')
            into names, fills
            from information_schema.columns
            where table_name = 'sealed_reviews' and is_nullable = 'NO' and column_default is null
              and column_name not in ('newsroom', 'claim', 'person');
            execute format('insert into sealed_reviews (newsroom, claim, person %s) values (%L, %L, %L %s)',
                names, '$ROOM', '$CLAIM', '$PERSON', fills);
        end $$";
    let fill = fill
        .replace("$ROOM", &by.newsroom.to_string())
        .replace("$CLAIM", &claim.id.to_string())
        .replace("$PERSON", &by.person.to_string());
    scene.sql.run(&fill, []).await;
    let wait = "update claims set state = 'AWAITING_SECOND_REVIEW' where id = $1";
    scene.sql.run(wait, [claim.id.0.into()]).await;
}

#[tokio::test]
async fn whoever_gave_the_first_review_is_not_asked_for_the_second() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.9).await;
    let copy = scene.one("Mayor: the dam held", 0.9).await;
    let (anna, ben) = (scene.reviewer("anna").await, scene.reviewer("ben").await);
    seal(&scene, &claim, &anna).await;
    let next = scene.next(&anna).await.unwrap();
    assert_eq!((next.claim.id, next.covered), (copy.id, vec![]));
    scene.release(&anna, copy.id).await.unwrap();
    let only_claim = super::scene::only(&claim.article);
    assert_eq!(scene.next_of(&anna, only_claim.clone()).await, None);
    let next = scene.next_of(&ben, only_claim).await.unwrap();
    assert_eq!((next.claim.id, next.covered), (claim.id, vec![copy.id]));
    assert_eq!(next.reasons[0], "the house rules ask for a second review");
}

#[tokio::test]
async fn whoever_gave_the_first_review_is_not_assigned_the_second() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.9).await;
    let anna = scene.reviewer("anna").await;
    scene.reviewer("ben").await;
    seal(&scene, &claim, &anna).await;
    let editor = &scene.desk.by;
    let same = scene.assign(editor, claim.id, "anna", 5).await;
    assert!(matches!(same, Err(Error::PersonCannotReview)), "{same:?}");
    scene.assign(editor, claim.id, "ben", 5).await.unwrap();
}

/// That version of the policy names these people to decide between two reviews.
async fn name(scene: &Scene, version: i32, adjudicators: &[&Principal]) {
    let policy = "insert into policies (newsroom, version, content, person)
        select $1, $2, jsonb_build_object('adjudicators', to_jsonb($3::uuid[])), $4";
    let by = &scene.desk.by;
    let named: Vec<uuid::Uuid> = adjudicators.iter().map(|a| a.person.0).collect();
    let values = [
        by.newsroom.0.into(),
        version.into(),
        named.into(),
        by.person.0.into(),
    ];
    scene.sql.run(policy, values).await;
}

async fn barred(scene: &Scene, claim: &Claim, handle: &str) {
    let barred = scene.assign(&scene.desk.by, claim.id, handle, 5).await;
    assert!(
        matches!(barred, Err(Error::PersonCannotReview)),
        "{handle}: {barred:?}"
    );
}

async fn editor(scene: &Scene, handle: &str) -> Principal {
    let newsroom = scene.desk.by.newsroom;
    let made = scene.desk.db.principal(newsroom, handle, [Role::Editor]);
    made.await.unwrap()
}

#[tokio::test]
async fn whom_the_policy_names_decides_and_gives_no_second_review() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.9).await;
    let (anna, cleo) = (scene.reviewer("anna").await, editor(&scene, "cleo").await);
    let dora = editor(&scene, "dora").await;
    name(&scene, 1, &[&cleo]).await;
    seal(&scene, &claim, &anna).await;
    assert_eq!(scene.next(&cleo).await, None);
    barred(&scene, &claim, "cleo").await;
    let second = scene.next(&dora).await.unwrap();
    assert_eq!(second.claim.id, claim.id);
    scene.release(&dora, claim.id).await.unwrap();
    let disagree = "update claims set state = 'IN_ADJUDICATION' where id = $1";
    scene.sql.run(disagree, [claim.id.0.into()]).await;
    assert_eq!(scene.next(&dora).await, None);
    barred(&scene, &claim, "dora").await;
    assert_eq!(scene.next(&cleo).await.unwrap().claim.id, claim.id);
}

/// Being taken off the list makes nobody forget what they could read.
#[tokio::test]
async fn whoever_could_read_the_first_review_is_not_asked_for_the_second() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.9).await;
    let (anna, cleo) = (scene.reviewer("anna").await, editor(&scene, "cleo").await);
    let (dora, eve) = (editor(&scene, "dora").await, editor(&scene, "eve").await);
    seal(&scene, &claim, &anna).await;
    let under = "update sealed_reviews set policy_version = 2";
    scene.sql.run(under, []).await;
    // Dora before it was sealed, cleo when it was, eve for a while since.
    for (version, named) in [
        (1, vec![&dora]),
        (2, vec![&cleo]),
        (3, vec![&eve]),
        (4, vec![]),
    ] {
        name(&scene, version, &named).await;
    }
    for who in [&cleo, &eve] {
        assert_eq!(scene.next(who).await, None);
        barred(&scene, &claim, &who.handle).await;
        // Nor as a mere reviewer.
        let reviewer = Principal {
            roles: [Role::Reviewer].into_iter().collect(),
            ..who.clone()
        };
        assert_eq!(scene.next(&reviewer).await, None);
    }
    assert_eq!(scene.next(&dora).await.unwrap().claim.id, claim.id);
}

/// Those two disagree on the claim.
async fn disagree(scene: &Scene, claim: &Claim, two: [&Principal; 2]) {
    let review = "insert into reviews (newsroom, id, claim, person, verdict, reason, rationale,
            evidence, correct_when_reported)
        values ($1, $2, $3, $4, 'VERIFIED', '', '', '{}', false)";
    for by in two {
        let id = crate::desk::IDS.next();
        let values = [
            by.newsroom.0.into(),
            id.into(),
            claim.id.0.into(),
            by.person.0.into(),
        ];
        scene.sql.run(review, values).await;
    }
    let disagree = "update claims set state = 'IN_ADJUDICATION' where id = $1";
    scene.sql.run(disagree, [claim.id.0.into()]).await;
}

#[tokio::test]
async fn any_other_editor_decides_where_all_whom_the_policy_names_gave_a_review() {
    let scene = Scene::open().await;
    let claim = scene.one("Mayor: the dam held", 0.9).await;
    let (anna, cleo) = (scene.reviewer("anna").await, editor(&scene, "cleo").await);
    let (dora, eve) = (editor(&scene, "dora").await, editor(&scene, "eve").await);
    let ben = scene.reviewer("ben").await;
    disagree(&scene, &claim, [&anna, &cleo]).await;
    name(&scene, 1, &[&cleo]).await;
    for who in [&anna, &ben, &cleo] {
        assert_eq!(scene.next(who).await, None, "{}", who.handle);
        barred(&scene, &claim, &who.handle).await;
    }
    assert_eq!(scene.next(&dora).await.unwrap().claim.id, claim.id);
    scene.release(&dora, claim.id).await.unwrap();
    scene
        .assign(&scene.desk.by, claim.id, "dora", 5)
        .await
        .unwrap();
    scene.time_passes().await;
    let over = "update claims set assignee = null, assign_due_time = null";
    scene.sql.run(over, []).await;
    // Once somebody is named who gave neither, it is theirs.
    name(&scene, 2, &[&cleo, &eve]).await;
    for who in [&cleo, &dora] {
        assert_eq!(scene.next(who).await, None, "{}", who.handle);
        barred(&scene, &claim, &who.handle).await;
    }
    assert_eq!(scene.next(&eve).await.unwrap().claim.id, claim.id);
}

//! Filters on what the desk does with a claim, and the order in which claims are due.

use crate::desk::{Desk, unverified};
use factdesk_domain::*;
use factdesk_store::ClaimKey;

/// Three claims: the first is held by the desk's person, assigned to them, escalated
/// and due in an hour; the second needs a recheck and stands within the first.
async fn scene() -> (Desk, [Claim; 3]) {
    let desk = Desk::open().await;
    let article = desk.submit("", "A: one\nB: two\nC: three").await;
    desk.extract().await;
    let [first, second, third]: [Claim; 3] = desk.claims(article.id).await.try_into().unwrap();
    let person = desk.by.person.0;
    let (a, b, key) = (first.id, second.id, &first.copy_key);
    desk.review(&second, unverified()).await.unwrap();
    desk.execute(&format!(
        "insert into leases (newsroom, copy_key, claim, person, expire_time)
             select newsroom, copy_key, id, '{person}', now() + interval '1 h' from claims where copy_key = '{key}';
         update claims set due_time = now();
         update claims set assignee = '{person}', assign_due_time = now(), escalated = true,
             due_time = now() + interval '1 h', check_worthiness = 0.9 where id = '{a}';
         update claims set state = 'NEEDS_RECHECK', recheck_reason = 'DENIAL', within = '{a}',
             replaces = array['{a}'::uuid] where id = '{b}'"
    ))
    .await;
    (desk, [first, second, third])
}

#[tokio::test]
async fn every_field_finds_its_claims_and_not_finds_the_others() {
    let (desk, [first, second, third]) = scene().await;
    let handle = || Some(desk.by.handle.clone());
    let (soon, half) = (first.create_time + chrono::TimeDelta::minutes(30), 0.6);
    let (only_first, only_second) = (vec![first.id], vec![second.id]);
    let rest = vec![second.id, third.id];
    for (test, found) in [
        (ClaimTest::AssignedTo(handle()), &only_first),
        (ClaimTest::AssignedTo(None), &rest),
        (ClaimTest::AssignedTo(Some("nobody".into())), &vec![]),
        (ClaimTest::LeasedBy(handle()), &only_first),
        (ClaimTest::LeasedBy(None), &rest),
        (ClaimTest::Escalated(true), &only_first),
        (ClaimTest::Escalated(false), &rest),
        (ClaimTest::DueTime(Comparison::Greater, soon), &only_first),
        (ClaimTest::DueTime(Comparison::Less, soon), &rest),
        (
            ClaimTest::CheckWorthiness(Comparison::GreaterOrEqual, 0.9),
            &only_first,
        ),
        (
            ClaimTest::CheckWorthiness(Comparison::Greater, 0.9),
            &vec![],
        ),
        (
            ClaimTest::CheckWorthiness(Comparison::LessOrEqual, half),
            &rest,
        ),
        (ClaimTest::CheckWorthiness(Comparison::Equal, 0.5), &rest),
        (
            ClaimTest::RecheckReason(Some(RecheckReason::Denial)),
            &only_second,
        ),
        (ClaimTest::RecheckReason(Some(RecheckReason::Time)), &vec![]),
        (ClaimTest::RecheckReason(None), &vec![first.id, third.id]),
        (ClaimTest::Within(Some(first.id)), &only_second),
        (ClaimTest::Within(None), &vec![first.id, third.id]),
        (ClaimTest::Replaces(first.id), &only_second),
        (ClaimTest::Replaces(third.id), &vec![]),
    ] {
        let filter = ClaimFilter::Test(test);
        let ids = |claims: Vec<Claim>| claims.iter().map(|c| c.id).collect::<Vec<_>>();
        assert_eq!(
            &ids(desk.list(None, filter.clone()).await),
            found,
            "{filter:?}"
        );
        let others = desk
            .list(None, ClaimFilter::Not(Box::new(filter.clone())))
            .await;
        assert_eq!(
            others.len() + found.len(),
            3,
            "no part is ever null: {filter:?}"
        );
    }
    desk.execute("update leases set expire_time = now() - interval '1 s'")
        .await;
    let held = ClaimFilter::Test(ClaimTest::LeasedBy(handle()));
    assert_eq!(
        desk.list(None, held).await,
        [],
        "a lease that has passed is nobody's"
    );
}

#[tokio::test]
async fn claims_that_wait_come_in_the_order_in_which_they_are_due() {
    let (desk, [first, second, third]) = scene().await;
    desk.review(&third, unverified()).await.unwrap();
    for (direction, due) in [
        (Direction::Ascending, [second.id, first.id]),
        (Direction::Descending, [first.id, second.id]),
    ] {
        let order = ClaimOrder {
            field: SortField::DueTime,
            direction,
        };
        let (mut seen, mut after) = (Vec::new(), None::<ClaimKey>);
        loop {
            let everything = ClaimFilter::everything();
            let page =
                desk.db
                    .store
                    .list_claims(&desk.by, None, &everything, order, after.as_ref(), 1);
            let page = page.await.unwrap();
            after = page.items.last().map(|c| ClaimKey::of(c, order));
            seen.extend(page.items.iter().map(|c| c.id));
            if !page.more {
                break;
            }
        }
        assert_eq!(seen, due, "the reviewed one does not wait");
    }
}

//! GetStats.

use crate::newsroom::{House, bad_fields};
use factdesk_domain::Role;
use factdesk_proto::v1;
use factdesk_proto::v1::claim::State;
use prost_types::Timestamp;

fn at(seconds: i64) -> Option<Timestamp> {
    Some(Timestamp { seconds, nanos: 0 })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_sees_what_waits_and_what_was_decided() {
    let house = House::new().await;
    let anna = house.person("anna", &Role::ALL).await;
    let article = anna.submit("It rains.").await;
    let (one, _) = (
        anna.enter(&article, "it rains").await,
        anna.enter(&article, "it snows").await,
    );
    let stranger = house.stranger().await;
    stranger
        .enter(&stranger.submit("It hails.").await, "it hails")
        .await;
    let review = v1::ReviewClaimRequest {
        name: one.name,
        verdict: v1::Verdict::Unverified.into(),
        rationale: "Looked out of the window.".into(),
        etag: one.etag,
        ..Default::default()
    };
    anna.reviews().review_claim(review).await.unwrap();
    let stats = anna.admin().get_stats(v1::GetStatsRequest::default()).await;
    let stats = stats.unwrap().into_inner();
    let open = &stats.open_claims;
    assert_eq!(
        (open.len(), open[0].state(), open[0].age()),
        (1, State::Pending, v1::OpenAge::Hour)
    );
    assert_eq!((open[0].count, open[0].worthy_count), (1, 1));
    let unverified = v1::VerdictCount {
        verdict: v1::Verdict::Unverified.into(),
        count: 1,
    };
    assert_eq!(stats.verdicts, [unverified]);
    let delay = stats.verdict_delay.unwrap();
    assert_eq!((delay.claim_count, delay.median), (1, delay.ninth_decile));
    let (start, end) = (stats.start_time.unwrap(), stats.end_time.unwrap());
    assert_eq!(end.seconds - start.seconds, 7 * 24 * 3_600);
    assert_eq!(
        stats.people,
        [],
        "nobody is counted unless the policy says so"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_period_goes_forward_for_a_year_at_most() {
    let house = House::new().await;
    let anna = house.person("anna", &[Role::Editor]).await;
    let asked = async |start_time, end_time| {
        let request = v1::GetStatsRequest {
            start_time,
            end_time,
        };
        anna.admin().get_stats(request).await
    };
    let day = 24 * 3_600;
    for (start, end) in [(day, day), (day, 0), (0, 367 * day)] {
        assert_eq!(bad_fields(asked(at(start), at(end)).await), ["start_time"]);
    }
    let broken = Some(Timestamp {
        seconds: i64::MAX,
        nanos: -1,
    });
    assert_eq!(
        bad_fields(asked(broken, broken).await),
        ["start_time", "end_time"]
    );
    assert_eq!(
        bad_fields(asked(at(253_402_300_799), None).await),
        ["start_time"]
    );
    let year = asked(at(0), at(366 * day)).await.unwrap().into_inner();
    assert_eq!((year.start_time, year.end_time), (at(0), at(366 * day)));
    assert_eq!(
        bad_fields(asked(None, at(-62_135_596_800)).await),
        ["start_time"],
        "a week before the first day of all"
    );
}

use super::*;
use chrono::DateTime;
use factdesk_proto::v1::{Bearing, CorrectionKind, Review};
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, FieldViolation, StatusExt};

fn table() -> Table {
    let claim = |name: &str, state: State| Claim {
        name: name.to_owned(),
        etag: format!("etag of {name}"),
        state: state.into(),
        kind: ClaimKind::Figure.into(),
        ..Claim::default()
    };
    Table {
        claim: claim("claims/1", State::InReview),
        copies: vec![
            claim("claims/2", State::Pending),
            claim("claims/3", State::Reviewed),
        ],
        reviews: vec![
            Review {
                name: "claims/1/reviews/9".to_owned(),
                sealed: true,
                ..Review::default()
            },
            Review {
                name: "claims/1/reviews/8".to_owned(),
                ..Review::default()
            },
        ],
        ..Table::default()
    }
}

fn filled(kind: Kind, table: &Table, typed: &[(Id, &str)]) -> Form {
    let mut form = Form::of(kind, table);
    for (id, text) in typed {
        let field = form.fields.iter_mut().find(|field| field.id == *id);
        field.unwrap().text.insert(text, true);
    }
    form
}

fn call(form: &mut Form, table: &Table, request_id: &str) -> Option<Call> {
    form.call(&Asked {
        table,
        now: DateTime::UNIX_EPOCH,
        request_id: request_id.to_owned(),
    })
}

fn told(form: &Form, id: Id) -> &str {
    let field = form.fields.iter().find(|field| field.id == id).unwrap();
    field.told.as_deref().unwrap_or_default()
}

#[test]
fn a_full_review_becomes_one_request() {
    let typed = [
        (Id::Reason, " Nobody confirms it. "),
        (Id::Rationale, "Asked the mayor.\nAsked the hospital."),
        (
            Id::Evidence,
            "int refutes The hospital says 12.\n\nweb s https://example.org/a",
        ),
        (Id::Attribution, "ver"),
        (Id::Copies, "y"),
        (Id::Recheck, "6h"),
    ];
    let table = table();
    let mut form = filled(Kind::Review(Verdict::Unverified), &table, &typed);
    let Some(Call::Review(request)) = call(&mut form, &table, "id-1") else {
        panic!("{form:?}");
    };
    assert_eq!(
        (&*request.name, request.verdict()),
        ("claims/1", Verdict::Unverified)
    );
    assert_eq!(
        (&*request.etag, &*request.request_id),
        ("etag of claims/1", "id-1")
    );
    assert_eq!(request.reason, "Nobody confirms it.");
    assert_eq!(request.rationale, "Asked the mayor.\nAsked the hospital.");
    assert_eq!(request.attribution_verdict(), Verdict::Verified);
    assert_eq!(request.recheck_time.unwrap().seconds, 21_600);
    let bearings: Vec<_> = request.evidence.iter().map(|e| e.bearing()).collect();
    assert_eq!(bearings, [Bearing::Refutes, Bearing::Supports]);
    let copies: Vec<_> = request
        .apply_to
        .iter()
        .map(|c| (&*c.name, &*c.etag))
        .collect();
    assert_eq!(copies, [("claims/2", "etag of claims/2")]);
}

#[test]
fn every_bad_field_is_told_at_once_and_the_first_one_gets_the_cursor() {
    let typed = [
        (Id::Reason, "So it is."),
        (Id::Evidence, "web supports https://example.org\npage x y"),
        (Id::Recheck, "soon"),
        (Id::Copies, "maybe"),
    ];
    let table = table();
    let mut form = filled(Kind::Review(Verdict::Verified), &table, &typed);
    assert_eq!(call(&mut form, &table, "id"), None);
    assert!(told(&form, Id::Evidence).starts_with("line 2: \"page\" is not a kind"));
    assert_eq!(told(&form, Id::Recheck), when::EXPECTED);
    assert_eq!(told(&form, Id::Copies), "yes or no");
    assert_eq!(told(&form, Id::Reason), "");
    assert_eq!(form.get(Id::Recheck), "soon");
}

#[test]
fn the_same_content_is_the_same_request_and_another_is_another() {
    let mut table = table();
    let mut form = filled(Kind::Comment, &table, &[(Id::Words, "Look here.")]);
    let first = call(&mut form, &table, "id-1").unwrap();
    form.refused(&Told::from(Status::unavailable("gone")));
    assert_eq!(call(&mut form, &table, "id-2").unwrap(), first);
    form.fields[0].text.insert("!", true);
    let Some(Call::Comment(second)) = call(&mut form, &table, "id-3") else {
        panic!("{form:?}");
    };
    assert_eq!(
        (&*second.text, &*second.request_id),
        ("Look here.!", "id-3")
    );
    "moved".clone_into(&mut table.claim.etag);
    let third = call(&mut form, &table, "id-4").unwrap();
    assert_ne!(Call::Comment(second), third);
}

#[test]
fn the_servers_words_stay_at_their_fields() {
    let table = table();
    let mut form = filled(
        Kind::Review(Verdict::Verified),
        &table,
        &[(Id::Reason, "Yes.")],
    );
    let mut details = ErrorDetails::new();
    details.set_bad_request(vec![
        FieldViolation::new("evidence[1].uri", "must be absolute"),
        FieldViolation::new("evidence[2].uri", "too long"),
        FieldViolation::new("apply_to[0].etag", "required"),
        FieldViolation::new("shoe_size", "unknown"),
    ]);
    let status = Status::with_error_details(Code::InvalidArgument, "no", details);
    form.refused(&Told::from(status));
    assert_eq!(told(&form, Id::Evidence), "must be absolute; too long");
    assert_eq!(told(&form, Id::Copies), "required");
    assert_eq!(form.told, ["shoe_size: unknown"]);
    assert_eq!(form.fields[form.at].id, Id::Evidence);
    assert_eq!(form.get(Id::Reason), "Yes.");
}

#[test]
fn a_correction_names_the_review_that_stands() {
    let mut table = table();
    let typed = [
        (Id::CorrectionKind, "up"),
        (Id::Verdict, "d"),
        (Id::Reason, "It moved."),
    ];
    let mut form = filled(Kind::Correct, &table, &typed);
    let Some(Call::Correct(request)) = call(&mut form, &table, "id") else {
        panic!("{form:?}");
    };
    assert_eq!(request.name, "claims/1/reviews/8");
    assert_eq!(request.kind(), CorrectionKind::Update);
    table.reviews.clear();
    "new".clone_into(&mut table.claim.etag);
    assert_eq!(call(&mut form, &table, "id"), None);
    assert!(form.told[0].contains("no review"));
}

#[test]
fn only_what_is_asked_for_is_there() {
    let mut table = table();
    let has = |form: &Form, id| form.fields.iter().any(|field| field.id == id);
    let form = Form::of(Kind::Review(Verdict::Verified), &table);
    assert!(has(&form, Id::Copies) && has(&form, Id::Attribution));
    table.claim.kind = ClaimKind::Assertion.into();
    table.copies.remove(0);
    let form = Form::of(Kind::Review(Verdict::Verified), &table);
    assert!(!has(&form, Id::Copies) && !has(&form, Id::Attribution));
    let mut dismissal = filled(Kind::Dismiss, &table, &[(Id::DismissReason, "not")]);
    assert_eq!(call(&mut dismissal, &table, "id"), None);
    assert!(told(&dismissal, Id::DismissReason).contains("not a claim, not checkable"));
    assert_eq!(decides(State::InAdjudication), Some(Kind::Adjudicate));
    assert_eq!(decides(State::Pending), None);
}

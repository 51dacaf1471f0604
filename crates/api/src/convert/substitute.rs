//! A claim to put in the place of others, from the wire.

use super::enums::Word;
use super::new_claim::{WORDS, attributions, cautions, chars, check_labels};
use super::new_figure::figure_from_proto;
use super::text::bounded;
use super::{merge, name};
use factdesk_domain::{ArticleId, Substitute, Violations};
use factdesk_proto::v1;

/// A claim as sent, as far as it can be judged without the one that it replaces;
/// output-only fields are ignored.
///
/// # Errors
/// Every bad field.
pub(crate) fn substitute_from_proto(claim: v1::Claim) -> Result<Substitute, Violations> {
    let mut bad = Violations::new();
    let article = article(&claim.article, &mut bad);
    let kind = bad.keep("kind", Word::read(claim.kind)).flatten();
    bad.keep("text", bounded(&claim.text, WORDS));
    bad.keep("proposition", bounded(&claim.proposition, WORDS));
    check_labels(&claim.labels, &mut bad);
    let chars = chars(claim.span.as_ref(), &mut bad);
    // How many there must be, and whether there may be a figure, depends on what is
    // taken over.
    let attributions = attributions(None, claim.attributions, &mut bad);
    let stance = bad.keep("stance", Word::read(claim.stance)).flatten();
    let cautions = cautions(claim.cautions, &mut bad);
    let figure = merge(&mut bad, figure_from_proto(None, claim.figure)).flatten();
    bad.into_result(Some(Substitute {
        article,
        kind,
        text: claim.text,
        proposition: claim.proposition,
        chars,
        attributions,
        stance,
        cautions,
        figure,
        labels: claim.labels,
    }))
}

fn article(sent: &str, bad: &mut Violations) -> Option<ArticleId> {
    match sent {
        "" => None,
        named => bad.keep("article", name::read_article(named)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::Kind;
    use proptest::prelude::*;

    #[test]
    fn nothing_is_required_and_everything_is_checked() {
        assert_eq!(
            substitute_from_proto(Default::default()),
            Ok(Substitute::default())
        );
        let claim = v1::Claim {
            article: "articles/x".into(),
            kind: 17,
            text: "\0".into(),
            proposition: "x".repeat(10_001),
            span: Some(v1::Span::default()),
            attributions: vec![v1::Attribution::default()],
            stance: 44,
            cautions: vec![v1::Caution::default()],
            figure: Some(v1::Figure::default()),
            labels: vec![String::new()],
            ..Default::default()
        };
        let bad = substitute_from_proto(claim).unwrap_err();
        let fields: Vec<_> = bad.as_slice().iter().map(|v| v.field.as_str()).collect();
        let all = [
            "article",
            "kind",
            "text",
            "proposition",
            "labels[0]",
            "span",
            "attributions[0].claimant",
            "stance",
            "cautions[0].category",
            "figure.measure",
            "figure.bound",
        ];
        assert_eq!(fields, all);
    }

    #[test]
    fn a_claim_as_it_was_read_can_be_sent_back() {
        let claim = v1::Claim {
            name: "claims/x".into(),
            article: "articles/0190f3a1-0000-7000-8000-0000000000aa".into(),
            kind: 3,
            text: "It rains".into(),
            state: 5,
            etag: "e".into(),
            ..Default::default()
        };
        let read = substitute_from_proto(claim).unwrap();
        assert_eq!(read.kind, Some(Kind::Assertion));
        assert!(read.article.is_some());
    }

    proptest! {
        #[test]
        fn nothing_sent_panics(kind: i32, stance: i32, start: i32, end: i32, text in "\\PC{0,20}", article in "\\PC{0,20}", low: f64) {
            let figure = v1::Figure { low: Some(low), bound: kind, measure: stance, ..Default::default() };
            let span = Some(v1::Span { start, end, ..Default::default() });
            let _ = substitute_from_proto(v1::Claim { kind, stance, text, article, span, figure: Some(figure), ..Default::default() });
        }
    }
}

//! Filters of ListArticles.

use super::ast::{Compare, Expr};
use super::value::{Tested, Value};
use super::{Unreadable, parse};
use factdesk_domain::{ArticleFilter, ArticleState, ArticleTest};

/// The condition that a filter states.
///
/// # Errors
/// A sentence for the field violation.
pub(crate) fn article_filter(text: &str) -> Result<ArticleFilter, String> {
    let expr = parse(text).map_err(|e| e.to_string())?;
    let filter = expr
        .map(|e| typed(&e))
        .transpose()
        .map_err(|e| e.to_string())?;
    Ok(filter.unwrap_or_else(ArticleFilter::everything))
}

fn typed(expr: &Expr) -> Result<ArticleFilter, Unreadable> {
    let all = |parts: &[Expr]| parts.iter().map(typed).collect::<Result<Vec<_>, _>>();
    Ok(match expr {
        Expr::And(parts) => ArticleFilter::All(all(parts)?),
        Expr::Or(parts) => ArticleFilter::Any(all(parts)?),
        Expr::Not(inner) => ArticleFilter::Not(Box::new(typed(inner)?)),
        Expr::Compare(compare) => {
            let Tested { test, negated } = test(compare)?;
            match negated {
                true => ArticleFilter::Not(Box::new(ArticleFilter::Test(test))),
                false => ArticleFilter::Test(test),
            }
        }
    })
}

fn test(compare: &Compare) -> Result<Tested<ArticleTest>, Unreadable> {
    let value = Value(compare);
    match compare.field.as_str() {
        "state" => value.equal(state, ArticleTest::State),
        "publisher" => value.text(ArticleTest::Publisher),
        "uri" => value.text(ArticleTest::Uri),
        "label" | "labels" => value.member(ArticleTest::Label),
        "language_code" => value.text(ArticleTest::Language),
        "create_time" => value.time(ArticleTest::CreateTime),
        unknown => Err(Unreadable::new(
            compare.field_at,
            format!(
                "there is no field `{unknown}`; known are state, publisher, uri, label, \
                 language_code, create_time"
            ),
        )),
    }
}

fn state(value: Value<'_>) -> Result<ArticleState, Unreadable> {
    value.word("STATE_", ArticleState::ALL, ArticleState::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::TextMatch;

    fn one(text: &str) -> ArticleFilter {
        article_filter(text).unwrap()
    }

    #[test]
    fn its_fields_are_an_articles() {
        let state = ArticleTest::State(ArticleState::ExtractionFailed);
        assert_eq!(one("state = extraction_failed"), ArticleFilter::Test(state));
        let uri = ArticleTest::Uri(TextMatch::Contains("https://example.org/".into()));
        assert_eq!(one("uri : https://example.org/"), ArticleFilter::Test(uri));
        assert_eq!(one(""), ArticleFilter::everything());
    }

    #[test]
    fn a_claims_fields_are_unknown_here() {
        let why = article_filter("verdict = VERIFIED").unwrap_err();
        assert!(
            why.contains("no field `verdict`") && why.contains("language_code"),
            "{why}"
        );
    }
}

//! Filters of ListEvents.

use super::ast::{Compare, Expr};
use super::value::{Tested, Value};
use super::{Unreadable, parse};
use crate::convert::name;
use factdesk_domain::{EventFilter, EventTest, Happening};

/// The condition that a filter states.
///
/// # Errors
/// A sentence for the field violation.
pub(crate) fn event_filter(text: &str) -> Result<EventFilter, String> {
    let expr = parse(text).map_err(|e| e.to_string())?;
    let filter = expr
        .map(|e| typed(&e))
        .transpose()
        .map_err(|e| e.to_string())?;
    Ok(filter.unwrap_or_else(EventFilter::everything))
}

fn typed(expr: &Expr) -> Result<EventFilter, Unreadable> {
    let all = |parts: &[Expr]| parts.iter().map(typed).collect::<Result<Vec<_>, _>>();
    Ok(match expr {
        Expr::And(parts) => EventFilter::All(all(parts)?),
        Expr::Or(parts) => EventFilter::Any(all(parts)?),
        Expr::Not(inner) => EventFilter::Not(Box::new(typed(inner)?)),
        Expr::Compare(compare) => {
            let Tested { test, negated } = test(compare)?;
            match negated {
                true => EventFilter::Not(Box::new(EventFilter::Test(test))),
                false => EventFilter::Test(test),
            }
        }
    })
}

fn test(compare: &Compare) -> Result<Tested<EventTest>, Unreadable> {
    let value = Value(compare);
    match compare.field.as_str() {
        "article" => value.equal(|v| v.read(name::read_article), EventTest::Article),
        "happening" => value.equal(happening, EventTest::Happening),
        "place" => value.text(EventTest::Place),
        "article_count" => value.quantity(EventTest::ArticleCount),
        "update_time" => value.time(EventTest::UpdateTime),
        unknown => Err(Unreadable::new(
            compare.field_at,
            format!(
                "there is no field `{unknown}`; known are article, happening, place, \
                 article_count, update_time"
            ),
        )),
    }
}

fn happening(value: Value<'_>) -> Result<Happening, Unreadable> {
    value.word("HAPPENING_", Happening::ALL, Happening::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_domain::{ArticleId, Comparison, TextMatch};

    const ID: &str = "0190f3a1-0000-7000-8000-0000000000aa";

    fn one(text: &str) -> EventFilter {
        event_filter(text).unwrap()
    }

    #[test]
    fn its_fields_are_an_events() {
        let article = EventTest::Article(ArticleId(ID.parse().unwrap()));
        let place = EventTest::Place(TextMatch::Contains("Port Sarnow".into()));
        let count = EventTest::ArticleCount(Comparison::GreaterOrEqual, 2.0);
        let since = crate::convert::time::from_text("2025-09-12T20:00:00Z").unwrap();
        for (text, test) in [
            (format!("article = articles/{ID}"), article),
            (
                "happening = attack".into(),
                EventTest::Happening(Happening::Attack),
            ),
            (
                "happening = HAPPENING_FLOOD".into(),
                EventTest::Happening(Happening::Flood),
            ),
            ("place : \"Port Sarnow\"".into(), place),
            ("article_count >= 2".into(), count),
            (
                "update_time < 2025-09-12T20:00:00Z".into(),
                EventTest::UpdateTime(Comparison::Less, since),
            ),
        ] {
            assert_eq!(one(&text), EventFilter::Test(test), "{text}");
        }
        assert_eq!(one(""), EventFilter::everything());
    }

    #[test]
    fn parts_combine_and_negate() {
        let fire = || EventFilter::Test(EventTest::Happening(Happening::Fire));
        let not = EventFilter::Not(Box::new(fire()));
        assert_eq!(one("happening != FIRE"), not);
        assert_eq!(one("NOT happening = FIRE"), not);
        let either = EventFilter::Any(vec![fire(), not.clone()]);
        let both = EventFilter::All(vec![fire(), either]);
        assert_eq!(
            one("happening = FIRE AND (happening = FIRE OR happening != FIRE)"),
            both
        );
    }

    #[test]
    fn what_is_none_of_them_is_refused() {
        for (text, words) in [
            ("verdict = VERIFIED", "no field `verdict`"),
            ("happening = PARTY", "ATTACK, EXPLOSION"),
            ("article = x", "articles/{uuid}"),
            ("article_count : 2", "article_count"),
            ("article_count = many", "number"),
            ("place < a", "place"),
            ("update_time = noon", "RFC 3339"),
        ] {
            let why = event_filter(text).unwrap_err();
            assert!(why.contains(words), "{text}: {why}");
        }
    }
}

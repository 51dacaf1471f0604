//! What happened, as claims of one or more articles tell of it.

use crate::{EventId, Happening};
use chrono::{DateTime, Utc};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its identity: the oldest of all that were merged into it.
    pub id: EventId,
    /// What sort of thing; none where somebody made it of claims that do not say.
    pub happening: Option<Happening>,
    /// Where: the place that most of its articles name.
    pub place: String,
    /// Not before, as far as any article says.
    pub earliest: Option<DateTime<Utc>>,
    /// Not after.
    pub latest: Option<DateTime<Utc>>,
    /// Articles that tell of it.
    pub article_count: u32,
    /// Claims about it.
    pub claim_count: u32,
    /// Events that were merged into it, at most [`ALIASES`].
    pub aliases: Vec<EventId>,
    /// When the first of its claims was joined.
    pub create_time: DateTime<Utc>,
    /// When a claim came or went.
    pub update_time: DateTime<Utc>,
}

/// At most so many aliases are told.
pub const ALIASES: usize = 100;

impl Event {
    /// What, where and when in some words: "Attack, Port Sarnow, 12 September 2025".
    pub fn title(&self) -> String {
        let word = self.happening.map_or("EVENT", Happening::as_str);
        let what = word[..1].to_owned() + &word[1..].to_lowercase().replace('_', " ");
        let day = self.earliest.map(|t| t.format("%-d %B %Y").to_string());
        let parts = [Some(what), Some(self.place.clone()), day];
        let said = parts.into_iter().flatten().filter(|part| !part.is_empty());
        said.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn event(place: &str, earliest: Option<DateTime<Utc>>) -> Event {
        Event {
            id: EventId(Uuid::nil()),
            happening: Some(Happening::Attack),
            place: place.to_owned(),
            earliest,
            latest: None,
            article_count: 1,
            claim_count: 1,
            aliases: Vec::new(),
            create_time: DateTime::UNIX_EPOCH,
            update_time: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_title_says_what_where_and_when_as_far_as_known() {
        let day = DateTime::from_timestamp(1_757_635_200, 0);
        let title = event("Port Sarnow", day).title();
        assert_eq!(title, "Attack, Port Sarnow, 12 September 2025");
        assert_eq!(event("Port Sarnow", None).title(), "Attack, Port Sarnow");
        assert_eq!(event("", None).title(), "Attack");
        let unknown = Event {
            happening: None,
            ..event("Port Sarnow", None)
        };
        assert_eq!(unknown.title(), "Event, Port Sarnow");
    }
}

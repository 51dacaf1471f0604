//! The keys in page tokens: fixed places, big-endian. Times are in microseconds,
//! as the database keeps them.

/// Keys of ListClaims.
pub(crate) mod claims {
    use super::{take, time, uuid};
    use factdesk_domain::{ArticleId, ClaimId, SortField};
    use factdesk_store::{ClaimKey, SortValue};

    pub(crate) fn write(key: &ClaimKey) -> Vec<u8> {
        let mut bytes = key.id.0.as_bytes().to_vec();
        match key.sort {
            SortValue::Time(t) => bytes.extend(t.timestamp_micros().to_be_bytes()),
            SortValue::Worthiness(w) => bytes.extend(w.to_bits().to_be_bytes()),
            SortValue::Place(article, at) => {
                bytes.extend(article.0.as_bytes());
                bytes.extend(at.to_be_bytes());
            }
        }
        bytes
    }

    /// Reads one of a list in that order.
    pub(crate) fn read(mut bytes: &[u8], field: SortField) -> Option<ClaimKey> {
        let bytes = &mut bytes;
        let id = ClaimId(uuid(bytes)?);
        let sort = match field {
            SortField::CreateTime | SortField::UpdateTime | SortField::DueTime => {
                SortValue::Time(time(bytes)?)
            }
            SortField::CheckWorthiness => {
                let worthiness = f64::from_bits(u64::from_be_bytes(take(bytes)?));
                SortValue::Worthiness(Some(worthiness).filter(|w| w.is_finite())?)
            }
            SortField::Span => {
                SortValue::Place(ArticleId(uuid(bytes)?), i32::from_be_bytes(take(bytes)?))
            }
        };
        bytes.is_empty().then_some(ClaimKey { sort, id })
    }
}

/// Keys of ListArticles.
pub(crate) mod articles {
    use super::{time, uuid};
    use factdesk_domain::ArticleId;
    use factdesk_store::ArticleKey;

    pub(crate) fn write(key: ArticleKey) -> Vec<u8> {
        let mut bytes = key.id.0.as_bytes().to_vec();
        bytes.extend(key.create_time.timestamp_micros().to_be_bytes());
        bytes
    }

    pub(crate) fn read(mut bytes: &[u8]) -> Option<ArticleKey> {
        let bytes = &mut bytes;
        let (id, create_time) = (ArticleId(uuid(bytes)?), time(bytes)?);
        bytes.is_empty().then_some(ArticleKey { create_time, id })
    }
}

/// Keys of ListEvents.
pub(crate) mod events {
    use super::{time, uuid};
    use factdesk_domain::EventId;
    use factdesk_store::EventKey;

    pub(crate) fn write(key: EventKey) -> Vec<u8> {
        let mut bytes = key.id.0.as_bytes().to_vec();
        bytes.extend(key.update_time.timestamp_micros().to_be_bytes());
        bytes
    }

    pub(crate) fn read(mut bytes: &[u8]) -> Option<EventKey> {
        let bytes = &mut bytes;
        let (id, update_time) = (EventId(uuid(bytes)?), time(bytes)?);
        bytes.is_empty().then_some(EventKey { update_time, id })
    }
}

/// Keys of ListMatches.
pub(crate) mod matches {
    use super::{take, uuid};
    use factdesk_domain::MatchId;
    use factdesk_store::MatchKey;

    pub(crate) fn write(key: MatchKey) -> Vec<u8> {
        let mut bytes = key.id.0.as_bytes().to_vec();
        bytes.extend(key.score.to_bits().to_be_bytes());
        bytes
    }

    pub(crate) fn read(mut bytes: &[u8]) -> Option<MatchKey> {
        let bytes = &mut bytes;
        let id = MatchId(uuid(bytes)?);
        let score = f64::from_bits(u64::from_be_bytes(take(bytes)?));
        let key = MatchKey { score, id };
        bytes
            .is_empty()
            .then_some(key)
            .filter(|k| k.score.is_finite())
    }
}

/// Keys that are the ids of figure series.
pub(crate) mod words {
    pub(crate) fn write(id: &str) -> Vec<u8> {
        id.as_bytes().to_vec()
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<String> {
        let id = std::str::from_utf8(bytes).ok()?;
        Some(id.to_owned()).filter(|id| !id.contains('\0'))
    }
}

/// Keys that are the numbers of revisions.
pub(crate) mod numbers {
    pub(crate) fn write(number: i32) -> Vec<u8> {
        number.to_be_bytes().to_vec()
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<i32> {
        bytes.try_into().ok().map(i32::from_be_bytes)
    }
}

/// Keys that are positions in the log.
pub(crate) mod positions {
    pub(crate) fn write(position: i64) -> Vec<u8> {
        position.to_be_bytes().to_vec()
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<i64> {
        bytes.try_into().ok().map(i64::from_be_bytes)
    }
}

/// Keys of VerifyHistory.
pub(crate) mod places {
    use super::{take, uuid};
    use factdesk_store::VerifyPlace;

    pub(crate) fn write(place: VerifyPlace) -> Vec<u8> {
        let number = place.number.to_be_bytes();
        [&[place.stage][..], place.id.as_bytes(), &number].concat()
    }

    pub(crate) fn read(mut bytes: &[u8]) -> Option<VerifyPlace> {
        let bytes = &mut bytes;
        let [stage] = take(bytes)?;
        let (id, number) = (uuid(bytes)?, i64::from_be_bytes(take(bytes)?));
        let place = VerifyPlace { stage, id, number };
        bytes.is_empty().then_some(place).filter(|p| p.number >= 0)
    }
}

/// Keys of ListClaimDifferences: the place and the id of a claim.
pub(crate) mod differences {
    use super::{take, uuid};
    use factdesk_domain::{ClaimDifference, ClaimId};

    /// Nothing for a difference without a claim, of which there is none.
    pub(crate) fn write(difference: &ClaimDifference) -> Vec<u8> {
        let claim = difference.after.as_ref().or(difference.before.as_ref());
        let key = claim.map(|claim| {
            let place = claim.quote.as_ref().map(|q| q.span.start);
            let place = place.and_then(|p| i32::try_from(p).ok());
            let place = place.unwrap_or(i32::MAX).to_be_bytes();
            [&place[..], claim.id.0.as_bytes()].concat()
        });
        key.unwrap_or_default()
    }

    pub(crate) fn read(mut bytes: &[u8]) -> Option<(i32, ClaimId)> {
        let bytes = &mut bytes;
        let place = i32::from_be_bytes(take(bytes)?);
        let id = ClaimId(uuid(bytes)?);
        bytes.is_empty().then_some((place, id))
    }
}

/// Keys that are ids.
pub(crate) mod uuids {
    use uuid::Uuid;

    pub(crate) fn write(id: Uuid) -> Vec<u8> {
        id.as_bytes().to_vec()
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<Uuid> {
        Uuid::from_slice(bytes).ok()
    }
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, tail) = bytes.split_first_chunk()?;
    *bytes = tail;
    Some(*head)
}

fn uuid(bytes: &mut &[u8]) -> Option<uuid::Uuid> {
    take(bytes).map(uuid::Uuid::from_bytes)
}

fn time(bytes: &mut &[u8]) -> Option<chrono::DateTime<chrono::Utc>> {
    crate::convert::time::from_micros(i64::from_be_bytes(take(bytes)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::uuid::Uuid;
    use chrono::DateTime;
    use factdesk_domain::{ArticleId, ClaimId, EventId, MatchId, SortField};
    use factdesk_store::{ArticleKey, ClaimKey, EventKey, MatchKey, SortValue, VerifyPlace};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn keys_read_back(id: u128, other: u128, at: i32, micros in -62_000_000_000_000_000i64..250_000_000_000_000_000, w in 0.0..1.0) {
            let (id, time) = (Uuid::from_u128(id), DateTime::from_timestamp_micros(micros).unwrap());
            let sorts = [
                (SortField::CreateTime, SortValue::Time(time)),
                (SortField::DueTime, SortValue::Time(time)),
                (SortField::CheckWorthiness, SortValue::Worthiness(w)),
                (SortField::Span, SortValue::Place(ArticleId(Uuid::from_u128(other)), at)),
            ];
            for (field, sort) in sorts {
                let key = ClaimKey { sort, id: ClaimId(id) };
                prop_assert_eq!(claims::read(&claims::write(&key), field), Some(key));
            }
            let key = ArticleKey { create_time: time, id: ArticleId(id) };
            prop_assert_eq!(articles::read(&articles::write(key)), Some(key));
            prop_assert_eq!(numbers::read(&numbers::write(at)), Some(at));
            prop_assert_eq!(uuids::read(&uuids::write(id)), Some(id));
            prop_assert_eq!(positions::read(&positions::write(micros)), Some(micros));
            let place = VerifyPlace { stage: w as u8, id, number: i64::from(at.unsigned_abs()) };
            prop_assert_eq!(places::read(&places::write(place)), Some(place));
            let key = EventKey { update_time: time, id: EventId(id) };
            prop_assert_eq!(events::read(&events::write(key)), Some(key));
            let key = MatchKey { score: w, id: MatchId(id) };
            prop_assert_eq!(matches::read(&matches::write(key)), Some(key));
            prop_assert_eq!(words::read(&words::write("deaths")), Some("deaths".to_owned()));
        }

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..50)) {
            for field in [SortField::CreateTime, SortField::CheckWorthiness, SortField::Span] {
                let _ = claims::read(&bytes, field);
            }
            let _ = (articles::read(&bytes), numbers::read(&bytes), uuids::read(&bytes));
            let _ = (positions::read(&bytes), places::read(&bytes));
            let _ = (events::read(&bytes), matches::read(&bytes), words::read(&bytes));
        }
    }

    #[test]
    fn what_the_database_cannot_compare_is_refused() {
        let mut forged = vec![0; 16];
        forged.extend(i64::MIN.to_be_bytes());
        assert_eq!(articles::read(&forged), None);
        forged.truncate(16);
        forged.extend(f64::NAN.to_bits().to_be_bytes());
        assert_eq!(claims::read(&forged, SortField::CheckWorthiness), None);
        assert_eq!(matches::read(&forged), None);
        assert_eq!(words::read(b"a\0"), None);
    }
}

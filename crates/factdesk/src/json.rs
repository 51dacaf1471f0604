//! Messages as protobuf JSON, one a line.

use crate::failure::Failure;
use prost_reflect::prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage, MessageDescriptor};

/// Reads and writes messages of one kind by the contract's own descriptors, so
/// that the lines are what any protobuf library writes and reads.
pub struct Json {
    message: MessageDescriptor,
}

impl Json {
    /// Finds the descriptor of `factdesk.v1.{name}`.
    pub fn of(name: &str) -> Result<Json, Failure> {
        let pool = DescriptorPool::decode(factdesk_proto::DESCRIPTORS)?;
        let message = pool.get_message_by_name(&format!("factdesk.v1.{name}"));
        let message =
            message.ok_or_else(|| Failure::new(format!("the contract has no message {name}")))?;
        Ok(Json { message })
    }

    /// A message on a line of its own, with its line feed.
    pub fn line(&self, message: &impl Message) -> Result<String, Failure> {
        let mut dynamic = DynamicMessage::new(self.message.clone());
        dynamic.transcode_from(message)?;
        Ok(serde_json::to_string(&dynamic)? + "\n")
    }

    /// The message on a line. What the contract does not know is refused.
    pub fn read<T: Message + Default>(&self, line: &str) -> Result<T, Failure> {
        let mut json = serde_json::Deserializer::from_str(line);
        let message = DynamicMessage::deserialize(self.message.clone(), &mut json);
        let message = message.and_then(|message| json.end().map(|()| message));
        let message = message.map_err(|error| Failure::new(within_a_line(&error.to_string())))?;
        Ok(message.transcode_to()?)
    }
}

/// The line that is read is always the first one for who reads it.
fn within_a_line(error: &str) -> String {
    error.replace(" at line 1 column ", " at column ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_proto::v1::Article;
    use proptest::prelude::*;
    use prost_types::Timestamp;

    fn read(line: &str) -> Result<Article, String> {
        let json = Json::of("Article").unwrap();
        json.read(line).map_err(|failure| failure.to_string())
    }

    #[test]
    fn both_spellings_of_a_field_are_read() {
        let camel = read(r#"{"body":"x","languageCode":"en","sourceVersion":"7"}"#).unwrap();
        let snake = read(r#"{"body":"x","language_code":"en","source_version":7}"#).unwrap();
        assert_eq!((&*camel.language_code, camel.source_version), ("en", 7));
        assert_eq!(camel, snake);
    }

    #[test]
    fn what_is_no_article_is_told_with_its_place() {
        for (bad, why) in [
            ("", "column"),
            ("{", "column"),
            ("[]", "column"),
            ("null", ""),
            (r#"{"body":"x"} {}"#, "trailing"),
            (r#"{"body":7}"#, "column"),
            (r#"{"body":"x","colour":"red"}"#, "colour"),
            (r#"{"publishTime":"noon"}"#, "column"),
        ] {
            let told = read(bad).unwrap_err();
            assert!(
                told.contains(why) && !told.contains("line 1"),
                "{bad}: {told}"
            );
        }
        let deep = format!("{{\"body\":{}", "[".repeat(100_000));
        assert!(read(&deep).is_err());
    }

    #[test]
    fn nothing_is_found_in_another_contract() {
        assert!(Json::of("Nonsense").is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            (title, body) in ("\\PC{0,20}", any::<String>()),
            labels in prop::collection::vec(any::<String>(), 0..3),
            (seconds, nanos) in (0i64..4_000_000_000, 0i32..1_000_000_000),
        ) {
            let publish_time = Some(Timestamp { seconds, nanos });
            let article = Article { title, body, labels, publish_time, ..Article::default() };
            let line = Json::of("Article").unwrap().line(&article).unwrap();
            prop_assert_eq!(line.matches('\n').count(), 1);
            prop_assert_eq!(read(line.trim_end()).unwrap(), article);
        }

        #[test]
        fn any_line_reads_or_is_told(line in "[\\[\\]{}\":,a-z0-9\\\\ ]{0,60}") {
            let _ = read(&line);
        }
    }
}

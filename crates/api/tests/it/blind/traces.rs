//! Every rpc called, and all that it answers searched.

use super::calls::{Scene, calls};
use crate::newsroom::Caller;
use prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage, MessageDescriptor};
use tonic::{Code, Status};

/// Words that must stand nowhere.
pub struct Marks(pub &'static [&'static str]);

impl Marks {
    pub fn absent(&self, what: &str, answer: &str) {
        let found: Vec<_> = self
            .0
            .iter()
            .filter(|mark| answer.contains(**mark))
            .collect();
        assert!(found.is_empty(), "{what} tells {found:?}: {answer}");
    }
}

/// Calls every rpc of the contract as `by`, and finds none of the marks.
pub async fn walk(who: &str, by: &Caller, scene: &Scene, marks: &Marks) {
    let pool = DescriptorPool::decode(factdesk_proto::DESCRIPTORS).unwrap();
    let ours = pool
        .services()
        .filter(|s| s.package_name() == "factdesk.v1");
    let mut answered = 0;
    for method in ours.flat_map(|s| s.methods().collect::<Vec<_>>()) {
        let (rpc, path) = (
            method.name(),
            format!("/{}/{}", method.parent_service().full_name(), method.name()),
        );
        let requests = calls(rpc, scene).unwrap_or_else(|| panic!("{rpc} has no entry: add one"));
        for (n, request) in requests.into_iter().enumerate() {
            let what = format!("{rpc} ({n}) as {who}");
            let outcome = match method.is_server_streaming() {
                true => by.raw_stream(&path, request).await,
                false => by
                    .raw(&path, request)
                    .await
                    .map(|one| vec![one.into_inner()]),
            };
            answered += usize::from(outcome.is_ok());
            match outcome {
                Ok(messages) => messages.iter().for_each(|bytes| {
                    marks.absent(&what, &text(method.output(), bytes));
                }),
                Err(status) => refusal(&what, &status, marks),
            }
        }
    }
    assert!(answered > 15, "{who}: only {answered} calls were answered");
}

fn refusal(what: &str, status: &Status, marks: &Marks) {
    marks.absent(what, status.message());
    marks.absent(what, &String::from_utf8_lossy(status.details()));
    marks.absent(what, &format!("{:?}", status.metadata()));
    let allowed = [
        Code::PermissionDenied,
        Code::NotFound,
        Code::Aborted,
        Code::FailedPrecondition,
        Code::AlreadyExists,
        Code::OutOfRange,
    ];
    assert!(allowed.contains(&status.code()), "{what}: {status:?}");
}

/// A message in words, enum values by their names.
fn text(descriptor: MessageDescriptor, bytes: &[u8]) -> String {
    let message = DynamicMessage::decode(descriptor, bytes).unwrap();
    serde_json::to_string(&message).unwrap()
}

/// The same of a message of that name.
pub fn json(name: &str, message: &impl Message) -> String {
    let pool = DescriptorPool::decode(factdesk_proto::DESCRIPTORS).unwrap();
    let descriptor = pool.get_message_by_name(&format!("factdesk.v1.{name}"));
    text(descriptor.unwrap(), &message.encode_to_vec())
}

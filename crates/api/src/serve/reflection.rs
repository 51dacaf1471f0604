//! Reflection in both versions, so that every tool can call and read every
//! answer, the details of errors included.

use super::limits;
use crate::desk::Desk;
use futures_util::StreamExt;
use http::Request;
use http_body_util::{BodyStream, StreamBody};
use tonic::body::Body;
use tonic_reflection::server::v1::{ServerReflection, ServerReflectionServer};
use tonic_reflection::server::v1alpha::{
    ServerReflection as AlphaReflection, ServerReflectionServer as AlphaServer,
};
use tonic_reflection::server::{Builder, Error};

/// Version 1.
pub(super) fn v1() -> Result<ServerReflectionServer<impl ServerReflection>, Error> {
    Ok(builder()
        .build_v1()?
        .max_decoding_message_size(limits::DECODE_SMALL))
}

/// Version 1alpha, which older tools speak.
pub(super) fn v1alpha() -> Result<AlphaServer<impl AlphaReflection>, Error> {
    Ok(builder()
        .build_v1alpha()?
        .max_decoding_message_size(limits::DECODE_SMALL))
}

fn builder() -> Builder<'static> {
    let all = [
        factdesk_proto::DESCRIPTORS,
        tonic_health::pb::FILE_DESCRIPTOR_SET,
        tonic_types::pb::FILE_DESCRIPTOR_SET,
        tonic_reflection::pb::v1::FILE_DESCRIPTOR_SET,
        tonic_reflection::pb::v1alpha::FILE_DESCRIPTOR_SET,
    ];
    let builder = Builder::configure().include_reflection_service(false);
    all.into_iter()
        .fold(builder, Builder::register_encoded_file_descriptor_set)
}

/// Ends a stream of questions in time: a tool that leaves one open must not hold
/// up the server's end.
pub(super) fn bounded(request: Request<Body>, desk: Desk) -> Request<Body> {
    let end = async move {
        let age = tokio::time::sleep(limits::REFLECTION);
        tokio::select! {
            () = desk.stopped() => {}
            () = age => {}
        }
    };
    request.map(|body| Body::new(StreamBody::new(BodyStream::new(body).take_until(end))))
}

//! Reflection, as grpcurl and its like use it.

use crate::newsroom::House;
use prost::Message;
use prost_types::FileDescriptorProto;
use tokio_stream::StreamExt;

/// The symbols that tools ask for, and the file that each lies in.
const SYMBOLS: [(&str, &str); 5] = [
    (
        "factdesk.v1.ReviewService",
        "factdesk/v1/review_service.proto",
    ),
    ("factdesk.v1.Claim", "factdesk/v1/claim.proto"),
    ("google.rpc.ErrorInfo", "error_details.proto"),
    ("google.rpc.BadRequest", "error_details.proto"),
    ("grpc.health.v1.Health", "health.proto"),
];

const SERVICES: [&str; 8] = [
    "factdesk.v1.AdminService",
    "factdesk.v1.ArticleService",
    "factdesk.v1.ClaimService",
    "factdesk.v1.LedgerService",
    "factdesk.v1.ReviewService",
    "grpc.health.v1.Health",
    "grpc.reflection.v1.ServerReflection",
    "grpc.reflection.v1alpha.ServerReflection",
];

fn check_file(file: &[u8], name: &str) {
    let file = FileDescriptorProto::decode(file).unwrap();
    assert!(file.name().ends_with(name), "{} is not {name}", file.name());
}

macro_rules! reflects {
    ($test:ident, $version:ident) => {
        #[tokio::test(flavor = "multi_thread")]
        async fn $test() {
            use tonic_reflection::pb::$version::ServerReflectionRequest;
            use tonic_reflection::pb::$version::server_reflection_client::ServerReflectionClient;
            use tonic_reflection::pb::$version::server_reflection_request::MessageRequest;
            use tonic_reflection::pb::$version::server_reflection_response::MessageResponse;
            let house = House::new().await;
            let mut client = ServerReflectionClient::new(house.running.channel().await);
            let ask = |message| ServerReflectionRequest {
                host: String::new(),
                message_request: Some(message),
            };
            let symbols =
                SYMBOLS.map(|(symbol, _)| MessageRequest::FileContainingSymbol(symbol.into()));
            let questions: Vec<_> = [MessageRequest::ListServices(String::new())]
                .into_iter()
                .chain(symbols)
                .map(ask)
                .collect();
            let answers = client
                .server_reflection_info(tokio_stream::iter(questions))
                .await
                .unwrap();
            let answers: Vec<_> = answers
                .into_inner()
                .map(|a| a.unwrap().message_response.unwrap())
                .collect()
                .await;
            let MessageResponse::ListServicesResponse(list) = &answers[0] else {
                panic!("{answers:?}")
            };
            let mut services: Vec<_> = list.service.iter().map(|s| s.name.as_str()).collect();
            services.sort();
            assert_eq!(services, SERVICES);
            for (answer, (_, file)) in answers[1..].iter().zip(SYMBOLS) {
                let MessageResponse::FileDescriptorResponse(found) = answer else {
                    panic!("{answer:?}")
                };
                check_file(&found.file_descriptor_proto[0], file);
            }
        }
    };
}

reflects!(version_1_tells_everything, v1);
reflects!(version_1alpha_tells_everything, v1alpha);

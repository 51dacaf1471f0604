//! Which service is where.

use super::{ServeError, limits, reflection};
use crate::admin_service::Administration;
use crate::article_service::Articles;
use crate::claim_service::Claims;
use crate::desk::Desk;
use crate::ledger_service::Ledger;
use crate::review_service::Reviews;
use factdesk_proto::v1::admin_service_server::AdminServiceServer;
use factdesk_proto::v1::article_service_server::ArticleServiceServer;
use factdesk_proto::v1::claim_service_server::ClaimServiceServer;
use factdesk_proto::v1::ledger_service_server::LedgerServiceServer;
use factdesk_proto::v1::review_service_server::ReviewServiceServer;
use tonic::codec::CompressionEncoding::Gzip;
use tonic::service::{LayerExt, Routes};
use tonic_health::pb::health_server::HealthServer;
use tonic_health::server::HealthService;
use tower::ServiceBuilder;

/// Every service.
pub(super) fn routes(
    desk: &Desk,
    health: HealthServer<HealthService>,
) -> Result<Routes, ServeError> {
    let asking = desk.clone();
    let bounded = move |request| reflection::bounded(request, asking.clone());
    let bounded = ServiceBuilder::new().map_request(bounded);
    let mut routes = Routes::default()
        .add_service(health)
        .add_service(bounded.clone().named_layer(reflection::v1()?))
        .add_service(bounded.named_layer(reflection::v1alpha()?));
    macro_rules! add {
        ($($server:ident($service:ident))*) => {$(
            let service = $server::new($service(desk.clone()))
                .max_decoding_message_size(limits::DECODE)
                .max_encoding_message_size(limits::ENCODE)
                .accept_compressed(Gzip)
                .send_compressed(Gzip);
            routes = routes.add_service(service);
        )*};
    }
    add! {
        ArticleServiceServer(Articles) ClaimServiceServer(Claims) ReviewServiceServer(Reviews)
        AdminServiceServer(Administration) LedgerServiceServer(Ledger)
    }
    Ok(routes.prepare())
}

//! `factdesk up`: database, server and worker in one process.

mod private;

use crate::access::{self, Server, ServerArgs};
use crate::data_dir::DataDirArgs;
use crate::extractor::ExtractorArgs;
use crate::failure::Failure;
use crate::history_key::HistoryKeyArgs;
use crate::key::bootstrap;
use crate::steps::Steps;
use crate::stop::Stop;
use crate::{database, demo, output, parts};
use clap::Args;
use clap::builder::BoolishValueParser;
use factdesk_api::Access;
use factdesk_domain::Extractor;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Options of `up`.
#[derive(Debug, Args)]
#[command(after_help = bootstrap::HELP)]
pub struct UpArgs {
    /// Load the sample articles, show their claims and how to review one
    #[arg(long, env = "FACTDESK_DEMO", value_parser = BoolishValueParser::new())]
    demo: bool,
    /// End once everything runs and, with --demo, the table is shown
    #[arg(long, env = "FACTDESK_EXIT", value_parser = BoolishValueParser::new())]
    exit: bool,
    /// Use this database in place of a private one
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    database_url: Option<String>,
    #[command(flatten)]
    data_dir: DataDirArgs,
    #[command(flatten)]
    history_key: HistoryKeyArgs,
    #[command(flatten)]
    server: ServerArgs,
    #[command(flatten)]
    extractor: ExtractorArgs,
}

/// Runs everything until told to stop.
pub async fn run(args: UpArgs) -> Result<(), Failure> {
    let steps = Steps::new();
    let outcome = start(args, &steps).await;
    // A failure's message needs a clean line.
    steps.end();
    outcome
}

async fn start(args: UpArgs, steps: &Steps) -> Result<(), Failure> {
    let stop = Stop::on_signal()?;
    let extractor = args.extractor.open()?;
    let bound = (args.server.bind().await?, extractor);
    match args.database_url.clone().filter(|url| !url.is_empty()) {
        Some(url) => on(url, args, bound, steps, stop).await,
        None => {
            let data_dir = args.data_dir.clone();
            let on = |url: String| on(url, args, bound, steps, stop.clone());
            private::with_postgres(data_dir, steps, &stop, on).await
        }
    }
}

/// Where it listens.
type Bound = (TcpListener, SocketAddr);

/// Everything but the database itself.
async fn on(
    url: String,
    args: UpArgs,
    ((listener, address), extractor): (Bound, Arc<dyn Extractor>),
    steps: &Steps,
    stop: Stop,
) -> Result<(), Failure> {
    steps.begin("bringing the schema up to date");
    factdesk_store::migrate(&url).await?;
    let key = args.history_key.open(&args.data_dir.data_dir)?;
    let store = database::connect(&url, Some(key)).await?;
    let access = access::local_or_keys(&store, address).await?;
    let caller = args
        .demo
        .then(|| demo::Caller::new(address, &access))
        .transpose()?;
    steps.end();
    announce(address, &access, &url);
    let server = Server {
        store: store.clone(),
        access,
        cors_origins: args.server.cors_origins,
        extractor: extractor.clone(),
    };
    let (served, (), shown) = tokio::join!(
        parts::server(server, listener, stop.clone()),
        parts::worker(store.clone(), extractor).run(stop.asked()),
        show(caller, args.exit, stop),
    );
    store.close().await;
    served.and(shown)
}

/// Shows the demo, if there is one to show, and ends everything where that was all.
async fn show(caller: Option<demo::Caller>, exit: bool, stop: Stop) -> Result<(), Failure> {
    let shown = match caller {
        Some(caller) => tokio::select! {
            // First: a demo that is cut off by the end is no failure.
            biased;
            () = stop.asked() => Ok(()),
            shown = demo::run(&caller) => shown,
        },
        None => Ok(()),
    };
    if exit || shown.is_err() {
        stop.now();
    }
    shown
}

fn announce(address: SocketAddr, access: &Access, url: &str) {
    let who = match access {
        Access::Local(_) => {
            "anybody on this machine, as person `local` with all roles: there is no key yet"
        }
        Access::Keys => "who has a key (factdesk key create)",
    };
    output::note(&format!(
        "\nfactdesk is up on {address}\n  who may call    {who}\n  look around     grpcurl -plaintext \
         {address} list\n  other commands  export DATABASE_URL='{url}'\n  stop            Ctrl-C\n"
    ));
}

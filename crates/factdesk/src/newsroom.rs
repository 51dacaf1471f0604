//! `factdesk newsroom`: tenants.

use crate::database::AnyArgs;
use crate::failure::Failure;
use crate::ids::SystemIds;
use crate::output;
use clap::{Args, Subcommand};
use comfy_table::{Table, presets};
use factdesk_store::Store;

/// Options of `newsroom`.
#[derive(Debug, Args)]
pub struct NewsroomArgs {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Create a newsroom
    Create(CreateArgs),
    /// List all newsrooms
    List(AnyArgs),
}

#[derive(Debug, Args)]
struct CreateArgs {
    /// Its name in commands: lower-case letters, digits and hyphens
    handle: String,
    /// Its name for people; the handle by default
    #[arg(long, env = "FACTDESK_NEWSROOM_NAME")]
    name: Option<String>,
    #[command(flatten)]
    database: AnyArgs,
}

/// Creates or lists.
pub async fn run(args: NewsroomArgs) -> Result<(), Failure> {
    match args.act {
        Act::Create(args) => create(&args).await,
        Act::List(database) => list(&database.open().await?).await,
    }
}

async fn create(args: &CreateArgs) -> Result<(), Failure> {
    let store = args.database.open().await?;
    let name = args.name.as_deref().unwrap_or(&args.handle);
    let newsroom = store
        .create_newsroom(&SystemIds, &args.handle, name)
        .await?;
    output::note(&format!("created newsroom {}", newsroom.handle));
    Ok(())
}

async fn list(store: &Store) -> Result<(), Failure> {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_header(["HANDLE", "NAME", "CREATED"]);
    for newsroom in store.list_newsrooms().await? {
        let created = newsroom
            .create_time
            .format("%Y-%m-%d %H:%M:%SZ")
            .to_string();
        table.add_row([newsroom.handle, newsroom.display_name, created]);
    }
    output::print(&format!("{}\n", table.trim_fmt()))?;
    Ok(())
}

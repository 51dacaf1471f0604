//! `factdesk key list`.

use crate::database::AnyArgs;
use crate::failure::Failure;
use crate::output;
use clap::Args;
use comfy_table::{Table, presets};
use factdesk_domain::Role;
use factdesk_store::KeyInfo;

/// Options of `key list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Handle of the newsroom
    #[arg(long, env = "FACTDESK_NEWSROOM", value_name = "HANDLE")]
    newsroom: String,
    #[command(flatten)]
    database: AnyArgs,
}

/// Lists a newsroom's keys.
pub async fn run(args: ListArgs) -> Result<(), Failure> {
    let store = args.database.open().await?;
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header([
        "PREFIX", "PERSON", "ROLES", "DELEGATE", "CREATED", "EXPIRES", "REVOKED",
    ]);
    for key in store.list_keys(&args.newsroom).await? {
        table.add_row(row(&key));
    }
    output::print(&format!("{}\n", table.trim_fmt()))?;
    Ok(())
}

fn row(key: &KeyInfo) -> [String; 7] {
    let day = |time: chrono::DateTime<chrono::Utc>| time.format("%Y-%m-%d %H:%M:%SZ").to_string();
    let roles: Vec<&str> = key.roles.iter().map(Role::as_str).collect();
    [
        key.prefix.clone(),
        key.person.clone(),
        roles.join(","),
        if key.delegate { "yes" } else { "no" }.to_owned(),
        day(key.create_time),
        key.expire_time.map_or("never".to_owned(), day),
        key.revoke_time.map_or("-".to_owned(), day),
    ]
}

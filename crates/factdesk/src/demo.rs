//! `up --demo`: sample articles through the real front door, their claims in a
//! table, and the commands that review one of them.

mod caller;
mod load;
mod sample;
mod selection;
pub mod shorten;
mod table;
mod walk;

pub use caller::Caller;

use crate::failure::Failure;
use crate::output;

/// Loads the samples and shows what became of them.
pub async fn run(caller: &Caller) -> Result<(), Failure> {
    let mut desk = caller.connect().await?;
    let articles = load::samples(&mut desk).await?;
    let shown = selection::select(&articles);
    output::print(&table::render(&articles, &shown))?;
    output::print(&walk::render(caller, &articles))?;
    Ok(())
}

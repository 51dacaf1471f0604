//! `factdesk key create`.

use super::secret;
use crate::database::AnyArgs;
use crate::failure::Failure;
use crate::ids::SystemIds;
use crate::output;
use clap::Args;
use clap::builder::BoolishValueParser;
use factdesk_domain::{Role, Roles};
use factdesk_store::{Error, KeyInfo, NewKey, Resource};
use std::time::Duration;

/// Options of `key create`.
#[derive(Debug, Args)]
pub struct CreateArgs {
    /// Handle of the newsroom that the key opens
    #[arg(long, env = "FACTDESK_NEWSROOM", value_name = "HANDLE")]
    newsroom: String,
    /// Handle of the key's owner, who is registered where they are not
    #[arg(long, env = "FACTDESK_PERSON", value_name = "HANDLE")]
    person: String,
    /// What the owner may do, all of reader, submitter, reviewer, editor, admin that apply
    #[arg(
        long,
        env = "FACTDESK_ROLES",
        value_name = "ROLE,…",
        value_delimiter = ',',
        required = true,
        value_parser = role
    )]
    roles: Vec<Role>,
    /// The key is a tool's and acts for the person named in each call
    #[arg(long, env = "FACTDESK_DELEGATE", value_parser = BoolishValueParser::new())]
    delegate: bool,
    /// When the key ends by itself, such as 12h, 90d or 52w
    #[arg(long, env = "FACTDESK_EXPIRES", value_name = "TIME", value_parser = stretch)]
    expires: Option<Duration>,
    #[command(flatten)]
    database: AnyArgs,
}

/// Creates a key and prints its secret.
pub async fn run(args: CreateArgs) -> Result<(), Failure> {
    let store = args.database.open().await?;
    let secret = secret::new()?;
    let key = NewKey {
        secret: &secret,
        person: &args.person,
        roles: args.roles.iter().copied().collect::<Roles>(),
        delegate: args.delegate,
        expires_in: args.expires,
    };
    let explain = |error| explain(error, &args.newsroom);
    let before = store.list_keys(&args.newsroom).await.map_err(explain)?;
    let created = store.create_key(&SystemIds, &args.newsroom, &key).await;
    let created = created.map_err(explain)?;
    // Only once it is so: a key that is refused changes nobody's roles.
    if let Some(change) = change_of_roles(&before, &created) {
        output::note(&change);
    }
    tell(&args.newsroom, &created);
    output::print(&format!("{secret}\n"))?;
    Ok(())
}

fn explain(error: Error, newsroom: &str) -> Failure {
    match error {
        Error::NotFound(Resource::Newsroom) => Failure::new(format!(
            "there is no newsroom {newsroom}: create it with `factdesk newsroom create {newsroom}`"
        )),
        error => error.into(),
    }
}

/// Roles belong to the person, so a new key's roles become those of all keys of
/// theirs: whoever creates one has to see it. `before` are the keys until then.
fn change_of_roles(before: &[KeyInfo], created: &KeyInfo) -> Option<String> {
    let of_person = || before.iter().filter(|key| key.person == created.person);
    let (old, new) = (of_person().next()?.roles, created.roles);
    if old == new {
        return None;
    }
    let affected = match of_person().filter(|key| lives(key, created)).count() {
        0 => "no other key of theirs is affected".to_owned(),
        1 => "1 other key of theirs is affected".to_owned(),
        count => format!("{count} other keys of theirs are affected"),
    };
    let (person, old, new) = (&created.person, listed(old), listed(new));
    Some(format!(
        "{person}'s roles change from {old} to {new}; {affected}"
    ))
}

/// Whether the key still opens anything, by the database's clock.
fn lives(key: &KeyInfo, created: &KeyInfo) -> bool {
    let now = created.create_time;
    key.revoke_time.is_none() && key.expire_time.is_none_or(|end| end > now)
}

fn listed(roles: Roles) -> String {
    let words: Vec<&str> = roles.iter().map(Role::as_str).collect();
    words.join(", ")
}

fn tell(newsroom: &str, key: &KeyInfo) {
    let end = key
        .expire_time
        .map_or("does not expire".to_owned(), |time| {
            format!("expires {}", time.format("%Y-%m-%d %H:%M:%SZ"))
        });
    output::note(&format!(
        "created key {} of {} in newsroom {newsroom}; it {end}. Send it as metadata \
         `authorization: Bearer <key>`. It is shown only now:",
        key.prefix, key.person
    ));
}

fn role(word: &str) -> Result<Role, String> {
    let all = Role::ALL.map(Role::as_str).join(", ");
    Role::parse(word.trim()).ok_or_else(|| format!("no such role; there are {all}"))
}

/// Reads 30m, 12h, 90d, 52w.
fn stretch(text: &str) -> Result<Duration, String> {
    let how = || format!("{text:?} is no stretch of time; write 30m, 12h, 90d or 52w");
    let unit = text.chars().last().ok_or_else(how)?;
    let seconds = match unit {
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        'w' => 604_800,
        _ => return Err(how()),
    };
    let count: u32 = text[..text.len() - 1].parse().map_err(|_| how())?;
    match count {
        0 => Err("a key must live for some time".to_owned()),
        count => Ok(Duration::from_secs(u64::from(count) * seconds)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_of_time_are_read() {
        assert_eq!(stretch("90d").unwrap().as_secs(), 90 * 86_400);
        assert_eq!(stretch("30m").unwrap().as_secs(), 1_800);
        for bad in ["", "90", "d", "-1d", "1y", "0d", "1,5h", "9é"] {
            assert!(stretch(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn roles_are_read() {
        assert_eq!(role(" editor"), Ok(Role::Editor));
        assert!(role("king").unwrap_err().contains("reviewer"));
    }
}

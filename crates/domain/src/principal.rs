//! Who is behind a call.

use crate::{NewsroomId, PersonId};

/// Newsroom, person and roles behind a call. Every store function takes one:
/// what it reads and writes lies in this newsroom only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// The tenant.
    pub newsroom: NewsroomId,
    /// Who acts.
    pub person: PersonId,
    /// What that person is called in resource names, `people/{handle}`.
    pub handle: String,
    /// Who passes it on, where a tool's key acts for the person.
    pub delegate: Option<Delegate>,
    /// What the person may do.
    pub roles: Roles,
}

/// The owner of a key that acts for somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegate {
    /// The key's owner.
    pub person: PersonId,
    /// Their handle.
    pub handle: String,
}

/// What a person may do. Every role may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reads.
    Reader,
    /// Submits articles.
    Submitter,
    /// Reviews, enters and dismisses claims, adds evidence.
    Reviewer,
    /// Adjudicates, corrects, sees confidential evidence. Is a reviewer too.
    Editor,
    /// Administers people, keys and policy.
    Admin,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 5] = [
        Role::Reader,
        Role::Submitter,
        Role::Reviewer,
        Role::Editor,
        Role::Admin,
    ];

    /// The lower-case word for it, as in commands, tables and errors.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Reader => "reader",
            Role::Submitter => "submitter",
            Role::Reviewer => "reviewer",
            Role::Editor => "editor",
            Role::Admin => "admin",
        }
    }

    /// The role of that word.
    pub fn parse(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.as_str() == word)
    }
}

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u8);

impl Roles {
    /// Every role.
    pub fn all() -> Self {
        Role::ALL.into_iter().collect()
    }

    /// Whether the set grants `role`: an editor is a reviewer, everyone is a reader.
    pub fn grant(self, role: Role) -> bool {
        self.has(role) || role == Role::Reader || (role == Role::Reviewer && self.has(Role::Editor))
    }

    /// The roles in the set.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |r| self.has(*r))
    }

    fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u8) != 0
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        Roles(roles.into_iter().fold(0, |set, r| set | 1 << r as u8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
        assert_eq!(Role::parse("king"), None);
    }

    #[test]
    fn an_editor_reviews_but_a_reviewer_does_not_edit() {
        let editor: Roles = [Role::Editor].into_iter().collect();
        let reviewer: Roles = [Role::Reviewer].into_iter().collect();
        assert!(editor.grant(Role::Reviewer) && editor.grant(Role::Reader));
        assert!(!reviewer.grant(Role::Editor) && !reviewer.grant(Role::Admin));
        assert_eq!(Roles::all().iter().count(), 5);
    }
}

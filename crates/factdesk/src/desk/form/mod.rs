//! Forms: what a person fills in before something is sent.

mod choice;
pub mod evidence;
pub mod field;
mod request;
pub mod text;
pub mod when;

use super::call::{Call, Table};
use super::told::Told;
use factdesk_proto::v1::claim::{Kind as ClaimKind, State};
use factdesk_proto::v1::{Claim, Verdict};
use field::{Field, Id};
pub use request::{Asked, decides};

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Review(Verdict),
    Adjudicate,
    Correct,
    Evidence,
    Comment,
    Release,
    Skip,
    Dismiss,
    Open,
}

/// A form with what was typed into it. It stays until it was sent.
#[derive(Clone, Debug)]
pub struct Form {
    pub kind: Kind,
    pub fields: Vec<Field>,
    /// The field with the cursor.
    pub at: usize,
    /// What is told about the whole of it.
    pub told: Vec<String>,
    sent: Option<Sent>,
}

/// The last attempt. The same content is the same call, with its request id.
#[derive(Clone, Debug)]
struct Sent {
    typed: Vec<String>,
    etag: String,
    call: Call,
}

impl Form {
    /// An empty form for a claim.
    pub fn of(kind: Kind, table: &Table) -> Form {
        let ids = ids(kind, table);
        Form {
            kind,
            fields: ids.into_iter().map(Field::new).collect(),
            at: 0,
            told: Vec::new(),
            sent: None,
        }
    }

    pub fn title(&self) -> &'static str {
        match self.kind {
            Kind::Review(Verdict::Verified) => "Verdict: VERIFIED",
            Kind::Review(Verdict::Disputed) => "Verdict: DISPUTED",
            Kind::Review(_) => "Verdict: UNVERIFIED",
            Kind::Adjudicate => "Decide between two reviews",
            Kind::Correct => "Correct the verdict publicly",
            Kind::Evidence => "Put evidence on the table",
            Kind::Comment => "Comment",
            Kind::Release => "Give the claim back, with a note for whoever is next",
            Kind::Skip => "Skip: not offered to you again",
            Kind::Dismiss => "Dismiss without a verdict",
            Kind::Open => "Open a claim",
        }
    }

    /// Whether anything was typed.
    pub fn is_dirty(&self) -> bool {
        self.fields.iter().any(|field| !field.typed().is_empty())
    }

    /// All that was typed, for who may not lose it.
    pub fn typed(&self) -> String {
        let filled = self.fields.iter().filter(|f| !f.typed().is_empty());
        let lines = filled.map(|f| format!("{}: {}\n", f.id.label(), f.typed()));
        format!("{}\n{}", self.title(), lines.collect::<String>())
    }

    /// What a field holds; nothing where the form has none such.
    pub fn get(&self, id: Id) -> &str {
        let field = self.fields.iter().find(|field| field.id == id);
        field.map_or("", Field::typed)
    }

    /// Says something about a field, and moves there where it is the first; of a
    /// field that is not here it is told above.
    pub fn tell(&mut self, path: &str, what: &str) {
        match self.fields.iter().position(|field| field.id.is(path)) {
            Some(at) => self.tell_at(at, what),
            None if path.is_empty() => self.told.push(what.to_owned()),
            None => self.told.push(format!("{path}: {what}")),
        }
    }

    fn tell_at(&mut self, at: usize, what: &str) {
        let first = self.fields.iter().all(|field| field.told.is_none());
        if first {
            self.at = at;
        }
        let told = &mut self.fields[at].told;
        *told = Some(match told.take() {
            Some(before) => format!("{before}; {what}"),
            None => what.to_owned(),
        });
    }

    /// Keeps the server's words at their fields.
    pub fn refused(&mut self, told: &Told) {
        self.quiet();
        if told.fields.is_empty() {
            self.told.push(told.sentence());
        }
        for (path, what) in &told.fields {
            self.tell(path, what);
        }
    }

    /// Nothing is told any more.
    pub fn quiet(&mut self) {
        self.told.clear();
        self.fields.iter_mut().for_each(|field| field.told = None);
    }

    /// Whether this call is what the form became when it was last sent.
    pub fn was_sent_as(&self, call: &Call) -> bool {
        self.sent.as_ref().is_some_and(|sent| sent.call == *call)
    }

    /// The call that the form asks for. Nothing: what is wrong is told at the fields.
    pub fn call(&mut self, asked: &Asked<'_>) -> Option<Call> {
        self.quiet();
        let typed: Vec<_> = self.fields.iter().map(|f| f.typed().to_owned()).collect();
        let etag = &asked.table.claim.etag;
        match &self.sent {
            Some(sent) if sent.typed == typed && sent.etag == *etag => Some(sent.call.clone()),
            _ => {
                let call = request::build(self, asked)?;
                self.sent = Some(Sent {
                    typed,
                    etag: etag.clone(),
                    call: call.clone(),
                });
                Some(call)
            }
        }
    }
}

fn ids(kind: Kind, table: &Table) -> Vec<Id> {
    match kind {
        Kind::Review(_) => {
            let first = [Id::Reason, Id::Rationale, Id::Evidence];
            let last = [Id::Recheck, Id::RightThen, Id::Waiver];
            decision(&first, kind, table, &last)
        }
        Kind::Adjudicate => {
            let first = [Id::Verdict, Id::Reason, Id::Rationale, Id::Evidence];
            decision(&first, kind, table, &[Id::Recheck, Id::RightThen])
        }
        Kind::Correct => {
            let first = [Id::CorrectionKind, Id::Verdict, Id::Reason, Id::Rationale];
            let last = [Id::Evidence, Id::Recheck, Id::RightThen];
            decision(&first, kind, table, &last)
        }
        Kind::Evidence => vec![Id::Evidence],
        Kind::Comment | Kind::Release | Kind::Skip => vec![Id::Words],
        Kind::Dismiss => vec![Id::DismissReason, Id::Words],
        Kind::Open => vec![Id::Claim],
    }
}

fn decision(first: &[Id], kind: Kind, table: &Table, last: &[Id]) -> Vec<Id> {
    let mut ids = first.to_vec();
    if table.claim.kind() != ClaimKind::Assertion {
        ids.push(Id::Attribution);
    }
    if copies(kind, table).next().is_some() {
        ids.push(Id::Copies);
    }
    ids.extend(last);
    ids
}

/// The copies that a verdict may be given to in the same act.
pub fn copies(kind: Kind, table: &Table) -> impl Iterator<Item = &Claim> {
    let fits = move |state: State| match kind {
        Kind::Review(_) => matches!(
            state,
            State::Pending | State::InReview | State::NeedsRecheck | State::AwaitingSecondReview
        ),
        Kind::Adjudicate => state == State::InAdjudication,
        _ => false,
    };
    table.copies.iter().filter(move |copy| fits(copy.state()))
}

#[cfg(test)]
mod tests;

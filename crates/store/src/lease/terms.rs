//! Conditions of the queue, as SQL. `$me` stands for the caller's id.

use super::able::for_roles;
use factdesk_domain::Principal;
use sea_orm::Value;
use sea_orm::sea_query::{Condition, Expr};

/// The states in which a claim waits for somebody, as the queue's index has them.
pub(crate) const WAITS: &str =
    "state in ('PENDING', 'NEEDS_RECHECK', 'AWAITING_SECOND_REVIEW', 'IN_ADJUDICATION')";

/// `l` is somebody's, and not what is left to the caller of a lease whose claim was
/// decided on: its rows share the claim that was leased first.
pub(super) const HELD: &str = "(l.expire_time > now() and not (l.person = $me and (DECIDED)))";

/// The claim that `l` was taken for is no longer held under it.
pub(super) const DECIDED: &str = "not exists (
    select from claims first join leases f on f.newsroom = first.newsroom
        and f.copy_key = first.copy_key and f.claim = first.id and f.expire_time > now()
    where first.newsroom = l.newsroom and first.id = l.claim)";

/// Another person is to look at `c` first.
pub(super) const ANOTHERS: &str =
    "(c.assignee is not null and c.assignee <> $me and c.assign_due_time > now() and c.WAITS)";

/// Why nobody of this key, `KEY`, is offered to the caller: all of it passes at once.
const KEY_BARRED: &str = "exists (
        select from leases l where l.newsroom = $room and l.copy_key = KEY and HELD
    ) or exists (
        select from skips k where k.newsroom = $room and k.copy_key = KEY and k.person = $me
    )";

/// A copy is assigned to somebody else, and `claims` is not the caller's.
const COPY_ASSIGNED: &str = "(claims.assignee is distinct from $me and exists (
    select from claims c where c.newsroom = claims.newsroom and c.copy_key = claims.copy_key
        and ANOTHERS))";

/// A claim of the same statement is somebody's.
const STATEMENT_HELD: &str = "exists (
        select from claims s join leases l on l.newsroom = s.newsroom and l.copy_key = s.copy_key
        where s.newsroom = claims.newsroom and s.within = coalesce(claims.within, claims.id)
            and s.WAITS and HELD
    ) or exists (
        select from claims s join leases l on l.newsroom = s.newsroom and l.copy_key = s.copy_key
        where s.newsroom = claims.newsroom and s.id = claims.within and s.WAITS and HELD
    )";

/// [`KEY_BARRED`] for the key that the SQL `key` gives.
pub(super) fn key_barred(key: &str) -> String {
    terms(&KEY_BARRED.replace("KEY", key))
}

/// Writes the terms within a piece of SQL out.
pub(super) fn terms(sql: &str) -> String {
    sql.replace("ANOTHERS", ANOTHERS)
        .replace("HELD", HELD)
        .replace("DECIDED", DECIDED)
        .replace("WAITS", WAITS)
}

/// A piece of SQL with the caller and the newsroom put in as `$me` and `$room`.
pub(super) fn numbered(sql: &str, me: usize, room: usize) -> String {
    sql.replace("$me", &format!("${me}"))
        .replace("$room", &format!("${room}"))
}

/// What may be offered to the caller, whatever the filter says.
pub(super) fn offered(by: &Principal) -> Condition {
    let barred = [
        key_barred("claims.copy_key"),
        terms(COPY_ASSIGNED),
        terms(STATEMENT_HELD),
    ];
    barred
        .iter()
        .fold(for_roles(by), |all, barred| all.add(not(by, barred)))
}

/// The negation of a condition, with the caller put in.
pub(super) fn not(by: &Principal, sql: &str) -> sea_orm::sea_query::SimpleExpr {
    let values: [Value; 2] = [by.person.0.into(), by.newsroom.0.into()];
    Expr::cust_with_values(format!("not ({})", numbered(sql, 1, 2)), values)
}

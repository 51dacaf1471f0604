//! Who may give what a claim waits for, as SQL on `claims`. `$me` stands for a person's
//! id, `$room` for the newsroom's. The rules are the domain's; the queue offers nobody
//! what these would refuse.

use super::terms::not;
use crate::entity::claim::Column;
use factdesk_domain::{Principal, Role};
use sea_orm::ColumnTrait;
use sea_orm::sea_query::Condition;

/// Those whom the policy names to decide between two reviews.
const NAMED: &str = "coalesce((
    select p.content -> 'adjudicators' from policies p
    where p.newsroom = $room order by p.version desc limit 1), '[]')";

/// A second review comes from a second person, and from nobody who could read the first:
/// whom no policy since then named to decide.
const KNOWS_THE_FIRST: &str = "exists (
    select from sealed_reviews s
    where s.newsroom = claims.newsroom and s.claim = claims.id
      and (s.person = $me or s.policy_version <= (
          select max(p.version) from policies p
          where p.newsroom = $room and jsonb_exists(p.content -> 'adjudicators', ($me::uuid)::text)
      )))";

/// A decision comes from neither of the two who disagree; and from one of those whom the
/// policy names, if any of them is left.
const DECIDES_NOT: &str = "exists (
    select from (select array(
        select r.person from reviews r
        where r.newsroom = claims.newsroom and r.claim = claims.id
        order by r.id desc limit 2) as two
    ) gave
    where $me = any (two)
       or (not jsonb_exists(NAMED, ($me::uuid)::text) and exists (
           select from jsonb_array_elements_text(NAMED) n (id) where n.id <> all (two::text[]))))";

/// What the claim waits for is not that person's to give, whatever their roles.
pub(super) fn not_theirs() -> String {
    let decides_not = DECIDES_NOT.replace("NAMED", NAMED);
    format!(
        "case claims.state when 'AWAITING_SECOND_REVIEW' then {KNOWS_THE_FIRST}
             when 'IN_ADJUDICATION' then {decides_not} else false end"
    )
}

/// What the caller's roles, the policy and earlier reviews allow.
pub(super) fn for_roles(by: &Principal) -> Condition {
    let all = Condition::all().add(not(by, &not_theirs()));
    if by.roles.grant(Role::Editor) {
        return all;
    }
    all.add(Column::State.ne("IN_ADJUDICATION"))
        .add(not(by, "escalated and assignee is distinct from $me"))
}

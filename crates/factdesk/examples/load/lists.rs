//! GetClaim and ListClaims.

use crate::Args;
use crate::desk::{Desk, Failure};
use crate::wire::Wire;
use factdesk_proto::v1::{Claim, GetClaimRequest, ListClaimsRequest, ListClaimsResponse};
use std::hash::{DefaultHasher, Hash, Hasher};

/// GetClaim of any of the bench's claims.
pub struct Gets {
    claims: u64,
    draw: Draw,
}

/// ListClaims at any of these tokens.
pub struct Pages {
    tokens: Vec<String>,
    draw: Draw,
}

impl Gets {
    /// Of claims 1 to `args.claims`.
    pub fn new(args: &Args, client: u64) -> Gets {
        let (claims, draw) = (args.claims, Draw { client, drawn: 0 });
        Gets { claims, draw }
    }

    /// Gets one.
    pub async fn once(&mut self, wire: &mut Wire) -> Result<bool, Failure> {
        let name = name(1 + self.draw.below(self.claims));
        let message = GetClaimRequest {
            name,
            ..Default::default()
        };
        wire.call("ClaimService/GetClaim", &message).await?;
        Ok(true)
    }
}

impl Pages {
    /// Of the pages that these begin.
    pub fn new(tokens: Vec<String>, client: u64) -> Pages {
        let draw = Draw { client, drawn: 0 };
        Pages { tokens, draw }
    }

    /// Gets one.
    pub async fn once(&mut self, wire: &mut Wire) -> Result<bool, Failure> {
        let place = usize::try_from(self.draw.below(self.tokens.len() as u64))?;
        let token = self.tokens.get(place).cloned().unwrap_or_default();
        let size = wire
            .call("ClaimService/ListClaims", &list("", 50, token))
            .await?;
        match size {
            SMALLEST.. => Ok(true),
            _ => Err(format!("a page of {size} bytes cannot hold 50 claims").into()),
        }
    }
}

/// Fewer bytes than 50 of the bench's claims take.
const SMALLEST: usize = 20_000;

/// The name of the bench's n-th claim, as `bench/sql/fill.sql` gives it.
fn name(n: u64) -> String {
    let id = 0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(n);
    format!("claims/{}", uuid::Uuid::from_u128(id))
}

/// Where pages in the middle begin: walks from the newest claim to the oldest.
pub async fn tokens(desk: &mut Desk) -> Result<Vec<String>, Failure> {
    let mut tokens = Vec::new();
    let mut next = String::new();
    loop {
        next = page(desk, "", 200, next).await?.next_page_token;
        if next.is_empty() {
            // What begins at the last one may be shorter than a page.
            tokens.pop();
            return Ok(tokens);
        }
        tokens.push(next.clone());
    }
}

/// Enough claims that nobody has looked at for every client's calls.
pub async fn pending(desk: &mut Desk, args: &Args) -> Result<Vec<Claim>, Failure> {
    let enough = usize::try_from(
        args.clients
            .saturating_mul(args.most.saturating_add(args.warm)),
    )?;
    let mut claims = Vec::new();
    let mut next = String::new();
    while claims.len() < enough {
        let page = page(desk, "state = PENDING", 200, next).await?;
        claims.extend(page.claims);
        next = page.next_page_token;
        if next.is_empty() {
            return Err("there are too few claims to review".into());
        }
    }
    claims.truncate(enough);
    Ok(claims)
}

async fn page(
    desk: &mut Desk,
    filter: &str,
    page_size: i32,
    page_token: String,
) -> Result<ListClaimsResponse, Failure> {
    let request = desk.request(list(filter, page_size, page_token));
    Ok(desk.claims.list_claims(request).await?.into_inner())
}

fn list(filter: &str, page_size: i32, page_token: String) -> ListClaimsRequest {
    ListClaimsRequest {
        filter: filter.to_owned(),
        page_size,
        page_token,
        ..ListClaimsRequest::default()
    }
}

/// Numbers all over the place, the same in every run.
struct Draw {
    client: u64,
    drawn: u64,
}

impl Draw {
    fn below(&mut self, end: u64) -> u64 {
        self.drawn += 1;
        let mut hash = DefaultHasher::new();
        (self.client, self.drawn).hash(&mut hash);
        hash.finish() % end.max(1)
    }
}

//! What is called.

use crate::desk::{Desk, Failure};
use crate::lists::{Gets, Pages};
use crate::reviews::Reviews;
use crate::submissions::Submissions;
use crate::wire::Wire;
use crate::{Args, lists};

/// A call to measure.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Kind {
    /// SubmitArticle of a new article
    Submit,
    /// ReviewClaim of a claim that nobody has looked at, with one piece of evidence
    Review,
    /// GetClaim of any claim
    Get,
    /// ListClaims: the first page of 50
    First,
    /// ListClaims: a page of 50 anywhere
    Middle,
}

/// One client's calls.
pub enum Call {
    Submit(Submissions),
    Review(Reviews),
    Get(Gets),
    Pages(Pages),
}

impl Call {
    /// What each client calls.
    pub async fn one_for_each_client(args: &Args, desk: &mut Desk) -> Result<Vec<Call>, Failure> {
        let tokens = match args.call {
            Kind::Middle => lists::tokens(desk).await?,
            _ => Vec::new(),
        };
        let mut claims = match args.call {
            Kind::Review => lists::pending(desk, args).await?,
            _ => Vec::new(),
        };
        let share = claims.len() / usize::try_from(args.clients)?;
        let one = |client| match args.call {
            Kind::Submit => Ok(Call::Submit(Submissions::new(args, client)?)),
            Kind::Review => {
                let own = claims.split_off(claims.len() - share);
                Ok(Call::Review(Reviews::new(args, client, own)))
            }
            Kind::Get => Ok(Call::Get(Gets::new(args, client))),
            Kind::First => Ok(Call::Pages(Pages::new(vec![String::new()], client))),
            Kind::Middle => Ok(Call::Pages(Pages::new(tokens.clone(), client))),
        };
        (0..args.clients).map(one).collect()
    }

    /// Calls once; false where nothing is left to call.
    pub async fn once(&mut self, wire: &mut Wire) -> Result<bool, Failure> {
        match self {
            Call::Submit(submissions) => submissions.once(wire).await,
            Call::Review(reviews) => reviews.once(wire).await,
            Call::Get(gets) => gets.once(wire).await,
            Call::Pages(pages) => pages.once(wire).await,
        }
    }
}

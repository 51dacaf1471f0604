//! `factdesk ledger`: the events of a running server, and what their figures say.

mod show;

use crate::caller::{CallerArgs, Desk, told};
use crate::failure::{Context, Failure};
use crate::json::Json;
use crate::output;
use clap::Args;
use clap::builder::BoolishValueParser;
use factdesk_proto::v1::{
    Event, FigureSeries, GetEventRequest, ListEventsRequest, ListEventsResponse,
    ListFigureSeriesRequest, ListUtterancesRequest, Utterance,
};

const EXAMPLES: &str = "Examples:
  factdesk ledger
  factdesk ledger --filter 'happening = ATTACK AND article_count > 1'
  factdesk ledger events/0190c1f0-…

The filter's grammar and fields are those of ListEvents.";

/// Options of `ledger`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct LedgerArgs {
    #[command(flatten)]
    caller: CallerArgs,
    /// Draw this event's figures, series by series; without it, list the events, the
    /// last changed first
    #[arg(value_name = "EVENT")]
    event: Option<String>,
    /// Only the events that match, such as 'happening = ATTACK'
    #[arg(
        long,
        env = "FACTDESK_FILTER",
        value_name = "FILTER",
        default_value = "",
        conflicts_with = "event"
    )]
    filter: String,
    /// Print each event, or each figure series of the named one, as one line of protobuf
    /// JSON (`factdesk.v1.Event`, `factdesk.v1.FigureSeries`)
    #[arg(long, env = "FACTDESK_JSON", value_parser = BoolishValueParser::new())]
    json: bool,
}

/// Prints the events, or one with its figures.
pub async fn run(args: LedgerArgs) -> Result<(), Failure> {
    let desk = args.caller.connect().await?;
    match &args.event {
        Some(event) => one(desk, &named(event), args.json).await,
        None => list(desk, &args.filter, args.json).await,
    }
}

/// An event's name, where only its id was given, too.
fn named(event: &str) -> String {
    match event.strip_prefix("events/") {
        Some(_) => event.to_owned(),
        None => format!("events/{event}"),
    }
}

async fn list(mut desk: Desk, filter: &str, json: bool) -> Result<(), Failure> {
    let lines = json.then(|| Json::of("Event")).transpose()?;
    let mut next = Some(String::new());
    let mut any = false;
    while let Some(page_token) = next.take() {
        let page = page(&mut desk, filter, page_token).await?;
        any |= !page.events.is_empty();
        let text: Result<String, Failure> = page
            .events
            .iter()
            .map(|event| match &lines {
                Some(lines) => lines.line(event),
                None => Ok(show::event(event)),
            })
            .collect();
        // Where nobody reads any more, nothing more is asked.
        let read = output::print(&text?)?;
        next = Some(page.next_page_token).filter(|token| read && !token.is_empty());
    }
    if !any {
        output::note("factdesk: no events");
    }
    Ok(())
}

async fn page(
    desk: &mut Desk,
    filter: &str,
    page_token: String,
) -> Result<ListEventsResponse, Failure> {
    let request = desk.request(ListEventsRequest {
        page_size: 200,
        page_token,
        filter: filter.to_owned(),
    });
    told(desk.ledger.list_events(request).await).context("the events cannot be listed")
}

async fn one(mut desk: Desk, name: &str, json: bool) -> Result<(), Failure> {
    let get = desk.request(GetEventRequest {
        name: name.to_owned(),
    });
    let event: Event =
        told(desk.ledger.get_event(get).await).context("the event cannot be read")?;
    let series = series(&mut desk, &event.name).await?;
    let text = match json {
        true => {
            let lines = Json::of("FigureSeries")?;
            series
                .iter()
                .map(|s| lines.line(s))
                .collect::<Result<_, _>>()?
        }
        false => {
            let said = utterances(&mut desk, &event.name).await?;
            show::one(&event, &series) + &show::said(&said)
        }
    };
    output::print(&text)?;
    Ok(())
}

async fn utterances(desk: &mut Desk, event: &str) -> Result<Vec<Utterance>, Failure> {
    let request = desk.request(ListUtterancesRequest {
        parent: event.to_owned(),
    });
    let answer = desk.ledger.list_utterances(request).await;
    let told = told(answer).context("what was said cannot be read")?;
    Ok(told.utterances)
}

async fn series(desk: &mut Desk, event: &str) -> Result<Vec<FigureSeries>, Failure> {
    let mut all = Vec::new();
    let mut page_token = String::new();
    loop {
        let request = desk.request(ListFigureSeriesRequest {
            parent: event.to_owned(),
            page_size: 200,
            page_token,
        });
        let answer = desk.ledger.list_figure_series(request).await;
        let page = told(answer).context("the figures cannot be read")?;
        all.extend(page.figure_series);
        page_token = page.next_page_token;
        if page_token.is_empty() {
            return Ok(all);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_as_good_as_a_name() {
        assert_eq!(named("0190c1f0"), "events/0190c1f0");
        assert_eq!(named("events/0190c1f0"), "events/0190c1f0");
    }
}

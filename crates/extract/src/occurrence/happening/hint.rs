//! Words that belong to one sort of happening without naming it. They say what a short
//! article is about where nothing in its head names it.

use crate::lexicon::WordMap;
use crate::text::{Doc, Run};
use factdesk_domain::Happening::{self, *};
use std::sync::OnceLock;

/// The sorts that a run hints at, once for each word.
pub(in super::super) fn hints<'d>(
    doc: &'d Doc<'_>,
    run: &Run,
) -> impl Iterator<Item = Happening> + 'd {
    let of = |at| table().get(doc.word(at)?).map(|(what, _)| *what);
    run.clone().filter_map(of)
}

/// Whether it has a word of campaigns, which speak of everything else as well.
pub(in super::super) fn campaigns(doc: &Doc<'_>, run: &Run) -> bool {
    let of = |at| table().get(doc.word(at)?).map(|(_, campaign)| *campaign);
    run.clone().filter_map(of).any(|campaign| campaign)
}

/// Sorts of happening, and whether it is a word of campaigns.
fn table() -> &'static WordMap<(Happening, bool)> {
    static TABLE: OnceLock<WordMap<(Happening, bool)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let words = |(what, words): (Happening, &'static str), campaign| {
            let words = words.split_whitespace();
            words.map(move |word| (word, (what, campaign)))
        };
        let all = LISTS.iter().flat_map(|list| words(*list, false));
        all.chain(words((Election, CAMPAIGN), true)).collect()
    })
}

const CAMPAIGN: &str = "campaign campaigning nominee nomination presidential delegates delegate \
    gop republican republicans democrat democrats election elections candidate candidates incumbent";

const LISTS: &[(Happening, &str)] = &[
    (
        Fire,
        "burning burns engulfed extinguished charred ablaze blaze inferno furnace \
         firefighters firefighter firebreaks flames smoke burned burnt gutted arson blaze hectares",
    ),
    (
        Crash,
        "bus coach train tram plane ship vessel boat helicopter truck lorry driver captain aboard overturned swerved plunged skidded sailors tug rail track cockpit \
         passengers derailed wreck wreckage carriages locomotive airliner jet pilot crew ferry  skipper trawler accident rocket booster spacecraft launcher payload capsized coastguard collision crashed brakes cockpit runway ravine  recorder gondola cabin cable freighter hull",
    ),
    (
        Earthquake,
        "earthquake quake magnitude shaking jolt volcano volcanic eruption crater aftershock \
         seismologist seismologists seismic epicentre epicenter aftershocks tremors rubble quakes fault magma",
    ),
    (
        Flood,
        "flood floods swollen swept drowned flooding \
         flooded river banks dam dams torrent sandbags levee upstream downstream downpour rainfall",
    ),
    (
        Storm,
        "storm cyclone hurricane typhoon tornado twister wind hail lightning uprooted \
         winds gusts roofs forecasters meteorologists landfall rain",
    ),
    (
        Outbreak,
        "sick ill infection flu poultry hospitalised hospitalized diagnosed strain clinic tests ward dormitory rash poisoning outbreak \
         virus infected infections patients symptoms vaccine vaccinated vaccination disease illness  bacteria epidemiologist epidemiologists quarantine cases contagion pathogen culled legionella  vomiting fever contaminated",
    ),
    (
        Protest,
        "protest protests students campus baton slogans activists curfew marching march demonstration clashes \
         marched marchers demonstrators chanted tear barricades placards banners occupied occupation sit",
    ),
    (
        Strike,
        "strike nurses employer wage wages raise \
         union pickets picket strikers unions walkout stoppage pay negotiators employers rosters",
    ),
    (
        Election,
        "coalition majority referendum mayor opposition concede conceded ballots ballot votes voters voted polls poll \
         turnout mayoral runoff constituency seats electoral recount",
    ),
    (
        Trial,
        "accused ruling ruled justices bench murder sentenced jailed prison settle compensation \
         judge judges jury jurors court prosecutors prosecutor defendant verdict sentence trial charges  counsel lawyers plaintiffs convicted guilty tribunal appeal conviction lawsuit damages settlement",
    ),
    (
        Layoffs,
        "layoff cuts \
         jobs redundancies plant layoffs workforce staff",
    ),
    (
        Failure,
        "deposits savers lender insolvent creditors depositors bailout",
    ),
    (
        Merger,
        "merge merged stake combined offer \
         merger takeover shareholders buyer suitor acquisitions acquisition antitrust regulators bid deal",
    ),
    (
        RateDecision,
        "inflation policymakers borrowing easing tightening",
    ),
    (
        Finding,
        "discovery discovered skull university professor published tumour dose drug findings \
         researchers scientists study fossil fossils palaeontologists paleontologists species placebo patients volunteers trial journal astronomers telescope laboratory skeleton specimen bones",
    ),
    (
        Attack,
        "attack attacks gunfire shots bomb explosives siege suspect hostage \
         gunmen gunman attackers assailants militants insurgents hostages bomber wounded shooter shooting knife bullets rifles drones",
    ),
    (
        Explosion,
        "explosion exploded explodes ruptured fireworks detonation leak \
         blast explosion fireball shockwave blasts gas",
    ),
    (
        Collapse,
        "tunnel mine miners shaft beams collapse \
         collapsed rubble landslide slope mud debris buried",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_field_hint_at_it() {
        let doc = Doc::new("Firefighters saw flames. It rained.", false);
        let found: Vec<_> = hints(&doc, &(0..doc.tokens.len())).collect();
        assert_eq!(found, [Fire, Fire]);
    }

    #[test]
    fn campaigns_have_words_of_their_own_beside_those_of_any_vote() {
        for (text, want) in [
            ("The nominee spoke.", true),
            ("Both candidates spoke.", true),
            ("The mayor counted votes.", false),
        ] {
            let doc = Doc::new(text, false);
            let run = 0..doc.tokens.len();
            assert_eq!(campaigns(&doc, &run), want, "{text}");
            assert_eq!(hints(&doc, &run).next(), Some(Election), "{text}");
        }
    }
}

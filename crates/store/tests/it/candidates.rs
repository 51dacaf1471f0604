//! Which events there are does not depend on who came first, however many share a key.

use crate::joins::{Dice, Ledger};
use std::collections::BTreeSet;

/// Reports of fires on no day, by papers that name none, that all name Ann Low: they share
/// one key, and are of one event where they share a town.
async fn events(order: &[usize], towns: &[Vec<&str>]) -> BTreeSet<BTreeSet<usize>> {
    let ledger = Ledger::open().await;
    for at in order {
        // A name of its own, so that no two say the same.
        let own: String = format!("{at}")
            .bytes()
            .map(|b| char::from(b + 49))
            .collect();
        let places = towns[*at].join(",");
        let line = format!("Mayor|FIRE|{places}|-|DEATHS|AT_LEAST|1| said Ann Low , of Bo X{own}");
        ledger
            .hand_in_at(&format!("https://example.net/{at}"), None, &[&line])
            .await;
    }
    assert_eq!(ledger.join().await, order.len() as u64);
    assert_eq!(ledger.miscounted().await, [] as [&str; 0]);
    let told = ledger.sql.column::<String>(
        "select string_agg(split_part(a.uri, '/', 4), ' ')
         from sightings s
         join articles a on a.newsroom = s.newsroom and a.id = s.article
         join events e on e.newsroom = s.newsroom and e.id = s.event
         group by coalesce(e.merged_into, e.id)",
    );
    let read = |group: String| group.split(' ').map(|n| n.parse().unwrap()).collect();
    told.await.into_iter().map(read).collect()
}

/// Reports that towns connect.
fn connected(towns: &[Vec<&str>]) -> BTreeSet<BTreeSet<usize>> {
    let mut groups: Vec<(BTreeSet<usize>, BTreeSet<&str>)> = Vec::new();
    for (at, towns) in towns.iter().enumerate() {
        let own: BTreeSet<&str> = towns.iter().copied().collect();
        let mut one = (BTreeSet::from([at]), own);
        let meets = |g: &(BTreeSet<usize>, BTreeSet<&str>)| towns.iter().any(|t| g.1.contains(t));
        let (with, without): (Vec<_>, Vec<_>) = groups.into_iter().partition(meets);
        for (reports, towns) in with {
            one.0.extend(reports);
            one.1.extend(towns);
        }
        groups = without;
        groups.push(one);
    }
    groups.into_iter().map(|(reports, _)| reports).collect()
}

const TOWNS: [&str; 40] = [
    "Abel", "Bram", "Cord", "Dorn", "Elst", "Fern", "Gard", "Holm", "Ilow", "Jorn", "Kelm", "Lund",
    "Mirn", "Nord", "Orsk", "Pelm", "Quol", "Rusk", "Sarn", "Tarn", "Ulmo", "Vorn", "Welm", "Xant",
    "Yoll", "Zarn", "Abro", "Brel", "Clem", "Drom", "Erst", "Frol", "Gorm", "Hulm", "Ivol", "Jelm",
    "Kron", "Lorm", "Mulm", "Nolm",
];

fn shuffled(len: usize, dice: &mut Dice) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    for at in (1..len).rev() {
        order.swap(at, dice.below(at + 1));
    }
    order
}

#[tokio::test]
async fn who_is_in_the_news_of_forty_towns_hides_none_of_their_events() {
    let town = |at: usize| vec![TOWNS[at % 40]];
    let towns: Vec<_> = (0..80).map(town).collect();
    let order: Vec<usize> = (0..80).collect();
    let found = events(&order, &towns).await;
    assert_eq!((found.len(), &found), (40, &connected(&towns)));
}

#[tokio::test]
async fn a_report_finds_the_only_one_of_many_that_it_fits() {
    for seed in 1..4 {
        let mut dice = Dice(seed * 7_919);
        let bridge = dice.below(50);
        let town = |at: usize| match at == bridge {
            true => vec!["Sarn", "Holm"],
            false => vec!["Sarn"],
        };
        let towns: Vec<_> = (0..50).map(town).chain([vec!["Holm"]]).collect();
        let order: Vec<usize> = (0..51).collect();
        assert_eq!(events(&order, &towns).await.len(), 1, "seed {seed}");
    }
}

#[tokio::test]
async fn events_are_the_same_in_any_order() {
    for seed in 1..5 {
        println!("seed {seed}");
        let mut dice = Dice(seed * 104_729);
        // Many reports of one town; of others one each, and of some one that joins both.
        let many = (0..30).map(|_| vec![TOWNS[0]]);
        let others = (1..24).map(|town| vec![TOWNS[town]]);
        let both = (1..24).filter(|_| dice.below(2) == 0);
        let both: Vec<_> = both.map(|town| vec![TOWNS[0], TOWNS[town]]).collect();
        let towns: Vec<_> = many.chain(others).chain(both).collect();
        let expected = connected(&towns);
        assert!(expected.len() > 5 && expected.iter().any(|g| g.len() > 40));
        for _ in 0..2 {
            let order = shuffled(towns.len(), &mut dice);
            assert_eq!(events(&order, &towns).await, expected, "{order:?}");
        }
    }
}

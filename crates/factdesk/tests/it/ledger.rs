//! `factdesk ledger` on a server that has the samples.

use crate::process::{Running, directory, factdesk, run, until, up_with_samples};
use serde_json::Value;

struct Server {
    running: Running,
    address: String,
}

impl Server {
    fn ledger(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let mut command = factdesk();
        run(command
            .args(["ledger", "--address", &self.address])
            .args(args))
    }

    fn shows(&self, args: &[&str]) -> String {
        let (code, out, said) = self.ledger(args);
        assert_eq!(code, Some(0), "{said}");
        out
    }

    /// The attack's name and its figures, once the articles that tell of them are joined.
    fn attack(&self) -> (String, String) {
        until("an attack is drawn with its figures", || {
            let events = self.shows(&["--filter", "happening = ATTACK"]);
            let mut names = events.lines().filter_map(|line| line.split(' ').next());
            names.find_map(|name| {
                let drawn = self.shows(&[name]);
                let all = FIGURES.iter().all(|words| drawn.contains(words));
                all.then(|| (name.to_owned(), drawn))
            })
        })
    }
}

/// Of several articles.
const FIGURES: [&str; 6] = [
    "at least 40",
    "More than 60",
    "At least 93",
    "93 or more",
    "    145 ",
    "    115 ",
];

#[test]
fn the_samples_attack_is_listed_and_drawn() {
    let dir = directory();
    let mut running = up_with_samples(dir.path());
    let address = running.address();
    let server = Server { running, address };
    let (attack, drawn) = server.attack();
    assert!(attack.starts_with("events/"), "{attack}");
    assert!(drawn.starts_with("Attack, "), "{drawn}");
    let series = |begins: &str| {
        let found = drawn.split("\n\n").find(|s| s.starts_with(begins));
        found.unwrap_or_else(|| panic!("{begins}: {drawn}"))
    };
    let hospital = series("  hospitalizations");
    assert!(hospital.contains("    ! ") && hospital.contains("conflicts"));
    assert!(!series("  deaths: ").contains("conflicts"), "{drawn}");
    assert!(!drawn.contains('\u{1b}'), "no colour where nobody asked");
    let by_id = server.shows(&[attack.strip_prefix("events/").unwrap()]);
    assert_eq!(by_id.lines().next(), drawn.lines().next());

    as_json(&server, &attack);
    what_is_not_there(&server);
    server.running.stop();
}

fn as_json(server: &Server, attack: &str) {
    let lines = |out: String| -> Vec<Value> {
        out.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    };
    let events = lines(server.shows(&["--json"]));
    assert!(
        events.iter().any(|event| event["name"] == attack),
        "{events:?}"
    );
    let series = lines(server.shows(&["--json", attack]));
    let deaths = series
        .iter()
        .find(|s| s["measure"] == "MEASURE_DEATHS")
        .unwrap();
    assert_eq!(deaths["event"], attack);
    assert!(deaths["sightings"].as_array().unwrap().len() > 3);
}

fn what_is_not_there(server: &Server) {
    let (code, out, said) = server.ledger(&["--filter", "happening = ELECTION"]);
    assert_eq!(
        (code, &*out, &*said),
        (Some(0), "", "factdesk: no events\n")
    );
    let none = "0190f3a1-0000-7000-8000-0000000000aa";
    for (args, words) in [
        (&["events/x"][..], "events/{uuid}"),
        (&[none], "there is no such event"),
        (&["--filter", "colour = red"], "no field `colour`"),
    ] {
        let (code, _, said) = server.ledger(args);
        assert_eq!(code, Some(1), "{args:?}");
        assert!(said.contains(words), "{args:?}: {said}");
    }
}

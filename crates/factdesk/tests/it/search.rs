//! `factdesk search`.

use crate::process::{directory, factdesk, run, up_with_samples};

#[test]
fn claims_are_found_as_lines_or_as_json() {
    let dir = directory();
    let mut server = up_with_samples(&dir.path().join("data"));
    let address = server.address();
    let search = |args: &[&str]| {
        run(factdesk()
            .args(["search", "--address", &address])
            .args(args))
    };

    let (code, out, said) = search(&["Hundreds killed or wounded at #TallowMarketHall?!"]);
    assert_eq!((code, &*said), (Some(0), ""));
    let best: Vec<&str> = out.lines().take(2).collect();
    assert!(
        best[0].contains(" %  not checked  ") && best[0].contains("Tallow Market Hall"),
        "{out}"
    );
    assert!(
        best[1].contains("claims/") && best[1].contains("Market"),
        "{out}"
    );
    assert!(out.contains("wounding hundreds"), "{out}");

    let (_, out, _) = search(&["--json", "--limit", "2", "hospitals in Sarnow"]);
    let hits: Vec<serde_json::Value> = out
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    assert!(hits.len() == 2 && hits[0]["score"].as_f64() >= hits[1]["score"].as_f64());
    assert!(
        hits[0]["claim"]["name"]
            .as_str()
            .unwrap()
            .starts_with("claims/")
    );

    let nothing = "factdesk: nothing that was stored has much in common with it\n";
    for args in [
        &["quartzite zirconium"][..],
        &["--checked", "Tallow Market Hall"],
    ] {
        assert_eq!(
            search(args),
            (Some(0), String::new(), nothing.into()),
            "{args:?}"
        );
    }
    for (args, words) in [
        (&["--filter", "colour = RED", "x"][..], "colour"),
        (&[" "], "query"),
        (&["--limit", "-1", "x"], "page_size"),
    ] {
        let (code, out, said) = search(args);
        assert_eq!((code, &*out), (Some(1), ""), "{args:?}");
        assert!(said.contains(words), "{args:?}: {said}");
    }
    server.stop();
}

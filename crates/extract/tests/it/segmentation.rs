//! Sentences against gold, where it is at hand.

#[path = "../../examples/segmentation/gold.rs"]
mod gold;

use gold::Score;
use std::path::Path;

fn at_hand(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        println!("skipped: there is no {}", path.display());
    }
    text
}

#[test]
fn every_golden_rule_is_kept() {
    let Some(json) = at_hand("segmentation/golden_en.json") else {
        return;
    };
    assert_eq!(gold::lost_rules(&json).unwrap(), (49, vec![]));
}

#[test]
fn treebanks_are_divided_as_well_as_they_were() {
    for (name, least) in [
        ("ewt/dev.conllu", 0.93),
        ("segmentation/gum-dev.conllu", 0.97),
    ] {
        let Some(conllu) = at_hand(name) else { return };
        let score = Score::of(&gold::documents(&conllu));
        assert!(score.f1() >= least, "{name}: {:.4}, {score:?}", score.f1());
        assert!(
            score.precision() > 0.9 && score.recall() > 0.85,
            "{name}: {score:?}"
        );
    }
}

#[test]
fn a_document_is_its_paragraphs_with_a_blank_line_between() {
    let conllu = "# newdoc id = a\n# newpar\n# text = It rained.\n1\tIt\t_\n\n# text = Ann left.\n1\tAnn\tSpaceAfter=No\n\n# newpar\n# text = So?\n1\tSo\t_\n";
    let documents = gold::documents(conllu);
    assert_eq!(
        documents,
        [(
            "It rained. Ann left.\n\nSo? ".to_owned(),
            vec![0..10, 11..20, 22..25]
        )]
    );
    let score = Score::of(&documents);
    assert_eq!(
        (score.same, score.found, score.gold, score.f1()),
        (3, 3, 3, 1.0)
    );
}

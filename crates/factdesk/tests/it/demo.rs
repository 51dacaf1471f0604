//! `up --demo`.

use crate::process::{directory, run, up};

#[test]
fn the_demo_shows_the_unverified_hundreds_and_repeats_without_change() {
    let dir = directory();
    let (code, first, log) = run(up(dir.path()).args(["--demo", "--exit"]));
    assert_eq!(code, Some(0), "{log}");
    assert!(
        log.contains("making a new cluster") && log.contains("as person `local`"),
        "{log}"
    );
    let hundreds: Vec<_> = first
        .lines()
        .filter(|line| line.contains("hundreds (vague)"))
        .collect();
    let expected = ["casualties", "unverified", "UNVERIFIED"];
    let row = |line: &&&str| expected.iter().all(|word| line.contains(word));
    assert!(hundreds.iter().any(|line| row(&line)), "{first}");
    assert!(
        first
            .lines()
            .take_while(|l| !l.starts_with('#'))
            .all(|l| l.chars().count() <= 120)
    );

    let (code, second, log) = run(up(dir.path()).args(["--demo", "--exit"]));
    assert_eq!(code, Some(0), "{log}");
    assert!(!log.contains("making a new cluster"), "{log}");
    let same = |text: &str| -> Vec<String> {
        // The port is another one each time.
        let lines = text
            .lines()
            .map(|line| line.split(" 127.0.0.1:").next().unwrap().to_owned());
        lines.collect()
    };
    assert_eq!(same(&first), same(&second));
}

#[test]
fn the_printed_commands_name_the_claim_and_its_etag() {
    let dir = directory();
    let (_, out, log) = run(up(dir.path()).args(["--demo", "--exit"]));
    let commands: Vec<_> = out
        .lines()
        .filter(|line| line.starts_with("grpcurl "))
        .collect();
    assert_eq!(commands.len(), 4, "{out}{log}");
    assert!(commands.iter().all(|line| line.contains(" -plaintext ")));
    assert!(
        commands[0].contains("cautions.category = UNVERIFIED"),
        "{}",
        commands[0]
    );
    for part in [
        r#""name":"claims/"#,
        r#""etag":""#,
        "VERDICT_UNVERIFIED",
        "rationale",
    ] {
        assert!(commands[1].contains(part), "{}", commands[1]);
    }
}

//! The walk of the README with the real grpcurl.

use crate::process::{directory, up_with_samples};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// grpcurl on PATH or in `$FACTDESK_CLIENTS`.
pub fn grpcurl() -> Option<PathBuf> {
    let given = std::env::var_os("FACTDESK_CLIENTS").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let dirs = given.into_iter().chain(std::env::split_paths(&path));
    dirs.map(|dir| dir.join("grpcurl"))
        .find(|file| file.is_file())
}

struct Client {
    program: PathBuf,
    address: String,
}

impl Client {
    fn run(&self, data: Option<&Value>, rest: &[&str]) -> Result<String, String> {
        let mut command = Command::new(&self.program);
        command.arg("-plaintext");
        if let Some(data) = data {
            command.args(["-d", &data.to_string()]);
        }
        let output = command.arg(&self.address).args(rest).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        match output.status.success() {
            true => Ok(text(output.stdout)),
            false => Err(text(output.stderr)),
        }
    }

    fn call(&self, method: &str, data: &Value) -> Result<Value, String> {
        let out = self.run(Some(data), &[&format!("factdesk.v1.{method}")])?;
        Ok(serde_json::from_str(&out).unwrap())
    }

    /// Expects a refusal with that code and these words.
    fn refused(&self, method: &str, data: &Value, code: &str, words: &[&str]) {
        let error = self.call(method, data).unwrap_err();
        assert!(error.contains(&format!("Code: {code}")), "{error}");
        for word in words {
            assert!(error.contains(word), "{word}: {error}");
        }
    }
}

#[test]
fn the_walk_of_the_readme() {
    let Some(program) = grpcurl() else {
        println!("skipped: no grpcurl on PATH or in $FACTDESK_CLIENTS");
        return;
    };
    let dir = directory();
    let mut running = up_with_samples(dir.path());
    let client = Client {
        program,
        address: running.address(),
    };
    look_around(&client);
    submit_seeds(&client);
    let claim = find_hundreds(&client);
    review(&client, &claim);
    running.stop();
}

fn look_around(client: &Client) {
    let services = client.run(None, &["list"]).unwrap();
    for service in ["ArticleService", "ClaimService", "ReviewService"] {
        assert!(
            services.contains(&format!("factdesk.v1.{service}")),
            "{services}"
        );
    }
    let described = client
        .run(None, &["describe", "factdesk.v1.Claim"])
        .unwrap();
    assert!(described.contains("check_worthiness"), "{described}");
}

fn submit_seeds(client: &Client) {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let Ok(files) = seeds.read_dir() else {
        println!("skipped: no seeds in {}", seeds.display());
        return;
    };
    for file in files.map(|file| file.unwrap().path()) {
        let body = std::fs::read_to_string(&file).unwrap();
        let begin = Instant::now();
        let request = json!({"article": {"body": body}, "wait": "10s"});
        let article = client
            .call("ArticleService/SubmitArticle", &request)
            .unwrap();
        let took = begin.elapsed();
        assert_eq!(article["state"], "STATE_EXTRACTED", "{}", file.display());
        assert!(took < Duration::from_secs(10), "{took:?}");
        println!("{} extracted after {took:?}", file.display());
    }
}

fn find_hundreds(client: &Client) -> Value {
    let filter = "cautions.category = UNVERIFIED AND figure.measure = CASUALTIES";
    let found = client
        .call("ClaimService/ListClaims", &json!({"filter": filter}))
        .unwrap();
    let claim = found["claims"][0].clone();
    assert_eq!(claim["figure"]["text"], "hundreds");
    assert_eq!(claim["suggestedVerdict"], "VERDICT_UNVERIFIED");
    claim
}

fn review(client: &Client, claim: &Value) {
    let (name, etag) = (&claim["name"], &claim["etag"]);
    let method = "ReviewService/ReviewClaim";
    let verified = json!({"name": name, "etag": etag, "verdict": "VERDICT_VERIFIED"});
    client.refused(
        method,
        &verified,
        "FailedPrecondition",
        &["EVIDENCE_REQUIRED"],
    );

    let rationale = "Nobody confirms a number in the hundreds.";
    let request = json!({"name": name, "etag": etag, "verdict": "VERDICT_UNVERIFIED",
        "rationale": rationale, "request_id": "walk-1"});
    let reviewed = client.call(method, &request).unwrap();
    assert_eq!(reviewed["state"], "STATE_REVIEWED");
    assert_eq!(
        client.call(method, &request).unwrap(),
        reviewed,
        "the same answer again"
    );
    let mut other = request.clone();
    other["rationale"] = json!("Something else.");
    client.refused(method, &other, "AlreadyExists", &["REQUEST_ID_REUSED"]);
    let mut late = request.clone();
    late["request_id"] = json!("walk-2");
    let current = reviewed["etag"].as_str().unwrap();
    client.refused(method, &late, "Aborted", &["ETAG_MISMATCH", current]);

    let got = client
        .call("ClaimService/GetClaim", &json!({"name": name}))
        .unwrap();
    assert_eq!(got["verdict"], "VERDICT_UNVERIFIED");
    let reviews = client
        .call("ReviewService/ListReviews", &json!({"parent": name}))
        .unwrap();
    let reviews = reviews["reviews"].as_array().unwrap();
    assert_eq!(reviews.len(), 1, "one review for two requests of one id");
    assert_eq!(reviews[0]["person"], "people/local");
    assert_eq!(reviews[0]["rationale"], rationale);
    assert!(reviews[0]["createTime"].is_string());
}

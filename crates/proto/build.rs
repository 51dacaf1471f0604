//! Compiles `proto/` with protox: nobody needs protoc.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use prost::Message as _;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../proto");
    // Watch the folder, so that a new file counts too; tonic-prost-build would
    // name only the files that it was given.
    println!("cargo::rerun-if-changed={}", root.display());
    let served = proto_files(&root.join("factdesk/v1"))?;
    let called = proto_files(&root.join("factdesk/extractor/v1"))?;
    // What is served is what reflection tells of, and what tests walk.
    let descriptors = protox::compile(&served, [&root])?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("factdesk.bin"), descriptors.encode_to_vec())?;
    let all = protox::compile(served.iter().chain(&called), [&root])?;
    tonic_prost_build::configure().compile_fds(all)?;
    Ok(())
}

fn proto_files(dir: &Path) -> std::io::Result<Vec<PathBuf>> {
    let files = fs::read_dir(dir)?
        .map(|entry| entry.map(|e| e.path()))
        .filter(|path| {
            path.as_ref()
                .map_or(true, |p| p.extension().is_some_and(|e| e == "proto"))
        });
    let mut files = files.collect::<Result<Vec<_>, _>>()?;
    files.sort();
    Ok(files)
}

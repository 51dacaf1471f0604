//! From files to items.

use super::batch::{Batches, Gone};
use super::html;
use super::item::{Content, Item, Refusal, Source};
use super::kind::Kind;
use super::lines::{self, Line};
use super::prepare::Prepare;
use super::walk::{FileId, Step, Walk, id};
use crate::head;
use crate::json::Json;
use std::fs::{File, Metadata};
use std::io::{self, BufRead, BufReader, Read, stdin};
use std::path::{Path, PathBuf};

/// The most bytes of a line: a body of 2 MiB may have six times as many where
/// JSON escapes every letter.
const LINE: usize = 16 << 20;

/// Reads the whole input, one file or line at a time.
pub struct Reader {
    /// What makes requests of articles.
    pub prepare: Prepare,
    /// The article's JSON.
    pub json: Json,
    /// The report, which may lie in a folder of the input.
    pub report: Option<FileId>,
    /// Where the items go.
    pub batches: Batches,
}

impl Reader {
    /// Reads until the end, or until nobody takes any more.
    pub fn run(mut self, inputs: Vec<PathBuf>) -> Result<(), Gone> {
        for step in Walk::new(inputs) {
            match step {
                Step::Stdin => self.lines(Source::file(Path::new("-")), stdin().lock())?,
                Step::Bad { path, why } => {
                    self.refuse(Source::file(&path), 0, "UNREADABLE", why)?
                }
                Step::File {
                    path,
                    metadata,
                    named,
                } => self.file(&path, &metadata, named)?,
            }
        }
        self.batches.flush()
    }

    fn file(&mut self, path: &Path, metadata: &Metadata, named: bool) -> Result<(), Gone> {
        let source = Source::file(path);
        let bytes = metadata.len();
        // A pipe in a folder could be waited for without end.
        let kind = Kind::of(path).filter(|_| metadata.is_file());
        match kind {
            _ if self.report == Some(id(metadata)) => Ok(()),
            None if named => self.refuse(source, bytes, "UNKNOWN_KIND", Kind::what_is_read()),
            None => self.put(source, bytes, Content::PassedOver),
            Some(kind) if bytes > kind.limit() => {
                let why = format!("has {bytes} bytes; at most {} are read", kind.limit());
                self.refuse(source, bytes, "TOO_LARGE", why)
            }
            Some(kind) => match self.open(path, kind, source.clone()) {
                Ok(done) => done,
                Err(error) => self.refuse(source, bytes, "UNREADABLE", error.to_string()),
            },
        }
    }

    /// The outer failure is the file's, the inner one that of who takes items.
    fn open(&mut self, path: &Path, kind: Kind, source: Source) -> io::Result<Result<(), Gone>> {
        let file = File::open(path)?;
        if kind == Kind::JsonLines {
            return Ok(self.lines(source, BufReader::with_capacity(64 << 10, file)));
        }
        let mut raw = Vec::new();
        // It may have grown since it was measured.
        file.take(kind.limit()).read_to_end(&mut raw)?;
        let item = self.prepare.item(source, &raw, |text| match kind {
            Kind::Html => html::read(text),
            Kind::Text | Kind::JsonLines => {
                head::parse(text).map_err(|failure| Refusal::new("BAD_HEAD", failure.to_string()))
            }
        });
        Ok(self.batches.put(item))
    }

    fn lines(&mut self, file: Source, mut input: impl BufRead) -> Result<(), Gone> {
        for number in 1.. {
            let source = file.line(number);
            match lines::next(&mut input, LINE) {
                Ok(None) => break,
                Ok(Some((Line::Whole(line), took))) => self.line(source, &line, took)?,
                Ok(Some((Line::TooLong, took))) => {
                    let why = format!("the line has more than {LINE} bytes");
                    self.refuse(source, took, "TOO_LARGE", why)?;
                }
                Err(error) => {
                    return self.refuse(source, 0, "UNREADABLE", error.to_string());
                }
            }
        }
        Ok(())
    }

    fn line(&mut self, source: Source, line: &[u8], took: u64) -> Result<(), Gone> {
        let bare = match source.line {
            Some(1) => line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line),
            _ => line,
        };
        let bare = bare.trim_ascii();
        if bare.is_empty() {
            return Ok(());
        }
        let json = &self.json;
        let mut item = self.prepare.item(source, bare, |text| {
            json.read(text)
                .map_err(|failure| Refusal::new("BAD_JSON", failure.to_string()))
        });
        item.bytes = took;
        self.batches.put(item)
    }

    fn refuse(
        &mut self,
        source: Source,
        bytes: u64,
        reason: &str,
        why: impl Into<String>,
    ) -> Result<(), Gone> {
        self.put(source, bytes, Content::Refused(Refusal::new(reason, why)))
    }

    fn put(&mut self, source: Source, bytes: u64, content: Content) -> Result<(), Gone> {
        self.batches.put(Item {
            source,
            bytes,
            sha256: None,
            content,
        })
    }
}

/// How many bytes there are to read; nothing where standard input is among them.
pub fn total(inputs: &[PathBuf]) -> Option<u64> {
    let sizes = Walk::new(inputs.to_vec()).map(|step| match step {
        Step::Stdin => None,
        Step::File { metadata, .. } => Some(metadata.len()),
        Step::Bad { .. } => Some(0),
    });
    sizes.sum()
}

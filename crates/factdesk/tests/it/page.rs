//! Pages with commands in them.

/// A section of a page.
pub struct Section<'a> {
    pub heading: &'a str,
    /// Its sh blocks, as they stand there.
    pub blocks: Vec<&'a str>,
}

/// The page's sections; what stands before the first of them is left out.
pub fn sections(page: &str) -> Vec<Section<'_>> {
    page.split("\n## ").skip(1).map(section).collect()
}

fn section(text: &str) -> Section<'_> {
    Section {
        heading: text.lines().next().unwrap(),
        blocks: blocks(text),
    }
}

fn blocks(text: &str) -> Vec<&str> {
    let blocks = text.split("```sh\n").skip(1);
    blocks.map(|b| b.split("```").next().unwrap()).collect()
}

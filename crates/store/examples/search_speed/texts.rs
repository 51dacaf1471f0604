//! Made-up texts.

/// How many words there are.
const WORDS: f64 = 200_000.0;

/// The commonest word is as common as the twentieth of a plain Zipf's law would be: what is
/// more common in English says nothing, and no search looks for it.
const SHIFT: f64 = 20.0;

/// The word of that rank: syllables, no two ranks the same.
pub fn word(rank: u32) -> String {
    let (mut left, mut word) = (rank, String::new());
    loop {
        let (consonant, vowel) = (left % 14, left / 14 % 4);
        word.push(char::from(b"bdfghjklmnprtv"[consonant as usize]));
        word.push(char::from(b"aiou"[vowel as usize]));
        left /= 56;
        if left == 0 && word.len() > 3 {
            return word;
        }
    }
}

/// Texts from a seed, always the same.
pub struct Texts(u64);

impl Texts {
    pub fn new(seed: u64) -> Texts {
        Texts(seed)
    }

    /// A sentence of so many words.
    pub fn sentence(&mut self, words: usize) -> String {
        let words: Vec<String> = (0..words).map(|_| word(self.rank(1.0))).collect();
        words.join(" ")
    }

    /// So many function words, which no search looks for.
    pub fn nothing(&mut self, words: usize) -> String {
        let list = [
            "the", "of", "and", "to", "in", "is", "was", "with", "those", "which",
        ];
        let words: Vec<&str> = (0..words)
            .map(|_| list[self.next() as usize % list.len()])
            .collect();
        words.join(" ")
    }

    /// The text of a search: common words, a post, or a sentence.
    pub fn query(&mut self, n: usize) -> String {
        match n % 4 {
            0 => (0..3)
                .map(|_| word(self.rank(0.4)))
                .collect::<Vec<_>>()
                .join(" "),
            1 => self.sentence(40),
            _ => self.sentence(12),
        }
    }

    /// A rank as common as it should be; with a smaller share only the commonest.
    fn rank(&mut self, share: f64) -> u32 {
        let random = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        let rank = SHIFT * ((WORDS / SHIFT).ln() * share * random).exp() - SHIFT;
        rank as u32
    }

    /// xorshift64*.
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
}

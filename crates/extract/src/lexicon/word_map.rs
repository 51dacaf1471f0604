//! Looking words up fast. The words listed are our own, so nobody can choose
//! them to collide, and what a text holds is looked up but never put in.

use super::Word;
use std::borrow::Cow;

/// From listed words, or words formed from these, to what they mean.
#[derive(Clone, Debug)]
pub(crate) struct WordMap<T> {
    listed: Vec<(Cow<'static, str>, T)>,
    /// The number of a word and its place in the list, at the number's slot or the
    /// next free one behind it. Most slots are free.
    slots: Vec<Option<(u32, u32)>>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        WordMap {
            listed: Vec::new(),
            slots: vec![None; 64],
        }
    }
}

impl<T> WordMap<T> {
    /// What a word means.
    #[inline]
    pub(crate) fn get<'w>(&self, word: impl Into<Word<'w>>) -> Option<&T> {
        self.find(word.into()).map(|(_, means)| means)
    }

    fn find(&self, word: Word<'_>) -> Option<(usize, &T)> {
        let mut at = self.slot(word.number);
        while let Some(Some((number, place))) = self.slots.get(at) {
            let place = *place as usize;
            if *number == word.number
                && let Some((listed, means)) = self.listed.get(place)
                && listed == word.low
            {
                return Some((place, means));
            }
            at = self.behind(at);
        }
        None
    }

    /// What a word means, `new` where it was not listed before.
    pub(crate) fn or_insert(&mut self, word: impl Into<Cow<'static, str>>, new: T) -> &mut T {
        let word = word.into();
        let known = self.find(Word::from(&*word)).map(|(place, _)| place);
        let place = known.unwrap_or(self.listed.len());
        if known.is_none() {
            self.listed.push((word, new));
            self.placed(place);
        }
        &mut self.listed[place].1
    }

    fn placed(&mut self, last: usize) {
        let full = self.listed.len() * 4 > self.slots.len();
        if full {
            self.slots = vec![None; 2 * self.slots.len()];
        }
        for place in if full { 0..=last } else { last..=last } {
            self.put(place);
        }
    }

    fn put(&mut self, place: usize) {
        let number = Word::from(&*self.listed[place].0).number;
        let mut at = self.slot(number);
        while self.slots[at].is_some() {
            at = self.behind(at);
        }
        self.slots[at] = Some((number, place as u32));
    }

    /// The number of slots is a power of two.
    fn slot(&self, number: u32) -> usize {
        number as usize & (self.slots.len() - 1)
    }

    fn behind(&self, slot: usize) -> usize {
        (slot + 1) & (self.slots.len() - 1)
    }
}

/// Of a word that is listed again, the last meaning.
impl<T: Copy> FromIterator<(&'static str, T)> for WordMap<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(all: I) -> Self {
        let mut map = WordMap::default();
        for (word, means) in all {
            *map.or_insert(word, means) = means;
        }
        map
    }
}

/// Listed words that mean the same.
#[derive(Clone, Debug)]
pub(crate) struct WordSet(WordMap<()>);

impl WordSet {
    /// The words of lists, in each one blank or line break apart.
    pub(crate) fn of(lists: &[&'static str]) -> Self {
        let words = lists.iter().flat_map(|list| list.split_whitespace());
        WordSet(words.map(|word| (word, ())).collect())
    }

    /// Whether the word is listed.
    pub(crate) fn has<'w>(&self, word: impl Into<Word<'w>>) -> bool {
        self.0.get(word).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        let words = [
            "",
            "a",
            "aa",
            "goat",
            "goats",
            "administration",
            "administrator",
        ];
        let map: WordMap<usize> = words.iter().enumerate().map(|(n, w)| (*w, n)).collect();
        for (n, word) in words.iter().enumerate() {
            assert_eq!(map.get(*word), Some(&n));
        }
        assert_eq!(map.get("administrative"), None);
    }

    #[test]
    fn many_words_are_found_again_and_others_are_not() {
        let mut map = WordMap::default();
        for n in 0..3000u32 {
            map.or_insert(format!("goat{n}"), n);
        }
        for n in 0..3000u32 {
            assert_eq!(map.get(&*format!("goat{n}")), Some(&n));
            assert_eq!(map.get(&*format!("cow{n}")), None);
        }
    }

    #[test]
    fn a_word_that_is_listed_again_keeps_what_was_put_in_first() {
        let mut map = WordMap::default();
        map.or_insert("goat", 1);
        assert_eq!(*map.or_insert("goat", 2), 1);
        let last: WordMap<u8> = [("goat", 1), ("cow", 2), ("goat", 3)].into_iter().collect();
        assert_eq!(last.get("goat"), Some(&3));
    }

    #[test]
    fn a_set_has_the_words_of_all_its_lists() {
        let set = WordSet::of(&["goat cow", "hen\n cow"]);
        assert!(["goat", "cow", "hen"].into_iter().all(|word| set.has(word)));
        assert!(!set.has("goat cow") && !set.has("") && !set.has("pig"));
    }

    #[test]
    fn words_of_the_same_number_are_two() {
        let mut map = WordMap::default();
        for (word, n) in [("goat", 1), ("cow", 2), ("hen", 3)] {
            map.or_insert(word, n);
        }
        let (goat, cow) = (Word::from("goat"), Word::from("cow"));
        let forged = Word {
            number: goat.number,
            ..cow
        };
        assert_eq!(map.get(forged), None);
    }
}

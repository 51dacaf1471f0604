//! Numbers made of words, the same in every process and for good.

/// A number that depends on the words alone and tells nothing of their order in the
/// alphabet: FNV-1a, with the bits mixed once more. Not for secrets.
pub(crate) fn stable<'a>(words: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for word in words {
        // A byte that no text holds ends each word.
        for byte in word.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    mixed(hash)
}

fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_for_good_and_ends_words() {
        assert_eq!(stable(["sarnow"]), 18_270_905_457_873_433_594);
        assert_ne!(stable(["a", "b"]), stable(["ab"]));
        assert_ne!(stable(["a", ""]), stable(["a"]));
    }
}

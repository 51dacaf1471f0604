//! Animals, which die and are counted as people are but are none.

use crate::text::{Doc, Run};

/// Whether the counted noun is animals.
pub(in crate::figure) fn animals(doc: &Doc<'_>, noun: &Run) -> bool {
    let head = noun.end.checked_sub(1);
    head.is_some_and(|head| {
        matches!(
            doc.low(head),
            "animals"
                | "animal"
                | "livestock"
                | "cattle"
                | "sheep"
                | "cows"
                | "cow"
                | "calves"
                | "lambs"
                | "ewes"
                | "pigs"
                | "piglets"
                | "horses"
                | "ponies"
                | "donkeys"
                | "mules"
                | "camels"
                | "goats"
                | "chickens"
                | "hens"
                | "turkeys"
                | "ducks"
                | "geese"
                | "poultry"
                | "birds"
                | "swans"
                | "crows"
                | "pigeons"
                | "penguins"
                | "puffins"
                | "eagles"
                | "gulls"
                | "dogs"
                | "puppies"
                | "cats"
                | "kittens"
                | "pets"
                | "fish"
                | "salmon"
                | "trout"
                | "whales"
                | "dolphins"
                | "porpoises"
                | "seals"
                | "sharks"
                | "turtles"
                | "crabs"
                | "bees"
                | "deer"
                | "reindeer"
                | "elk"
                | "moose"
                | "bears"
                | "wolves"
                | "foxes"
                | "badgers"
                | "otters"
                | "beavers"
                | "rabbits"
                | "hares"
                | "bats"
                | "rats"
                | "mice"
                | "monkeys"
                | "apes"
                | "chimpanzees"
                | "gorillas"
                | "elephants"
                | "rhinos"
                | "hippos"
                | "lions"
                | "tigers"
                | "leopards"
                | "giraffes"
                | "zebras"
                | "buffalo"
                | "bison"
                | "antelopes"
                | "kangaroos"
                | "koalas"
                | "mink"
                | "alpacas"
                | "llamas"
                | "snakes"
                | "frogs"
                | "mammals"
                | "creatures"
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::figure::tests::{only, units};

    fn unit(text: &str) -> String {
        only(text, units(text)).1
    }

    #[test]
    fn animals_keep_their_name_and_people_are_people() {
        for (text, name) in [
            ("About 400 sheep died in the flood.", "sheep"),
            ("Some 12,000 hens were killed in the fire.", "hen"),
            ("The fire killed 30 old horses.", "horse"),
            ("About 400 farmers died in the flood.", "people"),
            ("The fire killed 30.", "people"),
            ("The fire killed 30 sheep farmers.", "people"),
        ] {
            assert_eq!(unit(text), name, "{text}");
        }
    }
}

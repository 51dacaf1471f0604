//! Given names that are no other words where they have a capital, in order.

/// Whether it is one of the commonest.
pub(super) fn given(low: &str) -> bool {
    NAMES.binary_search(&low).is_ok()
}

#[rustfmt::skip]
const NAMES: &[&str] = &[
    "aaron", "abdul", "abigail", "adam", "ahmad", "ahmed", "alan", "alberto", "alejandro", "alex",
    "alexander", "alexandra", "alfred", "ali", "alice", "alicia", "alison", "allen", "allison",
    "amanda", "amy", "ana", "andre", "andrea", "andrew", "andy", "angela", "anita", "ann", "anna",
    "anne", "annie", "anthony", "antonio", "arnold", "arthur", "ashley", "barbara", "barry",
    "beatrice", "becky", "ben", "benjamin", "bernard", "bernie", "beth", "betty", "beverly",
    "bob", "bobby", "brad", "bradley", "brandon", "brenda", "brent", "brian", "bruce", "bryan",
    "carl", "carla", "carlos", "carmen", "carol", "caroline", "carolyn", "catherine", "cathy",
    "charles", "cheryl", "chris", "christina", "christine", "christopher", "cindy", "claire",
    "clara", "claudia", "craig", "cynthia", "dan", "daniel", "danielle", "danny", "darren",
    "dave", "david", "debbie", "deborah", "debra", "denise", "dennis", "derek", "diana", "diane",
    "diego", "dmitri", "don", "donald", "donna", "doris", "dorothy", "doug", "douglas", "duncan",
    "ed", "eddie", "edgar", "edith", "eduardo", "edward", "edwin", "eileen", "elaine", "eleanor",
    "elena", "elizabeth", "ellen", "emily", "emma", "eric", "erica", "erik", "erin", "ernest",
    "ethan", "eugene", "eva", "evelyn", "fatima", "felix", "fernando", "fiona", "frances",
    "francis", "francisco", "fred", "frederick", "gabriel", "gary", "geoff", "geoffrey", "george",
    "gerald", "gerard", "gilbert", "gina", "glenn", "gloria", "gordon", "greg", "gregory",
    "hannah", "harold", "harriet", "harry", "hassan", "heather", "heidi", "helen", "henry",
    "herbert", "howard", "hugh", "hussein", "ian", "ibrahim", "igor", "irene", "isaac", "isabel",
    "ivan", "jacob", "jacqueline", "jaime", "jake", "james", "jamie", "jane", "janet", "janice",
    "jason", "javier", "jean", "jeff", "jeffrey", "jennifer", "jenny", "jeremy", "jerry", "jesse",
    "jessica", "jill", "jim", "jimmy", "joan", "joanna", "joanne", "joe", "joel", "john",
    "johnny", "jonathan", "jorge", "jose", "joseph", "joshua", "joyce", "juan", "judith", "judy",
    "julia", "julian", "julie", "justin", "karen", "karl", "kate", "katherine", "kathleen",
    "kathryn", "kathy", "katie", "keith", "kelly", "ken", "kenneth", "kevin", "khalid", "kim",
    "kimberly", "kristen", "kristin", "kurt", "kyle", "larry", "laura", "lauren", "laurie",
    "lawrence", "leah", "leon", "leonard", "leslie", "linda", "lisa", "liz", "lois", "lori",
    "louis", "louise", "lucia", "lucy", "luis", "luke", "lynn", "manuel", "marc", "marcia",
    "marcus", "margaret", "maria", "marie", "marilyn", "mario", "marion", "marsha", "martha",
    "martin", "mary", "matt", "matthew", "maureen", "megan", "melanie", "melissa", "michael",
    "michele", "michelle", "miguel", "mike", "mitch", "mohamed", "mohammad", "mohammed", "monica",
    "muhammad", "nancy", "natalie", "natasha", "nathan", "neil", "nicholas", "nicole", "nigel",
    "nina", "noah", "noel", "nora", "norman", "oleg", "oliver", "olivia", "omar", "oscar",
    "pablo", "pamela", "patricia", "patrick", "paul", "paula", "pedro", "peggy", "peter", "phil",
    "philip", "phyllis", "rachel", "ralph", "randy", "raul", "ray", "raymond", "rebecca", "renee",
    "ricardo", "richard", "rick", "robert", "roberta", "roberto", "robin", "roger", "roland",
    "ron", "ronald", "rosa", "ross", "roy", "russell", "ruth", "ryan", "sally", "sam", "samantha",
    "samuel", "sandra", "sara", "sarah", "scott", "sean", "sergei", "shannon", "sharon", "sheila",
    "shirley", "simon", "sofia", "sophia", "sophie", "stacy", "stanley", "stephanie", "stephen",
    "steve", "steven", "stewart", "stuart", "susan", "sylvia", "tanya", "ted", "teresa", "terry",
    "theodore", "theresa", "thomas", "tim", "timothy", "tina", "todd", "tom", "tony", "tracy",
    "valerie", "vanessa", "vera", "veronica", "victor", "vincent", "vladimir", "walter", "wanda",
    "warren", "wayne", "wendy", "wesley", "yusuf", "yvonne", "zachary", "zoe",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        assert!(NAMES.is_sorted());
        assert!(given("ann") && given("zoe"));
    }

    #[test]
    fn other_words_are_none() {
        for word in ["will", "may", "bill", "jordan", "norden", ""] {
            assert!(!given(word), "{word}");
        }
    }
}

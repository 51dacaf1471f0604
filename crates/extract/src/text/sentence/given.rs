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
    "clara", "claudia", "clifford", "clyde", "craig", "curtis", "cynthia", "dan", "daniel",
    "danielle", "danny", "darrell", "darren", "darryl", "dave", "david", "debbie", "deborah",
    "debra", "denise", "dennis", "derek", "diana", "diane", "diego", "dmitri", "don", "donald",
    "donna", "doris", "dorothy", "doug", "douglas", "duncan", "dwight", "ed", "eddie", "edgar",
    "edith", "eduardo", "edward", "edwin", "eileen", "elaine", "eleanor", "elena", "elizabeth",
    "ellen", "emily", "emma", "eric", "erica", "erik", "erin", "ernest", "ethan", "eugene", "eva",
    "evelyn", "fatima", "felix", "fernando", "fiona", "floyd", "frances", "francis", "francisco",
    "fred", "frederick", "gabriel", "gary", "geoff", "geoffrey", "george", "gerald", "gerard",
    "gilbert", "gina", "glen", "glenn", "gloria", "gordon", "greg", "gregory", "gwen", "hannah",
    "harold", "harriet", "harry", "hassan", "heather", "heidi", "helen", "henry", "herbert",
    "herman", "howard", "hugh", "hussein", "ian", "ibrahim", "igor", "ira", "irene", "irving",
    "isaac", "isabel", "ivan", "jackie", "jacob", "jacqueline", "jaime", "jake", "james", "jamie",
    "jane", "janet", "janice", "jared", "jasmine", "jason", "jasper", "javier", "jean", "jeanne",
    "jeannie", "jeff", "jeffrey", "jennifer", "jenny", "jeremy", "jerome", "jerry", "jesse",
    "jessica", "jill", "jim", "jimmy", "joan", "joanna", "joanne", "joe", "joel", "john",
    "johnny", "jonathan", "jordi", "jorge", "jose", "joseph", "joshua", "joyce", "juan",
    "juanita", "judith", "judy", "julia", "julian", "julie", "justin", "karen", "karl", "kate",
    "katherine", "kathleen", "kathryn", "kathy", "katie", "katrina", "keith", "kelly", "ken",
    "kenneth", "kevin", "khalid", "kim", "kimberly", "kirk", "kristen", "kristin", "kristina",
    "kurt", "kyle", "larry", "laura", "lauren", "laurie", "lawrence", "leah", "lena", "leon",
    "leonard", "leslie", "linda", "lisa", "liz", "lois", "lori", "lorraine", "louis", "louise",
    "lucas", "lucia", "lucille", "lucy", "luis", "luke", "lydia", "lynn", "mabel", "malcolm",
    "manuel", "marc", "marcel", "marcia", "marcus", "margaret", "maria", "marie", "marilyn",
    "mario", "marion", "marjorie", "marsha", "martha", "martin", "mary", "matt", "matthew",
    "maureen", "maurice", "maxine", "megan", "melanie", "melissa", "michael", "michele",
    "michelle", "miguel", "mike", "mildred", "milton", "mindy", "miriam", "mitch", "mitchell",
    "mohamed", "mohammad", "mohammed", "monica", "monique", "morris", "muhammad", "myra", "nadia",
    "nadine", "nancy", "natalie", "natasha", "nathan", "neil", "nelson", "nicholas", "nick",
    "nicola", "nicole", "nigel", "nina", "noah", "noel", "nora", "norman", "oleg", "olga",
    "oliver", "olivia", "omar", "oscar", "otto", "pablo", "pam", "pamela", "patricia", "patrick",
    "paul", "paula", "pedro", "peggy", "peter", "phil", "philip", "phillip", "phyllis",
    "priscilla", "rachel", "rafael", "ralph", "ramon", "randy", "raul", "ray", "raymond",
    "rebecca", "rene", "renee", "ricardo", "richard", "rick", "rita", "robert", "roberta",
    "roberto", "robin", "rodney", "roger", "roland", "ron", "ronald", "ronnie", "rosa",
    "rosemary", "ross", "roxanne", "roy", "rudy", "russell", "ruth", "ryan", "sabrina", "sally",
    "sam", "samantha", "samuel", "sandra", "sara", "sarah", "scott", "sean", "sergei", "sergio",
    "shannon", "sharon", "sheila", "sherry", "shirley", "sidney", "simon", "sofia", "sophia",
    "sophie", "stacy", "stanley", "stefan", "stephanie", "stephen", "steve", "steven", "stewart",
    "stuart", "susan", "suzanne", "sylvia", "tamara", "tammy", "tanya", "ted", "teresa", "terry",
    "theodore", "theresa", "thomas", "tim", "timothy", "tina", "todd", "tom", "tommy", "tony",
    "tracey", "tracy", "trevor", "valentina", "valerie", "vanessa", "vera", "veronica", "vicki",
    "vicky", "victor", "viktor", "vincent", "vivian", "vladimir", "walter", "wanda", "warren",
    "wayne", "wendy", "wesley", "wilfred", "wilma", "yolanda", "yusuf", "yvonne", "zachary",
    "zoe",
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

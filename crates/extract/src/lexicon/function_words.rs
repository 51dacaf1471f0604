//! The closed classes of English.

use super::Classes;

pub(super) const LISTS: &[(Classes, &str)] = &[
    (
        Classes::DETERMINER,
        "the a an this that these those some any all no every each both another \
        its his her their our my your several many most",
    ),
    (Classes::POSSESSIVE, "its his her their our my your"),
    (
        Classes::PRONOUN,
        "he she they it we i you who others someone nobody everyone",
    ),
    (
        Classes::PREPOSITION,
        "of in on at by for from to with without within into onto over under \
        about against among amid between during after before since through via across along \
        around behind beyond despite except inside near off outside per than toward towards \
        upon until as like following including regarding concerning throughout amidst",
    ),
    (
        Classes::CONJUNCTION,
        "and or but nor yet so if when while whereas because although though \
        that whether unless where which who whom whose why how until after before since as \
        however meanwhile nevertheless then what",
    ),
    (
        Classes::AUXILIARY,
        "is are was were be been being am has have had having do does did will \
        would shall should can could may might must 's 've 'd 'll 're n't not isn't wasn't \
        weren't aren't hasn't haven't hadn't won't wouldn't can't couldn't didn't doesn't don't",
    ),
    (
        Classes::MODAL,
        "will would shall should can could may might must",
    ),
    (
        Classes::ADVERB,
        "also then later now still already just even again once soon often never \
        ever always further first earlier today yesterday tomorrow too so far twice meanwhile \
        instead only almost however therefore nonetheless nevertheless moreover furthermore not \
        swiftly flatly ago",
    ),
    (
        Classes::MONTH,
        "january february march april may june july august september october \
        november december jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep \
        sep. sept sept. oct oct. nov nov. dec dec.",
    ),
    (
        Classes::WEEKDAY,
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu \
        fri sat sun today yesterday tomorrow mon. tue. tues. wed. thu. thurs. fri. sat. sun.",
    ),
    (
        Classes::ABBREVIATION,
        "mr. mrs. ms. dr. drs. prof. sen. rep. gov. gen. lt. col. sgt. capt. adm. \
        cmdr. maj. brig. pvt. rev. hon. pres. sec. st. ave. blvd. rd. jr. sr. inc. corp. co. ltd. llc. \
        no. nos. vs. v. etc. e.g. i.e. a.m. p.m. approx. est. dept. univ. jan. feb. mar. apr. \
        jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. tues. wed. thu. thurs. fri. sat. sun. \
        ariz. calif. colo. conn. fla. ga. ill. ind. kan. ky. la. mass. md. mich. minn. miss. mo. \
        mont. neb. nev. okla. ore. pa. tenn. tex. va. vt. wash. wis. wyo. messrs. mt. ft. sq. \
        fig. op. ed. al. bros. supt. insp. det. ofc. atty. asst. assoc. pp. ph.d. cf. ca.",
    ),
];

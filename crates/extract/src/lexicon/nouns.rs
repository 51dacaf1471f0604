//! People, those who attack, those who speak, and nouns that number a thing.

use super::Classes;

pub(super) const LISTS: &[(Classes, &str)] = &[
    (
        Classes::PERSON,
        "people persons individuals men women children boys girls kids adults \
        babies infants toddlers teenagers teens youths students pupils teachers soldiers troops \
        civilians residents citizens workers employees staff officers police policemen \
        firefighters rescuers responders volunteers doctors nurses medics patients passengers \
        drivers pedestrians cyclists tourists visitors spectators fans concertgoers attendees \
        guests customers shoppers protesters demonstrators activists supporters voters \
        respondents lawmakers senators congressmen legislators ministers officials diplomats \
        delegates members leaders experts scientists researchers engineers astronauts \
        journalists reporters lawyers judges jurors prosecutors prisoners inmates detainees \
        hostages captives refugees migrants immigrants asylum-seekers evacuees survivors victims \
        relatives families households witnesses bystanders worshippers pilgrims believers \
        christians muslims jews catholics americans russians ukrainians britons canadians \
        australians chinese japanese germans french italians israelis palestinians syrians iraqis \
        iranians afghans indians pakistanis mexicans turks africans europeans sailors crew \
        marines veterans pilots servicemen servicewomen personnel recruits conscripts fighters \
        militants terrorists gunmen attackers assailants shooters bombers hijackers insurgents \
        rebels suspects criminals gang-members defendants accomplices perpetrators farmers \
        miners fishermen sailors climbers hikers swimmers players athletes singers actors \
        candidates politicians executives investors traders analysts economists taxpayers \
        consumers subscribers users homeowners tenants pensioners seniors babies newborns \
        mothers fathers parents sons daughters brothers sisters others population inhabitants \
        villagers locals foreigners nationals participants applicants graduates athletes \
        person man woman child boy girl student soldier civilian officer resident worker \
        employee policeman firefighter passenger gunman attacker assailant suspect victim \
        individual voter detainee prisoner hostage refugee migrant survivor fatality casualty \
        thousands crowds strangers lives souls donors addicts smokers recipients aides agents \
        bankers bakers builders chiefs clerks colleagues commanders commissioners contractors \
        councillors councilors councilmen counselors cops creditors critics crewmen dealers \
        deputies detectives directors editors educators friends governors guards hunters \
        inspectors interns investigators justices kidnappers laborers labourers lieutenants \
        managers mayors mediators merchants musicians neighbors neighbours nominees observers \
        opponents owners painters paramedics partners pickets plaintiffs poets presidents \
        professors rangers readers regulators reservists retirees scholars shareholders skiers \
        smugglers spouses strikers superdelegates surgeons technicians therapists traffickers \
        trainees trustees vendors viewers wives husbands writers youngsters democrats \
        conservatives liberals peers contestants commuters borrowers lenders bidders \
        beneficiaries enrollees freshmen alumni mechanics farmworkers gamblers hackers aide clerk agent neighbor neighbour friend colleague relative nurse \
        detective commander deputy guard uncle aunt cousin mother father wife husband sister brother",
    ),
    (
        Classes::ATTACKER,
        "gunmen gunman attackers attacker assailants assailant shooters shooter \
        hijackers bombers terrorists militants perpetrators raiders thugs robbers suspects-at-large \
        hostage-takers arsonists snipers stabbers intruders",
    ),
    (
        Classes::SOURCE,
        "officials official authorities police spokesman spokeswoman spokesperson \
        spokespeople ministry minister department agency committee council source sources \
        witness witnesses eyewitness eyewitnesses report reports study studies survey poll polls \
        media newspaper news researchers scientists experts analysts analyst president mayor \
        governor senator prosecutor prosecutors lawyer attorney court company firm bank \
        government kremlin pentagon embassy army military navy service services secretary \
        director chief head leader chairman ceo doctors doctor hospital mayor's statement \
        statements data figures investigators detectives sheriff judge group organisation \
        organization campaign party candidate activists residents lawmakers economists economist \
        critics opponents supporters commission bureau office investigation review analysis \
        union unions guild association federation board foundation charity university college school \
        church institute regulator watchdog militia rebels coalition alliance opposition regime \
        network broadcaster channel outlet magazine journal author authors professor expert team \
        owner operator airline manufacturer carmaker retailer startup lender insurer agency \
        trial audit census trust club brigade coastguard treasury tribunal consortium paper article documents document letter email memo transcript website lawsuit suit indictment manifesto dossier communique communiqué",
    ),
    (
        Classes::SPEECH_NOUN,
        "warning warnings statement statements report reports claim claims \
        announcement comment comments remarks alert advisory letter message tweet speech denial \
        accusation accusations allegation allegations interview testimony assessment estimate sign banner note caption email memo poster placard headline slogan plaque",
    ),
    (
        Classes::DESIGNATOR,
        "boeing airbus route flight article section chapter title proposition \
        prop channel highway interstate formula apollo windows iphone galaxy falcon covid phase \
        tier class category level type room floor page number no. nos. unit district ward \
        precinct resolution amendment group season episode part volume version table figure \
        step round game week day grade platform gate terminal bus line track exit lane zone \
        area sector block building apartment suite paragraph clause rule act scene verse option \
        question item group stage generation model series top age aged ages page pages psalm \
        channel radio fm tv tu mig su an il b f c ka mi us m a1 mark mk euro world super \
        measure bill studio agenda catch-22 orders levels phases stages categories tiers resolutions articles sections flights chapters pages routes amendments rooms highways ps xbox playstation order executive case docket \
        size schedule exhibit protocol directive decree appendix annex vol. sc. genotype serotype",
    ),
];

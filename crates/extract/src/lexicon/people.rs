//! People who are counted but seldom speak, in the plural: trades, kin, offices,
//! creeds, sides of a conflict, and peoples.

use super::Classes;

pub(super) const LISTS: &[(Classes, &str)] = &[(
    Classes::COUNTED,
    "aborigines accountants actresses addicts adherents administrators admirers adolescents \
        adoptees advisers advisors advocates alawites allies amateurs ambassadors amputees \
        anarchists anglers anglicans apprentices arabs archers architects armenians arsonists \
        artisans aspirants assassins assistants associates atheists attendants attorneys \
        auditors aunts authors autoworkers azeris babysitters backbenchers bachelors backers backpackers \
        bangladeshis barbers bartenders basques batsmen beggars belgians berbers berliners \
        bidders bikers billionaires bishops blacks bloggers boaters bodyguards bookmakers \
        boosters bosses bouncers boxers breadwinners brethren bricklayers brides brits brokers \
        buddhists buddies builders bulgarians bureaucrats burglars butchers buyers bystanders \
        cadets callers campaigners campers canvassers captains cardholders cardinals caregivers \
        carers caretakers carpenters cashiers catalans celebrities chairmen challengers \
        chancellors chaplains chechens chefs choristers clergy clergymen clerics clients \
        climbers coaches collaborators colombians combatants comedians committeemen communists \
        competitors composers comrades concertgoers congresswomen conspirators constables \
        constituents consuls consultants convicts cooks coordinators corporals counsellors \
        counterparts countrymen couples couriers courtiers cowboys coworkers craftsmen crew \
        crewmembers croats cronies croupiers crusaders cubans culprits curators cyclists \
        cypriots czechs dancers danes daredevils daughters-in-law deans debtors defectors \
        defenders delinquents demonstrators dentists dependants dependents deportees descendants \
        deserters designers devotees diners diplomats disciples dissidents divers dockers \
        doormen dropouts drummers druze dutch dwellers economists educators egyptians elders \
        electors electricians emigrants emigres emiratis emirs emperors englishmen enthusiasts \
        entrepreneurs envoys eritreans estonians ethiopians evangelicals evictees examiners \
        exiles expatriates expats farmhands fascists fellows felons females filipinos filmmakers \
        finalists financiers finns firemen fishers followers footballers forces foremen founders \
        freelancers frenchmen friars frontrunners fugitives funders gamers gangsters gardeners \
        gays generals geologists georgians goalkeepers goers golfers grandchildren \
        granddaughters grandfathers grandmothers grandparents grandsons greeks grooms guardians \
        guards guides guardsmen guerrillas gurus guys gymnasts gypsies haitians headmasters heirs \
        helpers herders hermits heroes hindus hispanics hitchhikers holdouts holidaymakers \
        homeless homemakers hooligans hopefuls hostesses housekeepers houthis humans husbands \
        hutus icelanders imams immigrants imposters impostors incumbents indonesians infantrymen \
        influencers informants informers inhabitants insiders instructors interpreters \
        interrogators interviewees interviewers intruders inuit inventors invitees iraqis \
        irishmen islamists israelis jailers janitors jihadis jihadists jobseekers jockeys \
        joggers jordanians juveniles kashmiris kazakhs kenyans kindergarteners kings knights \
        kurds kuwaitis kyrgyz ladies lads landlords landowners lasses latinas latinos latvians \
        launderers laureates leakers learners lebanese lecturers librarians libyans lifeguards \
        listeners lithuanians lobbyists lodgers loggers londoners looters lovers loyalists \
        machinists magicians magistrates maids mailmen males malians marchers mariners marshals \
        martyrs marxists masons matriarchs mayors mercenaries merchants messengers methodists \
        midwives millennials millionaires minors missionaries mistresses moderates moderators \
        monarchs monks mormons moroccans motorcyclists motorists mourners mps muggers murderers \
        muscovites nannies natives naturalists nazis nepalese nepalis nephews newborns newcomers \
        newlyweds nieces nigerians nobles nomads noncombatants norwegians novices nuns \
        nutritionists objectors occupants offenders offspring oligarchs omanis onlookers \
        operatives operators opponents oppositionists orchestrators orderlies organisers \
        organizers orphans outlaws outsiders pakistanis paratroopers parishioners parisians \
        parliamentarians partisans partners partygoers passersby pastors patrolmen patrons \
        peacekeepers peasants performers persons petitioners pharmacists philanthropists \
        photographers physicians picketers pickpockets pirates planners playwrights plotters \
        plumbers poachers poles police pollsters popes porters portuguese postgraduates postmen \
        preachers predecessors presenters pretenders priests princes princesses programmers \
        proponents prostitutes protestants psychiatrists punters qataris quarterbacks queens \
        racers radicals rapists rappers readers receptionists recruiters rectors referees \
        reformers renters repairmen representatives reservists respondents returnees revelers \
        revellers reviewers revolutionaries riders rioters rivals rohingya roma romanians \
        rookies roommates rowers rulers runners rwandans saboteurs saints salesmen saudis savers \
        scammers sceptics schoolboys schoolchildren schoolgirls schoolteachers scots scotsmen \
        scouts screenwriters sculptors seafarers seamen secessionists secretaries seekers \
        separatists serbs sergeants servants sharpshooters shepherds sheriffs shiites \
        shopkeepers shoplifters siblings sikhs singaporeans skaters skeptics skippers slaves \
        slovaks slovenes snowboarders socialists sociologists sojourners somalis spaniards \
        speakers specialists speechwriters spies spokesmen sprinters squatters staff staffers \
        statesmen stewardesses stewards stragglers strategists streakers strongmen stuntmen \
        submariners subordinates suburbanites successors sudanese sufferers sunnis superheroes \
        superintendents supervisors surfers surrogates swedes swiss sympathisers sympathizers \
        tailors taiwanese tajiks taliban tamils tatars team-mates teammates teenagers tellers \
        tenants texans thais therapists thieves thinkers thugs tibetans ticketholders toddlers \
        tories trailblazers trainees trainers traitors translators travelers travellers \
        treasurers trekkers trespassers tribesmen troopers truckers tunisians turkmens tutors \
        tutsis twins tycoons ugandans uighurs umpires uncles undecideds undergraduates \
        undersecretaries unemployed unionists upstarts urbanites ushers uyghurs uzbeks vagrants \
        vandals venezuelans veterinarians vietnamese vigilantes virgins volunteers waiters \
        waitresses wardens warders warlords warriors watchers weavers welders welshmen \
        whistleblowers whites widowers widows winners workmates worshipers wrestlers yachtsmen \
        yazidis yemenis yorkers youngsters youths zealots zimbabweans",
)];

//! Verbs that are not cues of saying but end a noun phrase.

use super::Classes;

pub(super) const LISTS: &[(Classes, &str)] = &[(
    Classes::VERB,
    "came come comes go goes went gone gave give gives given took take takes taken \
        made make makes got get gets got left leave leaves leaving kept keep keeps held hold holds \
        began begin begins begun became become becomes broke brought bring brings bought build \
        built caught chose chosen cut dealt drew drawn drove driven ate fell fall falls felt feel \
        fought fight found find finds flew fled flee flees forgot got grew grow grows had heard \
        hear hid hit hits hurt hurts knew know knows known laid led lead leads lent let lets lost \
        lose loses meant mean means met meet meets paid pay pays put puts ran run runs rose rise \
        rises risen sat saw see sees seen sent send sends set sets shook shot shoots shoot showed \
        shown shut sold sell sells spent spend spends spoke spoken speak speaks stood stand stands \
        stole struck strike strikes swept swore taught thought think thinks threw throw throws \
        told understood woke won win wins wore wrote written want wants wanted like likes need \
        needs seem seems appear appears remain remains continue continues try tries help helps \
        happen happens include includes face faces live lives work works believe believes hope \
        hopes plan plans expect expects kill kills killing killed died dies die injured injure \
        injures wounded wounding injuring issued issues conveyed drops drop climbs climb jumps jump \
        slips slip soars soar plunges plunge beats beat ties tie backs back urges plans dies \
        sought seek seeks tore blew froze sank wept slept slid swung clung leapt quit \
        sprang dug crept withdrew withheld undertook",
)];

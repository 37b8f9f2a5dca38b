/**
 * Words that say nothing of a paper's subject. English function words, and the phrases with which every abstract presents
 * itself ("in this paper we propose").
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above across al after again against all almost along already also although always am among an and another any are
  as at be became because become becomes been before being below between both but by can cannot could did do does doing
  done down due during each either enough especially et etc even ever every first for from further furthermore had has have
  having he hence her here hers him his how however i ie eg if in indeed instead into is it its itself just least less let
  like made make makes making many may me might more moreover most much must my namely naturally near need neither never nevertheless
  no nor not now of off often on once one only onto or other others otherwise our ours ourselves over own per perhaps quite
  rather really respectively same second see seen several shall she should since so some still such than that the their
  theirs them themselves then there thereby therefore these they this those three though through throughout thus to
  together too toward towards two under until up upon us use used uses using usually various very via was we well were what
  when whenever where whereas wherein whether which while who whom whose why will with within without would yet you your
  yours s t d ll m re ve don isn aren doesn paper papers propose proposes proposed proposing present presents presented
  presenting show shows showed shown showing introduce introduces introduced introducing demonstrate demonstrates
  demonstrated demonstrating approach approaches method methods novel result results based existing previous recent recently
  work works achieve achieves achieved outperform outperforms significantly extensive experiments
  experimental experiment available study studies address problem problems`.split(/\s+/),
);

/** Stop words across which a phrase holds together: "chain of thought", "text-to-image", "mixture of experts". */
export const BRIDGES: ReadonlySet<string> = new Set(['of', 'to', 'in', 'the', 'a', 'an', 'and', 'by', 'on']);

/**
 * Prefixes that one author writes with a hyphen, another with a blank, a third without either: all three become one word
 * ("pre-training", "pre training", "pretraining").
 */
export const PREFIXES: ReadonlySet<string> = new Set(
  `anti auto bi bio co de equi extra hyper hypo inter intra iso macro meta micro mini mis multi nano neuro non omni over para
  poly post pre proto pseudo quasi re semi spatio sub super tele trans tri ultra un uni`.split(/\s+/),
);

/**
 * Families of words that Porter's stemmer throws together although they mean different things in this field: it makes one
 * stem of "generative" and "generalization", of "optimal" and "optimization". By how a word begins; the first that fits counts.
 */
export const FAMILIES: readonly (readonly [beginning: string, stem: string])[] = [
  ['generali', 'generaliz'],
  ['generat', 'generat'],
  ['general', 'general'],
  ['optimal', 'optimal'],
  ['optimi', 'optimiz'],
  ['communit', 'community'],
  ['communicat', 'communicat'],
  ['responsib', 'responsible'],
  ['discrimination', 'discrimination'],
  ['universal', 'universal'],
  ['universit', 'university'],
  ['adapter', 'adapter'],
  ['activation', 'activation'],
  ['activit', 'activity'],
  ['expressiv', 'expressive'],
  ['operator', 'operator'],
  ['relational', 'relational'],
  ['news', 'news'],
  ['organi', 'organize'],
  ['minimax', 'minimax'],
];

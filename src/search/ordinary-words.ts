/**
 * Ordinary words of English, which are frequent in questions and say little of what is looked for. They stand in the index, for the
 * page that searches it, where its papers are in English. It imports nothing.
 */
export interface OrdinaryWords {
  /** Never looked for where there are other words. */
  function: string;
  /** Not looked for where enough other words are left: with few, they may be what tells two papers apart. */
  relation: string;
  /** Looked for, and of less weight: abstracts have them so rarely that one by accident would decide. */
  everyday: string;
}

/** Only closed classes, and what people say where papers say something else ("things", "get"): none of them may name a subject. */
const FUNCTION = `
  a an the this that these those it its it's there here i'm i me my we us our ours you your he him his she her they them
  their theirs one's myself itself themselves
  who whom whose which what when where why how
  is isn't are aren't was wasn't were weren't be been being am do does did don't doesn't didn't doing done has have had
  hasn't haven't hadn't having can can't couldn't may might must shall shouldn't will won't
  wouldn't
  about above after among around as at by down for from in into like near of off on onto out over per since than till to
  under until up upon via vs versus with but except
  and or nor so yet if then else while
  some any each every all both either neither many much more most less least few fewer other others another such same own
  no not none only just also too very even ever never still again really quite rather almost already maybe
  perhaps actually always often instead away
  something someone somebody anything anyone anybody everything everyone nothing nobody thing things stuff way ways lot
  lots kind kinds sort sorts bit
  get gets getting got gotten go goes going gone went come comes coming came make makes making made let lets put puts
  want wants wanted need needs needed know knows knew think thinks say says said tell tells told happen happens happened
  happening seem seems look looks looking
  paper papers article articles called
`;

const RELATION = `
  across against along although among because before behind below beneath beside between beyond despite during enough except
  inside outside several should though through throughout together toward towards unless whether within without would could
  cannot
`;

/** The commonest words of speech, as they are written in questions. */
const EVERYDAY = `
  able ask asked asking bad begin begins best better big bigger bottom break breaks bring brings buy call calls care cheap check
  choose close cost costs cover cut cutting day days deal decide difficult easily easy eat end ends exactly extra fact facts
  fancy far fast faster feel feels fill find finding finds fit fix follow forever fresh front full future give given gives giving
  good great half happy hard hear help helps huge important join keep keeping keeps kept kill last late later lead leave leaves
  life little live long lose lost main matter matters mean means meet middle mind miss mistake mistakes month months morning move
  moves moving name names new next nice night number odd old once one part parts pay people person pick picking piece pieces
  place places play possible pretty pull push quick quickly reach ready remember remembers rest right run running runs safe save
  seen sell send set short show shows side simple single sit slow slowly small smart soon speak special spend split spot stand
  start starting starts stay step steps stop story strange suddenly sure swap take takes taking ten third three time times top
  total touch trouble true trust try trying turn turned turns two understand use used user uses using usual wait watch week well
  whole wide wish wonder word words work working works worse worst worth write writes written wrong year years young
`;

const listed = (words: string): string => words.trim().split(/\s+/).join(' ');

export const ORDINARY_WORDS: OrdinaryWords = {
  function: listed(FUNCTION),
  relation: listed(RELATION),
  everyday: listed(EVERYDAY),
};

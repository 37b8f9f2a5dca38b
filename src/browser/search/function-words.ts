/**
 * Words of an English question that say nothing of what is looked for. Only closed classes, and what people say in questions
 * where papers say something else ("things", "get"): a word that may name a subject is none of them.
 */
const FUNCTION_WORDS = new Set(
  `
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
  `
    .trim()
    .split(/\s+/),
);

/** Left out too where enough other words are left: with few, they may be what tells two papers apart. */
const RELATIONS = new Set(
  `across against along although among because before behind below beneath beside between beyond despite during enough
  except inside outside several should though through throughout together toward towards unless whether within without
  would could cannot`
    .trim()
    .split(/\s+/),
);
const ENOUGH = 4;

/** The words to look for: all but function words, or all of them where there are no others. */
export function contentWords(words: readonly string[]): string[] {
  const known = (list: ReadonlySet<string>) => (word: string) => !list.has(word.replaceAll('’', "'"));
  const content = words.filter(known(FUNCTION_WORDS));
  const fewer = content.filter(known(RELATIONS));
  if (fewer.length >= ENOUGH) return fewer;
  return content.length > 0 ? content : [...words];
}

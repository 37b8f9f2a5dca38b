import { authorKeys, IDENTIFIERS, type Identity, TELLING_WORDS } from './identity.ts';
import { comparePrintings } from './printing.ts';
import { isRecurringTitle } from './recurring-title.ts';
import { maySameVenue } from './venue.ts';

/** Whether two papers are the same; `doubt` leaves it to a person. */
export interface Verdict {
  is: 'same' | 'doubt';
  /** In words, for the ledger, `explain` and `review`. */
  why: string;
  /** How many authors they have in common. */
  common: number;
}

/** How many years may lie between a preprint and its publication, or between two versions of a preprint. */
const PREPRINT_YEARS = 3;

/** How two records with a common title or identifier compare. */
interface Facts {
  /** The kind of an identifier that both share. */
  identifier?: (typeof IDENTIFIERS)[number];
  value?: string;
  /** The kind of an identifier on which they differ. */
  other?: string;
  title: 'same' | 'alike' | 'other';
  recurring: boolean;
  telling: boolean;
  count: string;
  /** How much of the longer list of authors is in both; `unknown` if one names none. */
  authors: 'all' | 'most' | 'some' | 'none' | 'unknown';
  common: number;
  /** Different numbers of authors, if one record states only a number. */
  counts?: string;
  abstract: boolean;
  printing?: { same: boolean; why: string };
  /** A difference in years or venues that a preprint and its publication do not explain, in words. */
  years?: string;
  venues?: string;
  /** Whether there is a difference in years or venues that a preprint does explain. */
  explained: boolean;
}

/** A rule: which pairs it applies to and what it decides. */
interface Rule {
  /** A description for people. */
  says: string;
  applies(facts: Facts): boolean;
  is: Verdict['is'];
  /** The recorded reason: why they are the same, or what speaks against it. */
  why(facts: Facts): string;
}

const differs = ({ printing, years, venues }: Facts): string | undefined =>
  printing?.same === false ? printing.why : (years ?? venues);

const inCommon = ({ common }: Facts): string => (common === 1 ? 'an author in common' : `${common} authors in common`);

/** What speaks against a common identifier. */
const underOne = ({ identifier, value, title }: Facts): string =>
  `the same ${identifier} identifier, ${value}, but ${title === 'same' ? '' : 'another title and '}`;

const same = (says: string, applies: Rule['applies'], why: Rule['why']): Rule => ({ says, applies, is: 'same', why });
const doubt = (says: string, applies: Rule['applies'], why: Rule['why']): Rule => ({ says, applies, is: 'doubt', why });

/**
 * The first rule that applies decides. On deciding that two records are one: Christen, Data Matching (2012), chapter 6. On
 * preprints differing from publications in venue and year: arXiv's help on journal references.
 */
export const RULES: readonly Rule[] = [
  doubt(
    'Under one DOI, another title without an author in common is a chapter of the same book, or a copied DOI.',
    f => f.identifier === 'doi' && f.authors === 'none' && (f.title !== 'same' || f.recurring),
    f => `${underOne(f)}no author in common`,
  ),
  doubt(
    'An id of arXiv, OpenReview or PubMed is one paper’s alone, unless neither the title nor an author agrees.',
    f => f.identifier !== undefined && f.authors === 'none' && f.title === 'other',
    f => `${underOne(f)}no author in common`,
  ),
  doubt(
    'Under one DOI, another title on other pages, in another volume or of another year is another part of one book.',
    f =>
      f.identifier === 'doi' &&
      (f.title === 'alike' ? f.printing?.same === false : f.title === 'other' || f.recurring) &&
      differs(f) !== undefined,
    f => `${underOne(f)}${differs(f)}`,
  ),
  doubt(
    'Under one DOI, another title of which no author is known on one side is not taken for the same paper.',
    f => f.identifier === 'doi' && f.title === 'other' && f.authors === 'unknown' && !f.abstract,
    f => `${underOne(f)}no authors to compare`,
  ),
  same(
    'Otherwise the same identifier is the same paper, whatever became of its title.',
    f => f.identifier !== undefined,
    f => `the same ${f.identifier} identifier, ${f.value}`,
  ),
  doubt(
    'Each has its own DOI, or its own id of arXiv, OpenReview or PubMed: two papers, or two places of one.',
    f => f.other !== undefined,
    f => `another ${f.other} identifier`,
  ),
  doubt(
    'The same title without an author in common is most often another paper.',
    f => f.authors === 'none',
    () => 'no author in common',
  ),
  doubt(
    'A listing that counts the authors must count as many as the other names.',
    f => f.counts !== undefined,
    f => f.counts!,
  ),
  doubt(
    'Other pages, another issue or another volume is another paper.',
    f => f.printing?.same === false,
    f => f.printing!.why,
  ),
  same(
    'The same title and the same abstract is the same paper.',
    f => f.abstract,
    f => (f.common > 0 ? inCommon(f) : 'the same abstract'),
  ),
  doubt(
    'A title that returns from issue to issue ("Editorial") names a paper only with its volume and page.',
    f => f.recurring && !(f.printing?.same === true && f.years === undefined),
    f => differs(f) ?? 'it is one that returns from issue to issue',
  ),
  doubt(
    'Another year is another paper, unless one is a preprint and the years are near.',
    f => f.years !== undefined,
    f => f.years!,
  ),
  doubt(
    'Another journal or conference is another paper, unless one is a preprint.',
    f => f.venues !== undefined,
    f => f.venues!,
  ),
  doubt(
    'A preprint and its publication have the same authors, or most of them.',
    f => f.explained && f.authors === 'some',
    f => `only ${f.common === 1 ? 'one author' : `${f.common} authors`} in common, in another year or venue`,
  ),
  same(
    'The same title and the same authors, or most of them, with nothing against it, is the same paper.',
    f => f.authors === 'all' || f.authors === 'most',
    inCommon,
  ),
  same(
    'With some authors in common it is the same paper where the title is long enough to be its own.',
    f => f.authors === 'some' && f.telling,
    inCommon,
  ),
  doubt(
    'A short title ("Working memory") with other authors beside the common ones may be another paper.',
    f => f.authors === 'some',
    f => `of ${f.count} only, and other authors beside the common ones`,
  ),
  same(
    'Without authors to compare, a long title with nothing against it is the same paper.',
    f => f.telling,
    f => `of ${f.count}, and nothing against it`,
  ),
  doubt(
    'Without authors to compare, a short title is not enough.',
    () => true,
    f => `of ${f.count} only and without authors to compare`,
  ),
];

/**
 * Decides whether a record and an entry with a common title or identifier are the same paper.
 *
 * @param sameTitle whether the entry is, or was, listed under the record's title
 */
export function comparePapers(paper: Identity, known: Identity, sameTitle: boolean): Verdict {
  const facts = compare(paper, known, sameTitle);
  const rule = RULES.find(({ applies }) => applies(facts))!;
  const why = rule.why(facts);
  if (facts.identifier !== undefined) return { is: rule.is, why, common: facts.common };
  const joint = rule.is === 'doubt' ? ', but ' : /^the same/.test(why) ? ' and ' : /^of /.test(why) ? ', ' : ', and ';
  return { is: rule.is, why: `the same title${joint}${why}`, common: facts.common };
}

function compare(paper: Identity, known: Identity, sameTitle: boolean): Facts {
  const kind = IDENTIFIERS.find(key => paper.identifiers[key] && paper.identifiers[key] === known.identifiers[key]);
  const other = IDENTIFIERS.find(
    key => paper.identifiers[key] && known.identifiers[key] && paper.identifiers[key] !== known.identifiers[key],
  );
  const title = sameTitle || (paper.title !== undefined && paper.title === known.title) ? 'same' : titles(paper, known);
  const recurring = isRecurringTitle(paper.wording);
  const isPreprint = paper.preprint || known.preprint;
  const apart = yearsApart(paper, known);
  const isOtherVenue =
    paper.venue !== undefined && known.venue !== undefined && !maySameVenue(paper.venue, known.venue);
  const allowed = yearsAllowed(paper, known);
  const printing = isPreprint ? undefined : bestPrinting(paper, known, isOtherVenue);
  return {
    ...(kind && { identifier: kind, value: paper.identifiers[kind]! }),
    ...(other && { other }),
    title,
    recurring,
    telling: !recurring && paper.words >= TELLING_WORDS,
    count: `${paper.words} ${paper.words === 1 ? 'word' : 'words'}`,
    ...authors(paper, known),
    abstract: paper.telling && paper.abstract !== undefined && paper.abstract === known.abstract,
    ...(printing && { printing }),
    ...(apart > allowed && { years: `of ${years(paper)} here and ${years(known)} there` }),
    ...(isOtherVenue && !isPreprint && { venues: `in ${clip(paper.venue!)} here and in ${clip(known.venue!)} there` }),
    explained: (apart > 0 && apart <= allowed) || (isOtherVenue && isPreprint),
  };
}

/** Slightly retitled: one title begins with the other, or most of the longer words are in both. */
function titles(a: Identity, b: Identity): Facts['title'] {
  if (a.title === undefined || b.title === undefined) return 'alike';
  const [short, long] = a.wording.length <= b.wording.length ? [a.wording, b.wording] : [b.wording, a.wording];
  if (short.length >= 12 && long.startsWith(short)) return 'alike';
  const words = (text: string) => new Set(text.split(/[^\p{L}\p{N}]+/u).filter(word => word.length >= 4));
  const [mine, theirs] = [words(short), words(long)];
  const least = Math.min(mine.size, theirs.size);
  const both = [...mine].filter(word => theirs.has(word)).length;
  return least >= 2 && both >= 0.6 * least ? 'alike' : 'other';
}

function authors(a: Identity, b: Identity): Pick<Facts, 'authors' | 'common' | 'counts'> {
  if (!a.author || !b.author) {
    const counts =
      a.authors !== undefined && b.authors !== undefined && a.authors !== b.authors
        ? `${a.authors} authors here and ${b.authors} there`
        : undefined;
    return { authors: 'unknown', common: 0, ...(counts && { counts }) };
  }
  const [mine, theirs] = [authorKeys(a), authorKeys(b)];
  const common = [...mine].filter(key => theirs.has(key)).length;
  if (common === 0) return { authors: 'none', common };
  // If a list is known to be incomplete, all its names must be in the other.
  const whole = a.partial ? mine.size : b.partial ? theirs.size : Math.max(mine.size, theirs.size);
  return { authors: common >= whole ? 'all' : 2 * common > whole ? 'most' : 'some', common };
}

function yearsApart({ years: a }: Identity, { years: b }: Identity): number {
  return a && b ? Math.max(0, a[0] - b[1], b[0] - a[1]) : 0;
}

/** A day without a venue, a volume or a DOI is the day of a listing rather than of publication. */
function yearsAllowed(a: Identity, b: Identity): number {
  if (a.preprint || b.preprint) return PREPRINT_YEARS;
  const isBare = ({ venue, printings, identifiers }: Identity) =>
    venue === undefined && printings.length === 0 && identifiers.doi === undefined;
  return a.words >= TELLING_WORDS && [a, b].some(paper => paper.dated && isBare(paper)) ? 1 : 0;
}

/** Of all printings, one that agrees; otherwise how the first ones differ. */
function bestPrinting(a: Identity, b: Identity, isOtherVenue: boolean): Facts['printing'] {
  let found: Facts['printing'];
  for (const here of a.printings)
    for (const there of b.printings.slice(0, 20)) {
      const compared = comparePrintings(here, there);
      // Volume 8 of one journal is not volume 8 of another.
      if (compared?.same && !isOtherVenue) return compared;
      if (compared?.same === false) found ??= compared;
    }
  return found;
}

function years({ years: range }: Identity): string {
  return range === undefined ? '' : range[0] === range[1] ? String(range[0]) : range.join('–');
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

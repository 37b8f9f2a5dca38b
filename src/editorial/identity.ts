import { hashField } from '../content/field-hash.ts';
import type { LedgerRecord } from '../ledger/ledger.ts';
import type { Paper } from '../paper.ts';
import { abstractKey, titleKey } from '../read/text/key.ts';
import { nameKey } from '../read/text/name.ts';
import { fold } from '../typeset/fold.ts';
import { isPreprintPlace } from './venue.ts';

/** A title with this many words identifies a paper; a shorter one ("Working memory") needs its authors too. */
export const TELLING_WORDS = 5;
/** An abstract with fewer letters ("See the full text.") does not distinguish papers that have titles. */
const TELLING_LETTERS = 60;
/** How much of a title is compared word by word. */
const WORDING = 300;

export const IDENTIFIERS = ['arxiv', 'doi', 'openreview', 'pmid', 'pmcid'] as const;

/** What identity is decided from. Texts are represented by hashes, so that an archive of any size fits in memory. */
export interface Identity {
  /** A hash of the title's letters and digits. */
  title?: string;
  /** The beginning of the title in lower case without diacritics. */
  wording: string;
  /** How many words the title has. */
  words: number;
  /** A hash of the abstract's first letters and digits. */
  abstract?: string;
  /** Whether the abstract is long enough to identify the paper. */
  telling: boolean;
  author?: readonly string[];
  /** Whether the list of authors is known to be incomplete. */
  partial: boolean;
  /** The number of authors, if known. */
  authors?: number;
  identifiers: NonNullable<Paper['identifiers']>;
  /** The first and the last year that its date can mean; absent if the date is unknown or a guess. */
  years?: readonly [number, number];
  /** Whether it is dated to the day, as preprint listings are and journals rarely. */
  dated: boolean;
  venue?: string;
  preprint: boolean;
  /** Where it is printed, according to each listing: `8(1):10`, see `printing`. */
  printings: readonly string[];
}

/** Derives a paper's identity. @param printings where its listings say it is printed */
export function identify(paper: Omit<Paper, 'listed'>, printings: readonly string[] = []): Identity {
  const title = paper.title === undefined ? '' : titleKey(paper.title);
  const abstract = paper.abstract === undefined ? '' : abstractKey(paper.abstract);
  const authors = paper['authors-complete'] === false ? undefined : (paper.author?.length ?? paper['author-count']);
  const venue = paper['container-title'];
  const years = yearsOf(paper.issued);
  return {
    wording: fold((paper.title ?? '').slice(0, WORDING)),
    words: wordCount(paper.title ?? ''),
    telling: abstract.length >= TELLING_LETTERS,
    identifiers: paper.identifiers ?? {},
    partial: paper['authors-complete'] === false,
    dated: /^\d{4}-\d\d-\d\d$/.test(paper.issued ?? ''),
    preprint: isPreprint(paper),
    printings,
    ...(title !== '' && { title: hashField(title) }),
    ...(abstract !== '' && { abstract: hashField(abstract) }),
    ...(paper.author && { author: paper.author }),
    ...(authors !== undefined && { authors }),
    ...(venue !== undefined && { venue }),
    ...(years !== undefined && { years }),
  };
}

/** Whether a preprint archive is named, or an identifier of one and nothing else that publishes the paper. */
function isPreprint({ genre, identifiers, 'container-title': venue }: Omit<Paper, 'listed'>): boolean {
  if (genre === 'preprint' || isPreprintPlace(venue, identifiers?.doi)) return true;
  const held = identifiers?.arxiv !== undefined || identifiers?.openreview !== undefined;
  return held && venue === undefined && identifiers?.doi === undefined;
}

/** The years of an EDTF date (https://www.loc.gov/standards/datetime/); undefined if it is uncertain or has unknown digits. */
function yearsOf(issued: string | undefined): readonly [number, number] | undefined {
  if (issued === undefined || /[?~%X]/i.test(issued)) return undefined;
  const years = issued
    .split('/')
    .map(date => /^\d{4}(?=$|-)/.exec(date)?.[0])
    .map(Number);
  return years.length === 0 || years.some(Number.isNaN) ? undefined : [years[0]!, years.at(-1)!];
}

const KEYS = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The keys by which authors are compared, see `nameKey`. */
export function authorKeys({ author = NOBODY }: Pick<Identity, 'author'>): ReadonlySet<string> {
  const known = KEYS.get(author);
  if (known) return known;
  const keys = new Set(author.map(nameKey));
  KEYS.set(author, keys);
  return keys;
}

const NOBODY: readonly string[] = [];

/** The keys under which a paper is looked up: `arxiv:2309.17425`, `title:60124d949cfd`. */
export function identityKeys(identity: Identity): string[] {
  const keys = identifierKeys(identity.identifiers);
  if (identity.title !== undefined) keys.push(`title:${identity.title}`);
  if (identity.abstract !== undefined) keys.push(`abstract:${identity.abstract}`);
  return keys;
}

/** The same of a listing, as its ledger keeps it. */
export function recordKeys({ title, abstract, identifiers = [] }: LedgerRecord): string[] {
  const keys = [...identifiers];
  if (title !== undefined) keys.push(`title:${title}`);
  if (abstract !== undefined) keys.push(`abstract:${abstract}`);
  return keys;
}

/** The paper's identifiers alone: `arxiv:2309.17425`. */
export function identifierKeys(identifiers: NonNullable<Paper['identifiers']>): string[] {
  return IDENTIFIERS.filter(kind => identifiers[kind]).map(kind => `${kind}:${identifiers[kind]}`);
}

/** Distinguishes papers with the same slug: title, authors and abstract; without an abstract, also where it was published. */
export function contentKey(paper: Pick<Identity, 'author'>, identity: Identity): string {
  const key = plainContentKey(paper, identity);
  if (identity.abstract !== undefined) return key;
  const { years, venue, printings, identifiers } = identity;
  const more = [years?.join('/'), venue, printings[0], ...identifierKeys(identifiers)].filter(Boolean);
  return more.length === 0 ? key : `${key}\n${more.join('\n')}`;
}

/** The key from before papers without an abstract were distinguished; existing decisions name ids made from it. */
export function plainContentKey(paper: Pick<Identity, 'author'>, { title, abstract }: Identity): string {
  return [title ?? '', (paper.author ?? []).join('\t'), abstract ?? ''].join('\n');
}

function wordCount(title: string): number {
  return title.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length;
}

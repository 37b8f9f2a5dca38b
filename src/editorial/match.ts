import { hashField } from '../content/field-hash.ts';
import type { Paper } from '../paper.ts';
import { abstractKey, titleKey } from '../read/text/key.ts';
import { nameKey } from '../read/text/name.ts';

/** A title of so many words is one paper's alone; a shorter one ("Preface", "Part I") needs its authors to say so. */
export const TELLING_WORDS = 5;
/** An abstract with fewer letters ("See the full text.") does not tell a paper that has a title from another. */
const TELLING_LETTERS = 60;

const IDENTIFIERS = ['arxiv', 'doi', 'openreview'] as const;

/** What identity is decided from. Texts are known by their keys, so that an archive of any size fits in memory. */
export interface Identity {
  /** A hash of the title's letters and digits. */
  title?: string;
  /** How many words the title has. */
  words: number;
  /** A hash of the abstract's first letters and digits. */
  abstract?: string;
  /** Whether the abstract is long enough to tell the paper by. */
  telling: boolean;
  author?: readonly string[];
  /** How many authors there are, where that is known. */
  authors?: number;
  identifiers: NonNullable<Paper['identifiers']>;
}

/** What a paper is known by. */
export function identify(paper: Omit<Paper, 'listed'>): Identity {
  const title = paper.title === undefined ? '' : titleKey(paper.title);
  const abstract = paper.abstract === undefined ? '' : abstractKey(paper.abstract);
  const authors = paper['authors-complete'] === false ? undefined : (paper.author?.length ?? paper['author-count']);
  return {
    words: wordCount(paper.title ?? ''),
    telling: abstract.length >= TELLING_LETTERS,
    identifiers: paper.identifiers ?? {},
    ...(title !== '' && { title: hashField(title) }),
    ...(abstract !== '' && { abstract: hashField(abstract) }),
    ...(paper.author && { author: paper.author }),
    ...(authors !== undefined && { authors }),
  };
}

/** The keys under which a paper is looked up: `arxiv:2309.17425`, `title:60124d949cfd`. */
export function identityKeys(identity: Identity): string[] {
  const keys = identifierKeys(identity.identifiers);
  if (identity.title !== undefined) keys.push(`title:${identity.title}`);
  if (identity.abstract !== undefined) keys.push(`abstract:${identity.abstract}`);
  return keys;
}

/** The paper's identifiers alone: `arxiv:2309.17425`. */
export function identifierKeys(identifiers: NonNullable<Paper['identifiers']>): string[] {
  return IDENTIFIERS.filter(kind => identifiers[kind]).map(kind => `${kind}:${identifiers[kind]}`);
}

/** What tells two papers of one slug apart. */
export function contentKey(paper: Pick<Identity, 'author'>, { title, abstract }: Identity): string {
  return [title ?? '', (paper.author ?? []).join('\t'), abstract ?? ''].join('\n');
}

/** The answer to: which entry is this paper? */
export interface Match {
  /** The entry that it is; absent where none is. */
  id?: string;
  /** In words, for the ledger and for `explain`. */
  why?: string;
  /** Entries that may be the same paper, and what speaks for and against. A person decides. */
  doubtful: { id: string; why: string }[];
}

/**
 * Knows every paper of the archive by what identifies it, so that a new record is compared with the few entries that
 * share a key and not with all. The order of the rules: identifiers; then the title with the authors; a listing
 * without authors by a telling title; a listing without a title by its abstract.
 */
export class PaperIndex {
  readonly #byKey = new Map<string, string | string[]>();
  readonly #renamed = new Map<string, string>();
  readonly #look: (id: string) => Identity | undefined;

  /** @param look what an entry says now; undefined for one that was deleted */
  constructor(look: (id: string) => Identity | undefined) {
    this.#look = look;
  }

  /** Notes that an entry is, or was once listed, under these keys. */
  add(id: string, keys: Iterable<string>): void {
    for (const key of keys) {
      const known = this.#byKey.get(key);
      if (known === undefined) this.#byKey.set(key, id);
      else if (typeof known === 'string') {
        if (known !== id) this.#byKey.set(key, [known, id]);
      } else if (!known.includes(id)) known.push(id);
    }
  }

  /** Notes that an entry has another id now. */
  rename(was: string, id: string): void {
    this.#renamed.set(was, id);
  }

  /** @param apart whether a person decided that the paper is another than this entry */
  find(paper: Identity, apart: (id: string) => boolean = () => false): Match {
    const among = (kind: string, value: string | undefined): readonly string[] =>
      value === undefined ? [] : this.#get(`${kind}:${value}`).filter(id => !apart(id));
    for (const kind of IDENTIFIERS) {
      const value = paper.identifiers[kind];
      const [id] = among(kind, value);
      if (id !== undefined) return { id, why: `the same ${kind} identifier, ${value}`, doubtful: [] };
    }
    if (paper.title === undefined) {
      const [id] = among('abstract', paper.abstract);
      return id === undefined
        ? { doubtful: [] }
        : { id, why: 'a listing without a title has the same abstract', doubtful: [] };
    }
    const match: Match = { doubtful: [] };
    const titled = among('title', paper.title);
    for (const id of titled) {
      // An entry that was listed under this title and has another now: its authors may be another listing's.
      const known = this.#look(id);
      const verdict = compareTitled(paper, known?.title === paper.title ? known : undefined);
      if (verdict.same) return { id, why: verdict.why, doubtful: [] };
      match.doubtful.push({ id, why: verdict.why });
    }
    if (paper.telling)
      for (const id of among('abstract', paper.abstract)) {
        const known = this.#look(id);
        if (known && !known.title)
          return { id, why: 'an entry without a title has the same abstract', doubtful: match.doubtful };
        if (!titled.includes(id) && known?.title !== paper.title)
          match.doubtful.push({ id, why: 'the same abstract under another title' });
      }
    return match;
  }

  #get(key: string): readonly string[] {
    const known = this.#byKey.get(key);
    if (known === undefined) return [];
    const ids = typeof known === 'string' ? [known] : known;
    return this.#renamed.size === 0 ? ids : [...new Set(ids.map(id => this.#renamed.get(id) ?? id))];
  }
}

/** Two papers of one title: the same, or is there a doubt? */
function compareTitled(paper: Identity, known: Identity | undefined): { same: boolean; why: string } {
  const telling = paper.words >= TELLING_WORDS;
  const count = `${paper.words} ${paper.words === 1 ? 'word' : 'words'}`;
  if (!known)
    return telling
      ? { same: true, why: `the same title, of ${count}` }
      : { same: false, why: `the same title, but of ${count} only` };
  const against = contradiction(paper, known);
  if (against) return { same: false, why: `the same title, but ${against}` };
  if (paper.author && known.author) {
    const theirs = new Set(known.author.map(nameKey));
    const both = paper.author.filter(name => theirs.has(nameKey(name))).length;
    if (both > 0)
      return { same: true, why: `the same title, and ${both === 1 ? 'an author' : `${both} authors`} in common` };
    return { same: false, why: 'the same title, but no author in common' };
  }
  if (paper.abstract !== undefined && paper.abstract === known.abstract)
    return { same: true, why: 'the same title and the same abstract' };
  return telling
    ? { same: true, why: `the same title, of ${count}, and nothing against it` }
    : { same: false, why: `the same title, but of ${count} only and without authors to compare` };
}

/** What speaks against two papers being one, in words. */
function contradiction(a: Identity, b: Identity): string | undefined {
  for (const kind of IDENTIFIERS) {
    const x = a.identifiers[kind];
    const y = b.identifiers[kind];
    if (x && y && x !== y) return `another ${kind} identifier`;
  }
  if (a.authors !== undefined && b.authors !== undefined && a.authors !== b.authors && !(a.author && b.author))
    return `${a.authors} authors here and ${b.authors} there`;
  return undefined;
}

function wordCount(title: string): number {
  return title.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length;
}

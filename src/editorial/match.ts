import { authorKeys, IDENTIFIERS, type Identity, TELLING_WORDS } from './identity.ts';
import { isRecurringTitle } from './recurring-title.ts';
import { comparePapers, type Verdict } from './same-paper.ts';
import { TitleGroup } from './title-group.ts';

/** The result of looking up a paper. */
export interface Match {
  /** The matching entry, if there is one. */
  id?: string;
  /** In words, for the ledger and for `explain`. */
  why?: string;
  /** A few entries that may be the same paper, with the reasons for and against; a person decides. */
  doubtful: { id: string; why: string }[];
}

/**
 * How many entries that share an identifier or an abstract are compared, in case one DOI was copied into a thousand
 * records.
 */
const COMPARED = 24;
/** The most doubts noted for one record; where more entries share its title, a person reviews the whole group. */
const DOUBTS = 3;
const DOUBTS_OF_MANY = 1;
/** More than the number of authors of any paper. */
const MANY = 1_000_000;

/**
 * Indexes every paper of the archive by its identifying keys, so that a new record is compared only with the few entries
 * that share a key. The rules are in `RULES` of same-paper.ts.
 */
export class PaperIndex {
  readonly #byKey = new Map<string, string | TitleGroup>();
  readonly #renamed = new Map<string, string>();
  readonly #look: (id: string) => Identity | undefined;
  readonly #deleted: (id: string) => Identity | undefined;
  readonly #listed: (id: string) => readonly Identity[];

  /**
   * @param look returns what an entry says now; undefined for a deleted one
   * @param deleted returns what the listings of a deleted entry said of it; undefined where they cannot be read
   * @param listed returns what each listing of an entry says, where it can be read
   */
  constructor(
    look: (id: string) => Identity | undefined,
    deleted: typeof look = () => undefined,
    listed: (id: string) => readonly Identity[] = () => [],
  ) {
    this.#look = id => look(this.#now(id));
    this.#deleted = id => deleted(this.#now(id));
    this.#listed = id => listed(this.#now(id));
  }

  /** Records that an entry is, or once was, listed under these keys. */
  add(id: string, keys: Iterable<string>): void {
    for (const key of keys) {
      const known = this.#byKey.get(key);
      if (known === undefined) this.#byKey.set(key, id);
      else if (typeof known !== 'string') known.add(id);
      else if (known !== id) this.#byKey.set(key, new TitleGroup(known, id));
    }
  }

  /** Records that an entry's id has changed. */
  rename(was: string, id: string): void {
    this.#renamed.set(was, id);
  }

  /** @param apart whether a person decided that the paper is not this entry */
  find(paper: Identity, apart: (id: string) => boolean = () => false): Match {
    const doubts = new Map<string, Verdict>();
    const asked = new Map<string, Verdict | undefined>();
    const titled = this.#among('title', paper.title, paper, apart);
    const isTitled = new Set(titled.ids);
    /** The verdict on an entry, computed once. */
    const ask = (id: string): Verdict | undefined => {
      if (!asked.has(id)) asked.set(id, this.#verdict(paper, id, isTitled.has(id)));
      const verdict = asked.get(id);
      if (verdict?.is === 'doubt') doubts.set(id, verdict);
      return verdict?.is === 'same' ? verdict : undefined;
    };
    for (const kind of IDENTIFIERS) {
      const { ids } = this.#among(kind, paper.identifiers[kind], paper, apart);
      for (const id of [...ids.filter(id => isTitled.has(id)), ...ids]) {
        // An entry once listed under this identifier that is gone or now has another.
        const known = this.#look(id);
        if (known?.identifiers[kind] !== paper.identifiers[kind])
          return { id, why: `the same ${kind} identifier, ${paper.identifiers[kind]}`, doubtful: [] };
        const same = ask(id);
        if (same) return { id, why: same.why, doubtful: this.#alsoNamed(paper, id, apart) };
      }
    }
    const abstracts =
      paper.title === undefined || paper.telling ? this.#among('abstract', paper.abstract, paper, apart) : NONE;
    if (paper.title === undefined) {
      for (const id of abstracts.ids) if (isOtherTeam(paper, this.#look(id))) doubts.set(id, OTHER_TEAM);
      const id = abstracts.ids.find(id => !doubts.has(id));
      if (id !== undefined) return { id, why: 'a listing without a title has the same abstract', doubtful: [] };
      return { doubtful: this.#few(doubts, 0) };
    }
    const same = titled.ids.map(id => ({ id, verdict: ask(id) })).filter(({ verdict }) => verdict !== undefined);
    // If several papers have this title, a listing without authors could be any of them.
    const isClear =
      paper.author !== undefined ||
      (same.length === 1 && titled.size === titled.ids.length) ||
      same.some(({ id }) => this.#sharesAbstract(paper, id));
    const rank = ({ id, verdict }: (typeof same)[number]): number =>
      verdict!.common + (this.#sharesAbstract(paper, id) ? MANY : 0);
    const [chosen] = isClear ? same.sort((a, b) => rank(b) - rank(a)) : [];
    if (chosen) return { id: chosen.id, why: chosen.verdict!.why, doubtful: [] };
    const unclear = `the same title, but so have ${titled.size - 1} others, and no authors to compare`;
    for (const { id } of same) doubts.set(id, { is: 'doubt', why: unclear, common: 0 });
    for (const id of abstracts.ids) {
      const known = this.#look(id);
      if (isOtherTeam(paper, known)) doubts.set(id, doubts.get(id) ?? OTHER_TEAM);
      else if (known && !known.title && !doubts.has(id))
        return { id, why: 'an entry without a title has the same abstract', doubtful: this.#few(doubts, titled.size) };
      if (!isTitled.has(id) && !doubts.has(id) && known?.title !== paper.title)
        doubts.set(id, { is: 'doubt', why: 'the same abstract under another title', common: 0 });
    }
    return { doubtful: this.#few(doubts, titled.size) };
  }

  /** Other entries that the paper's further identifiers name: one listing with both says that they are one paper. */
  #alsoNamed(paper: Identity, chosen: string, apart: (id: string) => boolean): Match['doubtful'] {
    const found = new Map<string, Verdict>();
    for (const kind of IDENTIFIERS)
      for (const id of this.#among(kind, paper.identifiers[kind], paper, apart).ids) {
        const known = this.#look(id);
        if (id === chosen || found.has(id) || known?.identifiers[kind] !== paper.identifiers[kind]) continue;
        const why = `a listing has the identifiers of both, of this one ${kind} ${paper.identifiers[kind]}`;
        if (comparePapers(paper, known!, false)?.is === 'same') found.set(id, { is: 'doubt', why, common: 0 });
      }
    return this.#few(found, 0);
  }

  /** The entries that share a key; of a large group, those closest to the paper. */
  #among(kind: string, value: string | undefined, paper: Identity, apart: (id: string) => boolean): Group {
    const known = value === undefined ? undefined : this.#byKey.get(`${kind}:${value}`);
    if (known === undefined) return NONE;
    const found =
      typeof known === 'string' ? [known] : known.nearest(paper, COMPARED, id => this.#look(id) ?? this.#deleted(id));
    const ids = [...new Set(found.map(id => this.#now(id)))].filter(id => !apart(id));
    return {
      ids,
      size: typeof known === 'string' ? ids.length : Math.max(ids.length, known.size > COMPARED ? known.size : 0),
    };
  }

  #verdict(paper: Identity, id: string, isTitled: boolean): Verdict | undefined {
    const known = this.#look(id);
    if (known && (!isTitled || known.title === paper.title || sharesIdentifier(paper, known)))
      return comparePapers(paper, known, isTitled);
    if (!isTitled) return undefined;
    // A title that is not one paper's alone names a deleted one as it would name one that is kept.
    const isTelling = paper.words >= TELLING_WORDS && !isRecurringTitle(paper.wording);
    const deleted = known ? undefined : this.#deleted(id);
    const verdict = deleted && comparePapers(paper, deleted, true);
    // A telling one names it whatever else differs, but for its people: with nobody in common it is another paper.
    const isOthers = paper.author && deleted?.author && verdict?.is !== 'same' && !verdict?.common;
    if (deleted && (!isTelling || isOthers)) return verdict;
    // An entry that has another title now: its authors may come from another listing than the one under this title.
    const titled = known ? this.#listed(id).filter(({ title }) => title === paper.title) : [];
    const verdicts = titled.map(listing => comparePapers(paper, listing, true));
    return verdicts.find(({ is }) => is === 'same') ?? verdicts[0] ?? byTitleAlone(paper);
  }

  #sharesAbstract(paper: Identity, id: string): boolean {
    return paper.telling && paper.abstract === this.#look(id)?.abstract;
  }

  /** The doubts to record: those with the most authors in common, or the first few if many papers have the title. */
  #few(doubts: ReadonlyMap<string, Verdict>, size: number): Match['doubtful'] {
    const all = [...doubts].map(([id, verdict]) => ({ id, ...verdict })).sort((a, b) => b.common - a.common);
    const few = all.slice(0, Math.max(size, all.length) > DOUBTS ? DOUBTS_OF_MANY : DOUBTS);
    return few.map(({ id, why }) => ({ id, why }));
  }

  #now(id: string): string {
    return this.#renamed.size === 0 ? id : (this.#renamed.get(id) ?? id);
  }
}

interface Group {
  ids: readonly string[];
  /** The total number, including entries that are not compared. */
  size: number;
}

const NONE: Group = { ids: [], size: 0 };

const OTHER_TEAM: Verdict = { is: 'doubt', why: 'the same abstract, but no author in common', common: 0 };

function isOtherTeam(paper: Identity, known: Identity | undefined): boolean {
  if (!paper.author || !known?.author) return false;
  const theirs = authorKeys(known);
  return ![...authorKeys(paper)].some(key => theirs.has(key));
}

function sharesIdentifier(a: Identity, b: Identity): boolean {
  return IDENTIFIERS.some(kind => a.identifiers[kind] !== undefined && a.identifiers[kind] === b.identifiers[kind]);
}

function byTitleAlone(paper: Identity): Verdict {
  const count = `${paper.words} ${paper.words === 1 ? 'word' : 'words'}`;
  return paper.words >= TELLING_WORDS
    ? { is: 'same', why: `the same title, of ${count}`, common: 0 }
    : { is: 'doubt', why: `the same title, but of ${count} only`, common: 0 };
}

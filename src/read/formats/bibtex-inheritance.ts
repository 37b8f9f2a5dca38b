import { words } from '../../typeset/words.ts';
import type { SourceDump } from '../source.ts';
import { type BibtexEntry, BibtexReader } from './bibtex-reader.ts';

type Fields = BibtexEntry['fields'];

/** An entry that stands for a whole: no paper of its own where others are said to be its parts. */
const WHOLE = /^(?:mv)?proceedings$/;
/** What a part has from its whole, by the same name. Authors and identifiers of a whole are not the part's. */
const OF_WHOLE =
  words(`date year month day booktitle journal journaltitle venue location address eventlocation eventdate eventtitle
  volume number issue`);
const VOLUME = /^(?:mv)?(?:book|proceedings|collection|reference)$/;
const OF_BOOK = /^(?:inbook|bookinbook|suppbook|book)$/;

/**
 * What entries of a file have from others: by `xdata` all of their fields, by `crossref` those that a part has from its whole,
 * the whole's title being what the part stands in (https://ctan.org/pkg/biblatex, appendix B; https://ctan.org/pkg/btxdoc,
 * section 2). An entry's own fields stand before them. Each entry is settled once, so that the time grows with the file.
 */
export class BibtexInheritance {
  /** The entries that others name, by their names and aliases, lower case. */
  readonly #parents = new Map<string, BibtexEntry>();
  readonly #settled = new Map<string, Fields>();
  /** The fields that somebody reads; others are not handed on. */
  readonly #read: readonly string[];

  constructor(dump: SourceDump, read: readonly string[]) {
    this.#read = read;
    if (!dump.lines.some(line => /crossref|xdata/i.test(line))) return;
    const named = new Set<string>();
    for (const entry of new BibtexReader(dump).entries())
      if (entry.kind === 'entry') for (const { key } of parentsOf(entry)) named.add(key);
    for (const entry of new BibtexReader(dump).entries())
      if (entry.kind === 'entry')
        for (const key of namesOf(entry)) if (named.has(key) && !this.#parents.has(key)) this.#parents.set(key, entry);
  }

  /** Whether an entry is there only for others to inherit from. */
  isOnlyParent(entry: BibtexEntry): boolean {
    return entry.type === 'xdata' || (WHOLE.test(entry.type) && namesOf(entry).some(key => this.#parents.has(key)));
  }

  /** The names of entries that it inherits from and that are not in the file. */
  missing(entry: BibtexEntry): string[] {
    return parentsOf(entry).flatMap(({ key }) => (this.#parents.has(key) ? [] : [key]));
  }

  /** An entry's own fields and those that it inherits; the lines of these are the entry's first. */
  fieldsOf(entry: BibtexEntry): Fields {
    if (this.#parents.size === 0) return entry.fields;
    // From the entry up to those that inherit nothing, and down again; where entries inherit in a circle, it is cut.
    const open: { entry: BibtexEntry; name: string }[] = [{ entry, name: '' }];
    const seen = new Set<string>();
    while (open.length > 0) {
      const { entry: at, name } = open.at(-1)!;
      const missing = seen.has(name)
        ? []
        : parentsOf(at).filter(({ key }) => !seen.has(key) && !this.#settled.has(key));
      seen.add(name);
      const next = missing.flatMap(({ key }) => {
        const parent = this.#parents.get(key);
        return parent && !isSame(parent, entry) ? [{ entry: parent, name: key }] : [];
      });
      if (next.length > 0) for (const parent of next) open.push(parent);
      else {
        open.pop();
        if (name !== '' && !this.#settled.has(name)) this.#settled.set(name, this.#joined(at));
        else if (name === '') return this.#joined(at);
      }
    }
    return entry.fields;
  }

  #joined(entry: BibtexEntry): Fields {
    const fields = new Map(entry.fields);
    for (const { key, by } of parentsOf(entry)) {
      const parent = this.#parents.get(key);
      const stated = this.#settled.get(key) ?? parent?.fields;
      if (!parent || isSame(parent, entry) || !stated) continue;
      for (const [name, as] of by === 'xdata' ? this.#read.map(name => [name, name] as const) : handedOn(entry.type)) {
        const field = stated.get(name);
        // What the whole states stands in its lines; to the part it is a field of its own.
        if (field && !fields.has(as)) fields.set(as, { text: field.text, from: entry.from, to: entry.from });
      }
    }
    return fields;
  }
}

/** The fields of a whole, and what each is to a part of that type. */
function handedOn(type: string): (readonly [string, string])[] {
  const stands = /^(?:article|suppperiodical)$/.test(type) ? 'journaltitle' : 'booktitle';
  return [
    ...OF_WHOLE.map(name => [name, name] as const),
    // The volumes of a book stand in no other book.
    ...(VOLUME.test(type) ? [] : [['title', stands] as const]),
    ...(OF_BOOK.test(type) ? [['author', 'author'] as const] : []),
  ];
}

/** Each reading of a file makes its entries anew. */
function isSame(one: BibtexEntry, other: BibtexEntry): boolean {
  return one.key === other.key && one.from === other.from && one.to === other.to;
}

function namesOf({ key, fields }: BibtexEntry): string[] {
  return [key, ...(fields.get('ids')?.text ?? '').split(',')].map(name => name.trim().toLowerCase()).filter(Boolean);
}

function parentsOf({ fields }: BibtexEntry): { key: string; by: 'crossref' | 'xdata' }[] {
  return (['xdata', 'crossref'] as const).flatMap(by =>
    [...new Set((fields.get(by)?.text ?? '').toLowerCase().split(','))]
      .map(key => ({ key: key.trim(), by }))
      .filter(({ key }) => key !== ''),
  );
}

import { HtmlTree, type ShownLine } from './formats/html-tree.ts';
import { isBlank } from './formats/line-cursor.ts';
import { identifiersIn } from './record-draft.ts';
import type { LineRange, PaperRecord, Parsed, Source, SourceDump } from './source.ts';
import { findLinks } from './text/links.ts';

/**
 * A saved page as a person would have copied it, for the sources that read copied text; and a source that reads the page so. Records
 * keep the page's own lines, and the links that stand in a record give it what copied text has lost: identifiers, code, the
 * paper's address.
 */
export class PageText {
  /** The page in lines, as it is shown. */
  readonly dump: SourceDump;
  readonly #tree: HtmlTree;
  readonly #lines: readonly ShownLine[];

  /** @throws ContentError where it is too large to be a page */
  constructor(page: SourceDump) {
    this.#tree = new HtmlTree(page);
    this.#lines = this.#tree.lines();
    this.dump = { ...page, lines: this.#lines.map(({ text }) => text) };
  }

  /** The source as it reads this page. */
  readBy(source: Source): Source {
    return { ...source, sharesLines: true, parse: page => this.#parse(source, page) };
  }

  *#parse(source: Source, page: SourceDump): Generator<Parsed> {
    const taken = new Set<number>();
    for (const parsed of source.parse(this.dump)) {
      for (const range of parsed.kind === 'record' ? Object.values(parsed.lines) : [parsed])
        for (let line = range.from; line <= range.to; line++) taken.add(line);
      yield parsed.kind === 'record' ? this.#withLinks(parsed) : { ...parsed, ...this.#onPage(parsed) };
    }
    // Lines of markup alone belong to the page; those whose text nobody understood are told of.
    const unread = new Set<number>();
    for (const [i, line] of this.#lines.entries())
      if (!taken.has(i + 1) && !isBlank(line.text)) for (let at = line.from; at <= line.to; at++) unread.add(at);
    for (let line = 1; line <= page.lines.length; line++)
      if (!unread.has(line) && !isBlank(page.lines[line - 1]!)) yield { kind: 'boilerplate', from: line, to: line };
  }

  #onPage({ from, to }: LineRange): LineRange {
    const last = this.#lines.slice(from - 1, to).reduce((end, line) => Math.max(end, line.to), 0);
    return { from: this.#lines[from - 1]!.from, to: last };
  }

  #withLinks(record: PaperRecord): PaperRecord {
    const at = new Set<number>();
    for (const { from, to } of Object.values(record.lines)) for (let line = from; line <= to; line++) at.add(line);
    const order = [...at].sort((a, b) => a - b);
    const own = order.map(line => this.#lines[line - 1]!);
    const links = own.flatMap(line => line.links).map(link => ({ ...link, url: this.#tree.address(link.href) }));
    const addresses = links.flatMap(({ url }) => (url === undefined ? [] : [url]));
    const identifiers = { ...identifiersIn(addresses), ...record.identifiers };
    const titled = links.find(({ text, url }) => url !== undefined && text !== '' && text === record.title);
    const found = addresses.flatMap(findLinks).filter(({ kind }) => /^(?:code|data|model|project)$/.test(kind));
    const all = [
      ...(record.links ?? []),
      ...(titled && Object.keys(identifiers).length === 0 ? [{ url: titled.url!, kind: 'paper' as const }] : []),
      ...found,
    ];
    const whole = this.#onPage({ from: order[0]!, to: order.at(-1)! });
    return {
      ...record,
      ...(Object.keys(identifiers).length > 0 && { identifiers }),
      ...(all.length > 0 && { links: all }),
      lines: {
        ...Object.fromEntries(Object.entries(record.lines).map(([field, range]) => [field, this.#onPage(range)])),
        ...(Object.keys(identifiers).length > 0 && { identifiers: whole }),
        ...(all.length > 0 && { links: whole }),
      },
      ...(record.leftOut && {
        leftOut: record.leftOut.map(left => ({ ...left, line: this.#lines[left.line - 1]!.from })),
      }),
    };
  }
}

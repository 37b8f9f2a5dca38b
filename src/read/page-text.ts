import { HtmlTree, type ShownLine } from './formats/html-tree.ts';
import { identifiersIn } from './record-draft.ts';
import type { PaperRecord, Source, SourceDump } from './source.ts';
import { findLinks } from './text/links.ts';
import { readThrough } from './view.ts';

/**
 * A saved page as a person would have copied it, for the sources that read copied text; and a source that reads the page so. The
 * links that stand in a record give it what copied text has lost: identifiers, code, the paper's address.
 */
export class PageText {
  /** The page in lines, as it is shown. */
  readonly dump: SourceDump;
  readonly #tree: HtmlTree;
  readonly #lines: readonly ShownLine[];

  /** @throws ContentError where it is too large, or nested too deep, to be a page */
  constructor(page: SourceDump) {
    this.#tree = new HtmlTree(page);
    this.#lines = this.#tree.lines();
    this.dump = { ...page, lines: this.#lines.map(({ text }) => text) };
  }

  /** The source as it reads this page. */
  readBy(source: Source): Source {
    const view = { dump: this.dump, place: (line: number) => this.#lines[line - 1]! };
    return readThrough(source, view, record => this.#withLinks(record, source.home));
  }

  #withLinks(record: PaperRecord, home: string | undefined): PaperRecord {
    const at = new Set<number>();
    for (const { from, to } of Object.values(record.lines)) for (let line = from; line <= to; line++) at.add(line);
    const order = [...at].sort((a, b) => a - b);
    const links = order
      .flatMap(line => this.#lines[line - 1]!.links)
      .map(link => ({ ...link, url: this.#tree.address(link.href, home) }));
    const addresses = links.flatMap(({ url }) => (url === undefined ? [] : [url]));
    const identifiers = { ...identifiersIn(addresses), ...record.identifiers };
    const isKnown = Object.keys(identifiers).length > 0;
    const titled = links.find(({ text, url }) => url !== undefined && text !== '' && text === record.title);
    const all = [
      ...(record.links ?? []),
      ...(titled && !isKnown ? [{ url: titled.url!, kind: 'paper' as const }] : []),
      ...addresses.flatMap(findLinks).filter(({ kind }) => /^(?:code|data|model|project)$/.test(kind)),
    ];
    const whole = { from: order[0]!, to: order.at(-1)! };
    return {
      ...record,
      ...(isKnown && { identifiers }),
      ...(all.length > 0 && { links: all }),
      lines: {
        ...record.lines,
        ...(isKnown && { identifiers: whole }),
        ...(all.length > 0 && { links: whole }),
      },
    };
  }
}

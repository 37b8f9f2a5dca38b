import { Parser } from 'htmlparser2';
import { refusalAt } from '../../diagnostic.ts';
import { words } from '../../typeset/words.ts';
import { oneLine } from '../record-draft.ts';
import type { Detection, LineRange, SourceDump } from '../source.ts';
import { isBlank } from './line-cursor.ts';

/** An element, or a text, whose name is empty. */
export interface HtmlNode extends LineRange {
  /** In small letters. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Of a text, entities resolved. */
  text: string;
  /** Where it stands among the page's nodes, which are in the order of the page. */
  at: number;
  /** The place behind the last node inside of it. */
  end: number;
}

/** More is no page of papers, but a whole archive. */
const MOST_CHARACTERS = 20_000_000;
/** Browsers nest elements no deeper than 512 (https://html.spec.whatwg.org/multipage/parsing.html#tree-construction). */
const DEEPEST = 2000;
/** What is never shown. */
const UNSEEN = new Set(
  words('script style noscript template svg head title meta link object iframe select button input'),
);
/** Elements that begin and end a line: https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3 */
const BLOCKS = new Set(
  words(`address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hgroup hr html legend li listing main menu nav ol option p plaintext pre search section summary table td th
    tr ul xmp`),
);

/** A line of a page as a browser shows it. */
export interface ShownLine extends LineRange {
  text: string;
  /** The links that begin in it: where to, and their text. */
  links: { href: string; text: string }[];
}

/** A saved page, as the list of its nodes: who looks for something walks over it, however deep it is nested. */
export class HtmlTree {
  readonly nodes: readonly HtmlNode[];
  readonly #base: string | undefined;

  /** @throws ContentError where it is too large to be a page */
  constructor({ lines, file }: SourceDump) {
    const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
    if (length > MOST_CHARACTERS)
      throw refusalAt(
        { file, line: lines.length },
        'page-too-large',
        `expected a page of at most ${MOST_CHARACTERS / 1_000_000} million characters, found ${Math.round(length / 1_000_000)} million`,
        'Save the list of papers alone, or in parts.',
      );
    this.nodes = nodesOf(lines, file);
    this.#base = baseOf(this, lines);
  }

  /**
   * The elements for which a test holds, in their order.
   *
   * @param place inside of an element, or between two places; the whole page by default
   */
  all(
    test: (node: HtmlNode) => boolean,
    place: { at: number; end: number } = { at: -1, end: this.nodes.length },
  ): HtmlNode[] {
    const found: HtmlNode[] = [];
    for (let at = place.at + 1; at < place.end; at++) {
      const node = this.nodes[at]!;
      if (node.name !== '' && test(node)) found.push(node);
    }
    return found;
  }

  /** The text of an element as one line, formulas as LaTeX between dollars. */
  text(node: HtmlNode): string {
    return oneLine(
      shown(this.nodes, node.at, node.end)
        .map(line => line.text)
        .join(' '),
    );
  }

  /**
   * An address of the page, made whole; undefined where that needs an address that the page does not state.
   *
   * @param home what the page's own address is known to begin with
   */
  address(href: string | undefined, home?: string): string | undefined {
    if (href === undefined) return undefined;
    const base = this.#base ?? home;
    const whole = URL.canParse(href) ? new URL(href) : base && URL.canParse(href, base) && new URL(href, base);
    return whole && /^https?:$/.test(whole.protocol) ? whole.href : undefined;
  }

  /** The page in lines, as a person copies it. */
  lines(): ShownLine[] {
    return shown(this.nodes, 0, this.nodes.length);
  }

  /** What the `<meta>` of a place say, by their names in small letters, in their order. */
  metas(place?: { at: number; end: number }): ReadonlyMap<string, readonly (LineRange & { text: string })[]> {
    const metas = new Map<string, (LineRange & { text: string })[]>();
    for (const { attributes, from, to } of this.all(({ name }) => name === 'meta', place)) {
      const name = (attributes['name'] ?? attributes['property'] ?? '').toLowerCase();
      const text = (attributes['content'] ?? '').trim();
      if (text === '') continue;
      const said = metas.get(name) ?? [];
      metas.set(name, said);
      said.push({ text, from, to });
    }
    return metas;
  }
}

/** Whether one of the words of an attribute, a class say, is one of these. */
export function has({ attributes }: HtmlNode, attribute: 'class' | 'id', ...names: readonly string[]): boolean {
  const value = attributes[attribute]?.slice(0, 2000).split(/\s+/) ?? [];
  return value.some(name => names.includes(name));
}

/**
 * Whether a dump is a page in which each of some signs stands on a line, and none of others, by what the evidence calls them.
 */
export function detectHtml(
  dump: SourceDump,
  signs: Readonly<Record<string, RegExp>>,
  without: Readonly<Record<string, RegExp>> = {},
): Detection {
  const isPage = isHtml(dump);
  const stands = (sign: RegExp): boolean => isPage && dump.lines.some(line => sign.test(line));
  const seen = Object.entries(signs).map(([name, sign]) => ({ name, there: stands(sign), wanted: true }));
  const unwanted = Object.entries(without).map(([name, sign]) => ({ name, there: stands(sign), wanted: false }));
  const all = [{ name: 'HTML', there: isPage, wanted: true }, ...seen, ...unwanted];
  return {
    found: all.every(({ there, wanted }) => there === wanted),
    evidence: all.map(({ name, there }) => `${name}: ${there ? 'yes' : 'no'}`).join('; '),
  };
}

/**
 * What the page of a single paper tells search engines; see `html-metadata`. Minified pages, those of the ACL Anthology say, name
 * it behind the title and without quotes.
 */
export const PAPER_META = {
  'a <meta> for a paper’s title':
    /\b(?:name|property)\s{0,5}=\s{0,5}["']?(?:(?:bepress_)?citation_title|dc\.title|dcterms\.title|eprints\.title)(?:["'\s/>]|$)/i,
};

/** Whether a dump is a page or a part of one, as a browser saves or copies it. */
export function isHtml({ lines }: SourceDump): boolean {
  const first =
    lines
      .find(line => line.trim() !== '')
      ?.trimStart()
      .slice(0, 200) ?? '';
  // What a comment stands before says what it is.
  if (/^<(?:\?xml|feed|rss|rdf)/i.test(first) || (first.startsWith('<!--') && !first.includes('StartFragment')))
    return /^[ \t]{0,20}<html[\s>]/im.test(lines.slice(0, 10).join('\n').slice(0, 5000));
  return /^<(?:!doctype html|!--StartFragment|(?:html|head|body|meta|title|div|main|article|section|table|ul|ol|dl|li|p|span|a|h[1-6])[\s>])/i.test(
    first,
  );
}

/** @throws ContentError where elements are nested as no page has them, which the parser would take long for */
function nodesOf(lines: readonly string[], file: string): HtmlNode[] {
  const nodes: HtmlNode[] = [];
  const open: HtmlNode[] = [];
  let line = 1;
  // The text that the next piece goes on with: a text comes in pieces, at its entities and at the ends of lines.
  let piece: HtmlNode | undefined;
  const add = (name: string, attributes: HtmlNode['attributes'], text: string): HtmlNode => {
    const at = nodes.length;
    const node = { name, attributes, text, at, end: at + 1, from: line, to: line };
    nodes.push(node);
    return node;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      piece = undefined;
      open.push(add(name, attributes, ''));
      if (open.length > DEEPEST)
        throw refusalAt(
          { file, line },
          'page-too-deep',
          `expected elements nested at most ${DEEPEST} deep, found more`,
          'Save the page again from a browser, or copy its text.',
        );
    },
    ontext(text) {
      if (piece?.from === line) piece.text += text;
      else piece = add('', {}, text);
    },
    onclosetag() {
      piece = undefined;
      const node = open.pop();
      if (node) [node.end, node.to] = [nodes.length, line];
    },
  });
  for (const text of lines) {
    parser.write(isBlank(text) ? '\n' : `${text}\n`);
    line++;
  }
  line = Math.max(1, lines.length);
  parser.end();
  return nodes;
}

/** What relative addresses of a page are relative to, where the page says it: by `<base>`, its own address, or a browser's note. */
function baseOf(tree: HtmlTree, lines: readonly string[]): string | undefined {
  const base = tree.all(({ name, attributes }) => name === 'base' && attributes['href'] !== undefined)[0];
  const canonical = tree.all(({ name, attributes }) => name === 'link' && attributes['rel'] === 'canonical')[0];
  const noted = /<!-- saved from url=\(\d{1,5}\)(\S{1,2000}) -->/.exec(
    lines.slice(0, 10).join('\n').slice(0, 10_000),
  )?.[1];
  const stated = [
    base?.attributes['href'],
    canonical?.attributes['href'],
    tree.metas().get('og:url')?.[0]?.text,
    noted,
  ];
  return stated.find(address => address !== undefined && URL.canParse(address));
}

/** The lines of a stretch of nodes: blocks part them, and white space counts once. */
function shown(nodes: readonly HtmlNode[], from: number, end: number): ShownLine[] {
  const lines: ShownLine[] = [];
  let line: ShownLine | undefined;
  // The ends of the blocks that are open, the innermost last, and of the text whose line breaks are shown.
  const ends: number[] = [];
  let brokenUntil = 0;
  const finish = (): void => {
    if (line) line.text = line.text.replace(/\s+/g, ' ').trim();
    if (line && line.text !== '') lines.push(line);
    line = undefined;
  };
  const put = (text: string, { from, to }: LineRange): ShownLine => {
    line ??= { text: '', links: [], from, to };
    line.text += text;
    line.to = Math.max(line.to, to);
    return line;
  };
  for (let at = from; at < end; at++) {
    while (ends.length > 0 && ends.at(-1)! <= at) {
      ends.pop();
      finish();
    }
    const node = nodes[at]!;
    const formula = node.name === '' ? undefined : formulaOf(nodes, node);
    if (node.name === '') {
      if (node.text.trim() !== '' || line) put(node.text, node);
      if (at < brokenUntil && node.text.endsWith('\n')) finish();
    } else if (formula !== undefined) {
      put(formula, node);
      at = node.end - 1;
    } else if (isUnseen(node)) at = node.end - 1;
    else {
      if (/^(?:pre|listing|xmp|textarea)$/.test(node.name)) brokenUntil = Math.max(brokenUntil, node.end);
      if (BLOCKS.has(node.name)) {
        finish();
        ends.push(node.end);
      }
      if (node.name === 'a' && node.attributes['href'] !== undefined) {
        const text = plainText(nodes, node);
        if (text !== '' || line) put('', node).links.push({ href: node.attributes['href'], text });
      }
    }
  }
  finish();
  return lines;
}

function isUnseen({ name, attributes }: HtmlNode): boolean {
  return (
    UNSEEN.has(name) ||
    attributes['hidden'] !== undefined ||
    /(?:^|[\s;])display\s{0,3}:\s{0,3}none/i.test((attributes['style'] ?? '').slice(0, 2000)) ||
    /(?:^|\s)(?:MathJax(?:_Preview|_SVG|_Display)?|katex-html|sr-only|visually-hidden)(?:\s|$)/.test(
      attributes['class'] ?? '',
    )
  );
}

/** The LaTeX of a formula that KaTeX or MathJax has set (https://katex.org/docs/options, https://docs.mathjax.org). */
function formulaOf(nodes: readonly HtmlNode[], node: HtmlNode): string | undefined {
  if (node.name === 'script' && /^math\/tex/.test(node.attributes['type'] ?? '')) return `$${plainText(nodes, node)}$`;
  if (node.name !== 'math') return undefined;
  const end = Math.min(node.end, node.at + 5 * MOST_NODES);
  for (let at = node.at + 1; at < end; at++)
    if (nodes[at]!.name === 'annotation' && /tex/.test(nodes[at]!.attributes['encoding'] ?? ''))
      return `$${plainText(nodes, nodes[at]!)}$`;
  return undefined;
}

/** How much of a link's or a formula's inside is looked at: characters, and nodes, most of which may be empty. */
const MOST_TEXT = 2000;
const MOST_NODES = 200;

function plainText(nodes: readonly HtmlNode[], node: HtmlNode): string {
  let text = '';
  const end = Math.min(node.end, node.at + MOST_NODES);
  for (let at = node.at + 1; at < end && text.length < MOST_TEXT; at++) text += nodes[at]!.text;
  return oneLine(text);
}

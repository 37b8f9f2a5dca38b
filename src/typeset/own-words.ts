import type MarkdownIt from 'markdown-it';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import footnote from 'markdown-it-footnote';
import type { Words } from '../words/words.ts';
import { escapeHtml } from './html.ts';
import { type Env, parser, plainTokens, renderAbstract, renderForFeed } from './markdown.ts';
import { harmless } from './unsafe.ts';

/** A picture as a page shows it. */
export interface ShownPicture {
  src: string;
  width: number;
  height: number;
}

/** Where what an editor's words name is found from the page on which they stand. */
export interface Places {
  /** The address of what a link names, as `paper:a-study`; nothing where there is no such thing. */
  link(name: string): string | undefined;
  /** The picture of an address; nothing where there is none, or none is shown. */
  picture(address: string): ShownPicture | undefined;
}

/** What a text names. */
export interface Mention {
  kind: 'link' | 'picture';
  address: string;
  /** A picture's description. */
  alt: string;
  /** The line of the text, the first being 0. */
  line: number;
}

/** How links name what is in the digest. */
export const NAMED = /^(paper|day|topic|page):(.*)$/;
const ELSEWHERE = /^(?:https?:\/\/|mailto:)[^\s]/i;

interface PlacesEnv extends Env {
  places: Places;
  /** Takes what the text names. */
  mentions?: Mention[];
}

type PageEnv = PlacesEnv & Required<Pick<Env, 'words'>>;

/** A parser of what an editor writes: its addresses are let through by `resolve` alone. */
function editing(typographer: boolean): MarkdownIt {
  const md = parser(typographer, true);
  md.enable('image');
  md.validateLink = () => true;
  md.core.ruler.push('places', resolve);
  return md;
}

/** A parser of whole pages: with headings, tables and footnotes. */
function editingPages(): MarkdownIt {
  // Its types are those of another build of the parser.
  const md = editing(true).use(footnote as never);
  md.enable(['heading', 'lheading', 'hr', 'code', 'table', 'strikethrough', 'reference']);
  // Footnotes written within the text, and long names of footnotes, take a time that grows as its square.
  md.disable('footnote_inline');
  md.inline.ruler.before('footnote_ref', 'long_name', longName);
  md.core.ruler.push('headings', orderHeadings);
  const { rules } = md.renderer;
  rules['table_open'] = (_tokens, _i, _options, { words }: PageEnv) =>
    `<div class="table" role="group" aria-label="${escapeHtml(words.say('wide-table'))}" tabindex="0"><table>\n`;
  rules['table_close'] = () => '</table></div>\n';
  // The policy of the pages allows no styles in them.
  for (const cell of ['th_open', 'td_open'])
    rules[cell] = (tokens, i) => {
      const side = /(center|right)$/.exec(tokens[i]!.attrGet('style') ?? '')?.[1];
      return `<${tokens[i]!.tag}${side ? ` class="${side}"` : ''}>`;
    };
  // Without brackets a line cannot end before it.
  rules['footnote_caption'] = (tokens, i) => {
    const { id, subId } = tokens[i]!.meta as { id: number; subId: number };
    return `${id + 1}${subId > 0 ? `:${subId}` : ''}`;
  };
  rules['footnote_block_open'] = (_tokens, _i, _options, { words }: PageEnv) =>
    `<section class="footnotes" aria-label="${escapeHtml(words.say('footnotes-of-page'))}">\n<ol>\n`;
  rules['footnote_anchor'] = (tokens, i, _options, { words }: PageEnv) => {
    const { id, subId } = tokens[i]!.meta as { id: number; subId: number };
    const ref = `fnref${id + 1}${subId > 0 ? `:${subId}` : ''}`;
    return ` <a href="#${ref}" class="footnote-backref" aria-label="${escapeHtml(words.say('back-to-text'))}">↩</a>`;
  };
  return md;
}

/** So long no name of a footnote is. */
const LONG_NAME = /\[\^[^\s\]]{100}/y;

function longName(state: StateInline, silent: boolean): boolean {
  LONG_NAME.lastIndex = state.pos;
  if (!LONG_NAME.test(state.src)) return false;
  if (!silent) state.pending += '[^';
  state.pos += 2;
  return true;
}

/** Links and pictures get their addresses; of what leads nowhere the words are left. */
function resolve(state: StateCore): void {
  const { places, mentions } = state.env as PlacesEnv;
  let line = 0;
  for (const block of state.tokens) {
    if (block.map) line = block.map[0];
    if (!block.children) continue;
    let at = line;
    let isLink = false;
    block.children = block.children.flatMap(token => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') at++;
      if (token.type === 'link_open') {
        const address = token.attrGet('href') ?? '';
        mentions?.push({ kind: 'link', address, alt: '', line: at });
        const href = ELSEWHERE.test(address) ? address : places.link(address);
        isLink = href !== undefined;
        if (isLink) token.attrSet('href', href!);
      }
      if (token.type === 'image') {
        const alt = plainTokens([token]);
        mentions?.push({ kind: 'picture', address: token.attrGet('src') ?? '', alt, line: at });
        return [shown(state, token, places, alt)];
      }
      const isDropped = !isLink && (token.type === 'link_open' || token.type === 'link_close');
      return isDropped ? [] : [token];
    });
  }
}

/** @param alt what the picture shows, without which it is not shown */
function shown(state: StateCore, token: Token, places: Places, alt: string): Token {
  const picture = alt === '' ? undefined : places.picture(token.attrGet('src') ?? '');
  const words = new state.Token('text', '', 0);
  if (picture) {
    // The parser itself would leave out code and formulas.
    words.content = alt;
    token.children = [words];
    for (const [name, value] of Object.entries(picture)) token.attrSet(name, String(value));
    token.attrSet('loading', 'lazy');
    return token;
  }
  words.content = alt === '' ? '' : `[${alt}]`;
  return words;
}

/** A page has one heading of the first level, its title, and none that skips a level. */
function orderHeadings(state: StateCore): void {
  let last = 1;
  for (const token of state.tokens) {
    if (token.type === 'heading_open') last = Math.min(Math.max(2, Number(token.tag.slice(1))), last + 1);
    if (token.type.startsWith('heading_')) token.tag = `h${last}`;
  }
}

const notes = editing(true);
const plain = editing(false);
const pages = editingPages();
const NOWHERE: Places = { link: () => undefined, picture: () => undefined };

/** Whether a text can name anything that the parser of pasted text does not know. */
const namesNothing = (markdown: string): boolean => !/[[<]/.test(markdown);

/** A note or a remark as HTML: as `renderAbstract`, with pictures and links into the digest. */
export function renderNote(words: Words, markdown: string, places: Places): string {
  if (namesNothing(markdown)) return renderAbstract(words, markdown);
  return notes.render(harmless(markdown).trim(), { places, words } satisfies PlacesEnv);
}

/** A remark of one line as HTML without a paragraph around it. */
export function renderRemark(words: Words, markdown: string, places: Places): string {
  return notes.renderInline(harmless(markdown).trim(), { places, words } satisfies PlacesEnv);
}

/** As `renderNote`, with formulas as Unicode text. */
export function renderNoteForFeed(markdown: string, places: Places): string {
  if (namesNothing(markdown)) return renderForFeed(markdown);
  return notes.render(harmless(markdown).trim(), { places } satisfies PlacesEnv);
}

/** The text of a page of the editor's own as HTML. */
export function renderPage(words: Words, markdown: string, places: Places): string {
  return pages.render(harmless(markdown).trim(), { places, words } satisfies PageEnv);
}

/** A note as plain text in one line; pictures are their descriptions. */
export function plainNote(markdown: string): string {
  return plainTokens(plain.parse(harmless(markdown).trim(), { places: NOWHERE }));
}

/** A page as plain text in one line. */
export function plainPage(markdown: string): string {
  return plainTokens(pages.parse(harmless(markdown).trim(), { places: NOWHERE }));
}

/** What a text names but for addresses elsewhere, in its order. @param isPage whether it is a page of the editor's own */
export function mentionsOf(markdown: string, isPage: boolean): Mention[] {
  if (namesNothing(markdown)) return [];
  const mentions: Mention[] = [];
  (isPage ? pages : plain).parse(harmless(markdown).trim(), { places: NOWHERE, mentions } satisfies PlacesEnv);
  return mentions.filter(({ kind, address }) => kind === 'picture' || !ELSEWHERE.test(address));
}

import fs from 'node:fs';
import path from 'node:path';
import type { DayFile } from '../../content/day-file.ts';
import { type NoPicture, type Pictures, picturesOf } from '../../content/pictures.ts';
import { attempt } from '../../files/attempt.ts';
import type { PaperEntry } from '../../paper.ts';
import { mediaType } from '../../serve/media-type.ts';
import { dayWords } from '../../theme/parts/day-words.ts';
import { separated } from '../../theme/parts/paper-item.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { writeSpans } from '../../typeset/math-spans.ts';
import { mentionsOf, NAMED, type Places, renderRemark } from '../../typeset/own-words.ts';
import { plainMarkdown } from '../../typeset/plain-markdown.ts';
import { attributes, ownWords } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import type { Desk } from '../desk.ts';
import { english } from '../english.ts';
import { type PapersNow, papersNow } from '../papers-now.ts';

/** For each kind of name what the desk, or the site, has of it. */
const FOUND: Readonly<Record<string, (now: PapersNow, name: string) => string | false | undefined>> = {
  paper: (now, id) => now.byId.has(id) && `/paper/${id}`,
  day: (now, date) => now.dayByDate.has(date) && `/day/${date}`,
  topic: (now, slug) => now.topics.some(topic => topic.slug === slug) && `${now.site.url}topics/${slug}.html`,
  page: (now, path) => now.pages.some(page => page.path === path) && `${now.site.url}${path}.html`,
};

/** Larger pictures are their descriptions here: they would be sent again with every letter that one types. */
const LARGEST = 2e6;

/** Where links in a curator's words lead from the desk. @param pictures of the words */
export function places(now: PapersNow, content = '', pictures: Pictures = {}): Places {
  return {
    link(address) {
      const [, kind = '', name = ''] = NAMED.exec(address) ?? [];
      return FOUND[kind]?.(now, name) || undefined;
    },
    picture(address) {
      const picture = Object.hasOwn(pictures, address) ? pictures[address] : undefined;
      if (!picture || !('file' in picture)) return undefined;
      const { source, file, width, height } = picture;
      const bytes = attempt(() => fs.readFileSync(path.join(content, source)));
      if (!bytes || bytes.length > LARGEST) return undefined;
      return { src: `data:${mediaType(file)};base64,${bytes.toString('base64')}`, width, height };
    },
  };
}

/** Headline and note of a day as the site sets them. */
export function shownNote(desk: Desk, date: string, said: Pick<DayFile, 'title' | 'note'>): Html {
  const { words } = desk;
  if (!said.title && !said.note) return html`<p class="caveat">${words.say('nothing-written-yet')}</p>\n`;
  const now = papersNow(desk);
  const pictures = picturesOf(desk.content, 'days', `${date}.md`, said.note, desk.fileCache) ?? {};
  const faults = Object.values(pictures).filter(picture => 'expected' in picture);
  const fault = ({ expected, found, advice }: NoPicture) =>
    html`<p class="caveat"${attributes(english(words))}>Expected ${expected}, found ${found}. ${advice}</p>\n`;
  return html`${dayWords(words, said, places(now, desk.content, pictures), now.site)}${lost(words, now, said.note)}${faults.map(fault)}`;
}

/** The line on a paper as the site sets it. */
export function shownLine(words: Words, now: PapersNow, line: string): Value {
  if (line === '') return undefined;
  return html`<p class="remark"${ownWords(words, line, now.site)}>${raw(renderRemark(words, line, places(now)))}</p>\n${lost(words, now, line)}`;
}

/** Links that lead nowhere: of them only the words are shown. */
function lost(words: Words, now: PapersNow, markdown: string): Value {
  const known = places(now);
  const found = mentionsOf(markdown, false).filter(({ kind, address }) => kind === 'link' && !known.link(address));
  const addresses = [...new Set(found.map(({ address }) => address))];
  const shown = addresses.map(address => html`<code>${address}</code>`);
  return (
    addresses.length > 0 &&
    html`<p class="caveat">${words.set('desk-leads-nowhere', { addresses: html`${separated(shown, words.say('name-comma'))}` })}</p>\n`
  );
}

/** A link to a paper as notes are written: its title keeps its formulas and is otherwise plain. */
export function linkTo(entry: PaperEntry): string {
  return `[${linkWords(entry)}](paper:${entry.id})`;
}

function linkWords(entry: PaperEntry): string {
  const { title } = entry;
  if (title === undefined) return plainMarkdown(paperLabel(entry)).replaceAll('$', '\\$');
  // Blanks around a formula are part of the words beside it.
  const words = (text: string) => (/\S/.test(text) ? edges(text, plainMarkdown(text).replaceAll('$', '\\$')) : text);
  return writeSpans(title, words, tex => `$${tex}$`).replace(/\s+/g, ' ');
}

const edges = (text: string, trimmed: string): string =>
  `${/^\s/.test(text) ? ' ' : ''}${trimmed}${/\s$/.test(text) ? ' ' : ''}`;

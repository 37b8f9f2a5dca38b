import vm from 'node:vm';
import fc from 'fast-check';
import { paperBibtex } from '../../src/cite/paper-bibtex.ts';
import { readDay } from '../../src/content/day-file.ts';
import { readDecisions } from '../../src/content/decisions-file.ts';
import { editEntry } from '../../src/content/edit-entry.ts';
import { readEntry, writeEntry } from '../../src/content/entry-file.ts';
import { readSidecar } from '../../src/content/sidecar.ts';
import { readSite } from '../../src/content/site-file.ts';
import { entryId } from '../../src/content/slug.ts';
import { readTopic } from '../../src/content/topic-file.ts';
import { readWords } from '../../src/content/words-file.ts';
import { ContentError } from '../../src/diagnostic.ts';
import { isPortableName } from '../../src/files/portable-name.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { readDump } from '../../src/read/dump.ts';
import type { Source } from '../../src/read/source.ts';
import { cleanText, cleanTitle } from '../../src/read/text/latex.ts';
import { searchRecord } from '../../src/search/search-record.ts';
import { wordRule } from '../../src/theme/layers.ts';
import { paperMetadata } from '../../src/theme/parts/paper-metadata.ts';
import { withWords } from '../../src/theme/script-words.ts';
import { formula } from '../../src/typeset/formula.ts';
import { type Html, html } from '../../src/typeset/html.ts';
import { renderAbstract, renderForFeed, renderTitle } from '../../src/typeset/markdown.ts';
import { ENGLISH, wordsOf } from '../../src/words/site-words.ts';
import { PAYLOADS } from './payloads.ts';

/** A promise about one kind of input, which has to hold for whatever is made up. */
export interface Fuzzer {
  name: string;
  property(samples: readonly string[]): fc.IProperty<[string]> | fc.IProperty<[Uint8Array]>;
}

/** Text made of what people wrote, of what breaks programs, and of anything. */
function text(samples: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...samples) },
    { weight: 3, arbitrary: fc.constantFrom(...PAYLOADS) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '\n',
        '\r\n',
        '\n\n',
        '---\n',
        ' ',
        ': ',
        '- ',
        '"',
        "'",
        '$',
        '\\',
        '{',
        '}',
        '<',
        '[',
        '](',
        '`',
        '\0',
        '\ufeff',
        '\ud800',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  );
  const cut = fc
    .tuple(piece, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([whole, at]) => whole.slice(0, Math.ceil(whole.length * at)));
  return fc.array(fc.oneof(piece, cut), { maxLength: 12 }).map(pieces => pieces.join(''));
}

/** The answer, or undefined where the input was refused with words; anything else is a find. */
function answer<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ContentError && /error: /.test(error.message)) return undefined;
    throw error;
  }
}

/** Names that no content may bring into a tag. */
const FOREIGN =
  /<(?:script|iframe|object|embed|style|link|meta|base|form|svg|img|video|audio|input|body|template)[\s/>]|\s(?:on[a-z]+|src|srcset|srcdoc|style|id|formaction)=/i;
// What no page may hold.
const HARMFUL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

function requireHarmless(html: string): void {
  const fail = (what: string) => {
    throw new Error(`made ${what} in ${html.slice(0, 300)}`);
  };
  const harmful = HARMFUL.exec(html);
  if (harmful) fail(`U+${harmful[0].charCodeAt(0).toString(16)}`);
  // Text and values are escaped: what looks like a tag is one, and its quotes pair.
  for (const [tag] of html.matchAll(/<[^<>]*>/g)) {
    const foreign = FOREIGN.exec(tag.replace(/="[^"]*"/g, '=""'));
    if (foreign) fail(foreign[0]);
    const address = /\shref="(?!https?:\/\/|mailto:)[^"]*"/i.exec(tag);
    if (address) fail(address[0]);
  }
}

const READERS: Record<string, (file: string) => unknown> = {
  entry: file => readEntry('f.md', file, 'a'),
  topic: file => readTopic('f.md', file, 'a'),
  day: file => readDay('f.md', file, '2024-01-02'),
  sidecar: file => readSidecar('f.yaml', file),
  site: file => readSite('f.yaml', file),
  decisions: file => readDecisions('f.yaml', file),
  words: file => readWords('f.yaml', file, 'en'),
};

/** @param sources those that read dumps */
export function fuzzers(sources: readonly Source[]): Fuzzer[] {
  return [
    ...Object.entries(READERS).map(([name, read]) => ({
      name: `reads or refuses any ${name}`,
      property: (samples: readonly string[]) => fc.property(text(samples), file => void answer(() => read(file))),
    })),
    {
      name: 'keeps an entry that it read, edits included',
      property: samples =>
        fc.property(text(samples), body => {
          // As a file holds it: UTF-8 has no halves of characters.
          const file = Buffer.from(
            `---\ntitle: ${JSON.stringify(body)}\nlisted: "2024-01-02"\n---\n\n${body}\n`,
          ).toString();
          const read = answer(() => readEntry('f.md', file, 'a'));
          if (!read) return;
          const again = readEntry('f.md', writeEntry(read.entry), 'a').entry;
          if (JSON.stringify(again) !== JSON.stringify(read.entry)) throw new Error(`wrote ${JSON.stringify(again)}`);
          const edited = readEntry('f.md', editEntry(file, { genre: body || 'x' }), 'a').entry;
          if (edited.title !== read.entry.title || edited.abstract !== read.entry.abstract)
            throw new Error('lost an edit');
        }),
    },
    {
      name: 'decodes or refuses any bytes',
      property: () =>
        fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
          const dump = answer(() => readDump('a.txt', 'a.txt', bytes));
          if (dump?.lines.join('').includes('\ufffd') && !Buffer.from(bytes).includes('\ufffd'))
            throw new Error('lost a byte');
        }),
    },
    ...sources.map(source => ({
      name: `${source.id} reads any dump and claims each line once`,
      property: (samples: readonly string[]) =>
        fc.property(text(samples), raw => {
          const dump = answer(() => readDump('a.txt', 'a.txt', Buffer.from(raw)));
          if (!dump) return;
          source.detect(dump);
          answer(() => {
            const claimed = new Set<number>();
            for (const part of source.parse(dump)) {
              const own = new Set<number>();
              for (const { from, to } of part.kind === 'record' ? Object.values(part.lines) : [part])
                for (let line = from; line <= to; line++) own.add(line);
              for (const line of own) {
                if (line < 1 || line > dump.lines.length)
                  throw new Error(`claims line ${line} of ${dump.lines.length}`);
                if (claimed.has(line) && !source.sharesLines) throw new Error(`claims line ${line} twice`);
                claimed.add(line);
              }
            }
          });
        }),
    })),
    {
      name: 'makes harmless HTML of any text',
      property: samples =>
        fc.property(text(samples), raw => {
          requireHarmless(renderAbstract(ENGLISH, raw));
          requireHarmless(renderForFeed(raw));
          requireHarmless(renderTitle(ENGLISH, raw).text);
          requireHarmless(formula(ENGLISH, raw));
          requireHarmless(renderAbstract(ENGLISH, cleanText(raw).text));
          requireHarmless(renderTitle(ENGLISH, cleanTitle(raw).text).text);
        }),
    },
    {
      name: 'says any word of a curator’s as text: on pages, in scripts and in styles',
      property: samples =>
        fc.property(text(samples), made => {
          // One line, as a word must be.
          const raw = made.replace(/\p{Cc}+/gu, ' ').slice(0, 400);
          const yaml = ['pick-mark', 'keys-title', 'newest-of-venue', 'about-ways'].map(
            (key, i) => `${key}: ${JSON.stringify(`${raw}${['', '', '{paper}', `<a>${raw}</a>`][i]}`)}\n`,
          );
          const own = answer(() => readWords('f.yaml', yaml.join(''), 'en'));
          if (!own) return;
          const words = wordsOf({ language: 'en', words: own });
          const link = (inner: (string | Html)[]) => html`<a href="https://example.org/">${inner}</a>`;
          requireHarmless(html`${words.say('pick-mark')}`.text);
          requireHarmless(html`${words.set<'newest-of-venue', Html>('newest-of-venue', { paper: link(['x']) })}`.text);
          requireHarmless(html`${words.set<'about-ways', Html>('about-ways', { a: link })}`.text);
          // In a script of its own, as a browser reads it.
          const self: { siteWords?: { messages: Record<string, string> } } = {};
          vm.runInNewContext(withWords('self.siteWords;"keys-title"', words), { self });
          if (self.siteWords?.messages['keys-title'] !== own['keys-title'])
            throw new Error('said otherwise in a script');
          const rule = /^:root\{--pick:"((?:[^"\\\n]|\\[0-9a-f]+ )*)";--in-brief:"(?:[^"\\\n])*"\}$/.exec(
            wordRule(words),
          );
          const said = rule?.[1]?.replace(/\\([0-9a-f]+) /g, (_, code) =>
            String.fromCodePoint(Number.parseInt(code, 16)),
          );
          if (said !== `${own['pick-mark'] as string} `) throw new Error(`a style that says ${said}`);
        }),
    },
    {
      name: 'cites, indexes and describes any entry',
      property: samples =>
        fc.property(text(samples), raw => {
          const read = answer(() =>
            readEntry(
              'f.md',
              `---\ntitle: ${JSON.stringify(`${raw}x`)}\nauthor: [${JSON.stringify(`${raw}x`)}]\nidentifiers: { doi: ${JSON.stringify(`${raw}x`)}, arxiv: ${JSON.stringify(`${raw}x`)}, openreview: ${JSON.stringify(`${raw}x`)}, pmid: ${JSON.stringify(raw)} }\nlisted: "2024-01-02"\n---\n${raw}`,
              'a',
            ),
          );
          if (!read) return;
          const entry: PaperEntry = read.entry;
          const source = paperBibtex(entry, 'x');
          let depth = 0;
          for (const sign of source) depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
          if (depth !== 0) throw new Error(`braces that do not pair: ${source}`);
          const { text: head } = paperMetadata(entry, 'https://example.org/');
          JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>\n$/s.exec(head)![1]!);
          searchRecord(entry, { topicNames: new Map() });
          const id = entryId(entry.title, entry.abstract, () => false, raw);
          if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || !isPortableName(`${id}.md`)) throw new Error(`id ${id}`);
        }),
    },
  ];
}

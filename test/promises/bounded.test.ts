// only: npm run test:long
// limit: 900 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { build } from '../../src/build/build.ts';
import { cslItem } from '../../src/cite/csl-json.ts';
import { markdownCitation } from '../../src/cite/markdown.ts';
import { paperBibtex } from '../../src/cite/paper-bibtex.ts';
import { readEntry } from '../../src/content/entry-file.ts';
import { arxivId, doi, doiOfField, openreviewId } from '../../src/content/identifier.ts';
import { entryId } from '../../src/content/slug.ts';
import { readWords } from '../../src/content/words-file.ts';
import { readYaml } from '../../src/content/yaml-text.ts';
import { ContentError, type Diagnostic, formatDiagnostic } from '../../src/diagnostic.ts';
import { ForeignTerms } from '../../src/editorial/foreign-terms.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { readDump } from '../../src/read/dump.ts';
import { commaNames, dottedNames, endsSentence, isName, isProse, startsInside } from '../../src/read/prose.ts';
import { loadSources } from '../../src/read/sources.ts';
import { readDate } from '../../src/read/text/date.ts';
import { abstractKey, titleKey } from '../../src/read/text/key.ts';
import { cleanLetters, cleanText, cleanTitle } from '../../src/read/text/latex.ts';
import { findLinks } from '../../src/read/text/links.ts';
import { cleanName, nameKey, readAuthors } from '../../src/read/text/name.ts';
import { terms } from '../../src/related/terms.ts';
import { searchRecord } from '../../src/search/search-record.ts';
import { queryText } from '../../src/search/search-text.ts';
import { paperMetadata } from '../../src/theme/parts/paper-metadata.ts';
import { brief } from '../../src/typeset/brief.ts';
import { formula } from '../../src/typeset/formula.ts';
import { paperLabel } from '../../src/typeset/label.ts';
import { plainAbstract, plainTitle, renderAbstract, renderForFeed, renderTitle } from '../../src/typeset/markdown.ts';
import { markedAbstract } from '../../src/typeset/marked-abstract.ts';
import { mathToText } from '../../src/typeset/math.ts';
import { type Places, plainNote, renderNote, renderPage } from '../../src/typeset/own-words.ts';
import { ENGLISH } from '../../src/words/site-words.ts';
import { depth } from '../setup/depth.ts';
import { tried } from '../setup/tried.ts';
import { broadsheet, buildArguments, posterSession, writeDefaults } from './broadsheet.ts';
import { cost, shapes, tooSlow, wrapped } from './growth.ts';
import { sourcePatterns } from './source-patterns.ts';

/** The shorter input's length for functions; the longer one has ten times as many characters. */
const LENGTH = depth('BROADSHEET_LENGTH', 1000, 2000);
let root = '';
let content = '';
test.before.each(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'bounded-')));
  content = path.join(root, 'content');
  writeDefaults(content);
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

/** Builds the site's pages. */
const draft = (warn: (diagnostic: Diagnostic) => void = () => {}) =>
  build({
    content,
    output: path.join(root, 'site'),
    cache: path.join(root, 'cache'),
    today: '2024-01-02',
    index: false,
    record: 'draft',
    warn,
  });

/** As an entry's file gives it: UTF-8 holds no halves of characters. */
const entry = (raw: string): PaperEntry => {
  const text = raw.replace(/\p{Cs}/gu, '\ufffd');
  return {
    id: 'a',
    title: text,
    author: [text],
    'container-title': text,
    identifiers: { doi: text, arxiv: text },
    listed: '2024-01-02',
    provenance: [],
    abstract: text,
  };
};

const NOWHERE: Places = { link: () => undefined, picture: () => undefined };

/** Looks for terms, short ones and one that is given, in a text of two languages. */
function foreignTerms(text: string, ...more: string[]): unknown {
  const terms = new ForeignTerms();
  for (const term of ['a', 'aa', '漢', '漢漢', '0', 'a b a b', '漢 a', ...more])
    for (const language of ['zh', 'de', 'en-a', 'th']) terms.add(language, term, 0, 1);
  return (['Latin', 'Han'] as const).map(script => terms.find([{ text, script, times: 1 }], undefined));
}

/** What reads text that anybody may have written. */
const READERS: Record<string, (text: string) => unknown> = {
  cleanText,
  cleanTitle,
  cleanLetters,
  cleanName,
  nameKey,
  titleKey,
  abstractKey,
  readDate,
  findLinks,
  arxivId,
  doi,
  openreviewId,
  isProse,
  isName,
  commaNames,
  dottedNames,
  endsSentence,
  startsInside,
  brief,
  markedAbstract: text => markedAbstract(ENGLISH, text, brief(text)),
  renderAbstract: text => renderAbstract(ENGLISH, text),
  renderForFeed,
  renderTitle: text => renderTitle(ENGLISH, text),
  renderPage: text => renderPage(ENGLISH, text, NOWHERE),
  renderNote: text => renderNote(ENGLISH, text, NOWHERE),
  plainNote,
  plainAbstract,
  plainTitle,
  mathToText,
  formula: text => formula(ENGLISH, text),
  queryText,
  terms: text => terms(text),
  readAuthors: text => readAuthors([text, 'Ada Byron']),
  doiOfField,
  entryId: text => entryId(text, text, () => false, text),
  bibtex: text => paperBibtex(entry(text), text),
  markdownCitation: text => markdownCitation({ ...cslItem(entry(text)), annote: text }),
  paperMetadata: text => paperMetadata(entry(text), 'https://example.org/'),
  paperLabel: text => paperLabel({ ...entry(text), title: undefined } as unknown as PaperEntry),
  searchRecord: text => searchRecord(entry(text), { topicNames: new Map() }),
  readEntry: text => readEntry('f.md', `---\nlisted: "2024-01-02"\n---\n${text}`, 'a'),
  'readEntry, front matter': text =>
    attempt(() => readEntry('f.md', `---\ntitle: ${text}\nlisted: "2024-01-02"\n---\n`, 'a')),
  readYaml: text => attempt(() => readYaml('f.yaml', text)),
  readWords: text => attempt(() => readWords('f.yaml', `all-papers: ${JSON.stringify(text)}`, 'en')),
  foreignTerms: text => foreignTerms(text),
  'foreignTerms, one of them': text => foreignTerms(`${text} ${text}`, text),
  'readYaml, a string': text => attempt(() => readYaml('f.yaml', JSON.stringify(text))),
};

/** Refusals with words are answers; anything else that is thrown is a fault. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return undefined;
  }
}

test('ten times the text takes at most twelve times as long', () => {
  const all = [...shapes(), ...wrapped()];
  const slow = Object.entries(READERS).map(([name, read]) => [
    ...tooSlow(name, text => attempt(() => read(text)), all, LENGTH),
  ]);
  assert.equal(slow.flat(), []);
  tried('readers times shapes of text', Object.keys(READERS).length * all.length);
});

test('ten times the dump takes at most twelve times as long, in lines and in one', async () => {
  const some = shapes().filter((_, i) => i % 2 === 0);
  const broken = some.map(({ name, make }) => ({
    name: `${name} in lines`,
    make: (length: number) => make(length).replace(/.{1,60}/gs, '$&\n'),
  }));
  const slow: string[] = [];
  const sources = await loadSources();
  for (const source of sources) {
    const parse = (text: string) =>
      attempt(() => {
        const dump = readDump('a.txt', 'a.txt', Buffer.from(text));
        source.detect(dump);
        Array.from(source.parse(dump));
      });
    slow.push(...tooSlow(source.id, parse, [...some, ...broken], LENGTH));
  }
  assert.equal(slow, []);
  tried('sources times shapes of text', sources.length * 2 * some.length);
});

/**
 * Patterns that alone take longer than that on some text, and are given little of it: why, by place. The tests above hold
 * what uses them to it, with whole texts.
 */
const GIVEN_LITTLE: Record<string, string> = {
  'src/browser/search/answer-text.ts /\\B(?=(\\d{3})+$)/': 'the digits of a count',
  'src/typeset/plural.ts /\\B(?=(?:\\d{3})+$)/': 'the digits of a count',
  'src/read/text/glue.ts /[A-Za-z]*$/': 'a window of a few dozen letters',
  'src/read/text/links.ts /(?:\\.git)?\\/*$/': 'one address',
  'src/read/formats/xml-items.ts /^[^ ]*\\d+:\\d+: /': 'a message of the parser',
  'src/search/search-text.ts / *([_^]) */': 'one formula',
  'src/search/search-text.ts / +([)\\],.;:])/': 'one formula',
  'src/typeset/clip.ts /[\\s,;:.(–—-]+$/': 'a text that was cut at its limit',
  'src/typeset/label.ts /[\\s,;:.(]+$/': 'a text that was cut at its limit',
  'src/typeset/sentences.ts /[\\p{L}.]+$/u': 'the twelve signs before a stop',
};

test('each regular expression takes at most twelve times as long for ten times the text', () => {
  const patterns = sourcePatterns();
  assert.ok(patterns.length > 300, `${patterns.length} patterns`);
  const slow = new Map<string, string>();
  for (const { place, pattern } of patterns) {
    const key = `${place.replace(/:\d+$/, '')} ${pattern}`;
    if (slow.has(key) || key in GIVEN_LITTLE) continue;
    const signs = [...new Set(pattern.source.replace(/\\[a-zA-Z]/g, ''))]
      .filter(c => !/[\\()[\]?*+{}|^$]/.test(c))
      .slice(0, 12);
    const own = shapes(signs).slice(signs.length ? -2 * signs.length : 0);
    const [first] = tooSlow(key, text => pattern.exec(text), [...own, ...COMMON], LENGTH);
    if (first !== undefined) slow.set(key, first);
  }
  assert.equal([...slow.values()], []);
  tried('regular expressions measured', patterns.length);
});
const COMMON = shapes().filter(({ name }) => /^"(?:a|0| |\\t|\.|\/|a |a\.|\\n|\\n )"$/.test(name));

test('nesting of any depth is answered in words', async () => {
  const deep = 50_000;
  const nests = [
    '[',
    '{',
    '(',
    '<a>',
    '> ',
    '- ',
    '**',
    '_',
    '$',
    '\\frac{',
    '{\\em ',
    '\\left(',
    '^{',
    '[a](',
    '![',
    '<!--',
    '"',
  ].map(sign => sign.repeat(deep));
  nests.push(
    `${'['.repeat(deep)}x${']'.repeat(deep)}`,
    `${'{'.repeat(deep)}x${'}'.repeat(deep)}`,
    `$${'{'.repeat(2000)}x${'}'.repeat(2000)}$`,
  );
  for (const text of nests)
    for (const [name, read] of Object.entries(READERS)) {
      const spent = cost(() => attempt(() => read(text)));
      assert.ok(spent < 8000, `${name} of ${text.slice(0, 10)}…: ${spent.toFixed(0)} ms`);
    }
  const dumps: Record<string, string> = {
    'a.json': `[{"type":"article","title":"a","container-title":${'['.repeat(deep)}${']'.repeat(deep)}}]`,
    'b.json': '['.repeat(deep),
    'c.json': `{"notes":${'[{"content":'.repeat(deep)}`,
    'd.txt': `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">${'<entry>'.repeat(deep)}`,
    'e.txt': `<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i || ''};`.repeat(10)}">`).join('')}]><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2401.00001</id><title>&a8;</title></entry></feed>`,
    'f.txt': `@article{a, title = ${'{'.repeat(deep)}`,
    'g.txt': `@article{a, title = ${'{'.repeat(deep)}x${'}'.repeat(deep)}, author = {A. Bee}}`,
  };
  for (const [name, text] of Object.entries(dumps)) {
    const at = path.join(content, 'dumps', `2024-01-02-${name}`);
    fs.writeFileSync(at, text);
    await ingest({ content, today: '2024-01-02', warn: () => {} }).catch(error => {
      assert.instance(error, ContentError, `${name}: ${(error as Error).stack?.slice(0, 400)}`);
    });
    fs.rmSync(at);
  }
});

test('macros that double are stopped, and their source is shown', () => {
  const bombs = [
    `\\def\\a{xx}${Array.from({ length: 26 }, (_, i) => `\\def\\b${String.fromCharCode(97 + i)}{${i ? `\\b${String.fromCharCode(96 + i)}`.repeat(2) : '\\a\\a'}}`).join('')}\\bz`,
    '\\def\\a{\\a\\a}\\a',
    '\\newcommand{\\a}[1]{#1#1#1#1}\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{x}}}}}}}}',
    '\\let\\a=\\b\\let\\b=\\a\\a',
    '\\frac'.repeat(700),
    '\\sqrt{'.repeat(600),
    '\\begin{array}{c}'.repeat(200),
    `\\rule{1em}{1em}${'\\\\'.repeat(1900)}`,
    'x^{'.repeat(900),
    '\\over '.repeat(500),
  ];
  for (const tex of bombs) {
    const text = `We use $${tex}$ here.`;
    const spent = cost(() => assert.ok(renderAbstract(ENGLISH, text).length < 2_000_000, tex.slice(0, 40)));
    assert.ok(spent < 4000, `${tex.slice(0, 40)}: ${spent.toFixed(0)} ms`);
    for (const read of Object.values(READERS)) attempt(() => read(text));
  }
});

test('a line of a million characters is refused by its number, a shorter one is read', async () => {
  const long = path.join(content, 'dumps/2024-01-02-long.txt');
  fs.writeFileSync(long, `${posterSession(2)}${'x'.repeat(1_000_001)}\n`);
  const { refused } = await ingest({ content, today: '2024-01-02', warn: () => {} });
  assert.match(
    refused.flatMap(({ problems }) => problems.map(formatDiagnostic)).join('\n'),
    /2024-01-02-long\.txt:10: error: expected lines of fewer than 1,000,000/,
  );
  for (const piece of ['word ', 'x', '$x$ ', '*', '[', '{']) {
    const line = piece.repeat(990_000 / piece.length);
    fs.writeFileSync(
      long,
      `Poster\nPoster Session 1\nHall B\nA Study of One Line\nAda Example · Ben Sample\n${line}\n`,
    );
    let spent = process.cpuUsage().user;
    await ingest({ content, today: '2024-01-02', warn: () => {} });
    await draft();
    spent = (process.cpuUsage().user - spent) / 1000;
    assert.ok(spent < 20_000, `a line of ${JSON.stringify(piece)}: ${spent.toFixed(0)} ms`);
  }
});

test('bytes that are no UTF-8 are reported with file, line and offset', async () => {
  const bad: [Uint8Array, number][] = [
    [Uint8Array.of(0x61, 0x0a, 0xff), 2],
    [Uint8Array.of(0x61, 0x0a, 0x61, 0xc3), 3],
    [Uint8Array.of(0x61, 0x0a, 0xc0, 0xaf), 2],
    [Uint8Array.of(0x61, 0x0a, 0xed, 0xa0, 0x80), 2],
    [Uint8Array.of(0x61, 0x0a, 0xf5, 0x80, 0x80, 0x80), 2],
    [Uint8Array.of(0x61, 0x0a, 0xe2, 0x28, 0xa1), 2],
    [Buffer.concat([Buffer.from('é\n\ufffd'), Uint8Array.of(0x80)]), 6],
  ];
  for (const file of [
    'dumps/2024-01-02-a.txt',
    'papers/2024/a.md',
    'topics/vision.md',
    'site.yaml',
    'days/2024-01-02.md',
    'dumps/2024-01-02-b.yaml',
    'dumps/2024-01-02-c.json',
    'feeds/a.yaml',
    'published.json',
    'decisions.yaml',
    'ledger/a.json',
  ]) {
    // Some are read where there is something to ingest.
    if (/^(?:decisions|ledger)/.test(file))
      fs.writeFileSync(path.join(content, 'dumps/new.txt'), posterSession(1, file));
    const at = path.join(content, file);
    const saved = fs.existsSync(at) ? fs.readFileSync(at) : undefined;
    if (file.endsWith('.yaml') && file.startsWith('dumps'))
      fs.writeFileSync(at.replace('.yaml', '.txt'), posterSession(1));
    fs.mkdirSync(path.dirname(at), { recursive: true });
    for (const [bytes, offset] of bad) {
      fs.writeFileSync(at, bytes);
      // A dump, or its sidecar, harms itself alone: it is skipped. Any other file stops the build.
      const said: string[] = [];
      try {
        await draft(diagnostic => said.push(formatDiagnostic(diagnostic)));
        assert.match(file, /^dumps\//, `${file} was taken`);
      } catch (error) {
        assert.instance(error, ContentError, file);
        said.push((error as Error).message);
      }
      const words = new RegExp(
        `${path.basename(file)}:2: (?:error|warning): expected UTF-8, found .* at (?:byte|offset) (?:${offset}|${offset + 1})\\b`,
      );
      assert.match(said.join('\n'), words);
    }
    if (saved) fs.writeFileSync(at, saved);
    else fs.rmSync(at);
  }
});

test('controls, halves of characters and turned text are shown harmlessly, on pages and on a terminal', async () => {
  const nasty = '\u001b]0;title\u0007\u001b[2J\u001b[31m\u0000\u0008\u007f\u009b1A\u202eevil\u2066x\ufeff\ufffe';
  fs.writeFileSync(
    path.join(content, 'dumps/2024-01-02-a.txt'),
    `Poster\nPoster Session 1\nHall B\nA Study ${nasty} of Stones\nAda Example · Ben ${nasty} Sample\nWe weigh stones ${nasty} and find that they are heavy, which is what we show in this long abstract of a study of stones.\n${nasty} unread\n`,
  );
  // YAML that spells every sign by its number, as `"\u001b"`.
  const spelt = (text: string) =>
    `"${[...Array(text.length).keys()].map(i => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')}"`;
  const halves = '\ud800 b\udc00';
  const fields = {
    title: spelt(`a ${halves} ${nasty}`),
    genre: spelt(nasty),
    author: `[${spelt(nasty)}, ${spelt(halves)}]`,
    'container-title': spelt(`${nasty} ${halves}`),
    [spelt(nasty)]: 'x',
    issued: spelt(nasty),
    identifiers: `{ doi: ${spelt(halves)}, arxiv: ${spelt(halves)}, openreview: ${spelt(halves)} }`,
    listed: '"2024-01-02"',
  };
  const front = Object.entries(fields).map(([key, value]) => `${key}: ${value}\n`);
  fs.writeFileSync(path.join(content, 'papers/2024/a.md'), `---\n${front.join('')}---\n\n${nasty}\n`);
  const { code, stdout, stderr } = await broadsheet(buildArguments(root));
  assert.is(code, 0, stderr);
  const harmful = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;
  assert.not.match(stdout + stderr, harmful);
  assert.match(stderr, '\\u{1b}');
  for (const item of fs.readdirSync(path.join(root, 'site'), { recursive: true, encoding: 'utf8' }))
    if (/\.(?:html|xml|txt|webmanifest|md|bib|ris|opml)$/.test(item) && !item.startsWith('pagefind'))
      assert.not.match(fs.readFileSync(path.join(root, 'site', item), 'utf8'), harmful, item);
});

test.run();

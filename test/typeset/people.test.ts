import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PaperEntry } from '../../src/paper.ts';
import { authorLine, authorLineHtml, coauthorLine, coauthorLineHtml, namesHtml } from '../../src/typeset/people.ts';
import { ENGLISH, wordsOf } from '../../src/words/site-words.ts';

test('names that a source writes in capitals are set quietly; initials and acronyms are left alone', () => {
  const set = (names: string) => namesHtml(names).text.replace(/<span class="capitals">(.*?)<\/span>/g, '[$1]');
  assert.is(set('ANN REED, Bo Two and 3 more'), '[ANN REED], Bo Two and 3 more');
  assert.is(set('JEAN-PAUL ÉTÉ'), '[JEAN-PAUL ÉTÉ]');
  assert.is(set('B. T. Reed, OPT Team, J. R. R. Hale'), 'B. T. Reed, OPT Team, J. R. R. Hale');
  assert.is(set('<b>ANN & REED'), '&lt;b&gt;ANN &amp; REED');
});

test('authors in one line have one "and", and none more than there are', () => {
  const line = (author: string[], more: Partial<PaperEntry> = {}) =>
    authorLine(ENGLISH, { id: 'a', listed: '2025-01-01', provenance: [], author, ...more });
  const names = ['Ada Example', 'Ben Sample', 'Cem Specimen', 'Dora Prototype'];
  assert.is(line(names.slice(0, 2)), 'Ada Example and Ben Sample');
  assert.is(line(names), 'Ada Example, Ben Sample and\u00a02\u00a0more');
  assert.is(line(names.slice(0, 1), { 'authors-complete': false }), 'Ada Example and others');
  assert.is(line(names.slice(0, 2), { 'authors-complete': false }), 'Ada Example, Ben Sample and others');
  assert.is(line(names, { 'authors-complete': false }), 'Ada Example, Ben Sample, Cem Specimen and others');
  assert.is(line([], { 'author-count': 1 }), '1 author');
});

test('who is named twice in the source is one person in a line', () => {
  const entry = (author: string[], more: Partial<PaperEntry> = {}): PaperEntry => ({
    id: 'a',
    listed: '2025-01-01',
    provenance: [],
    author,
    ...more,
  });
  const twice = ['Ada Example', 'Ada Example', 'Ben Sample', 'Cem Specimen', 'Dora Prototype'];
  assert.is(authorLine(ENGLISH, entry(twice)), 'Ada Example, Ben Sample and\u00a02\u00a0more');
  assert.is(authorLine(ENGLISH, entry(twice, { 'author-count': 7 })), 'Ada Example, Ben Sample and\u00a04\u00a0more');
  assert.is(authorLine(ENGLISH, entry(twice.slice(0, 2))), 'Ada Example');
  assert.is(coauthorLine(ENGLISH, entry(twice), 'Ada Example'), 'with Ben Sample, Cem Specimen and Dora Prototype');
});

test('words of a curator’s are text in every line of names', () => {
  const out = '<img src=x>';
  const words = wordsOf({
    language: 'en',
    words: {
      'name-comma': out,
      'names-and-rest': `${out} {names} {rest}`,
      'names-and-others': `${out} {names}`,
      'and-more-people': { other: `{n} ${out}` },
      'with-names': `${out} {names}`,
      'with-others': { other: `{n} ${out}` },
      'sole-author': out,
      'n-authors': { other: `{n} ${out}` },
    },
  });
  const made = { id: 'a', listed: '2025-01-01', provenance: [] };
  const author = ['A & B', 'Ben Sample', 'Cem Specimen', 'Dora Prototype', 'Eve Model'];
  const entries: PaperEntry[] = [
    { ...made, author },
    { ...made, author, 'authors-complete': false },
    { ...made, author: [], 'author-count': 3 },
    { ...made, author: author.slice(0, 1) },
    { ...made, author: author.slice(0, 1), 'author-count': 3 },
  ];
  for (const entry of entries)
    for (const [text, line] of [
      [authorLine(words, entry), authorLineHtml(words, entry)],
      [coauthorLine(words, entry, 'A & B'), coauthorLineHtml(words, entry, 'A & B')],
    ] as const)
      assert.is(line?.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'), text);
  for (const entry of entries)
    for (const line of [authorLineHtml(words, entry), coauthorLineHtml(words, entry, 'A & B')])
      assert.not.match(line!.text, '<img');
});

test('in a list of somebody’s papers a line says with whom they signed it', () => {
  const names = ['Ada Example', 'Ben Sample', 'Cem Specimen', 'Dora Prototype', 'Eve Model'];
  const line = (author: string[], more: Partial<PaperEntry> = {}) =>
    coauthorLine(ENGLISH, { id: 'a', listed: '2025-01-01', provenance: [], author, ...more }, 'Ben Sample');
  assert.is(line(names), 'with Ada Example, Cem Specimen and\u00a02\u00a0more');
  assert.is(line(names.slice(0, 2)), 'with Ada Example');
  assert.is(line(names.slice(0, 2), { 'authors-complete': false }), 'with Ada Example and others');
  assert.is(line(['Ben Sample'], { 'authors-complete': false }), '');
  assert.is(line(['Ben Sample'], { 'author-count': 3 }), 'with 2 others');
  assert.is(line(['Ben Sample']), 'sole author');
});

test.run();

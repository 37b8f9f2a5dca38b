import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PaperEntry } from '../../src/paper.ts';
import { textsOf } from '../build/rendered.ts';
import { make, paper, site } from './kites.ts';

test('the statistics count of those papers that a figure can speak of, and a draw has no winner', () => {
  const dated = (id: string, issued: string | undefined, topics: string[]) =>
    paper(id, '2025-03-01', { issued, topics });
  const said = (entries: PaperEntry[]) =>
    textsOf(make({ entries }))
      .get('statistics.html')!
      .replace(/<[^>]+>/g, '');
  const some = [
    dated('a', '2020', ['tails', 'strings']),
    dated('b', '2021-03', ['tails', 'strings']),
    dated('c', '2021', ['tails']),
    ...[...'defg'].map(id => dated(id, undefined, ['strings'])),
  ];
  const text = said(some);
  assert.match(text, '2021 has the most: 2 of the 3 papers with a publication date. The other 4 have none.');
  assert.match(text, 'Tails has the most: 3 of the 3 papers with a publication date.');
  assert.match(text, 'Strings &amp; knots and Tails overlap most: 2 of the 7 papers in either are in both.');
  assert.match(said(some.slice(0, 2)), 'No year has more than 2020: 1 of the 2 papers with a publication date.');
  assert.match(said(some.slice(0, 2)), 'No topic has more than');
});

test('the statistics are in the site’s language, whose order of words they keep', () => {
  const entries = [...'abcd'].map(id => paper(id, '2025-03-01', { issued: id < 'c' ? '2020' : undefined }));
  entries[0]!.topics = ['strings'];
  entries.push(paper('e', '2025-03-01', { issued: '2021' }));
  const said = (language: string) =>
    textsOf(make({ entries, site: { ...site, language } }))
      .get('statistics.html')!
      .replace(/<[^>]+>/g, '');
  assert.match(said('zh-Hans'), '2020年最多：3篇有发表日期的论文中有2篇。其余2篇没有日期。');
  assert.match(said('de'), 'Höchstwert 2020: 2 der 3 Arbeiten mit Erscheinungsdatum. 2 weitere haben keines.');
});

test('the sum of the sources is explained where a paper is in several; a month of one day names it and lists no days', () => {
  const place = (source: string) => ({ dump: `${source}.txt`, source, lines: '1', listed: '2025-03-02' });
  const both = paper('a', '2025-03-02', { provenance: [place('kites'), place('winds')] });
  const made = textsOf(make({ entries: [both, paper('b', '2025-03-02', { provenance: [place('kites')] })], days: [] }));
  assert.match(made.get('about.html')!, '1 paper stood in several of these sources, and counts in each.');
  const month = made.get('months/2025-03.html')!;
  assert.match(month, /2 papers, all listed on <a href="\.\.\/days\/2025-03-02\.html">2\sMarch\s2025<\/a>/);
  assert.not.match(month, '<h2>Days</h2>');
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { weekName } from '../../src/theme/pages/weeks.ts';
import { ENGLISH, wordsOf } from '../../src/words/site-words.ts';
import { textsOf } from '../build/rendered.ts';
import { digestOf, paper, site } from '../publish/feeds/a-digest.ts';

/** Days, weeks and topics as the language of the site names and sorts them. */

const WEEKS = ['2025-11-19', '2025-12-03', '2025-10-01', '2024-12-31'];
const inLanguage = (language: string) =>
  textsOf(
    digestOf(
      [
        paper('a', '2025-03-03', { topics: ['z'] }),
        paper('b', '2025-03-12', { topics: ['a'] }),
        paper('c', '2025-03-12', { topics: ['o'] }),
      ],
      {
        site: { ...site, language },
        topics: [
          { slug: 'z', name: 'Zeichen', terms: {}, intro: '' },
          { slug: 'a', name: 'Äste', terms: {}, intro: '' },
          { slug: 'o', name: 'Ornamente', terms: {}, intro: '' },
        ],
      },
    ),
  );

test('a week is named by its first and last day, with the month and the year of the first where they differ', () => {
  const names = (language: string) => WEEKS.map(day => weekName(wordsOf({ language }), day).replaceAll('\u00a0', ' '));
  assert.equal(names('en'), [
    '17–23 November 2025',
    '1–7 December 2025',
    '29 September – 5 October 2025',
    '30 December 2024 – 5 January 2025',
  ]);
  assert.is(weekName(ENGLISH, '2025-10-01'), '29\u00a0September\u00a0– 5\u00a0October\u00a02025');
  assert.equal(names('de').slice(1), [
    '1.–7. Dezember 2025',
    '29. September – 5. Oktober 2025',
    '30. Dezember 2024 – 5. Januar 2025',
  ]);
  assert.equal(names('zh-Hans').slice(1), [
    '2025年12\u2060月1日至7日',
    '2025年9\u2060月29日至10\u2060月5日',
    '2024年12\u2060月30日至2025年1\u2060月5日',
  ]);
});

test('a calendar begins with the language’s Monday and calls its weeks and days in it', () => {
  const days = inLanguage('de').get('days/index.html')!;
  assert.match(days, '<th scope="col" abbr="Montag">M</th><th scope="col" abbr="Dienstag">D</th>');
  assert.match(days, 'aria-label="W11, 10.–16.\u00a0März\u00a02025">W11</a>');
  assert.match(days, 'aria-label="12.\u00a0März\u00a02025, 2 Arbeiten"');
  assert.match(days, '<a href="2025-03-12.html">Mittwoch, 12.</a>');
  assert.match(inLanguage('ja').get('days/index.html')!, '<a href="2025-03-12.html">12\u2060日 水曜日</a>');
});

test('topics stand in the order of the language', () => {
  const topics = (language: string) =>
    [
      ...inLanguage(language)
        .get('topics/index.html')!
        .matchAll(/<li><a href="([a-z])\.html">/g),
    ].map(([, slug]) => slug);
  assert.equal(topics('de'), ['a', 'o', 'z']);
  // English sites keep the order that they always had.
  assert.equal(topics('sv'), ['o', 'z', 'a'], 'where the words are English');
});

test('in a line that runs from right to left each of a day’s topics runs by itself', () => {
  assert.match(
    inLanguage('ar').get('days/index.html')!,
    '<span class="what"><bdi dir="ltr">Äste</bdi>\u200f، <bdi dir="ltr">Ornamente</bdi></span>',
  );
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { makeDigest } from '../../src/digest/digest.ts';
import { isoWeek, monday } from '../../src/digest/period.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { barsFigure, smallBars, topOf } from '../../src/theme/pictures/bars.ts';
import { papersOverTime } from '../../src/theme/pictures/over-time.ts';
import { overlaps } from '../../src/theme/pictures/overlap.ts';
import { loadPlotting } from '../../src/theme/pictures/plotting.ts';
import { risingTopics } from '../../src/theme/pictures/rising.ts';
import { countBySteps } from '../../src/theme/pictures/timeline.ts';
import { ENGLISH, wordsOf } from '../../src/words/site-words.ts';

function paper(id: string, more: Partial<PaperEntry> = {}): PaperEntry {
  return {
    id,
    listed: '2025-03-02',
    title: `Paper ${id}`,
    topics: [],
    provenance: [{ dump: 'a.txt', source: 'kites', lines: '1', listed: more.listed ?? '2025-03-02' }],
    ...more,
  };
}

const digestOf = (entries: readonly PaperEntry[]) =>
  makeDigest({
    site: {
      name: 'The Kite',
      url: 'https://kites.example/',
      language: 'en',
      timezone: 'UTC',
      tag: { authority: 'kites.example', date: '2025-01-01' },
    },
    entries,
    topics: ['x', 'y', 'z'].map(slug => ({ slug, name: slug, terms: {}, intro: '' })),
    days: [],
    hashes: new Map(),
  });

test('topics overlap by the papers in both, of the papers in either', () => {
  const entries = [
    paper('a', { topics: ['x', 'y'] }),
    paper('b', { topics: ['y', 'x', 'z'] }),
    paper('c', { topics: ['x'] }),
    paper('d', { topics: ['z'] }),
  ];
  assert.equal(
    overlaps(digestOf(entries)).map(({ a, b, both, share }) => [a.slug, b.slug, both, share]),
    [
      ['x', 'y', 2, 2 / 3],
      ['y', 'z', 1, 1 / 3],
      ['x', 'z', 1, 1 / 4],
    ],
  );
});

test('a young digest is counted by the papers’ years, an older one by months without gaps', () => {
  const young = [paper('a', { issued: '2020' }), paper('b', { issued: '2023-05' }), paper('c')];
  const years = digestOf(young).timeline;
  assert.equal(years, { unit: 'year', steps: ['2020', '2021', '2022', '2023'], cut: false });
  assert.equal(countBySteps(young, years), [1, 0, 0, 1]);
  const older = ['2024-10', '2024-12', '2025-01', '2025-02', '2025-04', '2025-05'].map((month, i) =>
    paper(`p${i}`, { listed: `${month}-10` }),
  );
  const months = digestOf(older).timeline;
  assert.is(months.unit, 'month');
  assert.is(months.steps.length, 8);
  assert.equal(countBySteps(older, months), [1, 0, 1, 1, 1, 0, 1, 1]);
});

test('the picture of papers over time draws what was counted, and nothing between', async () => {
  await loadPlotting();
  const months = ['2024-10', '2024-12', '2025-01', '2025-02', '2025-04', '2025-05'];
  const entries = months.flatMap((month, i) =>
    Array.from({ length: i + 1 }, (_, n) => paper(`p${i}-${n}`, { listed: `${month}-10` })),
  );
  const { timeline } = digestOf(entries);
  const picture = papersOverTime(ENGLISH, countBySteps(entries, timeline), timeline)!.text;
  // A curve would say what nobody counted.
  for (const [, d] of picture.matchAll(/ d="([^"]*)"/g)) assert.match(d!, /^M[\d. ]+H[\d.]+$/);
  const bars = [...picture.matchAll(/<rect [^>]*height="([\d.]+)"><title>([^<:]+): (\d+)<\/title>/g)].map(
    ([, height, step, count]) => ({ height: Number(height), step, count: Number(count) }),
  );
  assert.equal(
    bars.map(({ step, count }) => [step, count]),
    [
      'October\u00a02024',
      'December\u00a02024',
      'January\u00a02025',
      'February\u00a02025',
      'April\u00a02025',
      'May\u00a02025',
    ].map((step, i) => [step, i + 1]),
  );
  for (const { height, count } of bars) assert.ok(Math.abs(height / count - bars[0]!.height / bars[0]!.count) < 0.2);
  assert.equal(
    Array.from(picture.matchAll(/class="number"[^>]*>(\d+)</g), ([, number]) => number),
    [...'123456'],
  );
});

test('small bars say what a topic has in the first and in the last step, in papers or as a part of all', () => {
  const timeline = { unit: 'year', steps: ['2023', '2024', '2025'], cut: false } as const;
  const said = (of?: number[]) => smallBars(ENGLISH, [5, 0, 10], timeline, of)!.text;
  assert.match(said(), '<span>2023: <b>5</b></span> <span>2025: <b>10</b></span>');
  assert.match(said([10, 20, 100]), '<span>2023: <b>50%</b></span> <span>2025: <b>10%</b></span>');
  assert.match(said([10, 20, 100]), /height="60"><title>2023: 50%<.*height="12"><title>2025: 10%</);
  assert.match(said([10, 0, 100]), 'most in 2023: 50%');
  assert.match(said([10, 20, 4000]), '<b>&lt;1%</b>');
});

test('bars of a topic begin with its first paper, and say of how many papers they are', () => {
  const timeline = { unit: 'year', steps: ['2022', '2023', '2024', '2025'], cut: true } as const;
  const said = barsFigure(ENGLISH, [0, 4, 0, 8], timeline, 19)!.text;
  assert.match(
    said,
    '<b>4</b></span> <span>Papers by year published, 12 of 19 dated</span> <span>2025: <b>8</b></span>',
  );
  assert.match(said, 'from 2023 to 2025');
  const [, x, width] = /<rect x="([\d.]+)"[^>]*width="([\d.]+)"[^>]*><title>2025/.exec(said)!;
  assert.match(said, `H${Number(x) + Number(width)}"`);
  assert.not.match(barsFigure(ENGLISH, [3, 4, 4, 8], timeline, 19)!.text, 'dated');
});

test('pictures say their numbers in the site’s language, and time runs as its words do', async () => {
  await loadPlotting();
  const timeline = { unit: 'month', steps: ['2025-09', '2025-10'], cut: true } as const;
  const placesOf = (language: string) => {
    const pictures = [smallBars, papersOverTime].map(draw => draw(wordsOf({ language }), [1, 2], timeline)!.text);
    const places = pictures.map(picture => Array.from(picture.matchAll(/<rect x="([\d.]+)"/g), ([, x]) => Number(x)));
    return { pictures, isForward: places.map(([first, last]) => first! < last!) };
  };
  const german = placesOf('de');
  assert.match(german.pictures[0]!, 'Arbeiten nach Monat der Aufnahme, von September\u00a02025 oder früher bis');
  assert.match(german.pictures[0]!, '<span>Sept.\u00a02025: <b>1</b></span>');
  assert.match(german.pictures[1]!, '>Okt.\u00a02025</text>');
  assert.equal(german.isForward, [true, true]);
  const arabic = placesOf('ar');
  assert.match(arabic.pictures[1]!, /<text x="900" y="\d+">سبتمبر\s2025<\/text>/);
  assert.equal(arabic.isForward, [false, false]);
});

test('pictures beside each other have one scale', () => {
  const timeline = { unit: 'year', steps: ['2024', '2025'], cut: false } as const;
  const top = topOf(ENGLISH, [
    [1, 2],
    [4, 8],
  ]);
  assert.equal(top, { value: 8, said: '8' });
  assert.match(smallBars(ENGLISH, [1, 2], timeline, undefined, top.value)!.text, 'height="15"><title>2025: 2');
});

test('what rose and fell most in the newest month, by its part of the papers', () => {
  const of = (month: string, topic: string, count: number) =>
    Array.from({ length: count }, (_, i) =>
      paper(`${month}-${topic}-${i}`, { listed: `${month}-10`, topics: [topic] }),
    );
  const entries = [
    ...of('2025-01', 'x', 10),
    ...of('2025-01', 'y', 10),
    ...of('2025-02', 'x', 30),
    ...of('2025-02', 'y', 10),
  ];
  const { month, before, rising, falling } = risingTopics(digestOf(entries))!;
  assert.is(month, '2025-02');
  assert.equal(before, ['2025-01']);
  const said = rising.map(({ topic, count, share, before }) => [topic.slug, count, share, before]);
  assert.equal(said, [['x', 30, 0.75, 0.5]]);
  assert.equal(
    falling.map(({ topic }) => topic.slug),
    ['y'],
  );
  assert.is(risingTopics(digestOf(of('2025-02', 'x', 40))), undefined, 'one month');
  assert.is(
    risingTopics(digestOf([...of('2025-01', 'x', 19), ...of('2025-02', 'x', 40)])),
    undefined,
    'too few before',
  );
  assert.is(risingTopics(digestOf([...of('2025-01', 'x', 40), ...of('2025-02', 'x', 40)])), undefined, 'no change');
  const apart = entries.map(entry => ({ ...entry, listed: entry.listed.replace('2025-01', '2024-11') }));
  assert.is(risingTopics(digestOf(apart)), undefined, 'nothing in the month before');
});

test('what lies before the first step is counted in it', () => {
  const entries = [1990, 2001, 2020].map(year => paper(`p${year}`, { issued: String(year) }));
  const timeline = digestOf(entries).timeline;
  assert.ok(timeline.cut);
  assert.is(countBySteps(entries, timeline)[0], 2);
});

test('weeks are those of ISO 8601', () => {
  for (const [day, week, first] of [
    ['2025-11-19', '2025-W47', '2025-11-17'],
    ['2025-03-02', '2025-W09', '2025-02-24'],
    ['2025-03-03', '2025-W10', '2025-03-03'],
    ['2024-12-30', '2025-W01', '2024-12-30'],
    ['2021-01-03', '2020-W53', '2020-12-28'],
    ['2023-01-01', '2022-W52', '2022-12-26'],
  ] as const) {
    assert.is(isoWeek(day), week);
    assert.is(monday(day), first);
  }
});

test.run();

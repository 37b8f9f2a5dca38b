import { gzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { makeDigest } from '../../src/digest/digest.ts';
import { isoWeek, monday } from '../../src/digest/period.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { placeOf } from '../../src/related/place.ts';
import { mapTemplate, sampleOf } from '../../src/theme/pages/map.ts';
import { topicsOverTime } from '../../src/theme/pictures/over-time.ts';
import { overlaps } from '../../src/theme/pictures/overlap.ts';
import { countBySteps } from '../../src/theme/pictures/timeline.ts';
import { textsOf } from '../build/rendered.ts';

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

const ON_REWARD =
  'An agent learns a policy by reinforcement learning: it explores, collects reward, and improves its value function by temporal differences and policy gradients.';
const ON_POLICY =
  'Off-policy actor-critic methods for reinforcement learning estimate the value function from replayed experience; the policy gradient is corrected by importance sampling.';
const ON_IMAGES =
  'Object detection in images with convolutional networks: bounding boxes are proposed, classified and refined, and masks segment each object instance.';

test('a paper’s place depends on its text alone, and texts alike stand together', () => {
  const reward = placeOf({ id: 'reward', title: 'Learning from reward', abstract: ON_REWARD })!;
  const policy = placeOf({ id: 'policy', title: 'Policies', abstract: ON_POLICY })!;
  const images = placeOf({ id: 'images', title: 'Boxes and masks', abstract: ON_IMAGES })!;
  assert.equal(placeOf({ id: 'reward', title: 'Learning from reward', abstract: ON_REWARD }), reward);
  const gap = (a: typeof reward, b: typeof reward) => Math.hypot(a.x - b.x, a.y - b.y);
  assert.ok(gap(reward, policy) < 0.2, `${gap(reward, policy)}`);
  assert.ok(gap(reward, images) > 2 * gap(reward, policy), `${gap(reward, images)}`);
  for (const { x, y } of [reward, policy, images]) assert.ok(x >= 0 && x <= 1 && y >= 0 && y <= 1);
});

test('a paper without a known word has no place', () => {
  assert.is(placeOf({ id: 'x', title: 'Qzxw', abstract: undefined }), undefined);
});

test('the sample is fair, and a new paper takes the place of one at most', () => {
  const papers = Array.from({ length: 500 }, (_, i) => paper(`paper-${i}`));
  const before = sampleOf(papers, 100, 100);
  assert.is(before.length, 100);
  assert.is(sampleOf(papers, 500, 100), papers);
  for (let i = 0; i < 40; i++) {
    const after = new Set(sampleOf([paper(`new-${i}`), ...papers], 100, 100));
    assert.is(after.size, 100);
    assert.ok(before.filter(entry => !after.has(entry)).length <= 1);
  }
  // Of each fifth of the list about a fifth.
  for (let part = 0; part < 5; part++) {
    const own = before.filter(entry => Math.floor(Number(entry.id.slice(6)) / 100) === part).length;
    assert.ok(own >= 8 && own <= 34, `${own}`);
  }
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

test('the picture of topics over time draws what was counted, and nothing between', () => {
  const months = ['2024-10', '2024-12', '2025-01', '2025-02', '2025-04', '2025-05'];
  const entries = months.flatMap((month, i) =>
    Array.from({ length: i + 1 }, (_, n) =>
      paper(`p${i}-${n}`, { listed: `${month}-10`, topics: [n % 2 ? 'x' : 'y'] }),
    ),
  );
  const digest = digestOf(entries);
  const picture = topicsOverTime(digest, digest.timeline)!.text;
  // A curve would say what nobody counted.
  for (const [, d] of picture.matchAll(/ d="([^"]*)"/g)) assert.match(d!, /^M[\d. ]+H[\d.]+$/);
  const bars = [
    ...picture.matchAll(/<rect x="([\d.]+)" [^>]*height="([\d.]+)"><title>([^<]+), ([^<]+): (\d+)<\/title>/g),
  ].map(([, x, height, name, step, count]) => ({ x, height: Number(height), name, step, count: Number(count) }));
  assert.is(new Set(bars.map(bar => bar.x)).size, months.length);
  assert.not.ok(bars.some(bar => bar.step === 'November 2024' || bar.step === 'March 2025'));
  assert.is(
    bars.reduce((sum, bar) => sum + bar.count, 0),
    entries.length,
  );
  for (const { height, count } of bars) assert.ok(Math.abs(height / count - bars[0]!.height / bars[0]!.count) < 0.2);
});

test('the map’s page stays under 100 KB with as many papers as all stand on it', () => {
  // Words that repeat about as often as those of titles do.
  const syllables = 'ta re mo li ne sa vu ki po da che gra sto fle tri'.split(' ');
  let seed = 7;
  const draw = (most: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % most;
  };
  const words = Array.from({ length: 3000 }, () =>
    Array.from({ length: 2 + draw(3) }, () => syllables[draw(syllables.length)]).join(''),
  );
  const word = () => words[Math.floor(draw(3000) * (draw(1000) / 1000))]!;
  const entries = Array.from({ length: 2000 }, (_, i) => {
    const title = Array.from({ length: 10 }, word).join(' ');
    return paper(`${title.slice(0, 70).trim().replaceAll(' ', '-')}-${i}`, {
      title,
      abstract: ON_REWARD,
      topics: ['x'],
    });
  });
  const text = textsOf(digestOf(entries), [mapTemplate]).get('map.html')!;
  assert.is(text.split('<li>').length - 1, entries.length);
  assert.is(text.match(/M\d+ \d+h0/g)!.length, entries.length);
  const size = gzipSync(text).length;
  assert.ok(size < 100_000, `${size}`);
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

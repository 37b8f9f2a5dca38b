import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Marked } from '../../src/browser/search/excerpt.ts';
import type { Hit, SearchAnswer } from '../../src/browser/search/messages.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { INSTALLED } from '../../src/search/pagefind.ts';
import { drawn, LANGUAGES, languagePapers } from './drawn.ts';
import { engineOn, makeIndex } from './made-index.ts';

/** The search in every script, in one digest that mixes them. */

process.on('unhandledRejection', () => {});

const textOf = (text: Marked = []): string => text.map(part => part.text).join('');
const marks = ({ title, authors, brief = [], excerpt = [] }: Hit): string[] =>
  [...title, ...authors, ...brief, ...excerpt].filter(({ mark }) => mark).map(({ text }) => text);

type Ask = (query: string) => Promise<SearchAnswer>;

/** With the program's own Pagefind: the oldest loses a phrase where a letter stands in the same text with another mark. */
function withEngine(
  name: string,
  check: (ask: Ask) => Promise<void>,
  options: { language?: string; archive?: () => number } = {},
): void {
  test(name, async () => {
    const { site } = await makeIndex(languagePapers(), { pagefind: INSTALLED, ...options });
    const engine = await engineOn(site);
    await check(query => engine.search({ query, chosen: {}, sort: 'relevance', offset: 0, limit: 50 }));
    await engine.close();
  });
}

/** Asks for what was drawn from texts in a language: each is found, nearly always among the first five, and none is said to be in no paper. */
async function findsDrawn(ask: Ask, language: string, count: number): Promise<void> {
  let first = 0;
  for (const { asked, having } of drawn(language, count)) {
    const { hits, relaxed } = await ask(asked);
    const ids = hits.map(({ id }) => id);
    const place = ids.findIndex(id => having.has(id));
    assert.ok(place >= 0, `${asked}: ${ids}`);
    assert.not(
      relaxed.some(({ kind }) => kind !== 'some'),
      asked,
    );
    if (place < 5) first++;
  }
  assert.ok(first >= 0.95 * count, `${language}: ${first} of ${count}`);
}

const SITES: [name: string, count: number, options: { language?: string; archive?: () => number }][] = [
  ['a site in English', 100, { language: 'en' }],
  ['one of two parts', 40, { archive: () => 20 }],
  ...['zh', 'ar', 'de'].map((language): (typeof SITES)[number] => [`a site in ${language}`, 20, { language }]),
];
for (const [name, count, options] of SITES)
  withEngine(
    `what stands in a text finds it, on ${name}`,
    async ask => {
      for (const language of LANGUAGES) await findsDrawn(ask, language, count);
    },
    options,
  );

withEngine('what was found is marked, and the text is as it was', async ask => {
  for (const { asked, having } of ['zh', 'ja', 'th', 'ko'].flatMap(language => drawn(language, 40))) {
    if (!/^[\p{L}\p{M}]+$/u.test(asked)) continue;
    const { hits } = await ask(asked);
    const hit = hits.find(({ id }) => having.has(id))!;
    const alike = (text: string) => text.normalize('NFKC').toLowerCase();
    assert.ok(alike(marks(hit).join(' ')).includes(alike(asked)), `${asked}: ${marks(hit)}`);
  }
  const [first] = (await ask('推理速度')).hits;
  assert.is(textOf(first!.title), '面向长文档的大语言模型推理加速方法');
  assert.is(textOf(first!.authors), '王小明, 李丽华');
  assert.ok(textOf(first!.excerpt).includes('在三个公开数据集上将推理速度提高了两倍，同时保持了'));
  assert.ok(first!.excerpt!.some(({ text, mark }) => mark && text === '推理速度'));
  const [korean] = (await ask('기계 학습')).hits;
  assert.is(textOf(korean!.title), '의료 기록에서 개인 정보를 지우는 기계학습 도구');
  const [persian] = (await ask('کیفیت')).hits;
  assert.ok(textOf(persian!.title).startsWith('پیش\u200cبینی کیفیت'));
});

withEngine('other ways to write a word find it', async ask => {
  const titles: Record<string, string> = {
    // Width.
    ｶﾒﾗ: 'カメラ',
    ＣＮＮ: 'センサー',
    LSTM: 'センサー',
    // Cyrillic, German, Turkish.
    'еще одного': 'Поиск',
    'всё это': 'Распознавание',
    'все это': 'Распознавание',
    strassenverkehr: 'Maschinelles',
    STRASSENVERKEHR: 'Maschinelles',
    Straßenverkehr: 'Maschinelles',
    Schroder: 'Maschinelles',
    'Grosse Sprachmodelle': 'Sprachmodelle',
    ısparta: 'Isparta',
    isparta: 'Isparta',
    ISPARTA: 'Isparta',
    İSTANBUL: 'Isparta',
    istanbul: 'Isparta',
    Isil: 'Isparta',
    // Arabic: alef, ya, ta marbuta, tatweel, harakat, digits, the article.
    الانسان: 'كشف',
    الإنسان: 'كشف',
    'مدرسه الهندسه': 'إدارة',
    المدرسة: 'إدارة',
    'تعلّم الآلة': 'تعلّم',
    'تعلم الاله': 'تعلّم',
    الـقـلب: 'تعلّم',
    قلب: 'تعلّم',
    1200: 'تعلّم',
    '١٢٠٠': 'تعلّم',
    ليلي: 'كشف',
    // Persian letters, digits, and words written in two.
    كيفيت: 'پیش',
    1395: 'پیش',
    بینی: 'پیش',
    پیشبینی: 'پیش',
    // Hebrew with what is attached.
    שפה: 'תרגום',
    השפה: 'תרגום',
    // Korean with its endings, and apart or not.
    요약: '한국어 문장',
    기계학습: '의료',
    언어모델: '한국어 문장',
    'author:山田': '深層',
    'author:佐藤花子': '深層',
  };
  for (const [query, title] of Object.entries(titles)) {
    const { hits, relaxed } = await ask(query);
    assert.ok(
      hits.slice(0, 2).some(hit => textOf(hit.title).startsWith(title)),
      `${query}: ${hits.map(hit => textOf(hit.title))}`,
    );
    assert.equal(relaxed, [], query);
  }
});

withEngine('of a run of letters that no paper has, the pairs are looked for, and the page says so', async ask => {
  const { hits, relaxed } = await ask('如何加速大语言模型的推理');
  assert.is(hits[0]?.id, 'zh-0');
  assert.equal(relaxed[0], {
    ...{ kind: 'spelling', asked: '如何加速大语言模型的推理' },
    meant: '如何 加速 大语言模型的 推理',
  });
  assert.equal((await ask('推論')).relaxed, [{ kind: 'unknown', words: ['推論'] }]);
  assert.equal(
    (await ask('"推理加速"')).hits.map(({ id }) => id),
    ['zh-0'],
  );
  const without = (await ask('学习 -联邦')).hits.map(({ id }) => id);
  assert.ok(without.includes('zh-2') && !without.includes('zh-3'));
});

test('a title in another language finds its paper, and is marked in what is shown', async () => {
  const paper: PaperEntry = {
    id: 'sheep',
    title: 'Counting Sheep',
    abstract: 'Sheep that look alike are hard to count.',
    'title-translations': { zh: '数羊的稀疏注意力', de: 'Schafe zählen' },
    listed: '2025-03-02',
    provenance: [],
  };
  const { site } = await makeIndex([paper, ...languagePapers()], { pagefind: INSTALLED });
  const engine = await engineOn(site);
  for (const [query, marked] of [
    ['羊的稀疏', '羊的稀疏'],
    ['zahlen', 'zählen'],
    ['"Schafe zählen"', 'Schafe'],
  ] as const) {
    const { hits, relaxed } = await engine.search({ query, chosen: {}, sort: 'relevance', offset: 0, limit: 5 });
    assert.is(hits[0]?.id, 'sheep', query);
    assert.equal(relaxed, [], query);
    assert.ok(marks(hits[0]!).includes(marked), `${query}: ${marks(hits[0]!)}`);
  }
  await engine.close();
});

test.run();

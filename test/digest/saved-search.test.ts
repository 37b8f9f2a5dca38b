import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readFeed, type SavedQuery } from '../../src/content/feed-file.ts';
import { SavedSearch } from '../../src/digest/saved-search.ts';
import { savedSearchesTemplate } from '../../src/theme/pages/saved-searches.ts';
import { wordsOf } from '../../src/words/site-words.ts';
import { textsOf } from '../build/rendered.ts';
import { digestOf, feedFiles, paper } from '../publish/feeds/a-digest.ts';
import { refusal } from '../setup/refusal.ts';

const finds = (query: Omit<SavedQuery, 'slug' | 'name'>, title: string, more = {}) =>
  new SavedSearch({ slug: 'x', name: 'X', ...query }).matches(
    paper('p', '2025-01-01', { title, abstract: '', ...more }),
  );

test('words are whole words in singular or plural, in any case, hyphened or not', () => {
  assert.ok(finds({ words: ['language model'] }, 'Small Language-Models at work'));
  for (const word of ['theory', 'theories'])
    assert.ok(finds({ words: [word] }, 'A theory') && finds({ words: [word] }, 'Two theories'));
  assert.ok(finds({ words: ['loss'] }, 'Two losses') && finds({ words: ['keys'] }, 'A key'));
  assert.ok(finds({ words: ['naïve'] }, 'A NAIVE approach'));
  assert.not(finds({ words: ['graph'] }, 'Photographs of cats'));
  assert.ok(finds({ words: ['distill*'] }, 'Distillation helps'));
  assert.not(finds({ words: ['distill'] }, 'Distillation helps'));
});

test('where no blanks stand between words, what is in the text is found', () => {
  for (const [word, title] of Object.entries({
    ...{ 推理: '大语言模型的推理能力', GPT模型: '用GPT模型批改作文', 画像: 'カメラ画像から', แปล: 'การแปลภาษาไทย' },
    ...{ 요약: '문장을 요약하는 모델', '언어 모델': '언어 모델을 위한' },
  }))
    assert.ok(finds({ words: [word] }, title), word);
  assert.not(finds({ words: ['推理'] }, '大语言模型的能力'));
  assert.not(finds({ words: ['кот'] }, 'Котёл'));
});

test('all words, none of the others, or one of several ways to say it', () => {
  assert.ok(finds({ words: ['cats', 'dogs | wolves'] }, 'Cats and wolves'));
  assert.not(finds({ words: ['cats', 'dogs'] }, 'Cats and wolves'));
  assert.not(finds({ words: ['cats'], 'not-words': ['survey'] }, 'A survey of cats'));
});

test('topics, authors, code', () => {
  assert.ok(finds({ topics: ['strings', 'tails'] }, 'X'));
  assert.not(finds({ topics: ['strings'] }, 'X'));
  assert.ok(finds({ authors: ['Ada Lovelace'] }, 'X', { author: ['Bo Two', 'Ada K. Lovelace'] }));
  assert.not(finds({ authors: ['Ada Lovelace'] }, 'X', { author: ['Ada One', 'Bo Lovelace'] }));
  const code = { links: [{ url: 'https://x.test/', kind: 'code' }] };
  assert.ok(finds({ 'has-code': true }, 'X', code) && finds({ 'has-code': false }, 'X'));
  assert.not(finds({ 'has-code': true }, 'X') || finds({ 'has-code': false }, 'X', code));
});

test('a query is told in the words of the site', () => {
  const query = {
    words: ['Drachen', 'Wind'],
    'not-words': ['Seil'],
    topics: ['a', 'b'],
    authors: ['Kim'],
    'has-code': true,
  };
  const search = new SavedSearch({ slug: 'x', name: 'X', ...query });
  const told = (language: string) =>
    search.inWords({ words: wordsOf({ language }), paper: () => undefined, topicName: slug => slug.toUpperCase() });
  assert.is(told('en'), 'Papers in A or B, by Kim, with “Drachen” and “Wind”, without “Seil”, with code.');
  assert.is(told('de'), 'Arbeiten zu A oder B, von Kim, mit „Drachen“ und „Wind“, ohne „Seil“, mit Code.');
  assert.is(told('zh-Hans'), '符合条件的论文：主题为A或B，作者为Kim，含有“Drachen”和“Wind”，不含“Seil”，附代码。');
});

test('a hostile word or name takes no time', () => {
  const start = performance.now();
  finds({ words: ['a a a a a b'], authors: ['x x x x x x y'] }, 'a '.repeat(50_000), { author: ['x '.repeat(50_000)] });
  finds({ words: [`${'('.repeat(50)}a`] }, '('.repeat(100_000));
  assert.ok(performance.now() - start < 2000);
});

test('a saved query is read, is a page and a feed; where it finds nothing yet, only a page', () => {
  const query = readFeed('feeds/kites.yaml', 'name: Kites & more\nwords: [kite]\nhas-code: false\n', 'kites');
  const digest = digestOf([paper('a', '2025-01-01', { title: 'On kites' }), paper('b', '2025-01-01')], {
    queries: [query, { slug: 'none', name: 'Nothing', words: ['zebra'] }],
  });
  const pages = textsOf(digest, [savedSearchesTemplate]);
  assert.equal([...pages.keys()], ['feeds/kites.html', 'feeds/none.html']);
  assert.match(pages.get('feeds/kites.html')!, 'Papers with “kite”, without code');
  assert.match(pages.get('feeds/kites.html')!, 'papers/a.html');
  assert.not.match(pages.get('feeds/kites.html')!, 'papers/b.html');
  const files = feedFiles(digest);
  assert.match(files.get('feeds/kites.xml')!, 'paper:a</id>');
  assert.not(files.has('feeds/none.xml'));
});

test('mistakes in the file are named', () => {
  const message = (yaml: string, name = 'kites') => refusal(() => readFeed('feeds/x.yaml', yaml, name)).message;
  assert.match(message('name: X\nword: [a]\n'), 'feeds/x.yaml:2');
  assert.match(message('name: X\n'), 'expected one of the keys words');
  assert.match(message('name: X\nwords: ["|"]\n'), 'a word or words');
  assert.match(message('name: X\nwords: [a]\n', 'papers'), 'no feed of the digest has');
  assert.match(message('name: X\nwords: [a]\n', 'topic-x'), 'no feed of the digest has');
});

test.run();

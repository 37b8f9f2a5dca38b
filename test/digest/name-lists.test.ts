import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { namesByLetter } from '../../src/digest/author-index.ts';
import { dayTopics } from '../../src/digest/day-sections.ts';
import { make, paper, site } from '../theme/kites.ts';

/** Lists of names, in which each reader finds one where their own language has it. */

const AUTHORS = [
  ...['Ada Quill', 'Jan Øre', 'Bo Ähre', 'Ann Ah', 'Zoë Zed'],
  ...['王芳', '李伟', '欧阳锋', '山田 太郎', 'さとう みき', 'ガリレオ・ガリレイ'],
  ...['محمد العربي', 'ليلى يوسف', 'إيمان أحمد', 'Жуков', '김철수'],
];

/** The letters with their names. @param language of the site */
function index(language: string): Record<string, string[]> {
  const entries = ['2025-03-01', '2025-03-02'].map(day => paper(`on-${day}`, day, { author: AUTHORS }));
  const letters = namesByLetter(make({ entries, site: { ...site, language } }));
  return Object.fromEntries(letters.map(([letter, names]) => [letter, names.map(({ name }) => name)]));
}

test('an English index has the letters of the alphabet, and names in other letters after them', () => {
  const { other, ...letters } = index('en');
  assert.equal(Object.keys(letters), ['a', 'o', 'q', 'z']);
  assert.is(other!.length, 11);
});

test('names of topics stand in the order of the site’s language; on English sites in that of their letters’ numbers', () => {
  const topics = ['Zeit', 'Ähnlichkeit', 'Bild'].map(name => ({ slug: name.slice(1), name, terms: {}, intro: '' }));
  const entries = topics.map(({ slug }) => paper(slug, '2025-03-01', { topics: [slug] }));
  for (const [language, order] of [
    ['de', ['Ähnlichkeit', 'Bild', 'Zeit']],
    ['en-GB', ['Bild', 'Zeit', 'Ähnlichkeit']],
  ] as const) {
    const digest = make({ topics, entries, days: [], site: { ...site, language } });
    assert.equal(
      digest.topics.map(({ name }) => name),
      order,
    );
    assert.equal(dayTopics(digest, digest.days[0]!), order);
  }
  assert.equal(index('de')['a'], ['Ann Ah', 'Bo Ähre']);
});

test('a Chinese name stands under its first sound, beside those in Latin letters', () => {
  const { l, o, w, other, ...letters } = index('zh-CN');
  assert.equal([l, o, w], [['李伟'], ['欧阳锋', 'Jan Øre'], ['王芳']]);
  assert.equal(Object.keys(letters), ['a', 'q', 's', 'z']);
  assert.is(other!.length, 7);
});

test('a Japanese name stands under its first Kana, or with those in Han, whose sound is not known', () => {
  const letters = index('ja');
  assert.equal(Object.keys(letters), ['a', 'o', 'q', 'z', 'カ', 'サ', 'han', 'other']);
  assert.equal(letters['サ'], ['さとう みき']);
  assert.equal(letters['han'], ['欧阳锋', '王芳', '山田 太郎', '李伟']);
});

test('an Arabic name stands under its first letter, without the article and what the letter carries', () => {
  const letters = index('ar');
  assert.equal(Object.keys(letters), ['ا', 'ع', 'ي', 'a', 'o', 'q', 'z', 'other']);
  assert.equal(letters['ع'], ['محمد العربي']);
  assert.equal(letters['ا'], ['إيمان أحمد']);
});

test.run();

import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readTopic, type TopicFile } from '../../src/content/topic-file.ts';
import { assignTopics, compileTopics, scriptWithoutTerms, textsOf } from '../../src/editorial/topics.ts';
import { FOREIGN_PAPERS } from './foreign-papers.ts';

/** Papers in other languages get their topics by terms of their own, and none by chance. */

const FOLDER = new URL('../../content/topics/', import.meta.url);
const topics = readdirSync(FOLDER)
  .sort()
  .map(name => readTopic(name, readFileSync(new URL(name, FOLDER), 'utf8'), name.slice(0, -3)));
const shipped = compileTopics(topics);

for (const language of ['zh', 'de'] as const)
  test(`at least eight of ten papers in ${language} get the topic that they are about, though they do not say their language`, () => {
    const papers = FOREIGN_PAPERS.filter(paper => paper.language === language);
    const wrong = papers.filter(
      ({ title, abstract, topic }) => assignTopics(shipped, { title, abstract })[0]?.slug !== topic,
    );
    assert.ok(wrong.length <= papers.length / 5, wrong.map(({ topic, title }) => `${topic}: ${title}`).join('\n'));
  });

test('each topic is shipped with six to twelve terms in Chinese and as many in German, the weightiest first', () => {
  for (const { slug, 'terms-in': languages } of topics)
    for (const language of ['zh', 'de']) {
      const weights = Object.values(languages?.[language] ?? {});
      assert.ok(weights.length >= 6 && weights.length <= 12, `${slug}: ${weights.length} in ${language}`);
      assert.equal(
        weights,
        [...weights].sort((a, b) => b - a),
        `${slug} in ${language}`,
      );
    }
});

test('no German term stands in English, where it would change the topics of English papers', () => {
  for (const { slug, belongs = '', intro, terms } of topics)
    for (const text of [belongs, intro, Object.keys(terms).join('. ')])
      assert.equal(shipped.foreign.find(textsOf({ abstract: text }), undefined), [], slug);
});

const topic = (slug: string, termsIn: TopicFile['terms-in'], terms: TopicFile['terms'] = {}): TopicFile => ({
  slug,
  name: slug,
  intro: '',
  terms,
  ...(termsIn && { 'terms-in': termsIn }),
});
const slugs = (files: TopicFile[], paper: Parameters<typeof assignTopics>[1]) =>
  assignTopics(compileTopics(files), paper).map(({ slug }) => slug);

const bees = topic(
  'bees',
  { zh: { 蜂箱: 2, GAN: 1 }, de: { Biene: 2, 'wild Honig': 2 }, ko: { 꿀벌: 2 } },
  { honey: 2 },
);

/** A rule; a paper; whether it is one on bees. */
const RULES: [rule: string, paper: Parameters<typeof assignTopics>[1], is: boolean][] = [
  ['signs are found where no blank stands beside them', { abstract: '我们测量旧蜂箱中的温度。' }, true],
  ['a Latin name is found between signs', { abstract: '我们用GAN生成样本，并加以比较。' }, true],
  ['a Latin name is no part of a longer one', { abstract: '我们用ORGANS数据生成样本，并加以比较。' }, false],
  ['a word of a term stands for all that begin so', { abstract: 'Zwölf Bienenstöcke im Winter.' }, true],
  ['so does each word of a phrase', { abstract: 'Der Geschmack wilden Honigs.' }, true],
  ['a word that goes on before it is another', { abstract: 'Von Hausbienen wird nicht gesprochen.' }, false],
  ['a language that is written like it is not it', { abstract: '蜂箱の温度を測定し、その結果を報告する。' }, false],
  ['nor is one that the paper says it is in', { abstract: 'Biene', language: 'nl' }, false],
  ['but a variety of it is', { abstract: 'Biene', language: 'de-AT' }, true],
  ['what is glued to a word in Korean is no matter', { abstract: '우리는 꿀벌의 춤을 관찰한다.' }, true],
  ['English terms are looked for in every text of Latin letters', { abstract: 'Der Geschmack von Honey Pops.' }, true],
  ['and in no other', { abstract: 'Мы измеряем вкус honey в ульях и сравниваем его.' }, false],
  ['a title counts, too', { title: '蜂箱', abstract: '我们测量温度。' }, true],
];
for (const [rule, paper, is] of RULES)
  test(rule, () => {
    assert.equal(slugs([bees], paper), is ? ['bees'] : []);
  });

test('reasons in another language add up with those in English', () => {
  const [first] = assignTopics(compileTopics([bees]), { title: 'Bienen und honey', abstract: 'Honey der Bienen.' });
  assert.equal(
    first?.why.map(({ term }) => term),
    ['Biene', 'honey'],
  );
  const sum = first?.why.reduce((all, { weight }) => all + weight, 0) ?? 0;
  assert.ok(Math.abs(sum - (first?.score ?? 0)) < 1e-9);
});

test('a script in which no topic has terms is named, and only where none of a paper’s texts can be read', () => {
  const model = compileTopics([bees]);
  const hebrew = 'למידה עמוקה לניתוח טקסטים';
  assert.is(scriptWithoutTerms(model, { title: hebrew }), 'Hebrew');
  assert.is(scriptWithoutTerms(model, { title: hebrew, abstract: 'On bees.' }), undefined);
  assert.is(scriptWithoutTerms(model, { title: '蜂箱' }), undefined);
  assert.is(scriptWithoutTerms(model, {}), undefined);
});

test('a term without letters is an error that names its language, as is one that is longer than terms are', () => {
  for (const term of ['，。', '蜂'.repeat(101), 'Biene '.repeat(9)])
    assert.throws(
      () => compileTopics([topic('bees', { zh: { [term]: 1 } })]),
      /content\/topics\/bees\.md: error: expected a term of letters for "terms-in\.zh", .*found "[，蜂B]/,
    );
});

test.run();

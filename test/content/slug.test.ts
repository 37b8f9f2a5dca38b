import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { entryId } from '../../src/content/slug.ts';
import { hostileText } from './an-entry.ts';

const free = () => false;
const of = (title: string | undefined, abstract?: string) => entryId(title, abstract, free, 'key');

test('names a paper by its title', () => {
  assert.is(of('Attention & Memory: A Survey'), 'attention-and-memory-a-survey');
  assert.is(of('Sparse $\\ell_1$ recovery in $\\mathcal{O}(n^{2})$ time'), 'sparse-l1-recovery-in-o-n2-time');
  assert.is(of('$\\alpha$-divergence for Poincaré ﬂows'), 'alpha-divergence-for-poincare-flows');
  assert.is(of('LoRA and BERT-style OpenAI GPTs'), 'lora-and-bert-style-openai-gpts');
  assert.is(of('Über {\\em naïve} Bayes'), 'ueber-naive-bayes');
  assert.is(of("Goodhart's law"), 'goodharts-law');
});

test("names an untitled paper by its abstract's first eight words", () => {
  assert.is(
    of(undefined, 'We  show that\nlarge models forget slowly, and why they do.'),
    'we-show-that-large-models-forget-slowly-and',
  );
});

test('cuts at a word within 80 bytes', () => {
  const id = of('a word '.repeat(40));
  assert.is(id, 'a-word-'.repeat(11).concat('a'));
  assert.is(of('x'.repeat(500)), 'x'.repeat(80));
  assert.ok(entryId('a word '.repeat(40), undefined, i => i.length > 75, 'key').length <= 80);
});

test('what cannot be written in ASCII, and what is reserved, gets a hash', () => {
  for (const title of ['深度学习', '🙂', '', '???', '..', '/']) assert.match(of(title), /^paper-[0-9a-f]{8}$/, title);
  assert.match(of(undefined), /^paper-[0-9a-f]{8}$/);
  for (const title of ['CON', 'com1', 'Lpt9', 'Nul', 'Index']) {
    assert.match(of(title), new RegExp(`^${title.toLowerCase()}-[0-9a-f]{8}$`));
  }
});

test('what is left of a title in other letters is no name; of letters that can be written in ASCII it is', () => {
  for (const title of [
    '脑机接口打字：从每分钟 20 字到 60 字',
    '災害時の SNS 投稿からの救助要請の抽出',
    '한국어 OCR 모델',
    'รถ AI ของไทย',
  ])
    assert.match(of(title), /^paper-[0-9a-f]{8}$/, title);
  assert.is(of('Attention 机制'), 'attention');
  assert.is(of('Модель OCR'), 'model-ocr');
  assert.is(of('نموذج'), 'nmwdhj');
});

test('two papers of one title are told apart by what they say', () => {
  const taken = (id: string) => id === 'preface';
  const a = entryId('Preface', undefined, taken, 'a');
  assert.match(a, /^preface-[0-9a-f]{8}$/);
  assert.is(entryId('Preface', undefined, taken, 'a'), a);
  assert.is.not(entryId('Preface', undefined, taken, 'b'), a);
  assert.match(
    entryId('Preface', undefined, id => taken(id) || id === a, 'a'),
    /^paper-[0-9a-f]{64}$/,
  );
});

test('is a safe file name whatever the title is', () => {
  fc.assert(
    fc.property(fc.option(hostileText(), { nil: undefined }), hostileText(), fc.boolean(), (title, abstract, all) => {
      const id = entryId(title, abstract, i => all && i.length < 20, 'key');
      assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      assert.ok(id.length <= 80);
    }),
    { numRuns: 500 },
  );
});

test.run();

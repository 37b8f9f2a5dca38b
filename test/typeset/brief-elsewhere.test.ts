import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { brief, briefOf } from '../../src/typeset/brief.ts';
import { markedAbstract } from '../../src/typeset/marked-abstract.ts';
import { sentences } from '../../src/typeset/sentences.ts';
import { ENGLISH } from '../../src/words/site-words.ts';
import { MIXED } from '../theme/mixed-papers.ts';

/** The sentence in brief of abstracts in other scripts. */

test('each script ends its sentences with its own signs', () => {
  const texts: [text: string, sentences: string[]][] = [
    ['阅读很难。怎么办？「试试看！」他说。', ['阅读很难。', '怎么办？', '「试试看！」他说。']],
    ['他问：“怎么办？”我们试了。', ['他问：“怎么办？”我们试了。']],
    ['“三只猫，几只动物？”这样的问题很难。“真的吗？！”', ['“三只猫，几只动物？”这样的问题很难。', '“真的吗？！”']],
    ['「本当か？」と問う。', ['「本当か？」と問う。']],
    ['هل «تفهم؟» أو لا؟ نعم.', ['هل «تفهم؟» أو لا؟', 'نعم.']],
    ['これは難しい。本当に？！そうだ。', ['これは難しい。', '本当に？！', 'そうだ。']],
    ['هل هذا صعب؟ نعم. نقترح حلا.', ['هل هذا صعب؟', 'نعم.', 'نقترح حلا.']],
    ['यह कठिन है। हम एक विधि देते हैं।', ['यह कठिन है।', 'हम एक विधि देते हैं।']],
    ['ይህ ከባድ ነው። መፍትሔ አለ።', ['ይህ ከባድ ነው።', 'መፍትሔ አለ።']],
    ['یہ مشکل ہے۔ ہم حل دیتے ہیں۔', ['یہ مشکل ہے۔', 'ہم حل دیتے ہیں۔']],
  ];
  for (const [text, expected] of texts) assert.equal(sentences(text), expected, text);
});

test('what speaks of the authors’ own work goes before what the others do', () => {
  const point = (id: string) => briefOf(MIXED.find(entry => entry.id === id)!);
  assert.is(point('chinese'), '本文提出一种新的方法，可以减少重复计算。');
  assert.is(point('japanese'), '本論文では、新しい手法を提案する。');
  assert.is(point('korean'), '본 논문은 뉴스 기사를 짧게 요약하는 모델을 제안한다.');
  assert.is(point('arabic'), 'نقترح في هذه الورقة نموذجا صغيرا يتعلم من النصوص القديمة والحديثة.');
  assert.is(point('hebrew'), 'במאמר זה אנו מציעים מודל קטן שלומד מטקסטים ישנים וחדשים.');
  assert.is(point('russian'), 'Мы предлагаем простой метод.');
});

test('without such a sentence, and without sentences, it is the beginning', () => {
  assert.is(brief('天气很好。我们去散步。'), '天气很好。');
  const thai = `${'ภาษาไทยไม่มีช่องว่างระหว่างคำ '.repeat(20)}`.trim();
  const shown = brief(thai);
  assert.ok(shown.length <= 120 && shown.endsWith('ระหว่างคำ…') && thai.startsWith(shown.slice(0, -1)), shown);
  assert.is(brief('ภาษาไทยไม่มีช่องว่าง'), 'ภาษาไทยไม่มีช่องว่าง');
  assert.is(brief('天气很好。我们去散步。', '', 1), '我们去散步。');
});

test('an editor’s summary keeps its sentences as they stand', () => {
  const abstract = '天气很好。我们去散步。';
  assert.is(
    briefOf({ id: 'a', listed: '2025-01-01', provenance: [], 'abstract-by': 'editor', abstract, title: '散步' }),
    abstract,
  );
});

test('a first sentence is marked where no blank stands behind it', () => {
  assert.is(
    markedAbstract(ENGLISH, '本文提出一种方法。它很快。', '本文提出一种方法。'),
    '<p><mark title="In brief">本文提出一种方法。</mark>它很快。</p>\n',
  );
});

test.run();

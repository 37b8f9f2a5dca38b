import { type Digest, type DigestParts, makeDigest } from '../../src/digest/digest.ts';
import type { PaperEntry } from '../../src/paper.ts';

/** Made-up papers in many languages: no such paper exists. */

const DAY = '2025-03-02';
const paper = (id: string, more: Partial<PaperEntry>): PaperEntry => ({
  id,
  listed: DAY,
  issued: '2025-02',
  topics: ['learning'],
  provenance: [{ dump: 'a.txt', source: 'kites', lines: '1', listed: DAY }],
  ...more,
});

/** None of them says its language. */
export const MIXED: readonly PaperEntry[] = [
  paper('arabic', {
    title: 'التعلم العميق لمعالجة اللغة العربية باستخدام BERT',
    author: ['محمد علي', 'فاطمة حسن', 'ليلى يوسف', 'Ada Quill'],
    'container-title': 'مجلة علوم الحاسوب',
    abstract:
      'تعد معالجة اللغة العربية من المهام الصعبة. نقترح في هذه الورقة نموذجا صغيرا يتعلم من النصوص القديمة والحديثة. أظهرت التجارب أن النموذج أسرع من النماذج السابقة.',
    pick: true,
  }),
  paper('hebrew', {
    title: 'למידה עמוקה לניתוח טקסטים בעברית',
    author: ['דוד כהן', 'רחל לוי'],
    abstract:
      'העברית היא שפה עשירה בצורות. במאמר זה אנו מציעים מודל קטן שלומד מטקסטים ישנים וחדשים. הניסויים מראים שהמודל מהיר יותר.',
    status: 'withdrawn',
  }),
  paper('persian', {
    title: 'یادگیری عمیق برای پردازش زبان فارسی',
    author: ['زهرا احمدی'],
    abstract:
      'پردازش زبان فارسی کار آسانی نیست. در این مقاله یک مدل کوچک پیشنهاد می‌کنیم که از متن‌های کهن و نو می‌آموزد.',
  }),
  paper('chinese', {
    title: '基于Transformer的中文阅读理解',
    author: ['王小明', '李丽华'],
    abstract: '阅读理解是一项困难的任务。本文提出一种新的方法，可以减少重复计算。实验结果表明，该方法速度更快。',
  }),
  paper('japanese', {
    title: '機械学習入門',
    author: ['山田太郎', '佐藤花子'],
    abstract: '本論文では、新しい手法を提案する。実験により、その効果を確認した。',
  }),
  paper('korean', {
    title: '한국어 문장 요약을 위한 언어 모델',
    author: ['김민수', '이서연'],
    abstract: '본 논문은 뉴스 기사를 짧게 요약하는 모델을 제안한다. 실험 결과 더 자연스러운 요약문을 얻었다.',
  }),
  paper('thai', {
    title: 'การเรียนรู้เชิงลึกสำหรับภาษาไทย',
    author: ['สมชาย ใจดี'],
    abstract: 'ภาษาไทยไม่มีช่องว่างระหว่างคำ บทความนี้เสนอแบบจำลองขนาดเล็กสำหรับการตัดคำ',
  }),
  paper('russian', {
    title: 'Обучение без учителя для коротких текстов',
    author: ['Иван Петров'],
    abstract: 'Мы предлагаем простой метод. Он работает быстрее известных.',
  }),
  paper('english', {
    title: 'How models read 推理 in $x^2$ steps',
    author: ['Ada Quill', '山田太郎', 'محمد علي'],
    abstract: 'We propose a reader of *short* texts. It is fast.',
    note: 'Worth a look.',
  }),
];

/** @param language of the digest */
export function mixedDigest(language: string, entries = MIXED, more: Partial<DigestParts> = {}): Digest {
  return makeDigest({
    site: {
      name: 'The Kite',
      tagline: 'Kites of all lands',
      url: 'https://kites.example/',
      language,
      timezone: 'UTC',
      editor: { name: 'A. Editor', email: 'editor@kites.example' },
      tag: { authority: 'kites.example', date: '2025-01-01' },
    },
    topics: [{ slug: 'learning', name: 'Learning', terms: {}, intro: '' }],
    days: [],
    hashes: new Map(entries.map(entry => [entry.id, JSON.stringify(entry)])),
    related: () => [{ id: 'arabic', terms: [] }],
    ...more,
    entries,
  });
}

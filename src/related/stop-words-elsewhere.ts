import { isEnglishText } from '../typeset/english.ts';
import { isOnlyLatin, scriptOf } from '../typeset/script.ts';
import { words } from '../typeset/words.ts';
import { termKey } from './terms.ts';

/** The little words of other languages than English, which `stop-words.ts` has, and what every abstract says of itself. */
const WORDS = [
  // German, French, Spanish, Italian, Portuguese, Dutch
  `aber acht alle als auch auf aus bei bereits bis dabei daher dann das dass dazu dem den denen der des die diese diesem diesen dieser dieses
  drei durch ein eine einem einen einer eines er es fünf für haben hat ihre ihrer ist jede jeder jedes kann kein keine können man mehr mit
  nach nicht noch nur ob oder oft ohne sechs sehr sich sie sieben sind stellen und unser unsere unserer unter vier vom von vor war was wenn werden
  wie wir wird wurde wurden zeigen zu zum zur zwei zwischen zehn über um`,
  `afin ainsi alors au aussi aux avec car ce ces cet cette chez comme dans de des deux donc dont du elle elles entre est et il ils la
  le les leur leurs lorsque mais même ne nous ont ou où par pas peut peuvent plus pour que qui sa sans ses si son sont sur tous tout
  toute toutes trois très un une vers vous être`,
  `al cada como con cuando del donde el en entre es esta estas este estos fue ha han hacia las lo los más menos muy no nos nosotros para
  pero por pueden puede que se ser si sin son su sus también todo todos tres una unos`,
  `alla anche che chi con da dal dalla dei del della delle di due fra gli ha hanno il loro molto nel nella noi non ogni per più può
  questa queste questi questo senza sono sua suo tra tre un una`,
  `ao com como da das dois dos em este esta foi isso mais mas muito na nas no nos não os ou para pode por quando que se sem seu sua são
  também tem três um uma`,
  'aan als bij dat de deze die dit door een en er haar het is kan maar met naar niet of om ons ook op te tussen uit van voor wij wordt worden zijn',
  // Russian, Ukrainian, Greek
  `без более бы был была были быть все всех где для до его если есть её же за из или их как когда которая которого которой которые
  который которых ли между метод методы может можно мы на над не ни но об он она они от по под предлагаем при работе результаты со
  статье так также то только уже чем что эта эти этого этой этом этот это`,
  'або від його зі із їх ми не під та також це що яка які який',
  `αλλά αν από αυτή αυτό δεν ένα είναι για θα και μας με μια να οι όπως παρούσα που σε στη στην στο στον τα τη την της το τον του των ως`,
  // Arabic, Persian, Urdu, Hebrew
  `أربعة أقل أكثر ألا أما أن أو أي أيضا أين إذا إلا إلى إليه إليها إن البحث التي الدراسة الذي الذين الورقة النتائج بعد بعض بل بها به
  بين تكون تلك ثلاثة ثم حتى حول حيث حين خلال دون ذات ذلك ذو ضد طريقة عبر على عليه عليها عن عند غير فقط في فيه فيها قبل قد كان كانت
  كل كما كيف لا لكن لكنها لكنه لم لماذا لن له لها لو ليس ليست ما متى مثل مع من منذ منه منها نتائج نحن نحو ندرس نقترح نقدم هذا هذه هل
  هم هو هي وأن وإلى وذلك وعلى وفي ولا ولم وما ومن وهذا وهذه وهو وهي يكون يمكن`,
  'آن از است این با بر برای به تا در را شد شده شود که ما مقاله می نیز ها های هر هم یا یک',
  'اور ایک بھی تھا جو سے میں نے وہ پر کا کو کہ کی کے گیا ہے ہیں یہ',
  `אבל אותו אחרי איך אין אך אל אם אנו אנחנו אשר את בין במאמר בעבודה גם הוא היא היה היו הם הן זאת זה זו יש כאשר כדי כי כך כל לא לפי
  לפני מה מן מציעים עד עם על רק של`,
  // Hindi
  'इस उस एक और कि की का के को गया जो तथा तो था थे द्वारा नहीं ने पर भी में या यह लिए वह साथ से हम ही है हैं',
  // Korean
  `가장 것은 결과 결과를 그러나 그리고 논문 논문은 논문에서는 대한 대해 되는 된다 두 등의 따라 따른 또한 매우 모든 방법 방법은 방법을 보다 않는
  않다 없는 없다 연구 연구는 연구에서는 우리 우리는 위한 위해 의해 이러한 있는 있다 있었다 제안하는 제안한다 통한 통해 하고 하는 하였다 한다 했다`,
  // Chinese
  `一般 一项 不仅 不同 不是 两种 主要 之前 之后 之间 也是 人们 什么 从而 他们 以上 以下 以及 以前 以后 但是 作者 作为 使用 例如 依据 值得 具有 写成 出现
  分别 利用 到了 包括 即使 却是 发现 只是 只有 可以 可能 各种 同时 同样 因为 因此 基于 多个 多种 大量 如何 如果 存在 它们 完全 实验 对于 容易 就是
  尚未 工作 已经 希望 常常 并且 并不 往往 得到 怎样 我们 或者 所以 所有 提出 提高 改进 文章 方法 无法 显示 显著 更多 更好 最后 最终 有效 未来 本文
  来自 某些 此外 比较 没有 然后 然而 现有 用于 由于 相比 看到 研究 而且 而是 能够 能否 自己 至少 若干 虽然 表明 认为 许多 论文 证明 起来 较好 较大
  达到 还是 进一步 进行 近年来 这些 通常 通过 采用 重要 问题 降低 随着 需要 非常 面向 首先 结果 关于 其中 其他 分为 同一 一致 每个`,
  // Japanese, of which nothing is read but Katakana and Han
  `一方 以上 以下 以前 以後 使用 使用者 今後 他方 全体 分析 判明 利用 効果 可能 向上 問題 場合 実際 実験 対象 従来 必要 手法 提案 方法 最後 最大 有効 本研究
  本稿 本論文 検討 確認 示唆 結果 自分 程度 考察 論文 通常 重要 場面 ため`,
  // Thai
  `กว่า กัน กับ การ ก็ ก่อน ของ ขึ้น คือ ความ งาน จะ จาก จำนวน ช่วย ซึ่ง ด้วย ตาม ต่อ ต้อง ถึง ถูก ทั้ง ทำ ที่ ทุก นั้น นำ นี้ บทความ ผล ผู้ มา มาก มี ยัง ระหว่าง
  ราย วิจัย วิธี ว่า สอง สามารถ หนึ่ง หรือ หลัง อย่าง อยู่ ออก เข้า เป็น เพียง เพื่อ เมื่อ เรา เสนอ แต่ แบบ และ แล้ว โดย ใช้ ใน ให้ ได้ ไป ไม่`,
];

let known: ReadonlySet<string> | undefined;

/** Whether a term is such a word, by its stem. */
export function isLittleWord(key: string): boolean {
  known ??= new Set(
    WORDS.flatMap(words)
      .map(termKey)
      .filter(key => key !== ''),
  );
  return known.has(key);
}

/** One in so many words of a text is such a word. */
const ONE_IN = 8;
/** The rest of a long text is not worth reading. */
const READ = 600;

/** Whether a text is in another script, or in Latin letters and, as its little words tell, in one of these languages. */
export function isInOtherLanguage(text: string): boolean {
  if (!isOnlyLatin(text) && scriptOf(text) !== 'Latin') return true;
  if (isEnglishText(text)) return false;
  const read = text.slice(0, READ).match(/\p{L}+/gu) ?? [];
  return read.filter(word => isLittleWord(termKey(word))).length * ONE_IN > read.length;
}

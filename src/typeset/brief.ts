import type { PaperEntry } from '../paper.ts';
import { clip } from './clip.ts';
import { plainAbstract } from './markdown.ts';
import { words } from './words.ts';

/** The longest "in brief", in UTF-16 units. */
const LONGEST = 240;
/** The point comes early: what stands behind these characters is not looked at. */
const LOOKED_AT = 6000;

/** Words before a full stop that end no sentence. */
const ABBREVIATIONS = new Set(
  words(`e.g i.e al fig figs eq eqs sec secs ref refs vs cf resp approx dr prof mr mrs ms st no nos vol ca viz etc w.r.t a.k.a s.t
  incl est dept inc u.s`),
);

const SUBJECT =
  /\b(?:we|(?:this|our|the present) (?:paper|work|article|study|thesis|survey|review|report|position paper)|the authors?|i)\b/i;
/** What a paper says that it does, by how likely the sentence is the paper's point. */
const VERBS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:propos|introduc|present|develop|design|devis|build|built|creat|releas|contribut|formulat|construct)/i, 6],
  [/\b(?:show|prov|demonstrat|establish|find|found|discover|reveal|observe|argu|identif|deriv)/i, 5],
  [
    /\b(?:stud|investigat|examin|explor|analy[sz]|revisit|address|consider|describ|survey|review|focus|aim|propound)/i,
    3,
  ],
  [/\b(?:use|apply|conduct|evaluat|compar|collect|train)/i, 2],
];
/** How far behind its subject a verb must begin to be its verb. */
const REACH = 30;
/** Where the subject and its verb must begin, in UTF-16 units from the sentence's start. */
const NEAR = 90;
/** What joins a sentence to the one before, and means nothing when it stands alone: with a comma or without. */
const JOINT = new RegExp(
  `^(?:${[
    'however|nevertheless|nonetheless|instead|first|second|next|therefore|thus|hence|then|specifically|in particular|here',
    'moreover|furthermore|additionally|in addition|also|consequently|accordingly|as a result|finally|subsequently|in response|overall',
    'to this end|to that end|to do so|to do this|for this (?:purpose|reason)|to address the above(?: [a-z]+)?',
    'in (?:this|the present) (?:paper|work|article|study|report|letter)',
    '(?:to [a-z]+|by [a-z]+|based on|guided by|motivated by|inspired by|given|with) (?:this|these|such)(?: [a-z-]+){0,3}',
  ].join('|')})(?:, | (?=we\\b))`,
  'i',
);

const briefs = new WeakMap<PaperEntry, string>();

/**
 * What a list says of a paper, as plain text: the point of its abstract in one sentence; of a summary by the editor the
 * beginning, which is written to be read first. Of a paper without a title the first sentence is passed over where there are
 * more, as it stands for the title. Empty where there is no abstract.
 */
export function briefOf(entry: PaperEntry): string {
  let text = briefs.get(entry);
  if (text === undefined) {
    const abstract = entry.abstract ?? '';
    const shorten = entry['abstract-by'] === 'editor' ? opening : brief;
    text = (entry.title ? '' : shorten(abstract, 1)) || shorten(abstract);
    briefs.set(entry, text);
  }
  return text;
}

/** The first sentences of a text, as many as are no longer than a brief. Parameters as of `brief`. */
function opening(abstract: string, passed = 0): string {
  let text = '';
  for (const sentence of sentences(plainAbstract(abstract.slice(0, LOOKED_AT)))) {
    if (passed-- > 0) continue;
    if (text !== '' && text.length + 1 + sentence.length > LONGEST) break;
    text += text === '' ? sentence : ` ${sentence}`;
  }
  return clip(text, LONGEST);
}

/**
 * The one sentence of an abstract that says the paper's point, as plain text: the first of those that begin by saying what the paper
 * does ("we propose …"), or else the first. At most 240 characters, cut at a word. Empty for an empty abstract.
 *
 * @param abstract Markdown
 * @param passed how many sentences to pass over: where the first stands for a title, it need not be said again
 */
export function brief(abstract: string, passed = 0): string {
  const text = plainAbstract(abstract.slice(0, LOOKED_AT));
  let best = '';
  let bestScore = -1;
  let place = 0;
  for (const sentence of sentences(text)) {
    if (place < passed) {
      place++;
      continue;
    }
    const score = point(sentence) - Math.min(place, 6) * 0.35;
    if (score > bestScore || best === '') {
      best = sentence;
      bestScore = Math.max(score, place === passed ? 0.5 : score);
    }
    place++;
  }
  return clip(standAlone(best), LONGEST);
}

function point(sentence: string): number {
  const start = sentence.slice(0, NEAR);
  const subject = SUBJECT.exec(start);
  if (!subject || sentence.length < 30) return 0;
  // "We also show" adds to a point that another sentence makes.
  const aside = /^ (?:also|further|furthermore|additionally|finally|then|next)\b/i.test(
    sentence.slice(subject.index + subject[0].length),
  )
    ? 2
    : 0;
  const rest = sentence.slice(subject.index + subject[0].length, subject.index + subject[0].length + REACH);
  for (const [verb, weight] of VERBS) if (verb.test(rest)) return weight - aside;
  return 1;
}

/** A sentence without what joins it to the one before. */
function standAlone(sentence: string): string {
  let rest = sentence;
  for (let times = 0; times < 3; times++) {
    const joint = JOINT.exec(rest.slice(0, 80));
    if (!joint) break;
    rest = rest.slice(joint[0].length);
  }
  return rest.slice(0, 1).toUpperCase() + rest.slice(1);
}

/** Splits plain text into sentences, also where the space after the full stop was lost. Time is linear in the length. */
export function* sentences(text: string): Generator<string> {
  let from = 0;
  for (const match of text.matchAll(/[.!?]["'”’)\]]{0,3} |(?<=[a-z]{2})\.(?=[A-Z][a-z])/g)) {
    const end = match.index + match[0].length;
    if (text[match.index] === '.' && !endsSentence(text, match.index, end)) continue;
    const sentence = text.slice(from, end).trim();
    if (sentence) yield sentence;
    from = end;
  }
  const last = text.slice(from).trim();
  if (last) yield last;
}

function endsSentence(text: string, stop: number, next: number): boolean {
  const following = text[next];
  if (following === undefined) return true;
  if (/\p{Ll}/u.test(following)) return false;
  const before = text.slice(Math.max(0, stop - 12), stop);
  const word = /[\p{L}.]+$/u.exec(before)?.[0].toLowerCase() ?? '';
  if (ABBREVIATIONS.has(word)) return false;
  // "J. Smith", "D. melanogaster"; but "vitamin C. We" is rare.
  return !(
    word.length === 1 &&
    /[A-Z]/.test(text[stop - 1]!) &&
    /(?:^|\s|\.)$/.test(text.slice(Math.max(0, stop - 2), stop - 1))
  );
}

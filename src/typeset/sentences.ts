import { scriptOf } from './script.ts';
import { oneOf, words } from './words.ts';

/** Words before a full stop that end no sentence. */
const ABBREVIATIONS = new Set(
  words(`e.g i.e al fig figs eq eqs sec secs ref refs vs cf resp approx dr prof mr mrs ms st no nos vol ca viz w.r.t
  a.k.a s.t incl est dept inc u.s`),
);
/** Words with which a sentence of an abstract begins even after "et al." or a letter: "of size N. We". */
const BEGINNING = new RegExp(
  String.raw`^${oneOf(`
    We|The|In|However|This|These|Our|It|To|For|While|Although|Moreover|Furthermore|Additionally|Finally|Here|Thus
    Therefore|By|Using|Given|Unlike|Such|Specifically|Experiments|Extensive|Then|Each|With|As|Further|Next`)}\b`,
);

/** The sentences of a plain text, also where the space after a full stop was lost. Time is linear in the length. */
export function sentences(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  const take = (end: number) => {
    const sentence = text.slice(from, end).trim();
    if (sentence) found.push(sentence);
    from = end;
  };
  for (let stop = nextStop(text, 0); stop !== -1; stop = nextStop(text, stop + 1)) {
    let end = stop + 1;
    while (end < stop + 4 && CLOSING.includes(text[end] ?? ' ')) end++;
    if (STOPS.includes(text[stop]!)) {
      // Nothing need stand behind these, and they end nothing else.
      if (!isQuotedWithin(text, stop)) take(end);
      continue;
    }
    if (text[end] === ' ') end++;
    else if (text[stop] === '.' && spaceIsLost(text, stop)) end = stop + 1;
    else continue;
    if (text[stop] !== '.' || endsSentence(text, stop, end)) take(end);
  }
  take(text.length);
  return found;
}

/** The full stops and question marks of other scripts than Latin, Greek and Cyrillic. */
const STOPS = '。！？｡।॥؟۔።။។';
const CLOSING = `"'”’)]」』）】》${STOPS}`;

/** Whether a text is in a script that has no such sign. */
export function hasNoStops(text: string): boolean {
  const script = scriptOf(text);
  return script === 'Thai' || script === 'Lao';
}

/** "“会数数吗？”一文": the sentence goes on behind what it quotes. */
const QUOTED_WITHIN = /(?:[？！]{1,3}[”’"'」』）】》]{1,2}|؟{1,3}[»”")] )(?=[\p{L}\p{N}，、；：])/uy;

function isQuotedWithin(text: string, stop: number): boolean {
  QUOTED_WITHIN.lastIndex = stop;
  return QUOTED_WITHIN.test(text);
}

function nextStop(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 46 || code === 33 || code === 63 || (code > 0x600 && STOPS.includes(text[at]!))) return at;
  }
  return -1;
}

/** "It falls.However", "(see 10).Each", "on a GPU.However". */
function spaceIsLost(text: string, stop: number): boolean {
  const before = text.slice(Math.max(0, stop - 2), stop);
  if (/[A-Z\d]{2}$/.test(before)) return BEGINNING.test(text.slice(stop + 1, stop + 15));
  return /^[A-Z][a-z]/.test(text.slice(stop + 1, stop + 3)) && /[a-z]{2}$|[\w%]\)$/.test(before);
}

function endsSentence(text: string, stop: number, next: number): boolean {
  const following = text[next];
  if (following === undefined) return true;
  if (/\p{Ll}/u.test(following)) return false;
  // Most sentences end with a longer word than any abbreviation.
  if (/^[a-z]{7}$/.test(text.slice(stop - 7, stop))) return true;
  const before = text.slice(Math.max(0, stop - 12), stop);
  const word = /[\p{L}.]+$/u.exec(before)?.[0].toLowerCase() ?? '';
  const begins = (word === 'al' || word.length === 1) && BEGINNING.test(text.slice(next, next + 14));
  if (begins) return true;
  if (ABBREVIATIONS.has(word)) return false;
  // "J. Smith", "D. melanogaster"; but "vitamin C. We" is rare.
  return !(
    word.length === 1 &&
    /[A-Z]/.test(text[stop - 1]!) &&
    /(?:^|\s|\.)$/.test(text.slice(Math.max(0, stop - 2), stop - 1))
  );
}

import { ITSELF, type Lead } from './brief-rules.ts';
import { either } from './words.ts';

const OWN = `in (?:this|the present|our) (?:${ITSELF})|here`;
const JOINS = either(`
  moreover|furthermore|further|additionally|in addition|also|finally|lastly|besides|second|secondly|third|thirdly
  then|next|subsequently|meanwhile|consequently|as a result|in fact|indeed|fourth|separately|along the way
  however|specifically|in particular|more specifically|concretely|more precisely|nevertheless|nonetheless|instead
  first|firstly|therefore|thus|hence|particularly|accordingly|as such|in response|overall|notably|importantly
  interestingly|surprisingly|remarkably|on the other hand|in contrast|unfortunately|in turn|as a consequence
  crucially|more importantly|more generally|in summary|to sum up|in conclusion|in short|in brief|ultimately
  simultaneously|similarly|likewise|alternatively|conversely|at the same time|to be specific|after that|that is
  to (?:this|that) (?:end|aim)|towards? this (?:end|goal)|to do (?:so|this)|in doing so|in this way
  for this (?:purpose|reason)`);
/** What joins a sentence to the one before, and means nothing when it stands alone: with a comma or without. */
const JOINT = new RegExp(String.raw`^(?:(${OWN})|${JOINS})(?:, | (?=(?:we|I|in this)\b))`, 'i');

const WHY = either(`
  (?:in order )?to|by|based|building|guided|motivated|inspired|given|with|for|in|under|on|from|addressing|considering
  despite|due|unlike|as|towards?|following|using|against|drawing|along|through|leveraging|encouraged|observing
  recognizing|at|starting`);
const AUTHORS = String.raw`(?:we|I|this (?:${ITSELF})|our|the|an?|two|three)\b`;
const ADVERBS = `(?:(?:[a-z]+ly|here|therefore|thus|hence|in this (?:${ITSELF})),? )?`;
/**
 * A beginning that says why or by what, up to the comma before who did it; before "we" the comma may be left out, and
 * the beginning may be anything but the authors themselves.
 */
const REASON = new RegExp(
  String.raw`^(?:(?:${WHY})\b[^,]{0,110}?(?:, (?=${ADVERBS}${AUTHORS})|(?<=\b(?:this|these)(?: [a-z]{1,20}){0,2}) (?=we\b))|` +
    String.raw`(?!(?:we|our|I|this|these|they|it)\b)[^,]{1,110}(?:, [^,]{1,60}){0,2}?, (?=${ADVERBS}(?:we|I|this (?:${ITSELF})) ))`,
  'i',
);
/** Words by which a reason points back: those of the last two lines only at its beginning. */
const BACK = new RegExp(
  String.raw`\b(?:this|these|such(?! as)|above|aforementioned|those(?! (?:of|that|in|who))|the two|both [a-z]+s)\b|` +
    String.raw`^.{0,25}\b(?:same|it|its|them|their|so|both)\b|^\w+ that\b`,
  'i',
);

const SOLVE = either(`
  address|tackle|solve|overcome|alleviate|mitigate|remedy|rectify|resolve|bridge|fill|close|counter|counterbalance
  handle|combat|circumvent|ease|relieve`);
const PROBLEM = either(`
  issues?|challenges?|limitations?|problems?|gaps?|difficult(?:y|ies)|drawbacks?|shortcomings?|needs?|concerns?`);
/** "To bridge the gap, we …", where nothing says which gap. */
const UNNAMED_PROBLEM = new RegExp(
  String.raw`^(?:in order )?to (?:further )?(?:${SOLVE}) [^,]*\bthe (?:[\w-]+ ){0,3}(?:${PROBLEM})\b` +
    '(?! (?:of|in|that|with|between|caused|for|from))',
  'i',
);
/** Most sentences begin with their subject; of those nothing is left out, which is soon seen. */
const AT_ONCE = /^(?:We|Our|This|These|It|They) /;
/** "We also show": what else the authors show is not said here. */
const ADVERB = /^(we|I) (?:also|further|first|then|next|finally|additionally|therefore|thus|hence) /i;

/** A sentence without what joins it to those before it, and what that was. Its first letter becomes a capital. */
export function standAlone(sentence: string): { text: string; lead: Lead } {
  let rest = sentence;
  let lead: Lead = 'none';
  for (let times = 0; times < 3 && !AT_ONCE.test(rest); times++) {
    const joint = JOINT.exec(rest.slice(0, 80));
    const reason = joint ? undefined : REASON.exec(rest.slice(0, 240))?.[0];
    if (joint) lead = joint[1] && lead === 'none' ? 'own' : joint[1] ? lead : 'joint';
    else if (reason && (BACK.test(reason) || UNNAMED_PROBLEM.test(reason))) lead = lead === 'joint' ? lead : 'reason';
    else break;
    rest = rest.slice((joint?.[0] ?? reason!).length);
  }
  rest = rest.replace(ADVERB, '$1 ');
  return { text: rest.slice(0, 1).toUpperCase() + rest.slice(1), lead };
}

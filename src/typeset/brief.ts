import type { PaperEntry } from '../paper.ts';
import { briefElsewhere, isElsewhere } from './brief-elsewhere.ts';
import {
  AND_MAKES,
  BACK,
  BACKGROUND,
  BACKGROUND_FIRST,
  CLAIM_OF_VERB,
  CLAIMS,
  type Claim,
  FIRST,
  GAINS,
  IMPERSONAL,
  ITSELF,
  LATER,
  LEADS,
  LEANS_BACK,
  LENGTHS,
  LOSSES,
  NAME_DOES,
  NO_PASSIVE_CLAIM,
  PASSIVE,
  POINTS_BACK,
  TITLE,
  VAGUE,
} from './brief-rules.ts';
import { clip } from './clip.ts';
import { plainAbstract } from './markdown.ts';
import { sentences } from './sentences.ts';
import { standAlone } from './stand-alone.ts';
import { either, words } from './words.ts';

/** The longest sentence that is taken whole, in UTF-16 units; where all are longer, one is cut. */
const LONGEST = 500;
/** The most that is taken of an editor's summary. */
const OPENING = 240;
/** The point comes early: what stands behind these characters is not looked at. */
const LOOKED_AT = 6000;
/** Where a sentence's subject must begin. */
const NEAR = 200;

const ADVERBS = '[a-z]+ly|also|then|further|thus|therefore|first|next|here|hence|have|has|had|will|instead|now|can';
/** Who did it, adverbs between, and the verb. */
const SUBJECT = new RegExp(
  String.raw`\b(?:[Ww]e|(?:[Tt]his|[Tt]he present|[Oo]ur) (?:[a-z]+ )?(?:${ITSELF})|[Tt]he authors?|I) ` +
    `(?:(?:${ADVERBS}) ){0,3}([a-z]+)`,
  'g',
);
/** What may stand before the subject: elsewhere it is that of a clause ("the loss we propose is …"). */
const BEFORE_SUBJECT = new RegExp(
  String.raw`(?:^|[,;:—–] |\b(?:${either(`
    [Tt]hat|how|and|while|but|[Hh]ere|[Tt]hen|paper|work|article|study|thesis|knowledge|this
    (?:this|these) [a-z]+`)}) )$`,
);

/** "We study … and propose …". */
const THEN_MAKES = /^[^.]{0,90}\b(?:and|then|to) (?:propose|introduce|present|develop|design)s?\b/;

interface Candidate {
  /** The sentence as it stands in the abstract. */
  sentence: string;
  place: number;
  claim: Claim;
  /** What follows its verb. */
  object: string;
  /** The points for what it says and where it stands. */
  points: number;
}

const briefs = new WeakMap<PaperEntry, string>();

/**
 * What a list says of a paper, as plain text: the point of its abstract in one sentence; of a summary by the editor the
 * beginning, which is written to be read first. Of a paper without a title the first sentence is passed over where
 * there are more, as it stands for the title. Empty where there is no abstract.
 */
export function briefOf(entry: PaperEntry): string {
  let text = briefs.get(entry);
  if (text === undefined) {
    const abstract = entry.abstract ?? '';
    const title = entry.title ?? '';
    const shorten = (passed: number) =>
      entry['abstract-by'] === 'editor' ? opening(abstract, passed) : brief(abstract, title, passed);
    text = (title ? '' : shorten(1)) || shorten(0);
    briefs.set(entry, text);
  }
  return text;
}

/** The first sentences of a text, as many as are no longer than `OPENING`. Parameters as of `brief`. */
function opening(abstract: string, passed: number): string {
  let text = '';
  for (const sentence of sentences(plainAbstract(abstract.slice(0, LOOKED_AT)))) {
    if (passed-- > 0) continue;
    if (text !== '' && text.length + 1 + sentence.length > OPENING) break;
    text += text === '' || /[。！？」』）]$/.test(text) ? sentence : ` ${sentence}`;
  }
  return clip(text, OPENING);
}

/**
 * The one sentence of an abstract that says the paper's point and stands alone, as plain text, without what joins it to
 * the sentence before: the one with the most points by `brief-rules.ts`. If that one points back nevertheless, the
 * sentence before it comes with it. At most 500 characters, cut at a word only where no sentence is shorter. Empty for
 * an empty abstract.
 *
 * @param abstract Markdown
 * @param title the sentence that has its words is rather the point
 * @param passed how many sentences to pass over: where the first stands for a title, it need not be said again
 */
export function brief(abstract: string, title = '', passed = 0): string {
  const text = legible(unquoted(plainAbstract(abstract.slice(0, LOOKED_AT))));
  if (isElsewhere(text)) return briefElsewhere(text, passed);
  const found = candidates(text, passed);
  const named = titleWords(title);
  let best: Candidate | undefined;
  let bestPoints = Number.NEGATIVE_INFINITY;
  // The likeliest first, so that most need no closer look. A sentence can gain no more than these points.
  for (const candidate of [...found].sort((a, b) => b.points - a.points)) {
    if (candidate.points + MOST_GAINED + (alsoMakes(candidate.claim, candidate.object) ? AND_MAKES : 0) < bestPoints)
      continue;
    const points = judge(candidate, named, bestPoints);
    if (points > bestPoints || (points === bestPoints && candidate.place < best!.place)) {
      best = candidate;
      bestPoints = points;
    }
  }
  if (!best) return '';
  const alone = standAlone(best.sentence).text;
  return clip((pointsBack(alone) && withAntecedent(best, alone, found)) || alone, LONGEST);
}

/** A text without the quotation mark before it that is left of a table's cell: it has no other, or it ends with one. */
function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  const other = text.indexOf('"', 1);
  return other === -1 || other === text.length - 1 ? text.slice(1, other === -1 ? undefined : other) : text;
}

/**
 * A text without what nobody can read of it: a command of the authors' own where other words say what it stands for ("We propose
 * \tool, a compiler"), and the beginning of a formula with which a cut text ends.
 */
function legible(text: string): string {
  if (!/[\\$]/.test(text)) return text;
  return text.replace(/\\[A-Za-z]+, (?=(?:an?|the) )/g, '').replace(/ \$[^\s$]*$/, '…');
}

const SIGNS_GAINED = GAINS.reduce((sum, [points]) => sum + points, 0);
const MOST_GAINED = SIGNS_GAINED + TITLE + Math.max(...Object.values(LEADS));
const alsoMakes = (claim: Claim, object: string): boolean => object !== '' && !MADE.has(claim);

/** All sentences with what they say, which is found at little cost. */
function candidates(text: string, passed: number): Candidate[] {
  const found: Candidate[] = [];
  let isBackground = true;
  let first = true;
  let place = 0;
  for (const sentence of sentences(text)) {
    if (place++ < passed) continue;
    const candidate = claimOf(sentence, found.length, !isBackground);
    const { claim, object } = candidate;
    candidate.points = CLAIMS[claim] + LATER * Math.min(found.length, 8);
    if (OWN.has(claim)) isBackground = false;
    else if (isBackground && object === '') candidate.points += BACKGROUND_FIRST;
    if (first && (claim === 'finds' || (MADE.has(claim) && object !== ''))) {
      candidate.points += FIRST;
      first = false;
    }
    found.push(candidate);
  }
  return found;
}

const MADE: ReadonlySet<Claim> = new Set(['proposes', 'makes']);
/** What the authors say of their own work. */
const OWN: ReadonlySet<Claim> = new Set([...MADE, 'finds', 'studies', 'gives']);

function claimOf(sentence: string, place: number, named: boolean): Candidate {
  const start = sentence.length > NEAR ? sentence.slice(0, NEAR) : sentence;
  let claim: Claim = 'none';
  let object = '';
  SUBJECT.lastIndex = 0;
  for (let match = SUBJECT.exec(start); match; match = SUBJECT.exec(start)) {
    if (match.index > 0 && !BEFORE_SUBJECT.test(start.slice(Math.max(0, match.index - 20), match.index))) {
      SUBJECT.lastIndex = match.index + 2;
      continue;
    }
    object = sentence.slice(match.index + match[0].length);
    const verb = match[1]!;
    // "We build on …" is no claim.
    const isStep = /^ (?:up)?on\b/.test(object) && /^(?:buil|develop|extend)/.test(verb);
    claim = isStep ? 'uses' : (CLAIM_OF_VERB.get(verb) ?? (/^(?:we|I)\b/i.test(match[0]) ? 'uses' : 'studies'));
    break;
  }
  if (claim === 'none' || claim === 'uses') {
    const impersonal = impersonalClaim(sentence);
    if (impersonal) claim = impersonal;
    else if (claim === 'none' && named && NAME_DOES.test(sentence)) claim = 'tells';
  }
  return { sentence, place, claim, object, points: 0 };
}

function impersonalClaim(sentence: string): Claim | undefined {
  const passive = PASSIVE.exec(sentence);
  if (passive && !NO_PASSIVE_CLAIM.test(sentence)) return passive[1] ? 'makes' : 'studies';
  return IMPERSONAL.find(one => one[1].test(sentence))?.[0];
}

/**
 * All points of a sentence. What can gain is looked at first: as soon as it is clear that the sentence has fewer than
 * another, the rest is left.
 */
function judge({ sentence, claim, object, points: said }: Candidate, named: readonly string[], best: number): number {
  const { text, lead } = standAlone(sentence);
  let points = said + LEADS[lead] + ofLength(text.length);
  if (alsoMakes(claim, object) && THEN_MAKES.test(object)) points += AND_MAKES;
  if (points + SIGNS_GAINED + TITLE < best) return points;
  if (named.length > 0) {
    const words = text.toLowerCase();
    let shared = 0;
    for (const word of named) if (words.includes(word)) shared++;
    points += (TITLE * shared) / named.length;
  }
  if (points + SIGNS_GAINED < best) return points;
  points += total(GAINS, text);
  if (points < best) return points;
  if (object !== '' && VAGUE[1].test(object)) points += VAGUE[0];
  if ((claim === 'none' || claim === 'tells') && BACKGROUND[1].test(text)) points += BACKGROUND[0];
  if (points < best) return points;
  if (pointsBack(text)) points += BACK;
  return points < best ? points : points + total(LOSSES, text);
}

function ofLength(length: number): number {
  for (const [points, most] of LENGTHS) if (length <= most) return points;
  return 0;
}

/** Whether a sentence needs those before it. */
function pointsBack(text: string): boolean {
  if (LEANS_BACK.test(text)) return true;
  POINTS_BACK.lastIndex = 0;
  for (let match = POINTS_BACK.exec(text); match; match = POINTS_BACK.exec(text)) {
    const before = text.slice(0, match.index).toLowerCase();
    const after =
      text
        .slice(POINTS_BACK.lastIndex)
        .trim()
        .split(' ', 2)
        .join(' ')
        .match(/[a-z]{4,}/g) ?? [];
    if (!after.some(named => before.includes(named.slice(0, 6)))) return true;
  }
  return false;
}

function total(signs: readonly (readonly [number, RegExp])[], text: string): number {
  let points = 0;
  // Not by an iterator: this is done for tens of thousands of sentences.
  for (let i = 0; i < signs.length; i++) if (signs[i]![1].test(text)) points += signs[i]![0];
  return points;
}

const COMMON = new Set(
  words(
    'with from using based towards toward through learning their that this over into under when what your than which',
  ),
);

/** The longer words of a text by their first letters, so that a plural is the same word. */
function titleWords(text: string): string[] {
  const found = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? [])
    if (!COMMON.has(word)) found.add(word.slice(0, 6));
  return [...found];
}

/** The sentence before and this one, which points back, if that one stands by itself and both are not too long. */
function withAntecedent({ place }: Candidate, alone: string, found: readonly Candidate[]): string | undefined {
  const before = found[place - 1]?.sentence;
  if (!before || standAlone(before).lead !== 'none' || pointsBack(before)) return undefined;
  const both = `${before} ${alone}`;
  return both.length <= LONGEST ? both : undefined;
}

/**
 * Tells an abstract from a title and a name by its shape. The limits come from paper listings: titles rarely pass 200
 * characters, abstracts rarely stay below 250.
 */

const LONG = 250;

/** Whether a line reads as an abstract's: long, or a sentence of some length, or cut off inside a formula. */
export function isProse(text: string | undefined): boolean {
  if (!text) return false;
  if (text.length >= LONG) return true;
  return (text.length >= 120 && endsSentence(text)) || hasOpenFormula(text);
}

/** Whether a text stops where a sentence may stop: at a full stop, or at an address that has none behind it. */
export function endsSentence(text: string): boolean {
  const end = text.slice(-300).trimEnd();
  if (/[.!?…。][)\]}"'”’*$]{0,4}$/u.test(end)) return true;
  return /(?:\/\/|www\.)/.test(end.slice(Math.max(end.lastIndexOf(' '), end.lastIndexOf('{')) + 1));
}

/**
 * Whether a line goes on with the abstract before it rather than starting another: the abstract stopped in mid-sentence or
 * is too short to be whole, or the line starts in mid-sentence, or is a short last paragraph.
 */
export function continuesProse(abstract: { length: number; end: string }, text: string): boolean {
  return (
    !endsSentence(abstract.end) ||
    abstract.length < LONG ||
    startsInside(text) ||
    (text.length < LONG && text.endsWith('.'))
  );
}

/** Whether a line starts in mid-sentence. */
export function startsInside(text: string): boolean {
  return /^[\p{Ll},;:)\]]/u.test(text);
}

/** An odd number of `$`, those behind a backslash aside. */
function hasOpenFormula(text: string): boolean {
  return text.replace(/\\./gs, '').split('$').length % 2 === 0;
}

/**
 * The names of a line such as "Ada Byron · Charles Babbage ·"; undefined where it is no list of names. A line that
 * breaks after a dot still is one.
 */
export function dottedNames(text: string | undefined): string[] | undefined {
  if (!text?.includes('·')) return undefined;
  const names = text
    .split('·')
    .map(name => name.trim())
    .filter(name => name !== '');
  return (names.length > 1 || (names.length === 1 && text.endsWith('·'))) && names.every(mayBeName) ? names : undefined;
}

/** Loose, for a list's parts: nothing that only sentences or formulas have. */
function mayBeName(text: string): boolean {
  return (
    text.length <= 80 && /\p{L}/u.test(text) && !/[\d•$\\={}?!:;<>|]/.test(text) && text.split(/\s+/, 9).length < 9
  );
}

const PARTICLE = /^(?:al|bin|da|de|del|den|der|di|do|dos|du|el|la|le|ten|ter|van|von|y|zu)$/;

/** Strict, for a name that stands alone: two to five words, capitals in front, particles aside. */
export function isName(text: string | undefined): boolean {
  if (!text || text.length > 60) return false;
  const words = text.split(/\s+/);
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    words.every(word => PARTICLE.test(word) || /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word))
  );
}

/**
 * Names with commas between them, as arXiv lists them: "Ada Byron (London, England), Hugh Wick, Jr." Places in brackets go,
 * and a "Jr." stays with its name.
 */
export function commaNames(text: string): string[] {
  const names = [''];
  let depth = 0;
  for (const part of text.split(/([(),])/)) {
    if (part === '(') depth++;
    else if (part === ')') depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (part !== ',') names[names.length - 1] += part;
    else names.push('');
  }
  const whole: string[] = [];
  for (const name of names.map(piece => piece.trim()).filter(piece => piece !== '')) {
    if (whole.length > 0 && /^(?:[JS]r\.?|II|III|IV)$/.test(name)) whole.push(`${whole.pop()} ${name}`);
    else whole.push(name);
  }
  return whole;
}

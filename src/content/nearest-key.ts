import leven from 'leven';

/** What is far longer than any name is no slip of the pen, and a hostile one must not cost its length squared. */
const LONGEST = 100;
/** So many letters in common at the beginning are no accident. */
const BEGINNING = 3;
/** Of more names, only those that begin alike are compared letter by letter, and so many of them. */
const MANY = 2000;
/** So many names a message lists. */
const FEW = 10;

/**
 * The one of `keys` that was probably meant: one that begins with what was typed, or that differs from it least. Undefined where
 * none is near: where more than a third of the letters differ, unless two thirds of what was typed begin the name.
 */
export function nearestKey(typed: string, keys: readonly string[]): string | undefined {
  return nearestKeys(typed, keys, 1)[0];
}

/** The few of `keys` that are near, the nearest first. */
export function nearestKeys(typed: string, keys: readonly string[], count: number): string[] {
  const key = typed.slice(0, LONGEST).toLowerCase();
  const start = key.slice(0, 2);
  const alike = (other: string) => other.slice(0, 2).toLowerCase() === start;
  const compared = keys.length > MANY ? keys.filter(alike).slice(0, MANY) : keys;
  const near: { other: string; rank: number }[] = [];
  for (const other of compared) {
    const rank = rankOf(key, other.slice(0, LONGEST).toLowerCase());
    if (rank !== undefined) near.push({ other, rank });
  }
  return near
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ other }) => other);
}

/** How far a name is from what was typed, those that begin with it first; undefined for one that is not near. */
function rankOf(key: string, name: string): number | undefined {
  const apart = name.length - key.length;
  if (key.length >= BEGINNING && name.startsWith(key)) return apart - LONGEST;
  if (name.length >= BEGINNING && key.startsWith(name)) return -apart;
  const most = Math.ceil(Math.max(key.length, name.length) / 3);
  const distance = Math.abs(apart) > most ? undefined : leven(key, name, { maxDistance: most + 1 });
  if (distance !== undefined && distance <= most) return distance;
  let alike = 0;
  while (alike < key.length && key[alike] === name[alike]) alike++;
  return alike >= BEGINNING && alike >= (key.length * 2) / 3 ? 2 * LONGEST - alike : undefined;
}

/** A shorter name is another by every letter. */
const WORD = 5;

/**
 * Whether a name that may well be a new one is another by a slip of the keyboard: by a letter or two within it, or one at its end.
 * Another number, as in `content2`, or what else is no letter, makes another name.
 */
export function isSlip(typed: string, name: string): boolean {
  const [a, b] = [typed.toLowerCase(), name.toLowerCase()];
  if (Math.min(a.length, b.length) < WORD || Math.max(a.length, b.length) > LONGEST || a[0] !== b[0]) return false;
  if (a.replace(/\p{L}/gu, '') !== b.replace(/\p{L}/gu, '')) return false;
  const isLonger = a.length !== b.length && (a.startsWith(b) || b.startsWith(a));
  return leven(a, b) <= (isLonger ? 1 : 2) && (isLonger || a.at(-1) === b.at(-1));
}

/**
 * What to say of a name that is none: the nearest that there is; where none is near, all of them if they are few; else how to find
 * them.
 *
 * @param prefix what is written before each name
 */
export function nearestName(typed: string, known: Iterable<string>, find: string, prefix = ''): string {
  const names = [...known];
  return nearestAre(nearestKeys(typed, names, 1), names, find, prefix);
}

/** The same, of which the nearest are found already. */
export function nearestAre(near: readonly string[], names: readonly string[], find: string, prefix = ''): string {
  const said = near.map(name => `"${prefix}${name}"`);
  const last = said.pop();
  if (last !== undefined)
    return said.length === 0 ? `the nearest is ${last}` : `the nearest are ${said.join(', ')} and ${last}`;
  if (names.length === 0) return 'there is none yet';
  return names.length > FEW ? find : `there ${names.length === 1 ? 'is only' : 'are'} ${names.join(', ')}`;
}

/** How to find the names of papers, topics and the like. */
export const FIND: Readonly<Record<'paper' | 'day' | 'topic' | 'page' | 'dump', string>> = {
  paper: 'a paper’s id is the name of its file in papers and of its page, which the site’s search finds',
  day: 'the days of the digest are on its page days',
  topic: 'a topic’s name is that of its file in topics',
  page: 'a page’s path is that of its file in pages',
  dump: 'a dump’s name is that of its file in dumps',
};

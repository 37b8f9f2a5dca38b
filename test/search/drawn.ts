import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { random } from '../setup/random.ts';

/** Papers in many languages, and what a reader might type who has seen one of them. */

export interface Drawn {
  asked: string;
  /** The papers that have it, letter by letter. */
  having: ReadonlySet<string>;
}

type Sample = Pick<PaperEntry, 'title' | 'author' | 'abstract'> & { language: string };

const FIXTURE = path.join(PROJECT_ROOT, 'test/fixtures/languages/papers.yaml');
const SAMPLES = parse(fs.readFileSync(FIXTURE, 'utf8')) as Sample[];

export const LANGUAGES = [...new Set(SAMPLES.map(({ language }) => language))];

const idOf = (place: number): string => `${SAMPLES[place]!.language}-${place}`;

export const languagePapers = (): PaperEntry[] =>
  SAMPLES.map(({ language: _, ...sample }, place) => ({
    ...sample,
    id: idOf(place),
    listed: '2025-11-19',
    provenance: [{ dump: 'd.txt', source: 's', lines: '1', listed: '2025-11-19' }],
  }));

const LETTER = /^[\p{L}\p{N}]/u;
/** Letters that a reader may begin with wherever they stand. */
const WITHOUT_WORDS = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

const textsOf = ({ title, author, abstract }: Sample): string[] => [
  title ?? '',
  (author ?? []).join(', '),
  abstract ?? '',
];
const alike = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Parts of two to six characters, the same each time, from texts in a language; of words of letters they have the beginning. */
export function drawn(language: string, count: number): Drawn[] {
  const pick = random(7);
  const texts = SAMPLES.filter(sample => sample.language === language)
    .flatMap(textsOf)
    .map(text => [...CHARACTERS.segment(text)].map(({ segment }) => segment));
  const all: Drawn[] = [];
  while (all.length < count) {
    const text = texts[pick(texts.length)]!;
    const from = pick(text.length);
    const part = text.slice(from, from + 2 + pick(5));
    const asked = part.join('');
    const begins =
      WITHOUT_WORDS.test(asked) || (LETTER.test(asked) && !/[\p{L}\p{M}\p{N}]$/u.test(text[from - 1] ?? ''));
    // Numbers are found as a whole.
    const cuts = /\p{N}$/u.test(asked) && /^\p{N}/u.test(text[from + part.length] ?? '');
    if (!begins || cuts || asked !== asked.trim() || part.filter(character => LETTER.test(character)).length < 2)
      continue;
    const having = SAMPLES.flatMap((sample, place) =>
      textsOf(sample).some(text => alike(text).includes(alike(asked))) ? [idOf(place)] : [],
    );
    all.push({ asked, having: new Set(having) });
  }
  return all;
}

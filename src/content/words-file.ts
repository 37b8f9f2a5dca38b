import fs from 'node:fs';
import path from 'node:path';
import { ContentError, type Diagnostic, errorAt, refusalAt } from '../diagnostic.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { commandLine } from '../terminal/command.ts';
import { clip } from '../typeset/clip.ts';
import { anyOf, INVISIBLE, JOINERS } from '../typeset/unsafe.ts';
import { type Message, namesIn, type Plural } from '../words/message.ts';
import { formsOf, type Messages, messagesOf, type OwnWords, WORD_KEYS } from '../words/site-words.ts';
import type { WordKey } from '../words/words.ts';
import { nearestName } from './nearest-key.ts';
import { quoteScalar, writeScalar } from './yaml-scalar.ts';
import { type Path, readYaml, type YamlText } from './yaml-text.ts';

/** What a curator writes in the place of the site's words, in the content folder. */
export const WORDS_FILE = 'words.yaml';

/** Several times the longest word of the program; a hostile text must not cost its length squared. */
const LONGEST = 2000;
/** These counts are words in many languages: "a paper", "two papers". */
const WITHOUT_NUMBER: ReadonlySet<string> = new Set(['zero', 'one', 'two']);

/**
 * Reads the `words.yaml` of a content folder; nothing where there is none. What its forms for counts may be, the language says.
 *
 * @throws ContentError as `readWords` does
 */
export function readWordsFolder(content: string, language: string, fileCache?: FileCache): OwnWords | undefined {
  const file = path.join(content, WORDS_FILE);
  if (!fs.existsSync(file)) return undefined;
  const read = () => ({ value: readYaml(file, decodeUtf8(file, readBytes(file))), keep: true });
  return checked(file, fileCache ? fileCache.get(file, read) : read().value, language);
}

/**
 * Reads `words.yaml`: the name of a word and what it is to be, as text or as a map of forms for counts.
 * @throws ContentError naming file and line of each mistake
 */
export function readWords(file: string, yaml: string, language: string): OwnWords {
  return checked(file, readYaml(file, yaml), language);
}

function checked(file: string, { data, lineOf }: YamlText, language: string): OwnWords {
  if (data === undefined || data === null) return {};
  if (!isMap(data))
    throw refusalAt({ file, line: 1 }, 'words', 'expected one "word: text" to a line, found none', find());
  const english = messagesOf('en');
  const forms = formsOf(language);
  const problems: Diagnostic[] = [];
  const see = (at: Path, fault: Fault | undefined): void => {
    if (fault) problems.push(errorAt({ file, line: lineOf(at) }, 'words', ...fault));
  };
  for (const [key, value] of Object.entries(data)) {
    const message = Object.hasOwn(english, key) ? english[key as WordKey] : undefined;
    if (message === undefined) see([key], unknownWord(key));
    else if (!isMap(value)) see([key], textFault(key, value, message));
    else if (typeof message === 'string')
      see([key], [`expected a text for "${key}", which has no count, found a map`, inEnglish(message)]);
    else {
      for (const [form, text] of Object.entries(value))
        see([key, form], formFault(key, form, text, message, forms, language));
      if (!Object.hasOwn(value, 'other'))
        see([key], [`expected the form "other" for "${key}", found none`, 'It is for counts that have no form here.']);
    }
  }
  if (problems.length > 0) throw new ContentError(...problems.sort((a, b) => a.line! - b.line!));
  return data as OwnWords;
}

/** What is wrong, and what to do. */
type Fault = [message: string, advice: string];

function unknownWord(key: string): Fault {
  const near = nearestName(key, WORD_KEYS, 'none is near');
  return [`expected the name of a word that the site says, found "${clip(key, 60)}"; ${near}`, find()];
}

function formFault(
  key: string,
  form: string,
  text: unknown,
  message: Plural,
  forms: readonly string[],
  language: string,
): Fault | undefined {
  const shown = `${key}.${clip(form, 60)}`;
  if (forms.includes(form)) return textFault(shown, text, message, form);
  return [
    `expected one of the forms that “${language}” has for counts, ${forms.join(', ')}; found "${shown}"`,
    'Which counts take which form: https://cldr.unicode.org/index/cldr-spec/plural-rules',
  ];
}

/** What is wrong with a text. @param form of those that counts have; a text alone is for all counts */
function textFault(name: string, text: unknown, message: Message, form = 'other'): Fault | undefined {
  const isCounted = typeof message !== 'string';
  const advice = inEnglish(message);
  if (typeof text !== 'string' || text.trim() === '') {
    const found = text === null || typeof text === 'string' ? 'none' : clip(JSON.stringify(text), 60);
    return [`expected a text for "${name}", found ${found}`, advice];
  }
  if (/\p{Cc}/u.test(text))
    return [`expected one line of text for "${name}", found ${JSON.stringify(clip(text, 60))}`, advice];
  if (text.length > LONGEST)
    return [`expected at most ${LONGEST} characters for "${name}", found ${text.length}`, advice];
  const wanted = namesIn(isCounted ? message.other : message);
  const found = namesIn(text);
  const mayBeMissing = isCounted && WITHOUT_NUMBER.has(form) ? '{n}' : undefined;
  const mayStand = isCounted ? [...wanted, '{n}'] : wanted;
  if (
    wanted.some(sign => sign !== mayBeMissing && !found.includes(sign)) ||
    !found.every(sign => mayStand.includes(sign))
  )
    return [`expected ${listed(wanted)} in "${name}", found ${listed(found)}`, advice];
  const months = name === 'months-short' ? text.split(' ').length : MONTHS;
  if (months !== MONTHS) return [`expected ${MONTHS} words in "${name}", found ${months}`, advice];
  return undefined;
}

const MONTHS = 12;

const find = (): string => `All words, by their names: ${commandLine('words')}`;

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inEnglish = (message: Message): string =>
  `In English it is: ${typeof message === 'string' ? message : message.other}`;

/** The names of slots and tags, as they are written. */
const listed = (names: readonly string[]): string =>
  names.length === 0 ? 'no {…} and no <…>' : names.map(name => name.replace(/^<(.*)>$/, '<$1>…</$1>')).join(' ');

/** The text of a `words.yaml` that has all words in a language. */
export function writeWords(messages: Messages, language: string): string {
  const forms = formsOf(language);
  const line = (name: string, text: string) => `${name}: ${written(text)}\n`;
  return WORD_KEYS.map(key => {
    const message = messages[key];
    if (typeof message === 'string') return line(key, message);
    return `${key}:\n${forms.map(form => line(`  ${form}`, message[form] ?? message.other)).join('')}`;
  }).join('');
}

/** What nobody sees is escaped, so that who changes the text sees it, and a terminal does not obey it. */
function written(text: string): string {
  if (!HIDDEN.test(text)) return writeScalar(text);
  return quoteScalar(text).replace(EACH_HIDDEN, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const EACH_HIDDEN = anyOf('\\u00a0\\u202f', INVISIBLE, JOINERS);
const HIDDEN = new RegExp(EACH_HIDDEN.source, 'u');

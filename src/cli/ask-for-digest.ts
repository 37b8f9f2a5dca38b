import readline from 'node:readline/promises';
import { InvalidArgumentError } from 'commander';
import { isLanguage } from '../content/language-tag.ts';
import { isMailAddress, isSiteAddress } from '../content/site-file.ts';
import { UsageError } from '../diagnostic.ts';
import { HOSTS, type NewDigest } from '../new/new-digest.ts';
import { EndedError } from './command-line.ts';

/** What is taken where nobody says otherwise and there is nobody to ask. */
export const DEFAULTS = {
  name: 'Reading list',
  url: 'https://example.org/',
  language: 'en',
  editor: '',
  email: '',
  host: 'none',
} as const;

/**
 * Asks a person at a terminal for what was not given; nobody else is asked.
 *
 * @throws EndedError where the person ends it, by Ctrl+C or Ctrl+D
 */
export async function ask(
  given: Partial<NewDigest>,
  input: NodeJS.ReadableStream & { isTTY?: boolean },
  output: NodeJS.WritableStream & { isTTY?: boolean },
): Promise<Partial<NewDigest>> {
  if (!input.isTTY || !output.isTTY) return {};
  const questions = [
    ['name', 'What is the digest called?', digestName],
    ['url', 'Where will it stand?', siteAddress],
    ['language', 'In which language are its own words?', languageTag],
    ['editor', 'Who edits it? Pages, feeds and mails say so; empty: nobody is named.', (text: string) => text],
    ['email', 'The editor’s e-mail address, which is shown too? It may stay empty.', mailAddress],
    ['host', `Who publishes it (${HOSTS.join(', ')})?`, host],
  ] as const;
  const terminal = readline.createInterface({ input, output });
  const ended = new Promise<never>((_, end) => terminal.once('close', () => end(new EndedError())));
  // After the last answer nobody waits for it.
  ended.catch(() => {});
  const answers: Record<string, string> = {};
  try {
    for (const [key, question, read] of questions) {
      if (key === 'email' && !(given.editor ?? answers['editor'])) continue;
      while (given[key] === undefined && answers[key] === undefined) {
        const otherwise = DEFAULTS[key] && `[${DEFAULTS[key]}] `;
        const answer = (await Promise.race([terminal.question(`${question} ${otherwise}`), ended])).trim();
        try {
          answers[key] = answer || DEFAULTS[key] ? read(answer || DEFAULTS[key]) : '';
        } catch (error) {
          output.write(`${(error as Error).message}\n`);
        }
      }
    }
  } finally {
    terminal.close();
  }
  return answers as Partial<NewDigest>;
}

/** An option or an answer that a digest can be called. @throws InvalidArgumentError where it is blank */
export function digestName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Expected a name that is not blank.');
  return text;
}

/** An option or an answer that is where a site can stand. @throws InvalidArgumentError where it is none */
export function siteAddress(text: string): string {
  if (!isSiteAddress(text))
    throw new InvalidArgumentError('Expected an absolute http or https address without a query.');
  return text;
}

/** An option or an answer that is a language. @throws InvalidArgumentError where it is none */
export function languageTag(text: string): string {
  if (!isLanguage(text)) throw new InvalidArgumentError('Expected a language, as en or de-AT.');
  return text;
}

/** An option or an answer that is an e-mail address. @throws InvalidArgumentError where it is none */
export function mailAddress(text: string): string {
  if (!isMailAddress(text)) throw new InvalidArgumentError('Expected an e-mail address.');
  return text;
}

function host(text: string): string {
  if (!HOSTS.some(name => name === text)) throw new UsageError(`Expected one of ${HOSTS.join(', ')}.`);
  return text;
}

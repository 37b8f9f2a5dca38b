/** How commands are called here, and what they are told besides: `npx broadsheet`, and the content folder where it must be named. */
interface Calling {
  program: string;
  content?: string;
}

let calling: Calling = { program: 'broadsheet' };

/** Sets how commands are called where the person stands. */
export function callCommandsBy(by: Calling): void {
  calling = by;
}

/**
 * A command of the program to be pasted where the person stands.
 *
 * @param words its name and arguments, as they are; they are quoted where a shell needs it
 */
export function commandLine(...words: string[]): string {
  const isNamed = words.includes('--content') || words[0] === 'init';
  const content = calling.content === undefined || isNamed ? [] : ['--content', calling.content];
  return [
    calling.program,
    ...[...words, ...content].map((word, i, all) => quoted(isOptionLike(word, all[i - 1]) ? `./${word}` : word)),
  ].join(' ');
}

/** Whether an argument, such as a file's name, would be taken for an option; what is given to one is not. */
const isOptionLike = (word: string, before = ''): boolean => /^-(?!$|-[a-z])/.test(word) && !before.startsWith('--');

/** A word as a shell takes it for one. */
export function quoted(word: string): string {
  if (/^[\w@%+=:,./…<>-]+$/.test(word)) return word;
  return process.platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`;
}

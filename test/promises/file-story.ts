import fs from 'node:fs';
import path from 'node:path';
import * as assert from 'uvu/assert';
import { broadsheet, type Ended, posterSession, type RunOptions, tree, writeDefaults } from './broadsheet.ts';

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const abstract = (what: string): string =>
  `We look at ${what} for many years, and show what became of them; nobody had looked at ${what} before us. What we find is of use to those who keep them.`;
const decomposed = (text: string): string => text.normalize('NFD');

/** Titles that differ in case alone, and titles of two alphabets, one of them decomposed. */
const NAMES = `Poster
Poster Session 1
Hall B
STONES OF LATE WINTER EVENINGS
Ada Example · Ben Sample
${abstract('grey stones')}
Stones of Late Winter Evenings
Cem Specimen · Dora Prototype
${abstract('red birds')}
Élan vital à Ålesund: Über die Größe
Zoë Ångström · José Núñez
${abstract('northern towns')}
${decomposed('Élan vital à Ålesund and Its Neighbours')}
${decomposed('Zoë Ångström · Bea Instance')}
${abstract('western towns')}
한국어 논문의 제목과 그 저자들
김철수 · 이영희
${abstract('eastern towns')}
`;

/** What is done to a digest, one after the other: enough for a short look, or all. */
const SHORT = new Set(['init', 'ingest', 'build', 'build the same', 'ingest changes', 'undo']);

/** A digest below a folder, and what a curator does with it. */
export class FileStory {
  readonly root: string;
  readonly #content: string;
  readonly #isShort: boolean;

  /** @param content the name of the content folder, as the commands are given it once it is there */
  constructor(root: string, isShort = false, content = 'content') {
    this.root = root;
    this.#isShort = isShort;
    this.#content = content;
  }

  at(file: string): string {
    return path.join(this.root, 'content', file);
  }

  /** A command on the content; a build has its site and its cache beside it. */
  run(command: string, args: readonly string[] = [], options: RunOptions = {}): Promise<Ended> {
    const beside = (name: string) => path.join(this.root, name);
    const build = command === 'build' ? ['--output', beside('site'), '--cache', beside('cache')] : [];
    return broadsheet([command, ...args, '--content', beside(this.#content), ...build], options);
  }

  /** All of it; each command ends well, and a build of the same writes nothing. */
  async tell(): Promise<void> {
    await this.begin();
    await this.#step('build the same', 'build');
    this.change();
    await this.#step('ingest changes', 'ingest');
    const [kept, other] = ['b1', 'b2'].map(which => `sorting-${which}-pebbles-by-weight-with-reinforcement-learning`);
    await this.#step('merge', 'merge', kept!, other!);
    await this.#step('undo', 'undo', '2024-02-05-posters.txt');
    const site = fs.readFileSync(this.at('site.yaml'), 'utf8');
    if (!this.#isShort) fs.writeFileSync(this.at('site.yaml'), site.replace('format: 2\n', 'format: 1\n'));
    await this.#step('upgrade', 'upgrade', '--apply');
    await this.#step('build changes', 'build');
    await this.#step('build the same again', 'build');
    await this.#step('check', 'check');
    if (this.#isShort) return;
    const made = await broadsheet(['new', path.join(this.root, 'own'), '--host', 'none', '--name', 'Stones']);
    assert.is(made.code, 0, made.stderr);
  }

  /** Until the first build is done. */
  async begin(): Promise<void> {
    fs.mkdirSync(path.join(this.root, 'given'), { recursive: true });
    const made = await broadsheet(['init', path.join(this.root, 'content')]);
    assert.is(made.code, 0, made.stderr);
    fs.rmSync(this.at('topics'), { recursive: true });
    writeDefaults(path.join(this.root, 'content'));
    fs.writeFileSync(path.join(this.root, 'given', decomposed('2024-01-02-é-posters.txt')), NAMES);
    await this.#step('ingest', 'ingest', path.join(this.root, 'given'));
    fs.writeFileSync(this.at(decomposed('dumps/2024-01-03-ä-더.txt')), posterSession(3));
    for (const folder of ['days', 'pages/notes']) fs.mkdirSync(this.at(folder), { recursive: true });
    fs.writeFileSync(this.at('days/2024-01-02.md'), 'A note by a person.\n\n![Été](été.png)\n');
    fs.writeFileSync(this.at(decomposed('days/été.png')), PICTURE);
    fs.writeFileSync(this.at('pages/notes/visits.md'), '---\ntitle: Visits\n---\n\nWe were there.\n');
    await this.#step('build', 'build');
  }

  /** A person edits an entry and a dump, and pastes two more. */
  change(): void {
    const edited = this.at('papers/2024/sorting-1-pebbles-by-weight-with-reinforcement-learning.md');
    const text = fs.readFileSync(edited, 'utf8');
    fs.writeFileSync(edited, text.replace(/^title: .*$/m, 'title: A title by a person # and why'));
    const dump = posterSession(3).replaceAll('fewer moves', 'far fewer moves');
    fs.writeFileSync(this.at(decomposed('dumps/2024-01-03-ä-더.txt')), dump);
    fs.writeFileSync(this.at('dumps/2024-02-04-posters.txt'), posterSession(4, 'b'));
    fs.writeFileSync(this.at('dumps/2024-02-05-posters.txt'), posterSession(4, 'c'));
  }

  async #step(what: string, command: string, ...args: string[]): Promise<void> {
    if (this.#isShort && !SHORT.has(what)) return;
    const { code, stdout, stderr } = await this.run(command, args);
    assert.is(code, 0, `${this.root}: ${what}: ${stderr}`);
    assert.is(stderr, '', `${this.root}: ${what}`);
    if (what.includes('the same')) assert.match(stdout, ' 0 written, 0 removed', `${this.root}: ${what}: ${stdout}`);
  }

  /** The content, the site and what `new` made, by names that are composed. @param isSmall whether names are compared in small letters */
  tree(isSmall = false): Map<string, string> {
    const named = (file: string) => (isSmall ? file.toLowerCase() : file).normalize('NFC');
    return new Map(
      ['content', 'site', 'own'].flatMap(folder =>
        [...tree(path.join(this.root, folder))].map(([file, text]) => [named(`${folder}/${file}`), text] as const),
      ),
    );
  }
}

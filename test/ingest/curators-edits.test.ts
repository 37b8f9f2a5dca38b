// limit: 600 s
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { undoDump } from '../../src/curate/undo-dump.ts';
import { check } from '../../src/digest/check-content.ts';
import { depth } from '../setup/depth.ts';
import { AContentFolder, aboutOf, abstracts, posterSession } from './a-content-folder.ts';

/** How many random sequences; the environment may ask for more. */
const SEQUENCES = depth('BROADSHEET_SEQUENCES', 40, 1000);

const TITLES = [
  'On the Shape of Federated Graphs in Winter',
  'Trees That Grow Downwards Need No Roots',
  'A Quiet Optimizer for Loud Gradients and Others',
  'Preface',
];
const listing = (i: number, authors?: string) => ({ title: TITLES[i]!, ...(authors ? { authors } : {}) });

/** Versions of three dumps; the papers overlap. */
const DUMPS: Record<string, string[]> = {
  '2025-05-01-a.txt': [
    posterSession(listing(0), listing(1), listing(3)),
    posterSession(listing(0, 'Ada Alder · Ben Birch · Cy Cedar'), listing(2)),
  ],
  '2025-05-02-b.txt': [abstracts(aboutOf(TITLES[0]!), aboutOf(TITLES[2]!)), abstracts(aboutOf(TITLES[1]!))],
  '2025-04-30-c.txt': [
    posterSession(listing(1), listing(2)),
    posterSession(listing(3, 'Zoe Zander · Yan Yew'), listing(1)),
  ],
};
const NAMES = Object.keys(DUMPS);

/** A person's edit of an entry's text, and what must hold for the text as long as nobody edits the same again. */
type Edit = (text: string, mark: string) => { text: string; holds: (text: string) => boolean } | undefined;
const has = (text: string, line: string) => ({ text, holds: (now: string) => now.includes(line) });

const EDITS: Record<string, Edit> = {
  title: (text, mark) => {
    const line = `\ntitle: '${mark}: in my own words'   # mine\n`;
    return /\ntitle: .*\n/.test(text)
      ? has(text.replace(/\ntitle: .*\n/, line), line)
      : has(text.replace('\n---\n', `${line}---\n`), line);
  },
  note: (text, mark) => {
    const line = `\nnote: "${mark}"\n`;
    return has(text.replace(/\nnote: .*\n/, '\n').replace('\n---\n', `${line}---\n`), line);
  },
  comment: (text, mark) =>
    has(text.replace('\n---\n', `\n# ${mark}: seen at the fair\n---\n`), `\n# ${mark}: seen at the fair\n`),
  body: (text, mark) => {
    const head = text.slice(0, text.indexOf('\n---\n') + 5);
    const body = `\n\n  ${mark} says *this*.  \n\n\n- and that\t\n\n`;
    return { text: head + body, holds: now => now.endsWith(body) };
  },
  noEvent: text => {
    const without = text.replace(/\nevent:\n(?: {2}.*\n)+/, '\n');
    return without === text ? undefined : { text: without, holds: now => !now.includes('\nevent:') };
  },
  topics: (text, mark) => {
    const line = `\ntopics: [graphs, ${mark}]\n`;
    const without = text.replace(/\ntopics:.*\n(?: {2}.*\n)*/, '\n');
    return has(without.replace('\n---\n', `${line}---\n`), line);
  },
  order: text => ({
    text: text.replace('\npick: true\n', '\n').replace('\nlisted:', '\npick: true\nlisted:'),
    holds: now => now.includes('\npick: true\n') && now.indexOf('\npick:') < now.indexOf('\nlisted:'),
  }),
};

/** One folder, what a person did to it, and what must hold since. */
class Model {
  readonly folder = new AContentFolder();
  readonly rules = new Map<string, { id: string; holds: (text: string) => boolean }>();
  readonly deleted = new Set<string>();
  readonly crlf = new Set<string>();
  #version = 100;
  #mark = 0;

  async ingest(which: number, version: number): Promise<void> {
    const name = NAMES[which % NAMES.length]!;
    const from = new AContentFolder({ [name]: DUMPS[name]![version % 2]! });
    await this.folder.ingest({ files: [from.at(`dumps/${name}`)], version: this.#version });
    fs.rmSync(from.root, { recursive: true });
  }

  async again(): Promise<void> {
    await this.folder.ingest({ version: ++this.#version });
  }

  async sameAgain(): Promise<void> {
    await this.folder.ingest({ version: this.#version });
  }

  async undo(which: number): Promise<void> {
    const name = NAMES[which % NAMES.length]!;
    if (fs.existsSync(this.folder.at(`dumps/${name}`))) await undoDump(this.folder.root, name, false, () => {});
    else if (fs.existsSync(this.folder.at(`set-aside/dumps/${name}`)))
      await this.folder.ingest({ files: [this.folder.at(`set-aside/dumps/${name}`)], version: this.#version });
  }

  edit(which: number, kind: string): void {
    const ids = this.folder.ids();
    if (ids.length === 0) return;
    const id = ids[which % ids.length]!;
    const file = this.folder.paper(id);
    const raw = this.folder.read(file);
    const text = raw.replaceAll('\r\n', '\n');
    if (kind === 'delete') {
      fs.rmSync(this.folder.at(file));
      this.deleted.add(id);
      for (const [key, rule] of this.rules) if (rule.id === id) this.rules.delete(key);
      this.crlf.delete(id);
    } else if (kind === 'move') {
      this.folder.write(`papers/2019/${path.basename(file)}`, raw);
      if (!file.startsWith('papers/2019/')) fs.rmSync(this.folder.at(file));
    } else if (kind === 'crlf') {
      this.folder.write(file, text.replaceAll('\n', '\r\n'));
      this.crlf.add(id);
    } else {
      const edited = EDITS[kind]!(text, `mark-${++this.#mark}`);
      if (!edited) return;
      this.folder.write(file, this.crlf.has(id) ? edited.text.replaceAll('\n', '\r\n') : edited.text);
      this.rules.set(kind === 'comment' ? `${id} ${kind} ${this.#mark}` : `${id} ${kind}`, { id, holds: edited.holds });
    }
  }

  check(): void {
    const ids = new Set(this.folder.ids());
    for (const id of this.deleted) assert.not.ok(ids.has(id), `${id} was deleted and is back`);
    for (const [key, { id, holds }] of this.rules) {
      assert.ok(ids.has(id), `${key}: the entry is gone`);
      const text = this.folder.read(this.folder.paper(id)).replaceAll('\r\n', '\n');
      assert.ok(holds(text), `${key} does not hold:\n${text}`);
    }
    for (const id of this.crlf) {
      if (!ids.has(id)) continue;
      assert.not.match(this.folder.read(this.folder.paper(id)), /[^\r]\n/, `${id} had CRLF line ends`);
    }
  }
}

type Step = { do: 'ingest' | 'again' | 'undo' | 'edit'; which: number; version: number; kind: string };
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('ingest', 'ingest', 'again', 'undo', 'edit', 'edit', 'edit'),
  which: fc.nat(11),
  version: fc.nat(1),
  kind: fc.constantFrom(...Object.keys(EDITS), 'delete', 'move', 'crlf'),
});

test(`${SEQUENCES} random sequences of ingest, edit, re-ingest and undo: every edit is preserved to the byte`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async steps => {
      const model = new Model();
      await model.ingest(0, 0);
      for (const { do: what, which, version, kind } of steps) {
        if (what === 'ingest') await model.ingest(which, version);
        else if (what === 'again') await model.again();
        else if (what === 'undo') await model.undo(which);
        else model.edit(which, kind);
        if (what === 'edit') continue;
        model.check();
        const before = model.folder.files();
        await model.sameAgain();
        assert.equal(model.folder.files(), before, 'the same dumps again change no byte');
      }
      fs.rmSync(model.folder.root, { recursive: true });
    }),
    { numRuns: SEQUENCES },
  );
});

test('a paper that a person wrote names the dump that lists it later', async () => {
  const title = 'Knots that Untie Themselves in the Rain';
  const folder = new AContentFolder();
  const file = 'papers/2025/knots-that-untie-themselves-in-the-rain.md';
  folder.write(file, `---\ntitle: ${title}\nlisted: "2025-11-20"\n---\n\nWe untie.\n`);
  folder.write('dumps/2025-12-01-a.txt', posterSession({ title }));
  await folder.ingest();
  assert.match(folder.read(file), '\nprovenance:\n  - dump: "2025-12-01-a.txt"\n');
});

test('a deleted paper whose file comes back takes what its listings say again, and keeps what a person wrote', async () => {
  const [id, title] = ['trees-that-grow-downwards-need-no-roots', TITLES[1]!];
  const folder = new AContentFolder({ '2025-05-01-a.txt': posterSession({ title }) });
  await folder.ingest();
  const file = folder.paper(id);
  const text = folder.read(file).replace('listed:', 'note: Read this.\nlisted:');
  folder.remove(file);
  folder.write('dumps/2025-05-02-b.txt', posterSession({ title }));
  await folder.ingest({ version: 50 });
  for (const name of ['a', 'b'])
    assert.match(folder.read(`ledger/2025-05-0${name === 'a' ? 1 : 2}-${name}.json`), '"outcome":"deleted"');
  folder.write(file, text);
  await folder.ingest({ version: 51 });
  assert.match(folder.read(file), /dump: "2025-05-01-a\.txt"[\s\S]*dump: "2025-05-02-b\.txt"/);
  assert.equal((await check(folder.root)).problems, []);

  const abstract = `${aboutOf(title)} It was mended.`;
  for (const name of ['2025-05-01-a', '2025-05-02-b'])
    folder.write(`dumps/${name}.txt`, posterSession({ title, authors: 'Zoe Zander · Yan Yew', abstract }));
  await folder.ingest();
  const now = folder.read(file);
  for (const words of ['It was mended.', 'Zoe Zander', 'note: Read this.']) assert.match(now, words);
});

test('where a person wrote another title, the authors still tell another paper of the old one', async () => {
  const title = TITLES[0]!;
  const from = (authors: string, about: string) => posterSession({ title, authors, abstract: aboutOf(about) });
  const folder = new AContentFolder({ '2025-05-01-a.txt': from('Ada Alder · Bo Birch', title) });
  await folder.ingest();
  const file = folder.paper('on-the-shape-of-federated-graphs-in-winter');
  folder.edit(file, text => text.replace(title, 'In Our Words'));
  folder.write('dumps/2025-05-02-b.txt', from('Cy Cedar · Di Dogwood', 'Trees'));
  assert.is((await folder.ingest()).added.length, 1);
  folder.write('dumps/2025-05-03-c.txt', from('Ada Alder · Bo Birch', 'Winds'));
  assert.equal((await folder.ingest()).added, []);
  assert.match(folder.read(file), 'dump: "2025-05-03-c.txt"');
});

for (const isUndone of [false, true])
  test(`a paper that a corrected dump lists no longer takes the next listing at once${isUndone ? ', also one that was undone before' : ''}`, async () => {
    const [a, b] = ['2025-05-01-a.txt', '2025-05-02-b.txt'];
    const [kites, winds] = ['A Known Paper on Kites', 'My Study of Winds'];
    const folder = new AContentFolder({ [a]: posterSession({ title: kites }, { title: winds }) });
    await folder.ingest();
    const page = posterSession({ title: kites });
    folder.write(`dumps/${b}`, page);
    await folder.ingest();
    await undoDump(folder.root, b, !isUndone, () => {});
    folder.write(`dumps/${a}`, posterSession({ title: winds }));
    await folder.ingest();
    if (!isUndone) folder.write(`dumps/${b}`, page);
    await folder.ingest(isUndone ? { files: [folder.at(`set-aside/dumps/${b}`)] } : {});
    const paper = folder.read(folder.paper('a-known-paper-on-kites'));
    assert.match(paper, `provenance:\n  - dump: "${b}"`);
    assert.match(paper, 'listed: "2025-05-01"\n', 'it stays on its day');
    const before = folder.files();
    await folder.ingest({ again: true });
    assert.equal(folder.files(), before);
    assert.equal((await check(folder.root)).problems, []);
  });

test.run();

import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { unzipSync } from 'fflate';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { OfflineTable } from '../../src/browser/offline/pack-format.ts';
import { packBlocks, type SiteFile } from '../../src/build/blocks.ts';
import { buildOffline, inFiles, type OfflineOutput } from '../../src/build/offline.ts';
import { packZip } from '../../src/build/zip.ts';
import type { SiteConfig } from '../../src/content/site-file.ts';
import type { Content } from '../../src/files/transaction.ts';
import { Memory } from '../../src/memory/memory.ts';
import { offlineCopy } from '../../src/theme/parts/offline-copy.ts';
import { ENGLISH } from '../../src/words/site-words.ts';
import { random } from '../setup/random.ts';

/** The archive and the pack of a site: what goes in comes out, and what did not change is not packed again. */

const NAMES = [
  'papers/a-{}.html',
  'days/{}.html',
  'pagefind/fragment/en_{}.pf_fragment',
  'pagefind/file/{}.js',
  'é/{}',
];

class Site {
  readonly texts = new Map<string, string>();
  readonly #pick = random(41);
  reads = 0;

  constructor(files: number) {
    for (let i = 0; i < files; i++) this.add(i);
  }

  add(n: number): void {
    this.texts.set(NAMES[n % NAMES.length]!.replace('{}', String(n)), this.#text());
  }

  /** Some files are added, some changed, some go. */
  edit(round: number): void {
    for (let i = 0; i < 4; i++) {
      const names = [...this.texts.keys()];
      const name = names[this.#pick(names.length)]!;
      if (i === 0) this.texts.delete(name);
      else if (i === 1) this.add(1000 * round + i);
      else this.texts.set(name, this.#text());
    }
  }

  #text(): string {
    return Array.from({ length: this.#pick(300) }, () => `word${this.#pick(50)}`).join(' ');
  }

  files(): SiteFile[] {
    return [...this.texts].map(([name, text]) => ({
      name,
      hash: crypto.createHash('sha1').update(text).digest('base64'),
      read: () => {
        this.reads++;
        return Buffer.from(text);
      },
    }));
  }
}

const sorted = (texts: Iterable<[string, string]>) => [...texts].sort((a, b) => (a[0] < b[0] ? -1 : 1));

/** What was packed, in one, as the next packing wants it. */
const whole = <Memory>({ parts, memory }: { parts: Buffer[]; memory: Memory }) => ({
  bytes: Buffer.concat(parts),
  memory,
});

test('the archive holds every file below one folder, and is made again of what changed alone', () => {
  const site = new Site(120);
  let last = whole(packZip(site.files(), 'digest/'));
  for (let round = 1; round <= 12; round++) {
    site.edit(round);
    site.reads = 0;
    const warm = whole(packZip(site.files().reverse(), 'digest/', last));
    assert.ok(site.reads <= 3, `${site.reads} files were read`);
    assert.ok(
      warm.bytes.equals(whole(packZip(site.files(), 'digest/')).bytes),
      `round ${round}: the same as made from nothing`,
    );
    const unpacked = Object.entries(unzipSync(warm.bytes)).map(([name, bytes]): [string, string] => [
      name.replace(/^digest\//, ''),
      Buffer.from(bytes).toString(),
    ]);
    assert.equal(sorted(unpacked), sorted(site.texts));
    last = warm;
  }
});

test('the pack holds every file, and is made again of the blocks that changed alone', () => {
  const site = new Site(400);
  let last = whole(packBlocks(site.files()));
  for (let round = 1; round <= 12; round++) {
    site.edit(round);
    site.reads = 0;
    const warm = whole(packBlocks(site.files().reverse(), last));
    assert.ok(site.reads < 240, `${site.reads} files were read`);
    assert.ok(
      warm.bytes.equals(whole(packBlocks(site.files())).bytes),
      `round ${round}: the same as made from nothing`,
    );
    assert.equal(sorted(filesOf(warm.bytes)), sorted(site.texts));
    last = warm;
  }
});

test('a pack that is too large for one file comes in parts, which are the same bytes behind one another', () => {
  const bytes = [300, 7, 1000, 4].map((size, i) => Buffer.alloc(size, i));
  for (const most of [1, 7, 300, 1000, 5000]) {
    const files = inFiles(bytes, most).map(parts => Buffer.concat(parts));
    assert.ok(Buffer.concat(files).equals(Buffer.concat(bytes)));
    assert.ok(files.slice(0, -1).every(file => file.length === most) && files.at(-1)!.length <= most);
  }
});

/** A site of these files, as `buildOffline` sees it. */
class MadeOutput implements OfflineOutput {
  readonly dir = fs.mkdtempSync(path.join(os.tmpdir(), 'offline-'));
  readonly made = new Map<string, Buffer>();
  reads = 0;

  constructor(files: Record<string, Buffer>) {
    for (const [name, bytes] of Object.entries(files)) this.made.set(name, bytes);
  }

  keep = () => false;
  standing = () => undefined;
  files = () => this.made.keys();
  sizeOf = (file: string) => this.made.get(file)?.length;
  hashOf = (file: string) => crypto.hash('sha1', this.made.get(file)!);
  put(file: string, _: string, content: Content): void {
    this.made.set(file, Array.isArray(content) ? Buffer.concat(content) : Buffer.from(content as string));
  }
  revise(file: string, content: string): void {
    this.put(file, '', content);
  }
  read(file: string): Buffer {
    this.reads++;
    return this.made.get(file)!;
  }
}

test('the zip is there where site.yaml asks for it, and is left out with a word where its host takes no such file', () => {
  const memory = new Memory(fs.mkdtempSync(path.join(os.tmpdir(), 'offline-memory-')));
  const offer = (site: SiteConfig) => Buffer.from(String(offlineCopy(ENGLISH, site)));
  const built = (more: Partial<SiteConfig>) => {
    const site = { name: 'Kites', url: 'https://kites.example/', sections: { offline: false }, ...more } as SiteConfig;
    const said: string[] = [];
    const output = new MadeOutput({
      'index.html': Buffer.from('<p>Home</p>'),
      'pictures/large.png': crypto.createHash('shake256', { outputLength: 22e6 }).update('x').digest(),
      'subscribe.html': offer(site),
    });
    buildOffline(output, memory, site, 'site.yaml', ({ message }) => said.push(message));
    fs.rmSync(output.dir, { recursive: true });
    const offered = output.made.get('subscribe.html')!.includes('digest-offline.zip');
    return { zip: output.made.get('digest-offline.zip'), offered, said, reads: output.reads };
  };
  const none = built({});
  assert.equal([none.zip, none.offered, none.said], [undefined, false, []]);
  const sections = { offline: false, zip: true };
  const whole = built({ sections });
  const names = Object.keys(unzipSync(whole.zip!)).sort();
  assert.equal(names, ['digest/index.html', 'digest/pictures/large.png', 'digest/subscribe.html']);
  assert.equal([whole.offered, whole.said], [true, []]);
  // The second time nothing is packed to see the same.
  for (const round of [1, 2]) {
    const left = built({ sections, host: 'cloudflare' });
    assert.equal([left.zip, left.offered, left.said.length], [undefined, false, 1], `round ${round}`);
    const word =
      /at most 21 MB, four fifths of what Cloudflare Pages.* found 22 MB; the site has no digest-offline\.zip/;
    assert.match(left.said[0]!, word);
    if (round === 2) assert.is(left.reads, 2);
  }
  assert.ok(built({ sections, host: 'github' }).zip);
});

/** What the service worker reads of a pack. */
function filesOf(pack: Buffer): [string, string][] {
  const start = 4 + pack.readUInt32LE(0);
  const { blocks, files } = JSON.parse(zlib.inflateRawSync(pack.subarray(4, start)).toString()) as OfflineTable;
  return Object.entries(files).map(([name, [block, from, to]]) => {
    const [begin, end] = blocks[block]!;
    return [name, zlib.inflateRawSync(pack.subarray(start + begin, start + end)).toString('utf8', from, to)];
  });
}

test.run();

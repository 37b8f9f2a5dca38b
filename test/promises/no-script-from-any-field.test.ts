// only: npm run test:long
// limit: 300 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import PostalMime from 'postal-mime';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Digest } from '../../src/digest/digest.ts';
import { loadDigest } from '../../src/digest/load-digest.ts';
import { epub } from '../../src/publish/epub/epub.ts';
import { mail } from '../../src/publish/mail/mail.ts';
import { settingsStyles } from '../../src/theme/layers.ts';
import { textsOf } from '../build/rendered.ts';
import { launch } from '../setup/browser.ts';
import { depth } from '../setup/depth.ts';
import { tried } from '../setup/tried.ts';
import { FileAudit } from './audit-files.ts';
import { SCHEMAS, writeEveryField } from './every-field.ts';
import { PAYLOADS } from './payloads.ts';

/** Every field that a schema knows, in every file that a build writes; see `no-script-from-content.test.ts` for pages that run. */

/** Small digests that are made; where there are as many as payloads, each of them has one payload in all of its fields. */
const DIGESTS = depth('BROADSHEET_FIELDS', 6, PAYLOADS.length);

/** Of how many of them a book and a mail are made too. */
const BOOKS = depth('BROADSHEET_FIELD_BOOKS', 1, 60);

/** The documents of a book of the digest's month, and a mail of one of its days. */
async function bookAndMail(digest: Digest, content: string): Promise<[name: string, text: string][]> {
  const parts = Object.entries(unzipSync(epub(digest, '2024-01', content).bytes));
  const documents = parts.filter(([name]) => /\.(?:xhtml|opf)$/.test(name));
  const { html } = await PostalMime.parse(
    await mail(digest, digest.days[0]!.date, { now: new Date('2025-01-01T00:00:00Z') }),
  );
  return [...documents.map(([name, bytes]): [string, string] => [name, strFromU8(bytes)]), ['letter.mail', html!]];
}

let browser: Browser;
let root = '';
test.before(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'any-field-'));
  browser = await launch();
});
test.after(async () => {
  await browser?.close();
  fs.rmSync(root, { recursive: true, force: true });
});

test('every schema of a file of the content is attacked', async () => {
  const isSchema = (value: unknown): value is object => typeof value === 'object' && value !== null && '~run' in value;
  const known = new Set<unknown>([...Object.values(SCHEMAS), ...Object.values(SCHEMAS.site.entries)]);
  const folder = new URL('../../src/content/', import.meta.url);
  for (const name of fs.readdirSync(folder)) {
    const file = new URL(name, folder);
    if (!fs.readFileSync(file, 'utf8').includes('v.object(')) continue;
    const exported = Object.values((await import(file.href)) as object);
    const schemas = exported.flatMap(one => (isSchema(one) ? [one] : Object.values(one as object).filter(isSchema)));
    assert.ok(
      schemas.some(schema => known.has(schema)),
      `a schema of ${name} in SCHEMAS of every-field.ts`,
    );
  }
});

test('no field of the content makes an element, an attribute, an address or a record in any file of the site', async () => {
  const page = await browser.newPage();
  const audit = await FileAudit.in(page);
  const taken = new Map<string, Set<string>>();
  const found: string[] = [];
  let next = 0;
  for (let n = 0; n < DIGESTS; n++) {
    const content = path.join(root, String(n));
    const each = DIGESTS < PAYLOADS.length ? () => PAYLOADS[next++ % PAYLOADS.length]! : () => PAYLOADS[n]!;
    for (const [field, payloads] of writeEveryField(content, each, n).taken)
      taken.set(field, new Set([...(taken.get(field) ?? []), ...payloads]));
    const digest = loadDigest(content, () => {});
    const files = textsOf(digest);
    files.set('assets/settings.css', settingsStyles(digest.site).replaceAll(/url\(fonts\/own-[a-z-]+\.woff2\)/g, ''));
    if (n < BOOKS) for (const [name, text] of await bookAndMail(digest, content)) files.set(name, text);
    found.push(...(await audit.of(files)).map(what => `${n}: ${what}`));
    fs.rmSync(content, { recursive: true });
  }
  const kinds = new Map(found.map(what => [what.replace(/^\d+: [^:]*: /, ''), what]));
  assert.equal([...kinds.values()].slice(0, 20), []);
  for (const ending of ['html', 'xml', 'json', 'opml', 'js', 'css', 'ris', 'bib', 'webmanifest'])
    assert.ok((audit.seen.get(ending) ?? 0) >= DIGESTS / 2, `${ending}: ${audit.seen.get(ending)}`);
  for (const field of [
    'site: footer.text',
    'site: nav.0.label',
    'page: description',
    'topic: terms.*',
    'day: title',
    'query: name',
  ])
    assert.ok(taken.has(field), field);
  tried('fields of the content’s files that take a text', taken.size);
  tried(
    'payloads in fields',
    [...taken.values()].reduce((sum, { size }) => sum + size, 0),
  );
  tried(
    'files of sites audited, by what each is',
    [...audit.seen.values()].reduce((sum, count) => sum + count, 0),
  );
  await page.close();
});

test.run();

// only: npm run test:long
// limit: 300 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Digest, makeDigest } from '../../src/digest/digest.ts';
import { loadDigest } from '../../src/digest/load-digest.ts';
import { epub } from '../../src/publish/epub/epub.ts';
import { mail } from '../../src/publish/mail/mail.ts';
import { harmless } from '../../src/typeset/unsafe.ts';
import { launch } from '../setup/browser.ts';
import { tried } from '../setup/tried.ts';
import { marker, writeHostileContent } from './hostile-content.ts';
import { PAYLOADS } from './payloads.ts';

/** What leaves the site: mail and books, which other programs show, with policies of their own or none. */

let root = '';
let digest: Digest;
let browser: Browser;
let page: Page;
let days: string[] = [];
const seen: string[] = [];
const inPage = (name: string) => fileURLToPath(new URL(`./in-page/${name}`, import.meta.url));

test.before(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'no-script-mail-'));
  writeHostileContent(root);
  digest = loadDigest(root, () => {});
  days = digest.days.map(({ date }) => date);
  browser = await launch();
  const context = await browser.newContext();
  page = await context.newPage();
  page.on('dialog', dialog => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', message => {
    // The browser's own wish, not the document's.
    if (message.location().url === 'http://book.test/favicon.ico') return;
    if (message.type() === 'error' || message.text().startsWith('RAN')) seen.push(message.text());
  });
  page.on('pageerror', error => seen.push(`error ${error.message}`));
  await page.addInitScript({ path: inPage('watch.js') });
});
test.after(async () => {
  await browser?.close();
  fs.rmSync(root, { recursive: true, force: true });
});

/** Opens a document as a reader's program would, but with scripts on and without a policy; it gets nothing that it asks for. */
async function open(name: string, body: string, contentType: string): Promise<void> {
  const url = `http://book.test/${name}`;
  await page.unroute('**/*');
  await page.route('**/*', route => {
    const asked = route.request().url();
    if (asked === url) return route.fulfill({ body, contentType });
    if (asked === 'http://book.test/style.css') return route.fulfill({ body: '', contentType: 'text/css' });
    if (asked === 'http://book.test/cover.svg')
      return route.fulfill({ body: '<svg xmlns="http://www.w3.org/2000/svg"/>', contentType: 'image/svg+xml' });
    if (/^http:\/\/book\.test\/(?:assets\/logo|pictures\/[0-9a-f]{16})\.png$/.test(asked))
      return route.fulfill({ body: Buffer.alloc(0), contentType: 'image/png' });
    seen.push(`request to ${asked} by ${name}`);
    return route.abort();
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.mouse.move(200, 200);
  await page.keyboard.press('Tab');
}

interface Audit {
  found: string[];
  text: string;
}
async function audit(file: string, text: string, type: string): Promise<Audit> {
  return page.evaluate(
    ([file, text, type]) => (window as unknown as { audit(...args: string[]): Audit }).audit(file!, text!, type!),
    [file, text, type],
  );
}
async function openAuditor(): Promise<void> {
  await open('auditor.html', '<!doctype html><title>x</title>', 'text/html');
  await page.addScriptTag({ path: inPage('audit-xml.js') });
}
const plain = (text: string) => harmless(text).replace(/\s+/g, ' ').trim();

test('a book holds nothing that content made, is XML, and says what the content says', async () => {
  await openAuditor();
  const found: string[] = [];
  const documents: [string, string][] = [];
  let said = '';
  const topics = digest.topics.map(({ slug }) => slug).slice(0, 6);
  const books = [...new Set(days.map(day => day.slice(0, 7))), ...days.slice(0, 3), '2024-W02', ...topics];
  for (const what of books) {
    for (const [name, bytes] of Object.entries(unzipSync(epub(digest, what, root).bytes))) {
      if (/^EPUB\/(?:assets\/logo|pictures\/[0-9a-f]{16})\.(?:png|jpg)$/.test(name)) continue;
      if (/^EPUB\/fonts\/(?:newsreader|public-sans|stix-two-math|own)-[a-z-]+\.woff2$/.test(name)) continue;
      assert.match(name, /^(?:mimetype|META-INF\/container\.xml|EPUB\/(?:[a-z0-9-]+\.(?:xhtml|opf|css)|cover\.svg))$/);
      if (name.endsWith('.xhtml')) {
        const text = strFromU8(bytes);
        const audited = await audit(`${what}/${name}`, text, 'application/xhtml+xml');
        found.push(...audited.found);
        if (what.length === 7) said += ` ${audited.text}`;
        documents.push([path.basename(name), text]);
      }
      if (name.endsWith('.svg'))
        // A picture of texts and rectangles, and the program's own face, in which nothing links and nothing runs; what is not well-formed has a parsererror.
        assert.equal(
          await page.evaluate(
            text =>
              [...new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('*')]
                .filter(
                  one =>
                    !(one.localName === 'style'
                      ? /^@font-face\{[^{}@<>\\]*src:url\(data:font\/woff2;base64,[\w+/=]*\)\}$/.test(
                          one.textContent ?? '',
                        )
                      : ['svg', 'rect', 'text'].includes(one.localName)) ||
                    one.getAttributeNames().some(attribute => /^on|href|style/.test(attribute)),
                )
                .map(one => one.outerHTML),
            strFromU8(bytes),
          ),
          [],
          `${what}/${name}`,
        );
      if (name.endsWith('.opf')) {
        const wrong = await page.evaluate(
          text => new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')?.textContent,
          strFromU8(bytes),
        );
        assert.is(wrong ?? '', '', name);
      }
    }
  }
  assert.equal(found.slice(0, 10), []);
  assert.ok(documents.length > 100, `${documents.length} documents`);
  for (const n of PAYLOADS.keys()) assert.ok(said.includes(marker(n)), marker(n));
  for (const payload of PAYLOADS.slice(0, 130)) assert.ok(plain(said).includes(plain(payload)), payload);
  const step = Math.ceil(documents.length / 25);
  for (const [name, text] of documents.filter((_, i) => i % step === 0))
    await open(name, text, 'application/xhtml+xml; charset=utf-8');
  assert.equal(seen, []);
  tried('books audited in Chromium', books.length);
});

test('a mail holds nothing that content made', async () => {
  await openAuditor();
  const found: string[] = [];
  const letters: string[] = [];
  for (const day of days) {
    const { html, text } = await PostalMime.parse(await mail(digest, day, { now: new Date('2025-01-01T00:00:00Z') }));
    letters.push(html!);
    const audited = await audit(day, html!, 'text/html');
    // The style sheet of the mail is its own, and the same in all.
    found.push(...audited.found);
    assert.ok(text!.length > 100);
    assert.not.match(text!, /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u);
    assert.is(html!.match(/<style>[^<]*<\/style>/g)?.join(), letters[0]!.match(/<style>[^<]*<\/style>/)![0]);
  }
  assert.equal(found.slice(0, 10), []);
  for (const html of letters.filter((_, i) => i % 3 === 0)) await open('mail.html', html, 'text/html; charset=utf-8');
  assert.equal(seen, []);
  tried('mails audited in Chromium', letters.length);
});

const HEADERS =
  'archived-at content-type date from list-archive list-id list-unsubscribe list-unsubscribe-post message-id mime-version subject to'.split(
    ' ',
  );

test('no title, name or address makes a line of a mail’s head', async () => {
  const ends = [
    '\r\n',
    '\n',
    '\r',
    '\u0085',
    '\u2028',
    '\u2029',
    '\v',
    '\f',
    '\0',
    '\\r\\n',
    '%0d%0a',
    '=?utf-8?q?=0d=0a?=',
  ];
  const day = digest.days[0]!;
  for (const end of ends)
    for (const evil of [
      `x${end}Bcc: spy@evil.example`,
      `x${end}${end}<script>ran(1)</script>`,
      `x${end} y: z${end}.${end}`,
    ]) {
      const site = {
        ...digest.site,
        name: evil,
        tagline: evil,
        url: `https://example.org/${evil.replaceAll(' ', '')}/`,
        editor: { name: evil, email: 'editor@example.org' },
      };
      const note = { day: day.date, title: evil, note: evil };
      const its = makeDigest({ site, entries: day.papers, topics: [], days: [note], hashes: new Map() });
      for (const to of [undefined, 'Readers <list@example.org>']) {
        const message = await mail(its, day.date, { now: new Date('2025-01-01T00:00:00Z'), ...(to ? { to } : {}) });
        const head = message.toString('latin1').split('\r\n\r\n', 1)[0]!;
        assert.not.match(head, /[^\r]\n|\r[^\n]|[^\r\n -~\t]/, JSON.stringify(evil));
        const lines = head.split('\r\n');
        for (const line of lines) {
          if (/^[ \t]/.test(line)) continue;
          const [name = ''] = /^[A-Za-z-]+(?=:)/.exec(line) ?? [];
          assert.ok(HEADERS.includes(name.toLowerCase()), `${JSON.stringify(evil)}: ${line}`);
        }
        const email = await PostalMime.parse(message);
        assert.equal(
          [email.cc, email.bcc, email.replyTo].filter(list => list?.length),
          [],
        );
        assert.is(email.to?.length ?? 0, to ? 1 : (email.to?.length ?? 0));
        assert.is(email.from?.address, 'editor@example.org');
        assert.not.match(email.subject ?? '', /[\r\n\0]/);
        tried(`heads of mails with line breaks of ${ends.length} kinds`);
      }
    }
  for (const to of [
    'Readers\r\nBcc: spy@evil.example',
    'a@b.c\r\nBcc: spy@evil.example',
    'a@b.c\nBcc: x@y.z',
    'x',
    'a@b.c, y',
  ])
    await mail(digest, day.date, { now: new Date(), to }).then(
      () => assert.unreachable(to),
      error => assert.match(error.message, '--to'),
    );
  for (const unsubscribe of ['https://a/\r\nBcc: x@y.z', 'javascript:ran(1)', 'https://a/> <https://b', 'mailto:a\n@b'])
    await mail(digest, day.date, { now: new Date(), unsubscribe }).then(
      () => assert.unreachable(unsubscribe),
      error => assert.match(error.message, 'unsubscribe'),
    );
});

test.run();

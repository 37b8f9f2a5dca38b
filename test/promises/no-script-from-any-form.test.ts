// only: npm run test:long
// limit: 300 s
import fs from 'node:fs';
import type { Browser } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ROOMS } from '../../src/desk/rooms.ts';
import { wellFormed } from '../../src/typeset/unsafe.ts';
import { ADesk } from '../desk/a-desk.ts';
import { AContentFolder } from '../ingest/a-content-folder.ts';
import { launch } from '../setup/browser.ts';
import { depth } from '../setup/depth.ts';
import { tried } from '../setup/tried.ts';
import { FileAudit } from './audit-files.ts';
import { writeEveryField } from './every-field.ts';
import { hostileDump, SOURCE_FIXTURES } from './every-slot.ts';
import { PAYLOADS } from './payloads.ts';

/** Every address of the desk with payloads in its parts, its query and each field of its forms; see `no-script-at-the-desk.test.ts` for pages that run. */

/** How often each address is asked. */
const ROUNDS = depth('BROADSHEET_FORMS', 1, 60);

let browser: Browser;
test.before(async () => {
  browser = await launch();
});
test.after(() => browser?.close());

/** The names of all fields, as the desk's own sources have them. */
function fieldNames(): string[] {
  const folder = new URL('../../src/desk/', import.meta.url);
  const sources = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));
  const text = sources.map(file => fs.readFileSync(new URL(file, folder), 'utf8')).join('\n');
  const named = text.matchAll(/\b(?:form|query|f)\.(?:get|raw|all)\(['`]([\w-]+)['`]\)|name="([a-z-]+)"/g);
  return [...new Set([...named].map(([, read, written]) => read ?? written!))];
}

/** Addresses that write nothing that is shown, or build a whole site. */
const LEFT_OUT = /^\/publish\/(?:build|run)$/;

test('no answer of the desk holds an element, an attribute or an address that a form or an address brought', async () => {
  const folder = new AContentFolder();
  let next = 0;
  const payload = () => PAYLOADS[next++ % PAYLOADS.length]!;
  writeEveryField(folder.root, payload);
  // Terms are held to a length when papers are taken in.
  for (const slug of ['first', 'second', 'third'])
    folder.write(`topics/${slug}.md`, `---\nname: ${JSON.stringify(payload())}\n---\n\n${wellFormed(payload())}\n`);
  for (const fixture of SOURCE_FIXTURES.filter((_, i) => i % 4 === 0)) {
    const name = `dumps/2024-03-02-${fixture.name}`;
    folder.write(
      `${name}.txt`,
      hostileDump(fixture, slot => (slot % 4 ? undefined : { payload: payload(), instead: true })),
    );
    folder.write(`${name}.yaml`, `source: ${fixture.source}\n`);
  }
  await folder.ingest();
  const names = fieldNames();
  assert.ok(names.length > 30, names.join(' '));
  const desk = await new ADesk(folder).serve();
  const page = await browser.newPage();
  const audit = await FileAudit.in(page);
  const found: string[] = [];
  let answers = 0;
  const real = folder.ids();
  try {
    for (let round = 0; round < ROUNDS; round++) {
      // A form that is whole but for its texts gets further than one that is wrong throughout.
      const isReal = (name: string) =>
        round % 2 === 0 && /^(?:id|day|paper|entry|other|listed|source|which)$/.test(name);
      const realValue = (name: string) =>
        name === 'day' || name === 'listed'
          ? '2024-01-02'
          : name === 'source'
            ? 'csv'
            : real[(round + next) % real.length]!;
      const valueFor = (name: string) => (isReal(name) ? realValue(name) : wellFormed(payload()));
      const addressOf = (pattern: string) =>
        pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(valueFor(name)));
      const files = new Map<string, string>();
      for (const room of ROOMS) {
        for (const pattern of Object.keys(room.views ?? {})) {
          const query = new URLSearchParams(names.map(name => [name, valueFor(name).slice(0, 200)]));
          const answer = await desk.get(`${addressOf(pattern)}?${round % 3 ? query : ''}`);
          if (answer.headers.get('content-type')!.startsWith('text/html'))
            files.set(`${pattern}.html`, await answer.text());
        }
        for (const pattern of Object.keys({ ...room.pieces, ...room.actions })) {
          if (LEFT_OUT.test(pattern)) continue;
          const form = new FormData();
          for (const name of names) form.append(name, valueFor(name));
          if (round % 4 === 0) form.append('files', new Blob([payload()]), wellFormed(payload()));
          const answer = await desk.post(addressOf(pattern), form);
          const text = await answer.text();
          const type = answer.headers.get('content-type')!.split(';', 1)[0]!;
          assert.ok(['text/html', 'text/plain', 'application/json'].includes(type), `${pattern}: ${type}`);
          if (type === 'text/html') files.set(`${pattern}.html`, text);
          else if (type === 'application/json') {
            const { to = '/' } = JSON.parse(text) as { to?: string };
            if (!/^\/(?![/\\])/.test(to)) found.push(`${pattern} leads to ${to}`);
          }
          answers++;
        }
      }
      answers += files.size;
      // The one address that is a page's own: of no picture for its tab.
      found.push(...(await audit.of(files)).filter(what => !what.endsWith(': link href=data:,')));
    }
  } finally {
    await desk.close();
  }
  assert.equal(found.slice(0, 20), []);
  tried('answers of the desk to hostile forms and addresses', answers);
  await page.close();
});

test.run();

// only: npm run test:long
// limit: 120 s
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { History } from '../../src/files/history.ts';
import { Lock } from '../../src/files/lock.ts';
import { PROGRAM_START } from '../../src/memory/project.ts';
import { AContentFolder, posterSession } from '../ingest/a-content-folder.ts';
import { type Asked, CONNECTIONS, load, quietly, REQUESTS, SlowReader } from '../serve/a-load.ts';
import type { RawAnswer } from '../serve/raw-request.ts';
import { A_READER, closed, endsAtOnce, isAsHeavy, openFiles, weigh } from '../serve/weighing.ts';
import { depth } from '../setup/depth.ts';
import { tried } from '../setup/tried.ts';
import { endAll, ended, post, type StartedDesk, startDesk } from './a-started-desk.ts';

/** The desk as a person starts it, asked by many at once, while some begin what they never end. */

/** An answer of the desk takes ten times the work of a file: usually there are fewer. */
const MOST = depth('BROADSHEET_DESK_REQUESTS', REQUESTS / 5, REQUESTS);
const CHANGES = depth('BROADSHEET_CHANGES', 20, 100);
/** What is known of what was changed, in bytes. */
const OF_CHANGES = 1_000_000;
const DAY = '2025-05-01';
const PAPERS = 20;
let folder: AContentFolder;

test.before(async () => {
  const titles = Array.from({ length: PAPERS }, (_, i) => ({
    title: `On the Shape of Federated Graphs in Winter ${i}`,
  }));
  folder = new AContentFolder({ [`${DAY}-a.txt`]: posterSession(...titles) });
  await folder.ingest();
});
test.after(endAll);

const portOf = ({ url }: StartedDesk): number => Number(new URL(url).port);

/** The head of a request as the desk's own page sends it. */
function head(
  { url, headers }: StartedDesk,
  method: string,
  target: string,
  more: Record<string, string> = {},
): string {
  const all = { host: new URL(url).host, ...headers, ...more };
  const fields = Object.entries(all).filter(([, value]) => value !== '');
  return [`${method} ${target} HTTP/1.1`, ...fields.map(([name, value]) => `${name}: ${value}`)].join('\r\n');
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const formOf = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

/** All that is asked of a desk that nobody changes. */
async function asks(desk: StartedDesk): Promise<Asked[]> {
  const port = portOf(desk);
  const paper = `/paper/${folder.ids()[3]}`;
  const pages = ['/', '/days', `/day/${DAY}`, paper, '/find?q=graphs+7', '/review', '/history', '/take-in'];
  const pieces: [string, Record<string, string>][] = [
    ...Array.from({ length: 4 }, (_, i): [string, Record<string, string>] => [
      '/take-in/preview',
      { text: posterSession({ title: `A Study of Pebbles ${i}` }, { title: `A Study of Winds ${i}` }) },
    ]),
    [`/day/${DAY}/line`, { note: 'All about *graphs* and $x^2$.' }],
    [`/day/${DAY}/links`, { letters: 'shape' }],
  ];
  const heads: [string, string?][] = [
    ...[...pages, '/assets/desk.css', '/assets/desk.js', '/nowhere'].map((at): [string] => [head(desk, 'GET', at)]),
    [head(desk, 'HEAD', '/days')],
    [head(desk, 'DELETE', '/days')],
    [head(desk, 'GET', '/days', { host: 'evil.example' })],
    [head(desk, 'GET', '/days', { cookie: '' })],
    [head(desk, 'POST', '/history/undo', { ...FORM, 'desk-secret': '' }), 'step=1'],
    [head(desk, 'POST', '/history/undo', { ...FORM, origin: 'http://evil.example' }), 'step=1'],
    [head(desk, 'POST', '/take-in', { 'content-type': 'text/plain' }), 'no form'],
    [head(desk, 'POST', `/day/${DAY}/pick`, FORM), 'id=nobody'],
    ...pieces.map(([at, fields]): [string, string] => [head(desk, 'POST', at, FORM), formOf(fields)]),
  ];
  // What is made at the first look stays for the next.
  for (const one of heads) await quietly(port, ...one);
  const asked = [];
  for (const one of heads) asked.push(await quietly(port, ...one));
  const statuses = new Set(asked.map(({ quiet }) => quiet.status));
  assert.equal([...statuses].sort(), [200, 400, 401, 403, 404, 405]);
  return asked;
}

test('the desk answers each rightly and keeps nothing of it, nor loses a change, and ends at once', async () => {
  const desk = await startDesk(PROGRAM_START, ['--content', folder.root]);
  const port = portOf(desk);
  const asked = await asks(desk);
  const idle = openFiles(desk);
  await load(port, asked, { requests: Math.max(MOST / 10, 60), seed: 1 });
  await closed(desk, idle);
  const before = await weigh(desk);
  const slow = Array.from(
    { length: CONNECTIONS },
    (_, i) => new SlowReader(port, { head: head(desk, 'GET', '/assets/desk.js') }, i % 2 ? 16 : 0),
  );
  let requests = await load(port, asked, { requests: MOST, seed: 2 });
  for (const reader of slow.splice(4)) reader.leave();
  await closed(desk, idle + slow.length);
  isAsHeavy(before, await weigh(desk), slow.length * A_READER);

  const ids = folder.ids();
  const file = path.join(folder.root, `days/${DAY}.md`);
  const change = async (): Promise<void> => {
    for (let made = 0; made < CHANGES; made += ids.length) {
      const isPick = made % (2 * ids.length) === 0;
      const some = ids.slice(0, CHANGES - made);
      const pick = head(desk, 'POST', `/day/${DAY}/${isPick ? 'pick' : 'unpick'}`, FORM);
      const answers = await Promise.all(some.map(id => quietly(port, pick, formOf({ id }))));
      const steps = answers.map(({ quiet }) => (JSON.parse(quiet.body.toString()) as { made: number }).made);
      const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
      assert.equal(
        some.filter(id => new RegExp(`- ${id}$`, 'm').test(text) !== isPick),
        [],
        'each is in its place',
      );
      assert.ok(steps.every(step => step > 0));
    }
  };
  const isWhole = ({ status, body }: RawAnswer): void => {
    assert.not.ok([500, 503].includes(status), `${status} ${body}`);
    if (body.includes('<!doctype')) assert.match(body.toString(), /<\/html>\n$/);
  };
  const reading = asked.filter(({ head }) => !/^POST \S+(?:pick|preview) /.test(head));
  requests += await load(
    port,
    reading.map(one => ({ ...one, judge: isWhole })),
    { requests: 0, connections: CONNECTIONS / 5, seed: 3, until: change() },
  );
  assert.is([...new History(folder.root).steps()].length, CHANGES);
  await closed(desk, idle + slow.length);
  isAsHeavy(before, await weigh(desk), slow.length * A_READER + OF_CHANGES);
  const complaints = desk
    .said()
    .split('\n')
    .filter(line => line && !/^it holds|^The desk|^http/.test(line));
  assert.equal(complaints, []);
  await endsAtOnce(desk, 'SIGTERM');
  assert.is(await ended(desk.child), 143);
  for (const reader of slow) reader.leave();
  tried(`requests to the desk in six ways, on ${CONNECTIONS} connections at once`, requests);
  tried('changes by the desk meanwhile', CHANGES);
});

test('what waits for another command does not keep the desk', async () => {
  const desk = await startDesk(PROGRAM_START, ['--content', folder.root]);
  const lock = new Lock(folder.root, 'another command');
  try {
    const steps = [...new History(folder.root).steps()].length;
    const sent = folder.ids().map(id => post(desk, `/day/${DAY}/pick`, { id }).catch(() => undefined));
    // Those that came before this one wait by now.
    await post(desk, `/day/${DAY}/line`, { note: '' });
    await endsAtOnce(desk, 'SIGINT');
    assert.equal(new Set(await Promise.all(sent)), new Set([undefined]));
    assert.is([...new History(folder.root).steps()].length, steps);
    assert.not.match(desk.said(), 'Error');
  } finally {
    lock.release();
  }
});

test.run();

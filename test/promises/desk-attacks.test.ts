// only: npm run test:long
// limit: 240 s
import fs from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { DEFENCES, type Defences } from '../../src/desk/door.ts';
import { leadingTo } from '../../src/desk/run.ts';
import type { Room } from '../../src/desk/view.ts';
import { html } from '../../src/typeset/html.ts';
import { ADesk } from '../desk/a-desk.ts';
import { rawRequest } from '../serve/raw-request.ts';
import { launch } from '../setup/browser.ts';

/**
 * Whoever is not the person at the desk sees nothing of it and changes nothing. Each attack is made twice: on the desk as it is, and on
 * one without the defences that it is about, where it has to work. Otherwise it would show nothing.
 */

const PRIVATE = 'a title that nobody published';
const HOST = 'evil.test';
let browser: Browser;
let changes = 0;

const room: Room = {
  views: {
    '/': async () => ({
      title: 'Desk',
      body: html`<p>${PRIVATE}</p>\n<form method="post" action="/change" data-desk><button>Change</button></form>\n`,
    }),
  },
  actions: {
    '/change': async () => {
      changes++;
      return { says: `Changed ${changes}` };
    },
  },
};

test.before(async () => {
  browser = await launch(`--host-resolver-rules=MAP ${HOST} 127.0.0.1`);
});
test.after(() => browser?.close());
test.before.each(() => {
  changes = 0;
});

/** The defences but for some: checks, headers, or parts of the policy and of the cookie, by their names. */
function without(...names: string[]): Defences {
  const { checks, headers, cookie } = DEFENCES;
  const known = [...checks.map(({ name }) => name), ...Object.keys(headers), 'frame-ancestors', 'SameSite'];
  for (const name of names) assert.ok(known.includes(name), name);
  const left = Object.entries(headers).filter(([name]) => !names.includes(name));
  const policy = (value: string) =>
    names.includes('frame-ancestors') ? value.replace(/; frame-ancestors 'none'/, '') : value;
  return {
    checks: checks.filter(({ name }) => !names.includes(name)),
    headers: Object.fromEntries(left.map(([name, value]) => [name, policy(value)])),
    cookie: names.includes('SameSite') ? cookie.replace('SameSite=Strict; ', '') : cookie,
  };
}

/** A site of somebody else on this machine, with one page; it remembers what it was sent. */
class Elsewhere {
  readonly seen: IncomingMessage[] = [];
  #server!: Server;

  async serve(page: string): Promise<this> {
    this.#server = createServer((request, response) => {
      this.seen.push(request);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(request.url === '/' ? `<!doctype html><title>Elsewhere</title><body>${page}` : '');
    });
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** What an attack came to. */
interface Outcome {
  changed: boolean;
  /** Whether the page's words were seen where nobody should have seen them. */
  read: boolean;
  /** Whether it learned that the desk is there, or had it do something. */
  reached: boolean;
}

/**
 * The person has the desk open in a browser and visits another page in it.
 *
 * @param page what stands on it; `DESK` stands for the desk's address. It may set the title to `done` with what it read
 * @param host of the other page: another port of the desk's own, or another site
 */
async function visit(defences: Defences, page: string, host = '127.0.0.1'): Promise<Outcome> {
  const desk = await new ADesk().serve({ rooms: [room], defences });
  const elsewhere = await new Elsewhere().serve(page.replaceAll('DESK', `http://127.0.0.1:${desk.port}`));
  const context = await browser.newContext();
  try {
    const own = await context.newPage();
    await own.goto(desk.serving.link);
    await own.getByText(PRIVATE).waitFor();
    const other = await context.newPage();
    await other.goto(`http://${host}:${elsewhere.port}/`);
    await other.waitForFunction(() => /^(?:done|Desk)/.test(document.title), undefined, { timeout: 10_000 });
    const texts = await Promise.all(other.frames().map(frame => (frame === other.mainFrame() ? '' : textOf(frame))));
    const title = await other.title();
    return {
      changed: changes > 0,
      read: texts.some(text => text.includes(PRIVATE)) || title.includes(PRIVATE),
      reached: title.includes('reached'),
    };
  } finally {
    await context.close();
    elsewhere.close();
    await desk.close();
  }
}

const textOf = (frame: ReturnType<Page['mainFrame']>): Promise<string> =>
  frame
    .locator('body')
    .innerText()
    .catch(() => '');

/** Ends the attack once what it began has ended. */
const script = (code: string) =>
  `<script>(async () => { let found = ''; try { ${code} } catch {} document.title = 'done ' + found; })()</script>`;
const FETCH = script(
  `await fetch('DESK/change', { method: 'POST', mode: 'no-cors', credentials: 'include', body: new URLSearchParams({ a: 1 }) });`,
);
const FORM = `<iframe name="into"></iframe><form method="post" action="DESK/change" target="into" enctype="multipart/form-data"><input name="a" value="1"></form>
${script(`document.forms[0].submit(); await new Promise(then => { document.querySelector('iframe').onload = then; });`)}`;
const TOP_FORM = `<form method="post" action="DESK/change" target="_blank"><input name="a" value="1"></form>
${script(`document.forms[0].submit(); await new Promise(then => setTimeout(then, 1500));`)}`;

/** Attacks by pages, with what keeps them out: without all of it, each of them works. */
const ATTACKS: { name: string; page: string; host?: string; out: string[]; what: keyof Outcome }[] = [
  {
    name: 'another port sends a change by fetch',
    page: FETCH,
    out: ['fetch-site', 'origin', 'secret'],
    what: 'changed',
  },
  {
    name: 'another port sends a change by a form',
    page: FORM,
    out: ['fetch-site', 'origin', 'secret'],
    what: 'changed',
  },
  {
    name: 'another port shows the desk in a frame',
    page: `<iframe src="DESK/"></iframe>${script(`await new Promise(then => { document.querySelector('iframe').onload = then; });`)}`,
    out: ['fetch-site', 'frame-ancestors', 'X-Frame-Options'],
    what: 'read',
  },
  {
    name: 'another port loads a script of the desk, and learns that it is open',
    page: `<div></div>${script(`await new Promise((then, never) => { const script = document.createElement('script'); script.src = 'DESK/assets/desk.js'; script.onload = then; script.onerror = never; document.body.append(script); }); found = 'reached';`)}`,
    out: ['fetch-site', 'Cross-Origin-Resource-Policy'],
    what: 'reached',
  },
  {
    name: 'another site sends a change by a form',
    page: TOP_FORM,
    host: 'localhost',
    out: ['fetch-site', 'origin', 'secret', 'SameSite'],
    what: 'changed',
  },
];

for (const { name, page, host, out, what } of ATTACKS)
  test(`${name}: in vain`, async () => {
    const held = await visit(DEFENCES, page, host);
    assert.equal(held, { changed: false, read: false, reached: false });
    for (const one of out) {
      const still = await visit(without(...out.filter(other => other !== one)), page, host);
      assert.is(still[what], false, `${one} alone keeps it out`);
    }
    assert.is((await visit(without(...out), page, host))[what], true, `without ${out.join(', ')} it works`);
  });

test('another port reads a page: in vain, since no answer says that it may', async () => {
  const page = script(`found = await (await fetch('DESK/', { credentials: 'include' })).text();`);
  assert.equal(await visit(DEFENCES, page), { changed: false, read: false, reached: false });
  const open = { 'Access-Control-Allow-Origin': '*' };
  const checks = DEFENCES.checks.filter(({ name }) => !['fetch-site', 'origin', 'cookie'].includes(name));
  const plain = page.replace(", { credentials: 'include' }", '');
  assert.ok((await visit({ ...DEFENCES, checks, headers: { ...DEFENCES.headers, ...open } }, plain)).read);
});

test('another port opens a socket: in vain, since the desk has none, whatever else is let in', async () => {
  const page = script(
    `await new Promise((then, never) => { const socket = new WebSocket('DESK/'.replace('http', 'ws')); socket.onopen = then; socket.onerror = never; }); found = 'reached';`,
  );
  assert.equal(await visit(DEFENCES, page), { changed: false, read: false, reached: false });
  assert.equal(await visit(without('fetch-site', 'origin', 'cookie', 'secret'), page), {
    changed: false,
    read: false,
    reached: false,
  });
});

/** Sends a change as anything but a browser may: with whatever headers. */
function sendChange(port: number, headers: Record<string, string>): Promise<{ status: number; body: Buffer }> {
  const own = { Host: `127.0.0.1:${port}`, Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'same-origin' };
  const lines = Object.entries({ ...own, 'Content-Type': 'application/x-www-form-urlencoded', ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return rawRequest(port, `POST /change HTTP/1.1\r\n${head}Connection: close\r\nContent-Length: 3\r\n\r\na=1`);
}

async function onDesk<T>(defences: Defences, work: (desk: ADesk) => Promise<T>): Promise<T> {
  const desk = await new ADesk().serve({ rooms: [room], defences });
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}

test('a stolen cookie opens pages and changes nothing, and no page has what is missing', async () => {
  const elsewhere = await new Elsewhere().serve('<script>document.title = "done"</script>');
  const steal = async (desk: ADesk): Promise<string> => {
    const context = await browser.newContext();
    const own = await context.newPage();
    await own.goto(desk.serving.link);
    await own.getByText(PRIVATE).waitFor();
    assert.not.match(own.url(), /secret|token/, 'the address bar keeps neither');
    await (await context.newPage()).goto(`http://127.0.0.1:${elsewhere.port}/`);
    await context.close();
    const { cookie } = elsewhere.seen.findLast(({ url }) => url === '/')!.headers;
    assert.match(cookie!, /^broadsheet-desk-/, 'cookies go to every port: this one has it now');
    return cookie!;
  };
  try {
    await onDesk(DEFENCES, async desk => {
      const cookie = await steal(desk);
      const page = await (await fetch(desk.serving.url, { headers: { cookie } })).text();
      assert.match(page, PRIVATE);
      assert.is((await sendChange(desk.port, { Cookie: cookie })).status, 403);
      for (const word of new Set([cookie.split('=')[1]!, '', ...(page.match(/[\w-]{16,}/g) ?? [])]))
        assert.is((await sendChange(desk.port, { Cookie: cookie, 'desk-secret': word })).status, 403);
      assert.is(changes, 0);
      const { secret } = await desk.enter();
      assert.not.match(page, secret);
      assert.is((await sendChange(desk.port, { Cookie: cookie, 'desk-secret': secret })).status, 200);
      assert.is(changes, 1, 'with the secret it is a change');
    });
    await onDesk(without('secret'), async desk => {
      assert.is((await sendChange(desk.port, { Cookie: await steal(desk) })).status, 200);
    });
  } finally {
    elsewhere.close();
  }
});

test('guessed and stale tokens, cookies and secrets open nothing', async () => {
  const old = await onDesk(DEFENCES, async desk => ({
    ...(await desk.enter()),
    link: desk.serving.link,
    port: desk.port,
  }));
  const tries = async (desk: ADesk) => {
    const { token } = Object.fromEntries(new URL(desk.serving.link).searchParams) as { token: string };
    const stale = new URL(old.link).searchParams.get('token')!;
    const other = token.slice(0, -1) + (token.endsWith('A') ? 'E' : 'A');
    const answers: number[] = [];
    for (const guess of [stale, '', 'x', other, token.slice(1), `${token}A`, token.toUpperCase(), 'null', '%00'])
      answers.push((await fetch(`${desk.serving.url}?token=${guess}`, { redirect: 'manual' })).status);
    const cookie = old.cookie.replace(String(old.port), String(desk.port));
    for (const headers of [{ cookie }, { cookie: cookie.replace(/=.*/, '=') }, {}] as Record<string, string>[])
      for (const at of ['/', '/change', '/assets/desk.js', '/nowhere', '/../x', '//'])
        answers.push((await fetch(new URL(at.replace('//', '/'), desk.serving.url), { headers })).status);
    const own = await desk.enter();
    answers.push((await sendChange(desk.port, { Cookie: own.cookie, 'desk-secret': old.secret })).status);
    answers.push((await sendChange(desk.port, { Cookie: cookie, 'desk-secret': own.secret })).status);
    return answers;
  };
  const held = await onDesk(DEFENCES, tries);
  assert.equal(
    held.filter(status => status !== 401 && status !== 403),
    [],
  );
  assert.is(changes, 0);
  const open = await onDesk(without('cookie', 'secret'), tries);
  assert.ok(open.includes(200));
  assert.is(changes, 2);
});

test('a name of another that leads to this machine gets nothing', async () => {
  await onDesk(DEFENCES, async desk => {
    const page = await browser.newPage();
    const answer = await page.goto(`http://${HOST}:${desk.port}/`);
    assert.is(answer!.status(), 403);
    assert.not.match(await page.content(), PRIVATE);
    await page.close();
    const { cookie, secret } = await desk.enter();
    const own = { Cookie: cookie, 'desk-secret': secret };
    for (const Host of [
      `${HOST}:${desk.port}`,
      HOST,
      'localhost',
      `localhost.${HOST}:${desk.port}`,
      '',
      `127.0.0.1:${desk.port}@${HOST}`,
    ])
      assert.ok(
        [400, 403].includes((await sendChange(desk.port, { ...own, Host, Origin: `http://${Host}` })).status),
        Host,
      );
    assert.is(changes, 0);
  });
  await onDesk(without('host', 'cookie'), async desk => {
    const page = await browser.newPage();
    await page.goto(`http://${HOST}:${desk.port}/`);
    assert.match(
      await page.content(),
      PRIVATE,
      'without the check, and without the cookie that it does not have, it reads',
    );
    await page.close();
  });
  await onDesk(without('host'), async desk => {
    const { cookie, secret } = await desk.enter();
    const Host = `${HOST}:${desk.port}`;
    const headers = { Cookie: cookie, 'desk-secret': secret, Host, Origin: `http://${Host}` };
    assert.is((await sendChange(desk.port, headers)).status, 200);
  });
});

test('no other method changes anything, and a change that only looks at is none', async () => {
  await onDesk(DEFENCES, async desk => {
    const { cookie, secret } = await desk.enter();
    const headers = { cookie, 'desk-secret': secret, origin: new URL(desk.serving.url).origin };
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const { status, headers: sent } = await fetch(new URL('/change?a=1', desk.serving.url), { method, headers });
      assert.ok([404, 405].includes(status), `${method}: ${status}`);
      assert.is(sent.get('access-control-allow-origin'), null);
    }
    assert.is(changes, 0);
  });
});

test('a file of the person’s own that leads to the link lets the browser in, with what changes need', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leads-'));
  const file = path.join(folder, 'desk.html');
  try {
    await onDesk(DEFENCES, async desk => {
      fs.writeFileSync(file, leadingTo(desk.serving.link));
      const page = await browser.newPage();
      await page.goto(pathToFileURL(file).href);
      await page.getByRole('button', { name: 'Change' }).click();
      await page.getByRole('status').getByText('Changed 1').waitFor();
      assert.not.match(page.url(), /secret|token/);
      await page.close();
    });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test('the person changes what the page is about: the control', async () => {
  await onDesk(DEFENCES, async desk => {
    const page = await browser.newPage();
    await page.goto(desk.serving.link);
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByRole('status').getByText('Changed 1').waitFor();
    assert.is(changes, 1);
    await page.close();
  });
});

test.run();

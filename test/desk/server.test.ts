import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Conflict } from '../../src/desk/desk.ts';
import type { Form, Room } from '../../src/desk/view.ts';
import { ContentError, UsageError } from '../../src/diagnostic.ts';
import { html } from '../../src/typeset/html.ts';
import { rawGet } from '../serve/raw-request.ts';
import { ADesk } from './a-desk.ts';

const sent: Form[] = [];
const fails: Record<string, () => Error> = {
  usage: () => new UsageError('expected a day, found none'),
  content: () =>
    new ContentError({ severity: 'error', rule: 'bad', file: 'site.yaml', line: 3, message: 'no such thing' }),
  conflict: () =>
    new Conflict('The note was changed meanwhile', [{ name: 'note', yours: 'mine', theirs: '<b>theirs</b>' }]),
  full: () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' }),
  fault: () => new Error('nobody foresaw this'),
};
const room: Room = {
  nav: { name: 'desk-nav-issues', to: '/days' },
  views: {
    '/': async () => ({ title: 'Start & <end>', body: html`<p>start</p>` }),
    '/day/:day': async (_desk, { day }, query) => ({ title: day!, body: html`<p>${query.get('q')}</p>` }),
    '/day/new': async () => ({ title: 'A new day', body: html`` }),
    '/fails/:how': async (_desk, { how }) => {
      throw fails[how!]!();
    },
  },
  pieces: { '/piece': async (_desk, _params, form) => html`<b>${form.get('text')}</b>` },
  actions: {
    '/send': async (_desk, _params, form) => {
      sent.push(form);
      return { says: 'Sent', to: '/days' };
    },
    '/fails/:how': async (_desk, { how }) => {
      throw fails[how!]!();
    },
  },
};

let desk: ADesk;
test.before(async () => {
  desk = await new ADesk().serve({ rooms: [room] });
});
test.after(() => desk.close());

test('pages stand at their addresses, and what is written out comes before what stands for anything', async () => {
  const page = await (await desk.get('/')).text();
  assert.match(page, '<title>Start &amp; &lt;end&gt; — desk of A digest</title>');
  assert.match(page, '<a href="/days">Issues</a>');
  assert.match(await (await desk.get('/day/2026-01-02?q=%3Ci%3E&token=x')).text(), '<p>&lt;i&gt;</p>');
  assert.match(await (await desk.get('/day/new')).text(), 'A new day');
  assert.match(await (await desk.get('/day/%E2%88%82')).text(), '<title>∂');
  for (const nowhere of [
    '/nowhere',
    '/day',
    '/day/a/b',
    '/send',
    '/piece',
    '/assets/site.js',
    '/assets/fonts',
    '/.hidden',
  ])
    assert.is((await desk.get(nowhere)).status, 404, nowhere);
});

test('the link leads to the page that it names, without the token', async () => {
  const { headers, status } = await fetch(`${desk.serving.link.replace('/?', '/day/new?a=1&')}`, {
    redirect: 'manual',
  });
  assert.is(status, 303);
  assert.match(headers.get('location')!, /^\/day\/new\?a=1#secret=[\w-]{43}$/);
  assert.match(headers.get('set-cookie')!, /^broadsheet-desk-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  assert.is(headers.get('cache-control'), 'no-store');
});

test('who is sent here from elsewhere, as by a file, goes on by themselves, so that the cookie is kept and sent', async () => {
  const { pathname, search } = new URL(desk.serving.link);
  for (const site of ['cross-site', 'same-site']) {
    const headers = [`Sec-Fetch-Site: ${site}`, 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'];
    const { status, head, body } = await rawGet(desk.port, pathname + search, ...headers);
    assert.is(status, 200);
    assert.match(head, /^Refresh: 0; url=\/#secret=[\w-]{43}\r$/m);
    assert.match(head, /^Set-Cookie: broadsheet-desk-/m);
    assert.not.match(body.toString(), 'secret');
  }
});

test('a form comes as it was typed, with its files', async () => {
  const form = new FormData();
  form.append('text', ' one\r\ntwo ');
  form.append('many', 'a');
  form.append('many', 'b');
  form.append('file', new File([Uint8Array.of(0, 255, 13, 10)], 'naïve, “name”.txt', { type: 'text/plain' }));
  form.append('none', new File([], ''));
  const answer = await desk.post('/send', form);
  assert.equal(await answer.json(), { says: 'Sent', to: '/days' });
  const got = sent.pop()!;
  assert.is(got.raw('text'), ' one\ntwo ');
  assert.is(got.get('text'), 'one\ntwo');
  assert.equal(got.all('many'), ['a', 'b']);
  assert.is(got.get('nothing'), '');
  assert.equal(
    got.files.map(({ name, type, bytes }) => [name, type, [...bytes]]),
    [['naïve, “name”.txt', 'text/plain', [0, 255, 13, 10]]],
  );
  assert.is(await (await desk.post('/piece', { text: '<script>' })).text(), '<b>&lt;script&gt;</b>');
});

test('what is no form, or too large a one, is refused in words', async () => {
  const { cookie, secret } = await desk.enter();
  const headers = { cookie, 'desk-secret': secret, origin: new URL(desk.serving.url).origin };
  const send = async (type: string, body: string | Uint8Array<ArrayBuffer>) =>
    fetch(new URL('/send', desk.serving.url), { method: 'POST', headers: { ...headers, 'content-type': type }, body });
  for (const type of ['text/plain', 'application/json', 'multipart/form-data']) {
    const answer = await send(type, '{"a":1}');
    assert.is(answer.status, 400, type);
    assert.match(((await answer.json()) as { error: string[] }).error.join(), 'Expected a form');
  }
  const large = await send('application/x-www-form-urlencoded', new Uint8Array(64 * 1024 * 1024 + 1)).catch(
    () => undefined,
  );
  if (large) assert.match(((await large.json()) as { error: string[] }).error.join(), 'at most 64 MB');
  assert.is(sent.length, 0);
});

test('what goes wrong is said in words, on a page and to a form, and never with a trace', async () => {
  const expected: [string, number, RegExp][] = [
    ['usage', 400, /Expected a day, found none/],
    ['content', 422, /site\.yaml:3: error: no such thing/],
    ['conflict', 409, /The note was changed meanwhile/],
    ['full', 507, /The disk is full\. Nothing was changed/],
    ['fault', 500, /The desk failed: nobody foresaw this/],
  ];
  for (const [how, status, words] of expected) {
    const page = await desk.get(`/fails/${how}`);
    const text = await page.text();
    assert.is(page.status, status);
    assert.match(text, words);
    assert.not.match(text, 'server.test.ts');
    const answer = await desk.post(`/fails/${how}`);
    const told = (await answer.json()) as { error: string[]; fields?: unknown };
    assert.is(answer.status, status);
    assert.match(told.error.join('\n'), words);
    assert.not.match(JSON.stringify(told), 'server.test.ts');
    assert.equal(
      told.fields,
      how === 'conflict' ? [{ name: 'note', yours: 'mine', theirs: '<b>theirs</b>' }] : undefined,
    );
  }
});

test('each answer says that it may not be framed, kept or guessed at, and loads nothing from elsewhere', async () => {
  const answers = [
    await desk.get('/'),
    await desk.get('/nowhere'),
    await desk.post('/send'),
    await fetch(desk.serving.url),
  ];
  for (const { headers } of answers) {
    assert.match(
      headers.get('content-security-policy')!,
      /default-src 'none'.*base-uri 'none'; frame-ancestors 'none'/,
    );
    assert.not.match(headers.get('content-security-policy')!, /unsafe|https?:/);
    assert.is(headers.get('x-frame-options'), 'DENY');
    assert.is(headers.get('x-content-type-options'), 'nosniff');
    assert.is(headers.get('referrer-policy'), 'no-referrer');
    assert.is(headers.get('cross-origin-resource-policy'), 'same-origin');
    assert.is(headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.is(headers.get('cache-control'), 'no-store');
  }
});

test.run();

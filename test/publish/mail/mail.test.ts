import type { AddressInfo } from 'node:net';
import nodemailer from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { UsageError } from '../../../src/diagnostic.ts';
import { type MailOptions, mail } from '../../../src/publish/mail/mail.ts';
import { digestOf, HOSTILE, hostilePaper, paper, site } from '../feeds/a-digest.ts';

const DAY = '2025-03-02';
const now = new Date('2025-03-02T06:07:08Z');
const days = [{ day: DAY, title: 'A windy day', note: 'All about *tails*, in $n^2$ steps.' }];
const entries = [
  paper('one', DAY, { pick: true, note: 'Read *this*.', title: 'Über $\\alpha$-kites' }),
  paper('two', DAY, { status: 'withdrawn', title: "Paper two can't fly" }),
  paper('three', DAY, { topics: ['strings'], links: [{ url: 'https://code.test/x', kind: 'code' }] }),
];
const digest = digestOf(entries, { days });
const compose = (options: Partial<MailOptions> = {}) => mail(digest, DAY, { now, ...options });
const open = (message: Buffer) => PostalMime.parse(message);
const header = (email: Email, name: string) =>
  email.headers.filter(({ key }) => key === name).map(({ value }) => value);

/** Mail programs cut off what is longer, in bytes. */
const LARGEST = 100_000;

test('a MIME parser reads a multipart message: note and picks, then the topics', async () => {
  const email = await open(await compose({ to: 'Readers <list@kites.net>, b@kites.net' }));
  assert.is(email.subject, 'The <Kite> & Co, Sunday 2 March 2025: A windy day');
  assert.equal(email.from, { name: 'The <Kite> & Co', address: 'editor@kites.net' });
  assert.equal(
    email.to?.map(({ address }) => address),
    ['list@kites.net', 'b@kites.net'],
  );
  assert.is(email.date, '2025-03-02T06:07:08.000Z');
  for (const text of [email.text!, email.html!]) {
    const order = ['n² steps', 'Über α-kites', 'Read this.', 'Withdrawn', 'Paper two can’t', 'Paper three'].map(part =>
      text.indexOf(part),
    );
    assert.ok(
      order.every(at => at >= 0),
      `${order}`,
    );
    assert.ok(order[0]! < order[1]! && order[1]! < order[4]! && order[1]! < order[5]!, `${order}`);
    assert.match(text, 'https://kites.net/digest/papers/one.html');
    assert.match(text, 'https://kites.net/digest/days/2025-03-02.html');
  }
  assert.match(email.html!, 'https://code.test/x');
  assert.equal(email.attachments, []);
});

test('the HTML asks nothing of the network, needs no style sheet, and is dark where the reader is', async () => {
  const { html } = await open(await compose());
  assert.not.match(html!, /<(?:script|img|link|math|form|iframe)|url\(|@import/);
  assert.match(html!, 'prefers-color-scheme:dark');
  assert.match(html!, '<meta name="color-scheme" content="light dark">');
  for (const [, href] of html!.matchAll(/href="([^"]*)"/g)) assert.match(href!, /^(?:https?:|mailto:)/);
});

test('lines of plain text are at most 72 columns, but for addresses', async () => {
  const { text } = await open(await compose());
  for (const line of text!.split('\n')) assert.ok(line.length <= 72 || /^\s*\S+$|https:/.test(line), line);
});

test('the Message-ID is the day’s own, and the same message has the same bytes', async () => {
  const first = await compose();
  assert.ok(first.equals(await compose()));
  const id = (await open(first)).messageId;
  assert.match(id!, /^<2025-03-02\.[0-9a-f]+@kites\.net>$/);
  const later = await mail(digestOf(entries.slice(1), { site: { ...site, url: 'https://x.net/' } }), DAY, {
    now: new Date(),
  });
  assert.is((await open(later)).messageId, id);
});

test('whoever wants no more can say so', async () => {
  const email = await open(await compose());
  assert.equal(header(email, 'list-unsubscribe'), ['<mailto:editor@kites.net?subject=unsubscribe>']);
  assert.equal(header(email, 'list-unsubscribe-post'), []);
  assert.match(email.html!, 'href="mailto:editor@kites.net?subject=unsubscribe"');
  const service = await open(await compose({ unsubscribe: 'https://lists.test/u?x=1' }));
  assert.equal(header(service, 'list-unsubscribe'), ['<https://lists.test/u?x=1>']);
  assert.equal(header(service, 'list-unsubscribe-post'), ['List-Unsubscribe=One-Click']);
});

test('a mail server on this machine takes the message and hands it on as it is', async () => {
  const message = await compose({ to: 'reader@kites.net' });
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', part => {
        text += part;
      });
      stream.on('end', () => {
        received.push(text);
        done();
      });
    },
  });
  const port = await new Promise<number>(resolve => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
  });
  try {
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
    await transport.sendMail({ envelope: { from: 'editor@kites.net', to: ['reader@kites.net'] }, raw: message });
    transport.close();
  } finally {
    await new Promise<void>(resolve => server.close(() => resolve()));
  }
  assert.is(received.length, 1);
  const email = await open(Buffer.from(received[0]!));
  assert.match(email.text!, 'Über α-kites');
  assert.is(email.html, (await open(message)).html);
});

test('a long day stays under what clients cut off, and says where the rest is', async () => {
  const long = Array.from({ length: 900 }, (_, i) =>
    paper(`p${i}`, DAY, {
      title: `${'数学的な'.repeat(8)} ${i}`,
      abstract: `${'数学的な風'.repeat(60)}。`,
      topics: [i % 2 ? 'tails' : 'strings'],
    }),
  );
  const message = await mail(digestOf(long, { days: [{ day: DAY, note: '風が強い。'.repeat(5000) }] }), DAY, { now });
  assert.ok(message.length < LARGEST, `${message.length}`);
  const { text, html } = await open(message);
  for (const body of [text!, html!]) {
    assert.match(body, /more papers in Tails/i);
    assert.match(body, /more papers in Strings/i);
    assert.match(body, /Read more/);
  }
});

const week = [
  paper('seven', '2025-03-05', { title: 'Seven kites', author: Array.from({ length: 7 }, (_, i) => `Author ${i}`) }),
  paper('eight', '2025-03-05', { title: 'Eight kites', note: 'A remark.' }),
  paper('nine', '2025-03-03', { title: 'Nine kites', pick: true, abstract: 'We show nine of them.' }),
];

test('a week is a mail: its days, its picks with their point, then titles and authors by topic', async () => {
  const digest = digestOf([...week, ...entries], { days: [{ day: '2025-03-03', title: 'Nine at once', note: 'Up.' }] });
  const message = await mail(digest, '2025-W10', { now });
  const email = await open(message);
  assert.is(email.subject, 'The <Kite> & Co, 3–9 March 2025: 3 papers');
  assert.match(email.messageId!, /^<2025-W10\.[0-9a-f]+@kites\.net>$/);
  assert.equal(header(email, 'archived-at'), ['<https://kites.net/digest/weeks/2025-W10.html>']);
  for (const text of [email.text!, email.html!]) {
    const order = [
      ...['Monday 3 March 2025: Nine at once', 'Wednesday 5 March 2025: 2 papers'],
      ...['Nine kites', 'We show nine of them.', 'Eight kites', 'Seven kites', 'Author 0, Author 1 and 5 more'],
      'The full digest of this week',
    ].map(part => text.replaceAll('\u00a0', ' ').indexOf(part));
    assert.equal(
      order,
      [...order].sort((a, b) => a - b),
    );
    assert.ok(order[0]! >= 0, `${order}`);
    assert.match(text, 'https://kites.net/digest/days/2025-03-03.html');
    assert.match(text, 'https://kites.net/digest/weeks/2025-W10.html');
    assert.not.match(text, /We propose|A remark|Über/);
  }
});

test('the newest day and the newest week have names of their own', async () => {
  const digest = digestOf([...week, ...entries], { days: [{ day: '2025-03-30', note: 'No papers.' }] });
  for (const [named, what] of [
    ['newest', '2025-03-05'],
    ['newest-week', '2025-W10'],
  ])
    assert.equal(await mail(digest, named!, { now }), await mail(digest, what!, { now }));
});

test('authors are one line everywhere, three names at most: a day, a week, text and HTML', async () => {
  const digest = digestOf(week);
  const line = 'Author 0, Author 1 and 5 more';
  for (const what of ['2025-03-05', '2025-W10']) {
    const { text, html } = await open(await mail(digest, what, { now }));
    assert.match(text!.replaceAll('\u00a0', ' '), `\n  ${line}\n`);
    assert.match(html!.replaceAll('\u00a0', ' '), `>${line}</p>`);
  }
});

test('a long week stays under what clients cut off', async () => {
  const long = Array.from({ length: 2000 }, (_, i) =>
    paper(`p${i}`, `2025-03-0${3 + (i % 7)}`, { title: `${'数学的な'.repeat(8)} ${i}`, pick: i % 20 === 0 }),
  );
  const message = await mail(digestOf(long), '2025-W10', { now });
  assert.ok(message.length < LARGEST, `${message.length}`);
  const { text } = await open(message);
  assert.match(text!, /more papers in Tails:\nhttps:\/\/kites\.net\/digest\/weeks\/2025-W10\.html/);
});

test('hostile text in every field leaves the message whole', async () => {
  const evil = digestOf(
    Array.from({ length: 30 }, (_, i) => hostilePaper(`evil${i}`, DAY)),
    {
      site: {
        ...site,
        name: `${HOSTILE}\r\nBcc: victim@kites.net`,
        tagline: HOSTILE,
        editor: { name: HOSTILE, email: 'e@kites.net' },
      },
      topics: ['tails', 'strings'].map(slug => ({ slug, name: HOSTILE, terms: {}, intro: HOSTILE })),
      days: [{ day: DAY, title: `${HOSTILE}\r\nBcc: victim@kites.net`, note: HOSTILE.repeat(20) }],
    },
  );
  const message = await mail(evil, DAY, { now });
  assert.ok(message.length < LARGEST, `${message.length}`);
  for (const line of message.toString('latin1').split('\r\n')) assert.ok(line.length <= 998 && !/[\0\n]/.test(line));
  const email = await open(message);
  assert.equal(header(email, 'bcc'), []);
  assert.is(header(email, 'subject').length, 1);
  assert.not.match(
    email.html!,
    /<script|<b |javascript:alert\(1\)"|[\0-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]/,
  );
  assert.not.match(email.text!, /[\0-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]/);
  assert.match(email.html!, /<\/html>\s*$/);
});

test('the list is named by the tag alone: in ASCII, whatever the digest is called', async () => {
  const idOf = async (more: Partial<typeof site>) => {
    const message = await mail(digestOf(entries, { days, site: { ...site, ...more } }), DAY, { now });
    assert.match(message.toString('latin1'), /^List-ID: <[a-z0-9.-]+>\r\n/im);
    return header(await open(message), 'list-id');
  };
  assert.equal(await idOf({}), ['<digest.kites.net>']);
  for (const name of ['Воздушный змей', '凧', 'ناشر', '"><x>'])
    assert.equal(await idOf({ name }), ['<digest.kites.net>']);
  assert.equal(await idOf({ url: 'https://elsewhere.net/' }), ['<digest.kites.net>']);
  assert.equal(await idOf({ tag: { authority: 'ann@uni.net', date: '2025-01-01' } }), ['<digest.ann.uni.net>']);
});

test('what cannot be sent is said', async () => {
  const message = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (error) {
      assert.instance(error, UsageError);
      return (error as Error).message;
    }
    return '';
  };
  assert.match(await message(mail(digest, '2020-01-01', { now })), 'the newest is 2025-03-02');
  assert.match(await message(mail(digest, '2020-W01', { now })), 'found 2020-W01');
  assert.match(await message(compose({ to: 'nobody' })), 'found "nobody"');
  assert.match(await message(compose({ to: 'a@b.net\r\nBcc: c@d.net' })), '--to');
  assert.match(await message(compose({ unsubscribe: 'javascript:x' })), 'javascript:x');
  const anonymous = digestOf(entries, { site: { ...site, editor: { name: 'X' } } });
  const wanted = await message(mail(anonymous, DAY, { now }));
  assert.match(wanted, /an editor in site\.yaml, .*; found none\. Write there:\neditor:\n {2}name: X\n {2}email: /);
});

test.run();

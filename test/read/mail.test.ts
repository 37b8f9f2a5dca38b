import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readDump } from '../../src/read/dump.ts';
import { isMail, mailParts } from '../../src/read/formats/mail-parts.ts';
import type { PaperRecord, SourceDump } from '../../src/read/source.ts';
import { loadSources, recogniseSource } from '../../src/read/sources.ts';
import { refusal } from '../setup/refusal.ts';

/** A message that a mail program saved is read for the texts that it holds, whatever they were packed in, by the file's own lines. */

const sources = await loadSources();
const dumpOf = (text: string): SourceDump => ({ name: 'a.eml', file: 'a.eml', lines: text.split('\n') });
const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/sources/${name}/input.txt`, import.meta.url), 'utf8');
const DAILY = fixture('arxiv-mail/daily');
const ALERT = fixture('scholar-alert/message');

const HEAD =
  'Return-Path: <x@arxiv.example>\nFrom: no-reply@arxiv.example\nDate: Thu, 21 Nov 2024 01:00:00 +0000\nSubject: cs daily';
const mail = (fields: string, body: string) => `${HEAD}\n${fields}\n\n${body}`;
const base64 = (text: string) =>
  Buffer.from(text)
    .toString('base64')
    .replace(/.{1,76}/g, '$&\n');
const quoted = (text: string) =>
  text
    .replace(/[=\u0080-\uffff]/g, sign =>
      Array.from(Buffer.from(sign), byte => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
    )
    .replace(/[^\n]{70}(?=[^\n]{3})/g, '$&=\n');

function read(text: string): { id: string; records: PaperRecord[] } {
  const dump = dumpOf(text);
  const source = recogniseSource(dump, sources);
  return { id: source.id, records: [...source.parse(dump)].filter(parsed => parsed.kind === 'record') };
}
const titles = (records: PaperRecord[]) => records.map(({ title }) => title);
const THREE = titles(read(DAILY).records);

test('arXiv’s daily message, copied or saved, in any packing: the same papers', () => {
  assert.is(THREE.length, 3);
  const saved = {
    plain: mail('Content-Type: text/plain; charset=us-ascii', DAILY),
    'no type': mail('X-Mailer: none', DAILY),
    'quoted-printable': mail(
      'Content-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable',
      quoted(DAILY),
    ),
    base64: mail('Content-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: base64', base64(DAILY)),
    multipart: mail(
      'Content-Type: multipart/alternative;\n boundary="a=b"',
      `A message in parts.\n--a=b\nContent-Type: text/plain\n\n${DAILY}\n--a=b\nContent-Type: text/html\n\n<p>No papers here</p>\n--a=b--\nafter it`,
    ),
    forwarded: mail(
      'Content-Type: multipart/mixed; boundary=x',
      `--x\nContent-Type: text/plain\n\nLook at these.\n--x\nContent-Type: message/rfc822\n\n${mail('Content-Type: text/plain', DAILY)}\n--x--`,
    ),
  };
  for (const [name, text] of Object.entries(saved)) {
    const { id, records } = read(text);
    assert.is(id, 'arxiv-mail', name);
    assert.equal(titles(records), THREE, name);
    const [{ lines }] = records as [PaperRecord];
    if (name !== 'base64')
      assert.match(
        text
          .split('\n')
          .slice(lines.title!.from - 1, lines.title!.to)
          .join(' '),
        'Counting Sheep',
        name,
      );
  }
});

test('Google Scholar’s alert, packed as it comes: the papers’ own addresses, and no excerpt for an abstract', () => {
  for (const [encoding, pack] of [
    ['base64', base64],
    ['quoted-printable', quoted],
  ] as const) {
    const { id, records } = read(
      mail(`Content-Type: text/html; charset="UTF-8"\nContent-Transfer-Encoding: ${encoding}`, pack(ALERT)),
    );
    assert.is(id, 'scholar-alert');
    assert.equal(titles(records), ['Counting Sheep with Sparse Attention', 'Kites That Need No Wind']);
    assert.equal(records[0]!.identifiers, { arxiv: '2411.00001' });
    assert.equal(records[1]!.links, [{ url: 'https://example.org/kites', kind: 'paper' }]);
    assert.is(records[1]!['authors-complete'], false);
    assert.ok(records.every(({ abstract }) => abstract === undefined));
  }
});

test('letters are read in the encoding that a part names', () => {
  const body = `${quoted('Grüße').replace('=C3=BC', '=FC').replace('=C3=9F', '=DF')}`;
  const [part] = mailParts(
    dumpOf(mail('Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable', body)),
  );
  assert.equal(part!.lines, ['Grüße']);
});

test('a body that was sent in eight bits is read as it stands, in the file’s own encoding', () => {
  const daily = DAILY.replace(/^Authors: .*$/m, 'Authors: Zoë Müller, Ada Doe');
  const dumpIn = (encoding: BufferEncoding, type: string, label?: string) =>
    readDump('a.eml', 'a.eml', Buffer.from(mail(`${type}Content-Transfer-Encoding: 8bit`, daily), encoding), label);
  const authors = (dump: SourceDump) =>
    [...recogniseSource(dump, sources).parse(dump)].flatMap(part =>
      part.kind === 'record' ? (part.author ?? []) : [],
    );
  for (const type of ['', 'Content-Type: text/plain\n', 'Content-Type: text/plain; charset=iso-8859-1\n']) {
    assert.ok(authors(dumpIn('utf8', type)).includes('Zoë Müller'), type);
    assert.match(refusal(() => dumpIn('latin1', type)).message, 'Write the line "encoding: windows-1252" into a.yaml');
    assert.ok(authors(dumpIn('latin1', type, 'windows-1252')).includes('Zoë Müller'), type);
  }
});

test('a letter whose encoding nothing states is marked as lost, and not guessed', () => {
  const daily = DAILY.replace(/^Authors: .*$/m, 'Authors: Zo=EB Mueller, Ada Doe');
  const { records } = read(mail('Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable', daily));
  assert.ok(records.some(({ author }) => author?.includes('Zo\ufffd Mueller')));
});

const BY_HAND = mail(
  'Content-Type: text/plain; charset=utf-8',
  'Hi Bo,\n\nhave you seen these?\n\n- https://arxiv.org/abs/2411.00001v2\n- Kites (https://doi.org/10.1000/182), and https://arxiv.org/pdf/2411.00001\n\nBest,\nAda\n',
);
const BY_HAND_IN_HTML = mail(
  'Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64',
  base64(
    '<p>Hi Bo, see <a href="https://arxiv.org/abs/2411.00001">this</a> and <a href="https://doi.org/10.1000/182">that</a></p>',
  ),
);

test('a message that a person wrote makes no papers of its words: it is said how to add those that it names', () => {
  for (const text of [BY_HAND, BY_HAND_IN_HTML]) {
    const { message } = refusal(() => recogniseSource(dumpOf(text), sources));
    assert.match(message, 'it looks like a mail');
    assert.match(message, 'Add the papers that it names: broadsheet add arXiv:2411.00001 doi:10.1000/182\n');
  }
});

test('a list that a person sent is read by the source that the sidecar names, without the message’s head', () => {
  const list = 'Counting Sheep https://arxiv.org/abs/2411.00001\nKites https://doi.org/10.1000/182';
  const texts = {
    plain: mail('Content-Type: text/plain', list),
    base64: mail('Content-Type: text/plain\nContent-Transfer-Encoding: base64', base64(list)),
    html: mail('Content-Type: text/html', `<ul>${list.replace(/.+/g, '<li>$&</li>')}</ul>`),
  };
  for (const [name, text] of Object.entries(texts)) {
    const dump = dumpOf(text);
    const records = [...recogniseSource(dump, sources, 'plain-list').parse(dump)].filter(
      ({ kind }) => kind === 'record',
    );
    assert.equal(titles(records as PaperRecord[]), ['Counting Sheep', 'Kites'], name);
  }
});

test('a message without papers is named for what it is, and other texts are no messages', () => {
  assert.match(
    refusal(() => recogniseSource(dumpOf(mail('X: y', 'See you at noon.')), sources)).message,
    'it looks like a mail',
  );
  assert.not(isMail(dumpOf('Title: A paper\nAuthors: A, B\n')));
  assert.not(isMail(dumpOf(DAILY)));
});

test('parts in parts without end, boundaries that never close and broken packing are read as far as they go', () => {
  const nested = Array.from(
    { length: 60 },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
  ).join('');
  assert.equal(mailParts(dumpOf(`${HEAD}\n${nested}Content-Type: text/plain\n\nx`)), []);
  const open = mail('Content-Type: multipart/mixed; boundary=x', `--x\nContent-Type: text/plain\n\n${DAILY}`);
  assert.equal(titles(read(open).records), THREE);
  const [broken] = mailParts(dumpOf(mail('Content-Transfer-Encoding: quoted-printable', 'a=ZZ=4\nb=')));
  assert.equal(broken!.lines, ['a=ZZ=4', 'b']);
});

test('what is packed as base64 keeps the places of its lines, however it is broken', () => {
  const text = `Sheep, counted\r\n\r\n${'Müller counts them. '.repeat(20)}\nthe end`;
  const [part] = mailParts(
    dumpOf(mail('Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64', base64(text))),
  );
  assert.equal(part!.lines, text.split(/\r?\n/));
  assert.equal(part!.places[0], { from: 8, to: 8 });
  assert.is(part!.places[2]!.from, 8);
  assert.ok(part!.places[2]!.to > 12);
  assert.is(part!.places[3]!.to, mail('Content-Type: x\nY: z', base64(text).trimEnd()).split('\n').length);
});

test('so does what is packed as base64 in UTF-16', () => {
  const text = `Sheep, counted\r\n${'Müller counts them. '.repeat(20)}\nthe end`;
  const packed = Buffer.from(text, 'utf16le')
    .toString('base64')
    .replace(/.{1,76}/g, '$&\n');
  const fields = 'Content-Type: text/plain; charset=utf-16le\nContent-Transfer-Encoding: base64';
  const [part] = mailParts(dumpOf(mail(fields, packed)));
  assert.equal(part!.lines, text.split(/\r?\n/));
  assert.equal(part!.places[0], { from: 8, to: 8 });
  assert.ok(part!.places[1]!.to > 12);
});

test('a message of very many parts is read, and they keep their order', () => {
  const fields = 'Content-Type: multipart/mixed; boundary=a';
  const piece = (n: number) => `--a\nContent-Type: text/plain\n\npart ${n}`;
  const body = `${Array.from({ length: 200_000 }, (_, n) => piece(n)).join('\n')}\n--a--`;
  const parts = mailParts(dumpOf(mail(fields, body)));
  assert.is(parts.length, 200_000);
  assert.equal([parts[0]!.lines, parts[199_999]!.lines], [['part 0'], ['part 199999']]);
});

test.run();

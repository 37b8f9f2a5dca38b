import http from 'node:http';
import type { AddressInfo } from 'node:net';
import zlib from 'node:zlib';
import { suite, test } from 'uvu';
import * as assert from 'uvu/assert';
import { ContentError, formatDiagnostic } from '../../src/diagnostic.ts';
import { type FetchOptions, fetchPage } from '../../src/ingest/fetch-page.ts';
import { isInside } from '../../src/ingest/inside-address.ts';

/** A page is fetched from a host that may be slow, broken or hostile: what comes is bounded, and each failure is one line. */

const PAGE = '<html><body>Kites That Need No Wind to Fly</body></html>';
const html = { 'content-type': 'text/html; charset=utf-8' };
type Answer = (answer: http.ServerResponse, asked: http.IncomingMessage) => void;

/** What the host does, by path. */
const ANSWERS: Record<string, Answer> = {
  page: answer => answer.writeHead(200, html).end(PAGE),
  gzip: answer => answer.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(zlib.gzipSync(PAGE)),
  deflate: answer => answer.writeHead(200, { ...html, 'content-encoding': 'deflate' }).end(zlib.deflateSync(PAGE)),
  brotli: answer => answer.writeHead(200, { ...html, 'content-encoding': 'br' }).end(zlib.brotliCompressSync(PAGE)),
  'gzip-and-more': answer =>
    answer
      .writeHead(200, { ...html, 'content-encoding': 'gzip' })
      .end(Buffer.concat([zlib.gzipSync(PAGE), Buffer.from('trailing')])),
  'gzip-damaged': answer => {
    const packed = Buffer.concat([zlib.gzipSync(PAGE), Buffer.from('trailing')]);
    packed[20]! ^= 0xff;
    answer.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(packed);
  },
  'deflate-raw': answer =>
    answer.writeHead(200, { ...html, 'content-encoding': 'deflate' }).end(zlib.deflateRawSync(PAGE)),
  'to-refused': answer => answer.writeHead(302, { location: 'http://127.0.0.1:1/there' }).end(),
  unchanged: answer => answer.writeHead(304).end(),
  bomb: answer =>
    answer.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(zlib.gzipSync(Buffer.alloc(3_000_000, 'a'))),
  'packed-badly': answer => answer.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end('no gzip at all'),
  'packed-short': answer =>
    answer.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(zlib.gzipSync(PAGE).subarray(0, 30)),
  'packed-oddly': answer => answer.writeHead(200, { ...html, 'content-encoding': 'compress' }).end('x'),
  'packed-twice': answer =>
    answer.writeHead(200, { ...html, 'content-encoding': 'gzip, gzip' }).end(zlib.gzipSync(zlib.gzipSync(PAGE))),
  'packed-as-nothing': answer => answer.writeHead(200, { ...html, 'content-encoding': '' }).end(PAGE),
  'packed-as-object': answer => answer.writeHead(200, { ...html, 'content-encoding': 'constructor' }).end('x'),
  'packed-as-type': answer => answer.writeHead(200, { ...html, 'content-encoding': '__proto__' }).end('x'),
  'other-protocol': answer =>
    void answer.socket?.write('HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
  'from-here': answer => answer.writeHead(302, { location: '/page' }).end(),
  loop: answer => answer.writeHead(302, { location: '/loop' }).end(),
  'to-file': answer => answer.writeHead(301, { location: 'file:///etc/passwd' }).end(),
  'to-loopback': (answer, { socket }) =>
    answer.writeHead(307, { location: `http://localhost:${socket.localPort}/page` }).end(),
  'to-six': (answer, { socket }) => answer.writeHead(307, { location: `http://[::1]:${socket.localPort}/page` }).end(),
  'to-nowhere': answer => answer.writeHead(302, { location: 'http://' }).end(),
  'to-password': answer => answer.writeHead(302, { location: 'http://me:secret@127.0.0.1/' }).end(),
  'to-password-nowhere': answer => answer.writeHead(302, { location: 'http://me:secret@' }).end(),
  'to-nothing': answer => answer.writeHead(302, { location: '' }).end(),
  'to-blank': answer => answer.writeHead(301, { location: ' \t' }).end(),
  'to-other': answer => answer.writeHead(302, { location: other('page') }).end(),
  'to-other-and-back': answer => answer.writeHead(308, { location: other('to-page') }).end(),
  'to-other-inside': answer => answer.writeHead(303, { location: other('to-ten') }).end(),
  'to-other-ftp': answer => answer.writeHead(302, { location: other('to-ftp') }).end(),
  'to-page': answer => answer.writeHead(302, { location: `http://127.0.0.1:${port}/page` }).end(),
  'to-ten': answer => answer.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
  'to-ftp': answer => answer.writeHead(302, { location: 'ftp://127.0.0.1/page' }).end(),
  picture: answer => answer.writeHead(200, { 'content-type': 'image/png' }).end('x'),
  pdf: answer => answer.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7'),
  silent: () => {},
  slow: answer => {
    answer.writeHead(200, html);
    const timer = setInterval(() => answer.write('.'), 20);
    answer.once('close', () => clearInterval(timer));
  },
  endless: answer => {
    answer.writeHead(200, html);
    const chunk = Buffer.alloc(100_000, 'a');
    const go = (): void => {
      while (!answer.destroyed && answer.write(chunk));
      if (!answer.destroyed) answer.once('drain', go);
    };
    go();
  },
  announced: answer => answer.writeHead(200, { ...html, 'content-length': 9_000_000 }).end(),
  'cut-off': answer => {
    answer.writeHead(200, { ...html, 'content-length': 1000 }).write(PAGE);
    setTimeout(() => answer.destroy(), 20);
  },
  'cut-chunk': answer => {
    answer.writeHead(200, html).write(PAGE);
    setTimeout(() => answer.destroy(), 20);
  },
  empty: answer => answer.writeHead(200, html).end(' \n'),
  'no-content': answer => answer.writeHead(204).end(),
  seconds: answer => answer.writeHead(429, { 'retry-after': '120' }).end(),
  date: answer => answer.writeHead(429, { 'retry-after': 'Mon, 30 Nov 2026 10:15:00 GMT' }).end(),
  often: answer => answer.writeHead(429, { 'retry-after': 'soon' }).end(),
  fault: answer => answer.writeHead(500).end(),
  gone: answer => answer.writeHead(404).end(),
  forbidden: answer => answer.writeHead(403).end(),
  noise: answer => void answer.socket?.end('this is no HTTP\r\n\r\n'),
  latin: answer =>
    answer.writeHead(200, { 'content-type': 'text/html; charset=ISO-8859-1' }).end(Buffer.from('Müller', 'latin1')),
  'latin-wrongly': answer => answer.writeHead(200, { 'content-type': 'text/html; charset=ISO-8859-1' }).end('Müller'),
  'latin-xml': answer =>
    answer
      .writeHead(200, { 'content-type': 'application/rss+xml' })
      .end(Buffer.from('<?xml version="1.0" encoding="ISO-8859-15"?><rss>Müller</rss>', 'latin1')),
  'latin-meta': answer =>
    answer
      .writeHead(200, { 'content-type': 'text/html' })
      .end(Buffer.from('<html><head><meta charset="windows-1252"></head>Müller', 'latin1')),
  'own-encoding': answer =>
    answer.writeHead(200, { 'content-type': 'text/html; charset=x-nonsense' }).end(Buffer.from([0xe4, 0x61])),
};

const asked: http.IncomingMessage[] = [];
const server = http.createServer((request, answer) => {
  asked.push(request);
  ANSWERS[request.url!.slice(1)]!(answer, request);
});
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
/** A page of the same server under another host's name. */
const other = (path: string) => `http://localhost:${port}/${path}`;

const fetched = (path: string, options: Partial<FetchOptions> = {}) =>
  fetchPage(`http://127.0.0.1:${port}/${path}`, {
    agent: 'Broadsheet/test',
    allowed: ['127.0.0.1'],
    seconds: 5,
    bytes: 1_000_000,
    ...options,
  });

/** The message and the advice of what is refused. */
async function refusal(path: string, options: Partial<FetchOptions> = {}): Promise<string> {
  try {
    await fetched(path, options);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    const [{ file, message, advice }] = error.diagnostics as never as [
      { file: string; message: string; advice: string },
    ];
    assert.is(file, `http://127.0.0.1:${port}/${path}`);
    return `${message} | ${advice}`;
  }
  throw new Error(`${path} was not refused`);
}

const page = suite('a page that is given');
page('comes as it is, whatever it was packed in', async () => {
  const paths = ['page', 'gzip', 'gzip-and-more', 'deflate', 'deflate-raw', 'brotli', 'packed-as-nothing', 'from-here'];
  for (const path of paths) {
    const { bytes, type, encoding } = await fetched(path);
    assert.is(bytes.toString(), PAGE, path);
    assert.is(type, 'text/html');
    assert.is(encoding, undefined);
  }
});
page('comes by way of another host, where both are allowed', async () => {
  for (const path of ['to-other', 'to-other-and-back']) {
    const { bytes, url } = await fetched(path, { allowed: BOTH });
    assert.is(bytes.toString(), PAGE, path);
    assert.is(url, `http://127.0.0.1:${port}/${path}`);
  }
});
page('is asked for once, by name, without cookies', async () => {
  asked.length = 0;
  await fetched('page');
  assert.is(asked.length, 1);
  const { headers, method } = asked[0]!;
  assert.is(method, 'GET');
  assert.is(headers['user-agent'], 'Broadsheet/test');
  assert.is(headers.cookie, undefined);
  assert.is(headers.authorization, undefined);
});
page('says its encoding where its bytes are not UTF-8: by the header, by XML, by HTML', async () => {
  const encodings = { latin: 'windows-1252', 'latin-xml': 'iso-8859-15', 'latin-meta': 'windows-1252' };
  for (const [path, encoding] of Object.entries(encodings)) assert.is((await fetched(path)).encoding, encoding, path);
  for (const path of ['latin-wrongly', 'own-encoding']) assert.is((await fetched(path)).encoding, undefined, path);
});
page.run();

const BOTH = ['127.0.0.1', 'localhost'];
/** What goes wrong, and what is said. */
const REFUSALS: [path: string, says: RegExp, options?: Partial<FetchOptions>][] = [
  [
    'page',
    /^expected a public address, found 127\.0\.0\.1, .*\| If that is meant: .* --allow-host 127\.0\.0\.1$/,
    { allowed: [] },
  ],
  ['to-loopback', /found localhost \(.*127\.0\.0\.1.*\), which is this machine/],
  ['to-six', /found \[::1\], which is this machine/],
  ['to-file', /^expected an address of http or https, found file: behind a redirect to file:\/\/\/etc\/passwd \|/],
  ['to-nowhere', /found a redirect to no address: "http:\/\/"/],
  ['to-password', /^expected an address without a password, found one behind a redirect/],
  ['to-password-nowhere', /^expected a page, found a redirect to no address: "…@" \|/],
  ['to-nothing', /^expected a page, found a redirect to nowhere \|/],
  ['to-blank', /^expected a page, found a redirect to nowhere \|/],
  ['to-other-inside', /found 10\.0\.0\.1, which is this machine/, { allowed: BOTH }],
  ['to-other-ftp', /found ftp: behind a redirect to ftp:\/\/127\.0\.0\.1\/page \|/, { allowed: BOTH }],
  ['loop', /found more than 5 redirects, the last to http:\/\/127\.0\.0\.1:\d+\/loop \|/],
  ['picture', /^expected text, found image\/png/],
  ['pdf', /^expected text, found application\/pdf/],
  ['silent', /within 0\.3 seconds, it took longer \| Ask again later\.$/, { seconds: 0.3 }],
  ['slow', /within 0\.3 seconds, it took longer/, { seconds: 0.3 }],
  ['endless', /^expected at most 1,000,000 bytes, found more/],
  ['announced', /^expected at most 1,000,000 bytes, found more/],
  ['bomb', /^expected at most 1,000,000 bytes, found more/],
  ['packed-badly', /found a body whose packing is damaged/],
  ['packed-short', /found a body whose packing ends too early/],
  ['packed-oddly', /found compress/],
  ['packed-twice', /found gzip, gzip/],
  ['packed-as-object', /found constructor/],
  ['packed-as-type', /found __proto__/],
  ['other-protocol', /found 101/],
  ['cut-off', /found a connection that was cut off/],
  ['cut-chunk', /found a connection that was cut off/],
  ['empty', /^expected a page, found an empty one/],
  ['no-content', /found 204 .*\| The host has nothing there, or only a part\./],
  ['unchanged', /found 304 .*\| The host leads to no page from there\. Correct the address\.$/],
  ['to-refused', /no connections there behind a redirect to http:\/\/127\.0\.0\.1:1\/there \|/],
  ['gzip-damaged', /found a body whose packing is damaged/],
  ['seconds', /found 429 .*\| The host was asked too often\. Ask again in 120 seconds\.$/],
  ['date', /Ask again after 2026-11-30 10:15:00 UTC\.$/],
  ['often', /asked too often\. Ask again later\.$/],
  ['fault', /found 500 .*\| The host has a fault of its own\. Ask again later\.$/],
  ['gone', /found 404 .*\| Correct the address\.$/],
  ['forbidden', /found 403 .*\| .*Save the page in a browser and ingest the file\.$/],
  ['noise', /found a fault: .*\(HPE_/],
];
for (const [path, says, options] of REFUSALS)
  test(`${path} is refused in one line: ${says.source}`, async () => {
    const said = await refusal(path, options);
    assert.match(said, says);
    assert.not(said.includes('\n') || said.includes('secret'));
  });

/** All that is said of an address that cannot be had. */
async function saidOf(url: string): Promise<string> {
  try {
    await fetchPage(url, { agent: 'x', allowed: ['127.0.0.1'], seconds: 5 });
    return 'nothing';
  } catch (error) {
    return error instanceof ContentError ? error.diagnostics.map(formatDiagnostic).join('\n') : String(error);
  }
}

test('a host without a name, one that takes no connection, and other protocols are refused', async () => {
  assert.match(await saidOf('http://127.0.0.1:1/'), 'takes no connections');
  assert.match(await saidOf('ftp://example.org/a'), 'found ftp:');
  assert.match(
    await saidOf('http://0x7f.1:1/'),
    'takes no connections',
    'other spellings of an allowed address are that address',
  );
  assert.match(await saidOf('http://[::ffff:10.0.0.1]/'), 'which is this machine or in its network');
});

test('an address with a password is refused, and the password said nowhere', async () => {
  for (const address of [
    'http://me:secret@example.org/a',
    'https://secret@example.org/a',
    'ftp://:secret@example.org/a',
  ]) {
    const said = await saidOf(address);
    assert.match(said, /example\.org\/a: (?:error: )?expected an address/);
    assert.not(said.includes('secret'), said);
  }
});

test('addresses inside are known in each of their spellings, those outside are left alone', () => {
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
  ];
  inside.push(
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2002:a00:1::1',
    '::127.0.0.1',
    '::7f00:1',
    '::10.0.0.1',
    '::ffff:0:10.0.0.1',
    '::ffff:7f00:1',
    '::ffff:169.254.169.254',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::1',
    'fec0::1',
    '0.1.2.3',
    '100.127.255.255',
    '192.0.0.8',
    '198.19.255.255',
    '239.1.1.1',
    '240.0.0.1',
  );
  assert.equal(
    inside.filter(address => !isInside(address)),
    [],
  );
  const outside = [
    '1.1.1.1',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.0',
    '192.0.1.1',
    '198.20.0.1',
    '223.255.255.255',
    '128.84.21.199',
    '2606:4700:4700::1111',
    '2a04:4e42::204',
    '::ffff:1.1.1.1',
  ];
  assert.equal(outside.filter(isInside), []);
});

test.after(() => {
  server.closeAllConnections();
  server.close();
});
test.run();

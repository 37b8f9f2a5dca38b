import { isUtf8 } from 'node:buffer';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DateTime } from 'luxon';
import { type ContentError, refusalAt } from '../diagnostic.ts';
import { commandLine } from '../terminal/command.ts';
import { grouped, plural } from '../typeset/plural.ts';
import { InsideError, isInside, lookupOutside } from './inside-address.ts';
import { isPacking, unpacked } from './unpacked.ts';
import { withoutPassword } from './without-password.ts';

export interface FetchOptions {
  /** Who asks, for the `User-Agent`. */
  agent: string;
  /** Hosts that may be inside this machine or its network, as addresses write them. */
  allowed?: readonly string[];
  /** How long the page may take in all, in seconds. */
  seconds?: number;
  /** The most that it may hold, unpacked, in bytes. */
  bytes?: number;
}

/** A page as it came. */
export interface FetchedPage {
  /** The address that was asked for. */
  url: string;
  /** The body, unpacked and otherwise as it came. */
  bytes: Buffer;
  /** The media type that the host states, without parameters, in lower case; empty where it states none. */
  type: string;
  /** The encoding that the host or the text states, where the bytes are not UTF-8. */
  encoding?: string;
}

const SECONDS = 60;
const BYTES = 20_000_000;
const REDIRECTS = 5;
/** What may hold papers: text of any kind, JSON and XML under all of their names, and what hosts say that do not know. */
const TEXT =
  /^(?:text\/.+|message\/rfc822|application\/(?:octet-stream|rtf|x-bibtex|x-research-info-systems|mbox|(?:[\w.+-]+[+.-])?(?:json|xml|yaml|nbib|ris)(?:-seq|-lines)?|x-ndjson|xhtml\+xml))$/;

const LATER = 'Ask again later.';
const SAVE = 'Save the page in a browser and ingest the file.';

/**
 * Fetches one page or feed, once: by http or https alone, from no address of this machine or its network unless its host is allowed
 * by name, each redirect held to the same; within a time, a size and a number of redirects.
 *
 * @param address as a person names it
 * @throws ContentError with one line on what went wrong
 */
export async function fetchPage(address: string, options: FetchOptions): Promise<FetchedPage> {
  const seconds = options.seconds ?? SECONDS;
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), seconds * 1000);
  const allowed = new Set(options.allowed?.map(host => host.toLowerCase()));
  let url = new URL(address);
  try {
    for (let hop = 0; ; hop++) {
      requireOutside(url, address, allowed);
      const answer = await ask(url, options.agent, allowed.has(url.hostname), end.signal);
      const to = redirectOf(answer);
      if (to === undefined) return await received(answer, address, options.bytes ?? BYTES, end.signal);
      answer.destroy();
      // Taken as an address, nothing is the page itself.
      if (to === '') throw refused(address, 'expected a page, found a redirect to nowhere', SAVE);
      if (!URL.canParse(to, url.href)) {
        const said = JSON.stringify(withoutPassword(to));
        throw refused(address, `expected a page, found a redirect to no address: ${said}`, SAVE);
      }
      url = new URL(to, url);
      if (hop === REDIRECTS) {
        const last = withoutPassword(url.href);
        throw refused(address, `expected a page, found more than ${REDIRECTS} redirects, the last to ${last}`, SAVE);
      }
    }
  } catch (error) {
    if (end.signal.aborted)
      throw refused(address, `expected the whole page within ${plural(seconds, 'second')}, it took longer`, LATER);
    throw error instanceof InsideError ? inside(url, address, error.message) : explained(error, address, url);
  } finally {
    clearTimeout(timer);
    end.abort();
  }
}

function refused(url: string, message: string, advice: string): ContentError {
  return refusalAt({ file: withoutPassword(url) }, 'fetch', message, advice);
}

/** @throws ContentError where the address, or one that it leads to, is not to be asked */
function requireOutside(url: URL, address: string, allowed: ReadonlySet<string>): void {
  const leads = redirected(url, address);
  if (!/^https?:$/.test(url.protocol))
    throw refused(address, `expected an address of http or https, found ${url.protocol}${leads}`, SAVE);
  if (url.username !== '' || url.password !== '')
    throw refused(address, `expected an address without a password, found one${leads}`, SAVE);
  const numeric = url.hostname.replace(/^\[|\]$/g, '');
  if (net.isIP(numeric) !== 0 && !allowed.has(url.hostname) && isInside(numeric)) throw inside(url, address, numeric);
}

/** How a message goes on where another address than the one that was asked for is meant. */
function redirected(url: URL, address: string): string {
  return url.href === new URL(address).href ? '' : ` behind a redirect to ${withoutPassword(url.href)}`;
}

function inside({ hostname }: URL, address: string, found: string): ContentError {
  const host = hostname === found || hostname === `[${found}]` ? hostname : `${hostname} (${found})`;
  return refused(
    address,
    `expected a public address, found ${host}, which is this machine or in its network`,
    `If that is meant: ${commandLine('ingest', address, '--allow-host', hostname)}`,
  );
}

/** Asks for one page; without cookies, and over a connection that is not kept. */
function ask(url: URL, agent: string, isAllowed: boolean, signal: AbortSignal): Promise<http.IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      agent: false,
      signal,
      headers: {
        'user-agent': agent,
        accept: 'application/atom+xml, application/rss+xml, application/json;q=0.9, text/html;q=0.8, */*;q=0.5',
        'accept-encoding': 'gzip, deflate, br',
      },
      ...(!isAllowed && { lookup: lookupOutside }),
    });
    asked.once('response', resolve);
    // Nobody asked for another protocol: an answer that changes to one is told of as any other that is no page.
    asked.once('upgrade', (answer, socket) => {
      socket.destroy();
      resolve(answer);
    });
    asked.once('error', reject);
    asked.end();
  });
}

function redirectOf({ statusCode = 0, headers }: http.IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}

/** The body of an answer that holds a page. */
async function received(
  answer: http.IncomingMessage,
  url: string,
  limit: number,
  signal: AbortSignal,
): Promise<FetchedPage> {
  const { headers } = answer;
  if (answer.statusCode !== 200) throw notGiven(answer, url);
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const media = type.trim();
  if (media !== '' && !TEXT.test(media))
    throw refused(url, `expected text, found ${media}`, 'Name the page of papers.');
  const tooLarge = () =>
    refused(url, `expected at most ${grouped(limit)} bytes, found more`, 'Ask for fewer papers, or a page of them.');
  if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge();
  const packed = (headers['content-encoding'] ?? '').trim().toLowerCase() || 'identity';
  if (packed !== 'identity' && !isPacking(packed))
    throw refused(url, `expected a packing that was asked for (gzip, deflate, br), found ${packed}`, SAVE);
  const chunks: Buffer[] = [];
  let length = 0;
  const kept = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      if (length > limit) return done(tooLarge());
      chunks.push(chunk);
      done();
    },
  });
  await pipeline(answer, kept.resume(), { signal });
  const body = Buffer.concat(chunks);
  const bytes = packed === 'identity' ? body : unpacked(body, packed, limit);
  if (!bytes) throw tooLarge();
  if (bytes.toString('latin1', 0, 1000).trim() === '') throw refused(url, 'expected a page, found an empty one', LATER);
  const stated = /charset\s*=\s*"?([\w.:-]+)/.exec(parameters.join(';'))?.[1];
  const encoding = isUtf8(bytes) ? undefined : knownEncoding(stated ?? statedInside(bytes));
  return { url, bytes, type: media, ...(encoding !== undefined && { encoding }) };
}

/** XML says its encoding in its first line (https://www.w3.org/TR/xml/#sec-TextDecl), HTML in the first kilobyte. */
function statedInside(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, 1024);
  return (
    /^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]+)/.exec(start)?.[1] ??
    /<meta[^>]{0,200}\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(start)?.[1]
  );
}

function knownEncoding(label: string | undefined): string | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** What an answer says that holds no page, and when to ask again. */
function notGiven({ statusCode = 0, statusMessage, headers }: http.IncomingMessage, url: string): ContentError {
  const found = `${statusCode}${statusMessage ? ` ${statusMessage}` : ''}`;
  const after = comeBack(headers['retry-after']);
  const again = after === undefined ? LATER : `Ask again ${after}.`;
  const advice =
    statusCode === 429
      ? `The host was asked too often. ${again}`
      : statusCode >= 500
        ? `The host has a fault of its own. ${again}`
        : statusCode === 404 || statusCode === 410
          ? 'Correct the address.'
          : statusCode < 300
            ? `The host has nothing there, or only a part. ${LATER}`
            : statusCode < 400
              ? 'The host leads to no page from there. Correct the address.'
              : `The host gives this page to browsers alone, perhaps. ${SAVE}`;
  return refused(url, `expected a page (200), found ${found}`, advice);
}

/** The header `Retry-After`, seconds or a date (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after), in words. */
function comeBack(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,6}$/.test(header)) return `in ${plural(Number(header), 'second')}`;
  const time = DateTime.fromHTTP(header, { zone: 'utc' });
  return time.isValid ? `after ${time.toFormat('yyyy-MM-dd HH:mm:ss')} UTC` : undefined;
}

/** What the codes of Node's errors mean, and what to do. */
const CODES: Readonly<Record<string, readonly [found: string, advice: string]>> = {
  ENOTFOUND: ['no host of that name', 'Correct the address, or see whether this machine is online.'],
  EAI_AGAIN: ['no answer to the question where the host is', 'See whether this machine is online, and ask again.'],
  ECONNREFUSED: ['a host that takes no connections there', 'Correct the address, or ask again later.'],
  ECONNRESET: ['a connection that was cut off before the page was whole', LATER],
  ERR_STREAM_PREMATURE_CLOSE: ['a connection that was cut off before the page was whole', LATER],
  ETIMEDOUT: ['no answer', LATER],
  Z_DATA_ERROR: ['a body whose packing is damaged', LATER],
  Z_BUF_ERROR: ['a body whose packing ends too early', LATER],
};

/**
 * @param at the address that was asked last
 * @returns a ContentError for what a network can do; anything else as it is
 */
function explained(error: unknown, url: string, at: URL): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const known = CODES[code];
  const leads = redirected(at, url);
  if (known) return refused(url, `expected a page, found ${known[0]}${leads}`, known[1]);
  const isNetworks = /^(?:E[A-Z]+|HPE_|CERT_|ERR_(?:TLS|SSL|_ERROR|BROTLI)|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)/.test(
    code,
  );
  return isNetworks ? refused(url, `expected a page, found a fault: ${message} (${code})${leads}`, SAVE) : error;
}

import crypto from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isOwnHost } from '../serve/loopback.ts';
import type { Words } from '../words/words.ts';

/** The header that a page sends its secret in: a name of ours, so that no form and no simple request can have it. */
export const SECRET_HEADER = 'desk-secret';

/** Why a request is not let in. */
export interface Refusal {
  status: 400 | 401 | 403 | 405;
  says: string;
}

/** One condition that each request has to meet. @returns why it does not */
export interface Check {
  name: string;
  refuse(words: Words, request: IncomingMessage, door: Door): Refusal | undefined;
}

/**
 * Who may come in. The link's token, made anew at each start, becomes a cookie, and the cookie opens pages and nothing else: browsers
 * send it to every port of this machine, so whoever listens on another one has it. A change needs the secret too, which the link hands
 * to the browser in a fragment; that goes over no wire, and what a page keeps of it no other port can read. So whoever has the cookie
 * alone finds the secret on no page.
 */
export class Door {
  readonly port: number;
  readonly token: string = random();
  readonly #keeping: string;
  readonly #cookie = random();
  readonly #secret = random();

  /** @param keeping how a browser is to keep the cookie */
  constructor(port: number, keeping: string) {
    this.port = port;
    this.#keeping = keeping;
  }

  /** Of this port, as cookies are not. */
  get #name(): string {
    return `broadsheet-desk-${this.port}`;
  }

  /**
   * What a browser is told that came by the link: to keep the cookie, and where to go with the secret.
   *
   * @param isSent whether a page of another origin, or a file, sent it here: it keeps the cookie from where that one leads it on to, so
   *   it has to go there by itself
   */
  enter(path: string, isSent: boolean): Record<string, string> {
    const to = `${path}#secret=${this.#secret}`;
    return {
      'Set-Cookie': `${this.#name}=${this.#cookie}; ${this.#keeping}`,
      ...(isSent ? { Refresh: `0; url=${to}` } : { Location: to }),
    };
  }

  isToken(given: string): boolean {
    return isSame(given, this.token);
  }

  hasCookie(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map(cookie => cookie.trim());
    // Another port can set one of the same name, so any of them may be ours.
    return cookies.some(
      cookie => cookie.startsWith(`${this.#name}=`) && isSame(cookie.slice(this.#name.length + 1), this.#cookie),
    );
  }

  hasSecret(request: IncomingMessage): boolean {
    const given = request.headersDistinct[SECRET_HEADER] ?? [];
    return given.length === 1 && isSame(given[0]!, this.#secret);
  }
}

/** 256 bits, as an address may hold them. */
const random = (): string => crypto.randomBytes(32).toString('base64url');

/** In a time that tells nothing of where they differ. */
function isSame(given: string, own: string): boolean {
  const hash = (text: string) => crypto.createHash('sha256').update(text).digest();
  return crypto.timingSafeEqual(hash(given), hash(own));
}

const isLook = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/** A person follows a link or types an address, in a window of its own: whoever sent them sees nothing of what they see. */
function isVisit(request: IncomingMessage): boolean {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': dest } = request.headers;
  return isLook(request) && mode === 'navigate' && dest === 'document';
}

/** What every request has to pass, in this order. */
const CHECKS: readonly Check[] = [
  {
    // Against names of others that lead here: https://owasp.org/www-community/attacks/DNS_Rebinding
    name: 'host',
    refuse: (words, request, { port }) =>
      isOwnHost(request, port)
        ? undefined
        : { status: 403, says: words.say('desk-only-at', { address: `localhost:${port}` }) },
  },
  {
    name: 'method',
    refuse: (words, request) =>
      isLook(request) || request.method === 'POST' ? undefined : { status: 405, says: words.say('desk-only-knows') },
  },
  {
    // https://www.w3.org/TR/fetch-metadata/
    name: 'fetch-site',
    refuse: (words, request) => {
      const site = request.headers['sec-fetch-site'];
      const isOwn = site === undefined || site === 'same-origin' || (site === 'none' && isLook(request));
      return isOwn || isVisit(request) ? undefined : { status: 403, says: words.say('desk-only-own-pages') };
    },
  },
  {
    name: 'origin',
    refuse: (words, request) => {
      const { origin, host } = request.headers;
      const isOwn = origin === undefined ? isLook(request) : origin === `http://${host}`;
      return isOwn ? undefined : { status: 403, says: words.say('desk-only-takes-own') };
    },
  },
  {
    name: 'cookie',
    refuse: (words, request, door) =>
      door.hasCookie(request) ? undefined : { status: 401, says: words.say('desk-open-link') },
  },
  {
    name: 'secret',
    refuse: (words, request, door) =>
      isLook(request) || door.hasSecret(request) ? undefined : { status: 403, says: words.say('desk-other-desk') },
  },
];

/** What a page of the desk may load and do, and who may look at it. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** All that keeps others out. */
export interface Defences {
  checks: readonly Check[];
  /** Of each answer. */
  headers: Readonly<Record<string, string>>;
  /** How the cookie is kept. */
  cookie: string;
}

export const DEFENCES: Defences = { checks: CHECKS, headers: HEADERS, cookie: 'HttpOnly; SameSite=Strict; Path=/' };

import { attempt } from '../../files/attempt.ts';
import type { LineRange, SourceDump } from '../source.ts';
import { firstLines, isBlank } from './line-cursor.ts';

/** A text that a mail holds, in lines, and where each of them stands. */
export interface MailPart {
  /** `text/plain` or `text/html`. */
  type: string;
  lines: string[];
  places: LineRange[];
}

/** Mails in mails are read this deep. */
const DEEPEST = 20;

/**
 * Whether a dump is a mail message as mail programs save it (https://www.rfc-editor.org/rfc/rfc5322): fields of a head, a sender and
 * a date among them.
 */
export function isMail({ lines }: SourceDump): boolean {
  const head: string[] = [];
  for (const { text } of firstLines(lines, 200)) {
    if (!/^[\w-]{1,70}\s?:|^From \S/.test(text) && head.length === 0) return false;
    head.push(text);
  }
  return ['from', 'date', 'subject'].every(name => head.some(text => text.toLowerCase().startsWith(`${name}:`)));
}

/**
 * The texts of a mail, those inside of other parts included (https://www.rfc-editor.org/rfc/rfc2046). postal-mime, which reads mail
 * in our tests, answers asynchronously and tells no lines, and every field of a paper says its lines.
 */
export function mailParts({ lines }: SourceDump): MailPart[] {
  const parts: MailPart[] = [];
  const open: { from: number; to: number; depth: number }[] = [{ from: 0, to: lines.length, depth: 0 }];
  for (let part = open.pop(); part; part = open.pop()) {
    const { head, body } = headOf(lines, part.from, part.to);
    const [, type = '', parameters = ''] = /^([^;]*)(.*)$/s.exec(head.get('content-type') ?? 'text/plain')!;
    const media = type.trim().toLowerCase();
    const boundary = /\bboundary\s{0,5}=\s{0,5}(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(parameters);
    if (media.startsWith('multipart/') && boundary && part.depth < DEEPEST)
      for (const piece of piecesOf(lines, body, part.to, boundary[1] ?? boundary[2]!, part.depth + 1).reverse())
        open.push(piece);
    else if (media === 'message/rfc822' && part.depth < DEEPEST)
      open.push({ from: body, to: part.to, depth: part.depth + 1 });
    else if (/^text\/(?:plain|html|markdown)$/.test(media)) {
      const charset = /\bcharset\s{0,5}=\s{0,5}"?([\w.:-]{1,40})/i.exec(parameters)?.[1];
      const encoding = (head.get('content-transfer-encoding') ?? '').trim().toLowerCase();
      parts.push({ type: media, ...decoded(lines, { from: body, to: part.to }, encoding, charset) });
    }
  }
  return parts;
}

/** The fields of a head, each in one line, by their names in small letters; and where the body begins. */
function headOf(lines: readonly string[], from: number, to: number): { head: Map<string, string>; body: number } {
  const head = new Map<string, string>();
  let name = '';
  let at = from;
  for (; at < to && !isBlank(lines[at]!); at++) {
    const field = /^([\w-]{1,70})\s?:(.*)$/.exec(lines[at]!);
    if (field) {
      name = field[1]!.toLowerCase();
      if (!head.has(name)) head.set(name, field[2]!.trim());
    } else if (/^\s/.test(lines[at]!) && name !== '' && head.get(name)!.length < 5000)
      head.set(name, `${head.get(name)} ${lines[at]!.trim()}`);
  }
  return { head, body: Math.min(at + 1, to) };
}

function piecesOf(
  lines: readonly string[],
  from: number,
  to: number,
  boundary: string,
  depth: number,
): { from: number; to: number; depth: number }[] {
  const pieces: { from: number; to: number; depth: number }[] = [];
  let start: number | undefined;
  for (let at = from; at <= to; at++) {
    const line = at < to ? lines[at]!.trimEnd() : `--${boundary}--`;
    if (line !== `--${boundary}` && line !== `--${boundary}--`) continue;
    if (start !== undefined) pieces.push({ from: start, to: at, depth });
    start = line === `--${boundary}` ? at + 1 : undefined;
    if (start === undefined) break;
  }
  return pieces;
}

/** A body's lines as text, out of what it was packed in for the way (https://www.rfc-editor.org/rfc/rfc2045#section-6). */
function decoded(
  lines: readonly string[],
  { from, to }: LineRange,
  encoding: string,
  charset?: string,
): Omit<MailPart, 'type'> {
  const read = (bytes: Buffer) =>
    attempt(() => new TextDecoder(charset ?? 'utf-8').decode(bytes)) ?? bytes.toString('utf8');
  if (encoding === 'base64') {
    const bytes = Buffer.from(lines.slice(from, to).join(''), 'base64');
    return unpacked(
      lines,
      { from, to },
      /^(?:utf-?16|ucs-?2|unicode)/i.test(charset ?? '') ? wide(read(bytes)) : narrow(bytes, read),
    );
  }
  const part: Omit<MailPart, 'type'> = { lines: [], places: [] };
  let start = from;
  let held: Buffer[] = [];
  for (let at = from; at < to; at++) {
    const isSoft = encoding === 'quoted-printable' && /=\s*$/.test(lines[at]!.slice(-20));
    if (encoding === 'quoted-printable')
      held.push(unquoted(lines[at]!.replace(/=?\s*$/, end => (end.startsWith('=') ? '' : end))));
    if (isSoft && at + 1 < to) continue;
    part.lines.push(encoding === 'quoted-printable' ? read(Buffer.concat(held)) : lines[at]!);
    part.places.push({ from: start + 1, to: at + 1 });
    [start, held] = [at + 1, []];
  }
  return part;
}

/** A line of a text that was packed, and how many bytes it took there, its end included. */
type PackedLine = [text: string, bytes: number];

/** In every encoding but UTF-16 a line ends with a byte of its own. */
function* narrow(bytes: Buffer, read: (bytes: Buffer) => string): Generator<PackedLine> {
  for (let at = 0; at <= bytes.length; ) {
    const found = bytes.indexOf(10, at);
    const end = found < 0 ? bytes.length : found;
    const [first = '', ...more] = read(bytes.subarray(at, end)).replace(/\r$/, '').split('\r');
    yield [first, end + 1 - at];
    for (const text of more) yield [text, 0];
    at = end + 1;
  }
}

function* wide(text: string): Generator<PackedLine> {
  for (const line of text.split('\n')) yield [line.replace(/\r$/, ''), 2 * (line.length + 1)];
}

/** The lines of a text that was packed as base64, four signs for three bytes: each with the lines of the file that hold it. */
function unpacked(
  lines: readonly string[],
  { from, to }: LineRange,
  packed: Iterable<PackedLine>,
): Omit<MailPart, 'type'> {
  const part: Omit<MailPart, 'type'> = { lines: [], places: [] };
  let line = from;
  // How many signs end with that line.
  let signs = signsOf(lines[line]);
  const lineOf = (byte: number): number => {
    while (signs <= Math.floor((byte * 4) / 3) && line + 1 < to) signs += signsOf(lines[++line]);
    return line + 1;
  };
  let at = 0;
  for (const [text, length] of packed) {
    part.lines.push(text);
    part.places.push({ from: lineOf(at), to: lineOf(Math.max(at, at + length - 2)) });
    at += length;
  }
  return part;
}

/** How many signs of base64 a line holds; all others are skipped. */
function signsOf(line = ''): number {
  return line.replace(/[^A-Za-z0-9+/_-]+/g, '').length;
}

function unquoted(line: string): Buffer {
  return Buffer.concat(
    line
      .split(/(=[0-9A-Fa-f]{2})/)
      .map((piece, i) => (i % 2 === 1 ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece))),
  );
}

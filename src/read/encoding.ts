import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { sidecarName } from '../content/sidecar.ts';
import { ContentError, refusalAt } from '../diagnostic.ts';
import { utf8Fault } from '../files/text-file.ts';

/** How many bytes are looked at to tell an encoding by. */
const WINDOW = 200_000;

/**
 * A dump's bytes as UTF-8: as they are, from UTF-16 that a byte order mark announces, or from the encoding that the sidecar
 * names (https://encoding.spec.whatwg.org). An encoding is never guessed: bytes that are not UTF-8 are refused by name.
 *
 * @param label the sidecar's `encoding`
 * @throws ContentError where the bytes are of another encoding, with its name and what to write into the sidecar
 */
export function asUtf8(file: string, bytes: Buffer, label?: string): Buffer {
  const kind = FILES.find(({ start }) => bytes.subarray(0, start.length).equals(start));
  const advice = 'Unpack it, or copy its text into a file of its own.';
  if (kind) throw refusalAt({ file }, 'no-text', `expected text, found ${kind.name}`, advice);
  const marked = bytes.length >= 2 ? MARKS.get(bytes.readUInt16BE(0)) : undefined;
  const encoding = marked ?? (label === undefined ? 'utf-8' : new TextDecoder(label).encoding);
  if (encoding !== 'utf-8') return decoded(file, bytes, encoding);
  const wide = widthGuess(bytes);
  if (wide !== undefined) {
    const name = `${wide.toUpperCase()} without a byte order mark`;
    throw foreign({ file, line: 1 }, `expected UTF-8, found what looks like ${name}`, wide);
  }
  if (isUtf8(bytes)) return bytes;
  const fault = utf8Fault(file, bytes);
  const guess = guessEncoding(bytes);
  if (!guess) throw new ContentError(fault);
  throw foreign({ file, line: fault.line! }, `${fault.message}, in what looks like ${guess.name}`, guess.label);
}

const MARKS: ReadonlyMap<number, string> = new Map([
  [0xfffe, 'utf-16le'],
  [0xfeff, 'utf-16be'],
]);

/** Files that hold no text, by the bytes that they begin with. */
const FILES: readonly { name: string; start: Buffer }[] = [
  { name: 'a PDF', start: Buffer.from('%PDF-') },
  { name: 'a packed file (ZIP, or a document of an office program)', start: Buffer.from('PK\u0003\u0004') },
  { name: 'a packed file (gzip)', start: Buffer.from([0x1f, 0x8b]) },
  { name: 'a picture (PNG)', start: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
  { name: 'a picture (JPEG)', start: Buffer.from([0xff, 0xd8, 0xff]) },
  { name: 'a text in RTF', start: Buffer.from('{\\rtf') },
];

function decoded(file: string, bytes: Buffer, encoding: string): Buffer {
  try {
    return Buffer.from(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    throw refusalAt(
      { file },
      'encoding',
      `expected text in ${encoding}, found bytes that are not`,
      `Correct \`encoding\` in ${sidecarName(path.basename(file))}, or save the file as UTF-8.`,
    );
  }
}

function foreign(place: { file: string; line: number }, message: string, label: string): ContentError {
  const sidecar = sidecarName(path.basename(place.file));
  const advice = `Write the line "encoding: ${label}" into ${sidecar} beside it and ingest it again`;
  return refusalAt(place, 'utf-8', message, `${advice}, or save the file as UTF-8.`);
}

/** UTF-16 without its mark: every other byte of Latin text is zero. */
function widthGuess(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 16) return undefined;
  const end = Math.min(bytes.length, 2000);
  const zeros = [0, 0];
  for (let at = 0; at < end; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  const enough = 0.3 * (end / 2);
  if (zeros[1]! > enough && zeros[0]! < enough / 10) return 'utf-16le';
  return zeros[0]! > enough && zeros[1]! < enough / 10 ? 'utf-16be' : undefined;
}

/** @returns undefined where the bytes are UTF-8 but for a few: a damaged file, and no other encoding */
function guessEncoding(bytes: Buffer): { name: string; label: string } | undefined {
  const start = Math.max(0, firstOddByte(bytes) - 1000);
  const window = bytes.subarray(start, start + WINDOW);
  let high = 0;
  let paired = 0;
  let control = 0;
  for (let at = 0; at < window.length; at++) {
    const byte = window[at]!;
    if (byte < 0x80) continue;
    high++;
    if (byte < 0xa0) control++;
    if ((window[at - 1] ?? 0) >= 0x80 || (window[at + 1] ?? 0) >= 0x80) paired++;
  }
  const text = window.toString('utf8');
  const broken = text.split('\ufffd').length - 1;
  const whole = Array.from(text.matchAll(/[\u0080-\ufffc\u{10000}-\u{10ffff}]/gu)).length;
  if (whole > 4 * broken) return undefined;
  if (paired > 0.7 * high) {
    const asian = asianGuess(window);
    if (asian !== undefined) return { name: `an East Asian encoding, ${asian} perhaps`, label: asian };
  }
  return control > 0
    ? { name: 'Windows-1252', label: 'windows-1252' }
    : { name: 'Latin-1 (ISO 8859-1), or Windows-1252', label: 'windows-1252' };
}

/** The first of these in whose reading the letters are mostly of its own script. */
function asianGuess(window: Buffer): string | undefined {
  const share = (label: string, script: RegExp): number => {
    const text = new TextDecoder(label).decode(window);
    const letters = text.match(/[^\x00-\x7f]/gu)?.length ?? 0;
    return letters === 0 ? 0 : (text.match(script)?.length ?? 0) / letters;
  };
  const kana = /[\u3040-\u30ff]/gu;
  if (share('shift_jis', kana) > 0.3) return 'shift_jis';
  if (share('euc-jp', kana) > 0.3) return 'euc-jp';
  if (share('euc-kr', /\p{Script=Hangul}/gu) > 0.7) return 'euc-kr';
  return ['gb18030', 'big5'].find(label => share(label, /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu) > 0.8);
}

function firstOddByte(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length && bytes[at]! < 0x80) at++;
  return at;
}

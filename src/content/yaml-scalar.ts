/**
 * One-line YAML scalars that YAML 1.1 and 1.2 readers (PyYAML, the `yaml` package) agree on. Written by hand, because a
 * document of the `yaml` package costs ten times the rest of writing or reading an entry.
 */
import { CONTROLS, HALVES, NONCHARACTERS, TURNING } from '../typeset/unsafe.ts';

/**
 * What must be written as an escape: C0 and C1 controls, line separators, byte order marks, noncharacters
 * (https://yaml.org/spec/1.2.2/#51-character-set), and bidirectional overrides, which are legal but make a file read
 * as something else than it says.
 */
const SIGNS = `\\t\\n\\r${CONTROLS}\\u2028\\u2029${TURNING}\\ufeff${NONCHARACTERS}${HALVES}`;
const ESCAPED = new RegExp(`[${SIGNS}]`, 'u');
const ESCAPED_OR_QUOTED = new RegExp(`[${SIGNS}"\\\\]`, 'gu');

/** Never the start of a number, a date or an indicator. */
const PLAIN_START = /^[\p{L}$(\\]/u;
/** "3D scenes": a digit may start a plain scalar where two letters after a blank rule out any number or time stamp. */
const COUNTED_WORDS = /^[0-9][0-9A-Za-z-]* [A-Za-z]{2}/;
const NOT_PLAIN = /: | #|[:\s]$/;
/**
 * Words that are no strings in YAML 1.1 (https://yaml.org/type/bool.html, https://yaml.org/type/null.html) or 1.2, and
 * `e5`, whose mantissa some readers of YAML 1.1 take for an empty one.
 */
const WORD_VALUE = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?[0-9]+)$/i;

/** Whether YAML 1.1 and 1.2 readers both take the bare text, in block context on one line, for this very string. */
export function isPlain(text: string): boolean {
  if (!PLAIN_START.test(text) && !COUNTED_WORDS.test(text)) return false;
  if (WORD_VALUE.test(text)) return false;
  return !NOT_PLAIN.test(text) && !ESCAPED.test(text);
}

const SHORT_ESCAPES: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };

function escapeSequence(char: string): string {
  const short = SHORT_ESCAPES[char];
  if (short) return short;
  const code = char.charCodeAt(0);
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** `text` in double quotes; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD. */
export function quoteScalar(text: string): string {
  return `"${text.replace(ESCAPED_OR_QUOTED, escapeSequence)}"`;
}

/** A string, number or boolean as one line of YAML: bare where that is safe, else in the quotes that need fewer escapes. */
export function writeScalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  if (isPlain(value)) return value;
  const inSingleQuotes = (value.includes('\\') || value.includes('"')) && !ESCAPED.test(value);
  return inSingleQuotes ? `'${value.replaceAll("'", "''")}'` : quoteScalar(value);
}

/** An integer that is written the same way that JavaScript prints it; others are left to the full parser. */
const INTEGER = /^(?:0|[1-9][0-9]{0,14})$/;
const ESCAPE_SEQUENCE = /\\(?:["\\ntr]|x[0-9a-f]{2}|u[0-9a-f]{4})|[\\"]/g;
const UNESCAPED: Record<string, string> = { '\\"': '"', '\\\\': '\\', '\\n': '\n', '\\t': '\t', '\\r': '\r' };

function unquote(text: string): string | undefined {
  if (text.length < 2 || !text.endsWith('"') || ESCAPED.test(text)) return undefined;
  const inner = text.slice(1, -1);
  if (!inner.includes('\\') && !inner.includes('"')) return inner;
  let valid = true;
  const value = inner.replace(ESCAPE_SEQUENCE, sequence => {
    if (sequence.length === 1) valid = false;
    return UNESCAPED[sequence] ?? String.fromCharCode(Number.parseInt(sequence.slice(2), 16));
  });
  return valid ? value : undefined;
}

function unquoteSingle(text: string): string | undefined {
  if (text.length < 2 || !text.endsWith("'") || ESCAPED.test(text)) return undefined;
  const inner = text.slice(1, -1);
  if (!inner.includes("'")) return inner;
  return inner.replaceAll("''", '').includes("'") ? undefined : inner.replaceAll("''", "'");
}

/** Reads what `writeScalar` writes; undefined for anything else, which may be good YAML all the same. */
export function readScalar(text: string): string | number | boolean | undefined {
  if (text.startsWith('"')) return unquote(text);
  if (text.startsWith("'")) return unquoteSingle(text);
  if (isPlain(text)) return text;
  if (INTEGER.test(text)) return Number(text);
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

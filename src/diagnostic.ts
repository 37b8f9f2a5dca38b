import { visible } from './typeset/unsafe.ts';

/**
 * What is said when something in the content is not as it should be. Every message names the place, what was expected,
 * what was found and what to do (the shape follows https://github.com/vfile/vfile-message).
 */
export interface Diagnostic {
  severity: 'error' | 'warning';
  /** The rule's name, kebab-case: `unread-line`, `unknown-source`. */
  rule: string;
  /** Path as the person knows it: relative to the working directory, or as it was given. */
  file?: string;
  /** 1 is the first line. */
  line?: number;
  /** 1 is the first column, in UTF-16 units. */
  column?: number;
  /** What was expected, and what was found: one sentence. */
  message: string;
  /** More of what was found, a line each. */
  details?: readonly string[];
  /** What to do. */
  advice?: string;
  /** How the program came to it, a line each: for those who ask. */
  reasons?: readonly string[];
  /** How to ask for the reasons; said where they are not. */
  ask?: string;
}

/** Tells a person of something that does not end the work. */
export type Warn = (diagnostic: Diagnostic) => void;

/** Where something was found: its file and line, and more of it. */
type Place = Pick<Diagnostic, 'file' | 'line' | 'column' | 'details' | 'reasons' | 'ask'>;

export function errorAt(place: Place, rule: string, message: string, advice?: string): Diagnostic {
  return { severity: 'error', rule, ...place, message, ...(advice !== undefined && { advice }) };
}

export function warningAt(place: Place, rule: string, message: string, advice?: string): Diagnostic {
  return { ...errorAt(place, rule, message, advice), severity: 'warning' };
}

/** An error that ends the work, as it is thrown. */
export function refusalAt(place: Place, rule: string, message: string, advice?: string): ContentError {
  return new ContentError(errorAt(place, rule, message, advice));
}

/** Thrown where the work cannot go on; the command line prints the diagnostics and exits with 1. */
export class ContentError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(...diagnostics: Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join('\n'));
    this.name = 'ContentError';
    this.diagnostics = diagnostics;
  }
}

/** Thrown where some files of a folder cannot be read, after all of them were tried. */
export class PartlyReadError extends ContentError {
  /** How many could be read. */
  readonly read: number;
  constructor(read: number, diagnostics: readonly Diagnostic[]) {
    super(...diagnostics);
    this.read = read;
  }
}

/** Thrown where the command was called wrongly; the command line prints the message and exits with 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** `file:line:column: error: message (rule)`, and the advice on a line of its own; safe to print whatever was found. */
export function formatDiagnostic(d: Diagnostic): string {
  const place = d.file
    ? `${[d.file, d.line, d.line === undefined ? undefined : d.column].filter(x => x !== undefined).join(':')}: `
    : '';
  const lines = [`${place}${d.severity}: ${d.message} [${d.rule}]`, ...(d.details ?? []).map(line => `      ${line}`)];
  const text = lines.map(line => line.replaceAll('\n', ' ')).join('\n');
  const todo = [d.advice, d.ask].filter(Boolean).join('\n');
  return visible(`${text}${todo ? `\n    ${todo.replaceAll('\n', '\n    ')}` : ''}`);
}

/** The same with its reasons, where they are asked for. */
export function formatWithReasons(d: Diagnostic): string {
  const { ask: _, ...said } = d;
  return formatDiagnostic({ ...said, details: [...(d.details ?? []), ...(d.reasons ?? [])] });
}

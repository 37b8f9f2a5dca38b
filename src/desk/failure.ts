import { ContentError, formatDiagnostic, UsageError } from '../diagnostic.ts';
import { fileFault } from '../files/file-fault.ts';
import { knownPlace } from '../files/known-place.ts';
import { standingPlace } from '../files/real-path.ts';
import { complain } from '../terminal/print.ts';
import { html } from '../typeset/html.ts';
import type { Tongue } from '../typeset/tongue.ts';
import { attributes } from '../typeset/tongue-html.ts';
import type { Words } from '../words/words.ts';
import { Conflict, Refused, UnfitFields } from './desk.ts';
import { capital, english } from './english.ts';
import { StillReading } from './reading.ts';
import type { View } from './view.ts';

/** What went wrong, as a page shows it. */
export interface Failure {
  status: number;
  /** A line each. */
  error: string[];
  /** Of the lines, where they are not in the desk's own words. */
  tongue?: Tongue;
  /** Of a conflict: what stands side by side. */
  fields?: Conflict['fields'];
  /** The names of the fields that are not as they should be. */
  unfit?: readonly string[];
}

/** Says what went wrong in words; what nobody foresaw is told to the terminal, as a person may want to report it. */
export function failureOf(words: Words, error: unknown): Failure {
  if (error instanceof Conflict) return { status: 409, error: [error.message], fields: error.fields };
  if (error instanceof StillReading) return { status: 503, error: [words.say('desk-try-again-read', error.far)] };
  if (error instanceof UnfitFields) return { status: 400, error: [capital(error.message)], unfit: error.names };
  if (error instanceof Refused) return { status: 400, error: [capital(error.message)] };
  if (error instanceof UsageError) return ofCommand(words, 400, [capital(error.message)]);
  if (error instanceof ContentError) return ofCommand(words, 422, error.diagnostics.map(formatDiagnostic));
  const { code, syscall, message, path: at } = error as NodeJS.ErrnoException;
  const fault = fileFault(error);
  if (fault === 'full') return { status: 507, error: [words.say('desk-disk-full')] };
  if (code && at !== undefined && fault) {
    const file = standingPlace(knownPlace(at));
    return { status: 500, error: [words.say('desk-file-forbidden', { file, code })] };
  }
  if (code && syscall) return { status: 500, error: [words.say('desk-file-failed', { message })] };
  complain((error as Error).stack ?? String(error));
  return { status: 500, error: [words.say('desk-failed', { message })] };
}

function ofCommand(words: Words, status: number, error: string[]): Failure {
  const tongue = english(words);
  return { status, error, ...((tongue.lang || tongue.dir) && { tongue }) };
}

/** The failure as a page of its own. */
export function failureView(words: Words, { status, error, tongue = {} }: Failure): View {
  return {
    status,
    title: words.say('desk-did-not-work'),
    body: html`<div class="failure"${attributes(tongue)}>${error.map(line => html`<pre>${line}</pre>\n`)}</div>
<p>${words.say('desk-mend-and-load')}</p>
`,
  };
}

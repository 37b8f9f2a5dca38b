import { ContentError, formatDiagnostic, UsageError } from '../diagnostic.ts';
import { complain } from '../terminal/print.ts';
import { html } from '../typeset/html.ts';
import { Conflict, UnfitFields } from './desk.ts';
import { StillReading } from './reading.ts';
import type { View } from './view.ts';

/** What went wrong, as a page shows it. */
export interface Failure {
  status: number;
  /** A line each. */
  error: string[];
  /** Of a conflict: what stands side by side. */
  fields?: Conflict['fields'];
  /** The names of the fields that are not as they should be. */
  unfit?: readonly string[];
}

/** What a file system says of what one may not do. */
const FORBIDDEN: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Says what went wrong in words; what nobody foresaw is told to the terminal, as a person may want to report it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Conflict) return { status: 409, error: [error.message], fields: error.fields };
  if (error instanceof StillReading) return { status: 503, error: [`${error.message}. Try again in a moment.`] };
  if (error instanceof UnfitFields) return { status: 400, error: [sentence(error.message)], unfit: error.names };
  if (error instanceof UsageError) return { status: 400, error: [sentence(error.message)] };
  if (error instanceof ContentError) return { status: 422, error: error.diagnostics.map(formatDiagnostic) };
  const { code, syscall, message, path: file } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC')
    return { status: 507, error: ['The disk is full. Nothing was changed: make room and try again.'] };
  if (code && file !== undefined && FORBIDDEN.has(code))
    return {
      status: 500,
      error: [`${file} may not be read or written (${code}). Nothing was changed: allow it and try again.`],
    };
  if (code && syscall) return { status: 500, error: [`A file could not be read or written: ${message}`] };
  complain((error as Error).stack ?? String(error));
  return { status: 500, error: [`The desk failed: ${message}. More stands in the terminal where it runs.`] };
}

/** The failure as a page of its own. */
export function failureView({ status, error }: Failure): View {
  return {
    status,
    title: 'This did not work',
    body: html`<div class="failure">${error.map(line => html`<pre>${line}</pre>\n`)}</div>
<p>Mend it and load this page again; the desk reads the files anew.</p>
`,
  };
}

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

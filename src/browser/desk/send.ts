import type { Tongue } from '../../typeset/tongue.ts';
import { isRecord } from '../stored.ts';
import { words } from '../words.ts';
import { secret } from './secret.ts';

/** What stands side by side where something was changed elsewhere. */
export interface ConflictField {
  name: string;
  yours: string;
  theirs: string;
}

/** The file that was done with, or else the text, and what is shown next of what remains. */
export interface Rest {
  file?: string;
  next: string;
}

/** What the desk said to an action. */
export interface Answer {
  says?: string;
  /** What a command warned of besides. */
  warned?: string;
  /** Of that, or of the error, where it is not in the desk's own words. */
  tongue?: Tongue;
  to?: string;
  /** Where more was sent than was done. */
  rest?: Rest;
  /** The number of the step that it made, which can be taken back. */
  made?: number;
  /** A line each. */
  error?: string[];
  fields?: ConflictField[];
  /** The names of the fields that are not as they should be. */
  unfit?: string[];
}

/** Sends a change. What goes wrong on the way is part of the answer. */
export async function send(address: string, data: FormData): Promise<Answer> {
  try {
    const response = await post(address, data);
    const isJson = response.headers.get('Content-Type') === 'application/json';
    const answer: unknown = isJson ? await response.json() : { error: [(await response.text()).trim()] };
    return isRecord(answer) ? answer : {};
  } catch {
    return { error: [words.say('desk-silent-nothing-lost')] };
  }
}

/** Asks for a piece of a page. @returns its HTML, or what is wrong in words */
export async function ask(address: string, data: FormData, signal: AbortSignal): Promise<{ html: string } | Answer> {
  const response = await post(address, data, signal);
  if (response.ok) return { html: await response.text() };
  const isJson = response.headers.get('Content-Type') === 'application/json';
  return isJson ? response.json() : { error: [(await response.text()).trim()] };
}

function post(address: string, data: FormData, signal?: AbortSignal): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    body: data,
    headers: { 'desk-secret': secret() },
    ...(signal && { signal }),
  });
}

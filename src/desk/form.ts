import type { IncomingMessage } from 'node:http';
import { UsageError } from '../diagnostic.ts';
import type { Words } from '../words/words.ts';
import { Refused } from './desk.ts';
import type { Form } from './view.ts';

/** The most that one form may bring, its files among it. */
const MOST = 64 * 1024 * 1024;
const KINDS = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/** Reads what a page sent. @throws UsageError where it is no form, or too large */
export async function readForm(words: Words, request: IncomingMessage): Promise<Form> {
  const type = request.headers['content-type'] ?? '';
  if (!KINDS.test(type)) throw new UsageError(`expected a form, found ${type || 'nothing that says what it is'}`);
  const body = await readBody(words, request);
  let data: FormData;
  try {
    data = await new Response(body, { headers: { 'Content-Type': type } }).formData();
  } catch {
    throw new UsageError('expected a form, found something that cannot be read as one');
  }
  const files = await Promise.all(
    [...data.values()]
      // An input without a file sends an empty one without a name.
      .filter(value => value instanceof File)
      .filter(file => file.name !== '' || file.size > 0)
      .map(async file => ({ name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const all = (name: string) =>
    data
      .getAll(name)
      .filter(value => typeof value === 'string')
      .map(asTyped);
  const raw = (name: string) => all(name)[0] ?? '';
  return { all, raw, get: name => raw(name).trim(), files };
}

/** Forms send every line's end as CRLF, whatever was typed (https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data). */
const asTyped = (text: string): string => text.replace(/\r\n?/g, '\n');

async function readBody(words: Words, request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const tooLarge = () => new Refused(words.say('desk-too-large', { most: MOST / 1024 / 1024 }));
  if (Number(request.headers['content-length'] ?? 0) > MOST) throw tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

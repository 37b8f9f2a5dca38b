import { CONTROLS, harmless, NONCHARACTERS, TURNING } from './unsafe.ts';

/** Text that is HTML already and is put into a page as it is. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: HTML as it is, text escaped, lists joined, nothing for `undefined`, `null` and `false`. */
export type Value = Html | string | number | undefined | null | false | readonly Value[];

/** Most texts have none of these, and one look tells it. */
const SPECIAL = new RegExp(`[&<>"'${CONTROLS}${TURNING}${NONCHARACTERS}\\ud800-\\udfff]`);
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for an element's content and for a quoted attribute alike, and leaves out what no page may hold. */
export function escapeHtml(text: string): string {
  return SPECIAL.test(text) ? harmless(text).replace(/[&<>"']/g, c => ENTITIES[c]!) : text;
}

function render(value: Value): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (value instanceof Html) return value.text;
  if (value === undefined || value === null || value === false) return '';
  if (typeof value === 'number') return String(value);
  let out = '';
  for (const item of value) out += render(item);
  return out;
}

/** A template that escapes by default: `` html`<h1>${title}</h1>` ``. Attributes are written with double quotes. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  let out = strings[0]!;
  for (let i = 0; i < values.length; i++) out += render(values[i]) + strings[i + 1]!;
  return new Html(out);
}

/** Marks a string as safe HTML. Only for what a serialiser of ours or a sanitising library made. */
export function raw(text: string): Html {
  return new Html(text);
}

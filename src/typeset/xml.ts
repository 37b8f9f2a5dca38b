import { escapeHtml } from './html.ts';
import { anyOf, CONTROLS, HALVES, NONCHARACTERS, TURNING } from './unsafe.ts';

/**
 * What XML 1.0 cannot hold, not even escaped, and the controls that it advises against (https://www.w3.org/TR/xml/#charsets); halves
 * of characters; marks that turn the direction of what follows.
 */
const FORBIDDEN = anyOf(CONTROLS, TURNING, HALVES, NONCHARACTERS);

/** Markup without what XML cannot hold. */
export function xmlSafe(markup: string): string {
  return markup.replace(FORBIDDEN, '');
}

/** The same data without what XML cannot hold: libraries that write XML let it through. */
export function xmlSafeData<T>(data: T): T {
  const safe = (value: unknown): unknown => {
    if (typeof value === 'string') return xmlSafe(value);
    if (Array.isArray(value)) return value.map(safe);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, safe(part)]));
  };
  return safe(data) as T;
}

/** Text for an element's content or a quoted attribute of XML. */
export function xmlText(text: string): string {
  return escapeHtml(xmlSafe(text));
}

/** `<name>text</name>`, or nothing where there is no text. */
export function xmlElement(name: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `<${name}>${xmlText(text)}</${name.split(' ', 1)[0]}>\n`;
}

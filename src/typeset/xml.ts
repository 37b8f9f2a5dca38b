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

/** Text for an element's content or a quoted attribute of XML. */
export function xmlText(text: string): string {
  return escapeHtml(xmlSafe(text));
}

/** `<name>text</name>`, or nothing where there is no text. */
export function xmlElement(name: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `<${name}>${xmlText(text)}</${name.split(' ', 1)[0]}>\n`;
}

/** The beginning of a feed: browsers show it by its style sheet. @param root the way to the site's root */
export function xmlHead(root: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/css" href="${root}feeds/feed.css"?>\n`;
}

import { type Html, html } from '../typeset/html.ts';
import type { Words } from '../words/words.ts';
import { CITATION_FORMATS, citationFile } from './citation-files.ts';
import { apiFile } from './record.ts';

/** Of which list a page's alternates are the files. */
export interface ExportedList {
  /** `days/2025-11-19`, `topics/vision`. */
  list: string;
  /** The way from the page to the root of the site. */
  root: string;
  /** What the list holds, for the links' titles: "the papers of 19 November 2025". */
  what: string;
}

/** The list's files, for its page's head. */
export function alternates(words: Words, exported: ExportedList): Html {
  const { list, root, what } = exported;
  return html`${CITATION_FORMATS.map(
    ({ name, extension, type }) =>
      html`<link rel="alternate" type="${type}" title="${words.say('list-as', { format: name, what })}" href="${root}${citationFile(list, extension)}">\n`,
  )}${describedBy(words, exported)}`;
}

/** The list's JSON alone, for the head of a page of one of its papers. */
export function describedBy(words: Words, { list, root, what }: ExportedList): Html {
  return html`<link rel="describedby" type="application/json" title="${words.say('list-as', { format: 'JSON', what })}" href="${root}${apiFile(list)}">
`;
}

/** Links to download the list's files. */
export function exportLinks(words: Words, { list, root, what }: ExportedList): Html {
  return html`<p class="take">${words.say('download-list', { what })} ${CITATION_FORMATS.map(
    ({ name, extension }) => html`<a href="${root}${citationFile(list, extension)}" download>${name}</a> `,
  )}<a href="${root}${apiFile(list)}">JSON</a></p>
`;
}

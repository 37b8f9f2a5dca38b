import { familyFirst } from '../typeset/family-name.ts';
import { EAST_ASIAN } from '../typeset/script.ts';
import type { CslItem } from './csl-item.ts';
import { texAddress, texText } from './tex.ts';

/**
 * A citation as a record of BibTeX, the same wherever it is made: on the site, or in a browser from what a reader brought along. No
 * value of it ends its field, begins another record, or is a command, whatever it holds.
 *
 * @param more of what CSL does not say: the title as LaTeX, and whether there are further authors
 */
export function bibtex(item: CslItem, more: { title?: string | undefined; others?: boolean } = {}): string {
  const [year, month] = item.issued?.['date-parts'][0] ?? [];
  const venue = item['container-title'];
  const meeting = item.type === 'paper-conference';
  const title = more.title ?? (item.title && texText(item.title));
  const names = (item.author ?? []).map(({ literal }) => bibtexName(literal, item.language));
  if (more.others && names.length > 0) names.push('others');
  const fields: [name: string, value: string | undefined][] = [
    ['title', title && `{${title}}`],
    ['author', names.join(' and ')],
    [meeting ? 'booktitle' : 'journal', venue && texText(venue)],
    ['year', number(year)],
    ['month', number(month)],
    ['langid', langid(item.language)],
    ['doi', item.DOI && texAddress(item.DOI)],
    ['eprint', item.archive_location && texAddress(item.archive_location)],
    ['archiveprefix', item.archive && texText(item.archive)],
    ['url', item.URL && texAddress(item.URL)],
    ['note', item.status && texText(item.status[0]!.toUpperCase() + item.status.slice(1))],
    ['annote', item.annote && texText(item.annote)],
  ];
  const type = venue ? (meeting ? 'inproceedings' : 'article') : 'misc';
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@${type}{${key(item['citation-key'] ?? item.id)},\n${lines.join('')}}`;
}

/** What BibTeX would take for a list of names is one, and names of Han, Kana or Hangul have no parts that it knows. */
function bibtexName(name: string, language: string | undefined): string {
  return /\band\b/i.test(name) || EAST_ASIAN_NAME.test(name) ? `{${texText(name)}}` : texText(turned(name, language));
}

/** BibTeX takes the last word for the family name, unless a comma says otherwise. */
const turned = (name: string, language: string | undefined): string => familyFirst(name, language)?.join(', ') ?? name;
const EAST_ASIAN_NAME = new RegExp(`^[${EAST_ASIAN} ·・]+$`, 'u');

/** The name of a language as LaTeX's packages know it, which is its English one. */
function langid(language: string | undefined): string | undefined {
  if (!language) return undefined;
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const name = names.of(language.split('-')[0]!)?.toLowerCase();
  return name && /^[a-z]+$/.test(name) ? name : undefined;
}

function number(value: unknown): string | undefined {
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

/** A key ends at a comma, a brace or a blank; an entry's id holds none of them, but what a reader brought along may. */
function key(id: string): string {
  return id.replace(/[^A-Za-z0-9._-]+/g, '-') || 'paper';
}

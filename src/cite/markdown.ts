import { plainMarkdown as plain } from '../typeset/plain-markdown.ts';
import { harmless } from '../typeset/unsafe.ts';
import type { CslItem } from './csl-item.ts';

/**
 * A citation as a line of Markdown. Its title leads to the paper, where that is known; what its reader says of it stands below, indented
 * so that it stays with it in a list.
 */
export function markdownCitation(item: CslItem): string {
  const url = item.URL;
  const names = (item.author ?? []).map(({ literal }) => plain(literal));
  const who = names.length > 3 ? `${names[0]} et al.` : names.join(', ');
  const year = item.issued?.['date-parts'][0]?.[0];
  const where = [item['container-title'] && plain(item['container-title']), year].filter(Boolean).join(', ');
  const title = plain(item.title ?? item.id);
  const line = [
    who && `${who.replace(/\.$/, '')}.`,
    url ? `[${title}](${address(url)}).` : `${title}.`,
    where && `${where}.`,
  ]
    .filter(Boolean)
    .join(' ');
  const said = item.annote?.split(/\n+/).map(each => `\n  > ${plain(each)}`) ?? [];
  return line + said.join('\n  >');
}

/** An address that ends where it ends (https://spec.commonmark.org/0.31.2/#link-destination). */
function address(url: string): string {
  return harmless(url).replace(
    /[\s\\()<>[\]"`*]/gu,
    sign => `%${sign.codePointAt(0)!.toString(16).padStart(2, '0').toUpperCase()}`,
  );
}

import { harmless } from '../typeset/unsafe.ts';
import type { CslItem } from './csl-item.ts';

/**
 * A citation as a line of Markdown. @param url where its title leads; nowhere where it is empty
 */
export function markdownCitation(item: CslItem, url: string): string {
  const names = (item.author ?? []).map(({ literal }) => plain(literal));
  const who = names.length > 3 ? `${names[0]} et al.` : names.join(', ');
  const year = item.issued?.['date-parts'][0]?.[0];
  const where = [item['container-title'] && plain(item['container-title']), year].filter(Boolean).join(', ');
  const title = plain(item.title ?? item.id);
  return [who && `${who.replace(/\.$/, '')}.`, url ? `[${title}](${address(url)}).` : `${title}.`, where && `${where}.`]
    .filter(Boolean)
    .join(' ');
}

/** Text that no Markdown makes anything of, in one line. */
function plain(text: string): string {
  return harmless(text)
    .replace(/[\\`*_[\]<>]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** An address that ends where it ends (https://spec.commonmark.org/0.31.2/#link-destination). */
function address(url: string): string {
  return harmless(url).replace(
    /[\s\\()<>[\]"`*]/gu,
    sign => `%${sign.codePointAt(0)!.toString(16).padStart(2, '0').toUpperCase()}`,
  );
}

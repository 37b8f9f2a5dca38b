import type { CslItem } from '../cite/csl-item.ts';
import { texField } from '../cite/tex-field.ts';

/** A citation as BibTeX. */
export function cslBibtex(item: CslItem): string {
  const [year, month] = item.issued?.['date-parts'][0] ?? [];
  const venue = item['container-title'];
  const meeting = item.type === 'paper-conference';
  const fields: [string, string | undefined][] = [
    ['title', item.title && `{${texField(item.title)}}`],
    [
      'author',
      item.author
        ?.map(({ literal }) => (/\band\b/i.test(literal) ? `{${texField(literal)}}` : texField(literal)))
        .join(' and '),
    ],
    [meeting ? 'booktitle' : 'journal', venue && texField(venue)],
    ['year', year === undefined ? undefined : String(year)],
    ['month', month === undefined ? undefined : String(month)],
    ['doi', item.DOI],
    ['eprint', item.archive_location],
    ['archiveprefix', item.archive],
    ['url', item.URL],
  ];
  const type = venue ? (meeting ? 'inproceedings' : 'article') : 'misc';
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@${type}{${item.id},\n${lines.join('')}}\n`;
}

/** A citation as an item of a Markdown list. */
export function cslMarkdown(item: CslItem): string {
  const plain = (text: string) => text.replace(/[\\`*_[\]<>]/g, '\\$&');
  const names = (item.author ?? []).map(({ literal }) => plain(literal));
  const who = names.length > 3 ? `${names[0]} et al.` : names.join(', ');
  const where = [item['container-title'], item.issued?.['date-parts'][0]?.[0]].filter(Boolean).join(', ');
  return `- ${who && `${who.replace(/\.$/, '')}. `}[${plain(item.title ?? item.id)}](${item.URL}).${where && ` ${plain(where)}.`}\n`;
}

import { harmless } from '../typeset/unsafe.ts';
import type { CslItem } from './csl-item.ts';
import { inert } from './tex.ts';

/** The kinds of RIS (https://en.wikipedia.org/wiki/RIS_(file_format)#Type_of_reference) that the kinds of CSL are. */
const TYPES = { article: 'UNPB', 'article-journal': 'JOUR', 'paper-conference': 'CPAPER' } as const;

/**
 * One reference as RIS, with its end. Lines end as the format wants. RIS knows no escapes, and who takes a reference along may have it
 * typeset by LaTeX: a backslash is written as the sign that looks like it.
 */
export function ris(item: CslItem): string {
  const [year, month, day] = item.issued?.['date-parts'][0] ?? [];
  const date = [year && pad(year, 4), month && pad(month, 2), day && pad(day, 2)].map(part => part ?? '').join('/');
  const rows: [string, string | undefined][] = [
    ['TY', TYPES[item.type]],
    ['ID', item.id],
    ['TI', item.title],
    ...(item.author ?? []).map(({ literal }): [string, string] => ['AU', literal]),
    ['PY', year ? pad(year, 4) : undefined],
    ['DA', year ? date : undefined],
    [item.type === 'article-journal' ? 'JO' : 'T2', item['container-title']],
    ['LA', item.language],
    ['DO', item.DOI],
    ['AN', item.archive_location && `arXiv:${item.archive_location}`],
    ['UR', item.URL],
    ['N1', [item.status && item.status[0]!.toUpperCase() + item.status.slice(1), item.note].filter(Boolean).join('. ')],
    ['N1', item.annote],
    ['AB', item.abstract],
  ];
  let out = '';
  for (const [tag, value] of rows) if (value) out += `${tag}  - ${inert(harmless(value)).replace(/\s+/g, ' ')}\r\n`;
  return `${out}ER  - \r\n`;
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}

import type { Printed } from '../read/source.ts';
import { fold } from '../typeset/fold.ts';

/**
 * Where a paper is printed, in citation form: `8(1):10` is volume 8, issue 1, first page 10. Missing parts are left out:
 * `8`, `8:10`, `:10`. Only letters and digits are kept.
 */
export function printing({ volume, issue, page }: Printed): string | undefined {
  const [inVolume, inIssue, atPage] = [plain(volume), plain(issue), plain(firstPage(page))];
  const text = `${inVolume}${inIssue && `(${inIssue})`}${atPage && `:${atPage}`}`;
  return text === '' ? undefined : text;
}

/** @returns whether two printings agree, and why in words; undefined if they cannot be compared */
export function comparePrintings(a: string, b: string): { same: boolean; why: string } | undefined {
  const [x, y] = [parts(a), parts(b)];
  let agreed = 0;
  for (const part of ['volume', 'issue', 'page'] as const) {
    if (x[part] === '' || y[part] === '') continue;
    if (x[part] !== y[part])
      return { same: false, why: `${part === 'page' ? 'on' : 'in'} ${part} ${x[part]} here and ${y[part]} there` };
    agreed += part === 'page' ? 2 : 1;
  }
  return agreed < 2 ? undefined : { same: true, why: `both in ${a}` };
}

function parts(text: string): Record<'volume' | 'issue' | 'page', string> {
  const [, volume = '', issue = '', page = ''] = /^([^(:]*)(?:\(([^)]*)\))?(?::(.*))?$/s.exec(text) ?? [];
  return { volume, issue, page };
}

function plain(text: string | undefined): string {
  return fold((text ?? '').slice(0, 40))
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^0+(?=.)/, '');
}

/** The first page: `10` for "10--14", "pp. 10-14" and "10,12". */
function firstPage(page: string | undefined): string | undefined {
  const text = page?.slice(0, 40).replace(/^\s*pp?\.\s*/i, '');
  return text === undefined ? undefined : /[\p{L}\p{N}]+/u.exec(text)?.[0];
}

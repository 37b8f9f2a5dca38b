import { onlyTypesets } from '../typeset/math-commands.ts';
import { mathSpans } from '../typeset/math-spans.ts';
import { texText } from './tex.ts';

/** A title as LaTeX: formulas that do nothing but typeset stay formulas, everything else is text. */
export function texTitle(title: string): string {
  let out = '';
  let at = 0;
  for (const span of mathSpans(title)) {
    out += texText(title.slice(at, span.start).replaceAll('\\$', '$'));
    out += onlyTypesets(span.tex) ? `$${span.tex}$` : texText(`$${span.tex}$`);
    at = span.end;
  }
  return out + texText(title.slice(at).replaceAll('\\$', '$'));
}

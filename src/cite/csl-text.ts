import type { CslItem } from './csl-item.ts';
import { inert } from './tex.ts';

/** An item as CSL-JSON. Programs that read it may have its texts typeset by LaTeX. */
export function cslText(item: CslItem, indent?: number): string {
  return JSON.stringify(item, (_, value: unknown) => (typeof value === 'string' ? inert(value) : value), indent);
}

import { harmless } from './unsafe.ts';

/** Text that no Markdown makes anything of, in one line. */
export function plainMarkdown(text: string): string {
  return harmless(text)
    .replace(/[\\`*_[\]<>]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
}

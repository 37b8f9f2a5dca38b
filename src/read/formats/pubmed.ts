import type { PaperRecord } from '../source.ts';
import { wholeName } from '../text/name.ts';

/** What both of PubMed's formats have in common (https://www.nlm.nih.gov/bsd/mms/medlineelements.html). */

/** A title without the full stop that PubMed puts behind each. */
export function pubmedTitle(text: string): string {
  return text.trim().replace(/(?<![.…])\.$/, '');
}

/** A journal's own title, without what libraries put behind a blank and a colon (ISBD's other title information). */
export function journalTitle(text: string): string {
  return text.split(/\s:\s/, 1)[0]!.trim();
}

/** Whether a title says that there is none in English: PubMed's words for it. */
export function isNoTitle(text: string): boolean {
  return /^\[?not available\.?\]?\.?$/i.test(text.trim());
}

/** Whether a title was put into English by PubMed, which brackets it: its language is not the paper's. */
export function isInEnglish(title: string): boolean {
  return /^\[.*\]\.?$/s.test(title.trim());
}

/** A person's name, given name first. */
export function pubmedName({ family, given, suffix }: { family: string; given: string; suffix: string }): string {
  return `${wholeName(family, given)} ${suffix}`.trim();
}

/** What the types of a publication say of it. */
export function pubmedTypes(types: readonly string[]): Pick<PaperRecord, 'genre' | 'status'> {
  const says = (type: string) => types.some(stated => stated.trim().toLowerCase() === type);
  return {
    ...(says('preprint') && { genre: 'preprint' }),
    ...(says('retracted publication') && { status: 'retracted' }),
  };
}

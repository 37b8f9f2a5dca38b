import type { SiteConfig } from '../content/site-file.ts';
import type { SiteFile } from '../content/site-pictures.ts';

const FACES = { serif: 'newsreader-latin-wght-normal', sans: 'public-sans-latin-wght-normal' } as const;
/** What a font is for: reading, or data. */
export type FontName = keyof typeof FACES;
const NAMES = Object.keys(FACES) as FontName[];

/** The `@font-face` rules of the digest's own fonts, and the tokens that name them. The program's stand in until they have loaded. */
export function fontRules(site: SiteConfig): string {
  return NAMES.map(name => {
    const rules = ownFaces(site, name).map(({ rule }) => rule);
    return rules.length > 0 ? `${rules.join('')}:root{--${name}:"Own ${name}",${STAND_INS[name]}}` : '';
  }).join('');
}

/** The digest's own faces for reading or for data, of the family `Own serif` or `Own sans`; none where it has no such font. */
export function ownFaces({ files = {} }: SiteConfig, name: FontName): { file: SiteFile; rule: string }[] {
  const own = (style: 'normal' | 'italic' | 'bold') => files[`${name}-${style}`];
  if (!own('normal')) return [];
  const face = (style: 'normal' | 'italic' | 'bold', weight: string) => {
    const file = own(style);
    const slope = style === 'italic' ? 'italic' : 'normal';
    const rule = `@font-face{font-family:"Own ${name}";font-style:${slope};font-weight:${weight};font-display:swap;src:url(${file?.file.replace('assets/', '')}) format("woff2")}`;
    return file ? [{ file, rule }] : [];
  };
  return [...face('normal', own('bold') ? '400' : '400 700'), ...face('bold', '700'), ...face('italic', '400 700')];
}

const STAND_INS: Record<FontName, string> = {
  serif: 'var(--stand-in)',
  sans: '"Stand-in Arial","Stand-in DejaVu Sans",system-ui,sans-serif',
};

/** The fonts that every page uses, for its script to load early; empty where they are the program's own. */
export function earlyFonts({ files = {} }: SiteConfig): string {
  if (!NAMES.some(name => files[`${name}-normal`])) return '';
  return NAMES.map(name => (files[`${name}-normal`] ? `own-${name}-normal` : FACES[name])).join(' ');
}

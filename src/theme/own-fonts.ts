import type { SiteConfig } from '../content/site-file.ts';

const FACES = { serif: 'newsreader-latin-wght-normal', sans: 'public-sans-latin-wght-normal' } as const;
type Name = keyof typeof FACES;
const NAMES = Object.keys(FACES) as Name[];

/** The `@font-face` rules of the digest's own fonts, and the tokens that name them. The program's stand in until they have loaded. */
export function fontRules({ files = {} }: SiteConfig): string {
  return NAMES.map(name => {
    const own = (style: 'normal' | 'italic' | 'bold') => files[`${name}-${style}`];
    if (!own('normal')) return '';
    const face = (style: 'normal' | 'italic' | 'bold', weight: string) => {
      const file = own(style);
      const slope = style === 'italic' ? 'italic' : 'normal';
      return (
        file &&
        `@font-face{font-family:"Own ${name}";font-style:${slope};font-weight:${weight};font-display:swap;src:url(${file.file.replace('assets/', '')}) format("woff2")}`
      );
    };
    const faces = [face('normal', own('bold') ? '400' : '400 700'), face('bold', '700'), face('italic', '400 700')];
    return `${faces.filter(Boolean).join('')}:root{--${name}:"Own ${name}",${STAND_INS[name]}}`;
  }).join('');
}

const STAND_INS: Record<Name, string> = {
  serif: 'var(--stand-in)',
  sans: '"Stand-in Arial","Stand-in DejaVu Sans",system-ui,sans-serif',
};

/** The fonts that every page uses, for its script to load early; empty where they are the program's own. */
export function earlyFonts({ files = {} }: SiteConfig): string {
  if (!NAMES.some(name => files[`${name}-normal`])) return '';
  return NAMES.map(name => (files[`${name}-normal`] ? `own-${name}-normal` : FACES[name])).join(' ');
}

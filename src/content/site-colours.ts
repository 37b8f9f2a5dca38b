import { type Diagnostic, warningAt } from '../diagnostic.ts';
import type { YamlText } from './yaml-text.ts';

/** A colour in light and in dark pages. */
export interface Colour {
  light: string;
  dark: string;
}

/** The colours of the pages, which `site.yaml` and a theme's style sheet may change. */
export const COLOURS = {
  paper: { light: '#fdfcf8', dark: '#151412' },
  ink: { light: '#1b1a17', dark: '#e9e5db' },
  soft: { light: '#5d594f', dark: '#a8a294' },
  rule: { light: '#d9d4c7', dark: '#38352e' },
  'strong-rule': { light: '#1b1a17', dark: '#8d8778' },
  field: { light: '#8a8474', dark: '#7d7768' },
  accent: { light: '#8c1d18', dark: '#f0a08f' },
  tint: { light: '#f5f1e6', dark: '#1e1c18' },
} satisfies Record<string, Colour>;

export type ColourName = keyof typeof COLOURS;

/** What `colours` of `site.yaml` says: one colour for both, or one for light and one for dark pages. */
export type Colours = Partial<Record<ColourName, string | Partial<Colour>>>;

interface Coloured {
  colours?: Colours;
}

/** A colour as the settings have it. */
export function colourOf({ colours = {} }: Coloured, name: ColourName): Colour {
  const own = colours[name];
  return typeof own === 'string' ? { light: own, dark: own } : { ...COLOURS[name], ...own };
}

/** What is read, and what it is read on. */
const READ = ['ink', 'soft', 'accent'] as const;
const GROUNDS = ['paper', 'tint'] as const;
/** WCAG 2.2, 1.4.3, level AA. */
const LEAST_CONTRAST = 4.5;

/** A warning for each pair of text and ground that is hard to read, where the settings changed one of the two. */
export function contrastWarnings(site: Coloured, file: string, lineOf: YamlText['lineOf']): Diagnostic[] {
  const own = site.colours ?? {};
  return GROUNDS.flatMap(ground =>
    READ.flatMap(text =>
      (['light', 'dark'] as const).flatMap((mode): Diagnostic[] => {
        const changed = own[text] ? text : ground;
        const [above, below] = [colourOf(site, text)[mode], colourOf(site, ground)[mode]];
        const ratio = contrast(above, below);
        if (!own[changed] || ratio >= LEAST_CONTRAST) return [];
        // Cut and not rounded: 4.49 is not enough.
        const found = `${Math.floor(ratio * 100) / 100}:1 for ${text} ${above} on ${ground} ${below} in ${mode} pages`;
        const [other, same] = luminance(below) > 0.18 ? ['darker', 'lighter'] : ['lighter', 'darker'];
        return [
          warningAt(
            { file, line: lineOf(['colours', changed, mode]) },
            'contrast',
            `expected a contrast of at least ${LEAST_CONTRAST}:1 for text, found ${found}`,
            `Make ${text} ${other}, or ${ground} ${same}.`,
          ),
        ];
      }),
    ),
  );
}

/** WCAG 2.2's contrast ratio of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

/** WCAG 2.2's relative luminance, 0 to 1. @param colour `#rgb` or `#rrggbb` */
function luminance(colour: string): number {
  const whole = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  const [red, green, blue] = [1, 3, 5].map(at => {
    const part = Number.parseInt(whole.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

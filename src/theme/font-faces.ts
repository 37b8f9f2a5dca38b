import path from 'node:path';
import { PROJECT_ROOT } from '../memory/project.ts';

/** Where the faces' files lie. */
export const FONT_FOLDER: string = path.join(PROJECT_ROOT, 'src/theme/fonts');

/**
 * The `@font-face` rules: Newsreader for reading, Public Sans for data and STIX Two Math for formulas, all under the
 * SIL Open Font Licence (`fonts/*-LICENSE.txt`), and system fonts that stand in until those have loaded.
 */
export function fontFaces(): string {
  return [...[...programFaces(), MATH_FACE].map(({ rule }) => rule), ...STAND_INS.map(standIn)].join('\n');
}

/** A face in one of the scripts that it is cut for. */
export interface FontFace {
  family: (typeof FACES)[number][0];
  style: (typeof FACES)[number][2];
  /** The name of its file. */
  file: string;
  /** The characters that it has, as `unicode-range` says them. */
  range: string;
  rule: string;
}

/** The program's own faces, script by script. */
export function programFaces(): FontFace[] {
  return FACES.flatMap(([family, file, style]) =>
    SCRIPTS.map(([script, range]) => {
      const name = `${file}-${script}-wght-${style}.woff2`;
      const rule = `@font-face{font-family:"${family}";font-style:${style};font-weight:400 700;font-display:swap;src:url(fonts/${name}) format("woff2");unicode-range:${range}}`;
      return { family, style, file: name, range, rule };
    }),
  );
}

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT = 'U+0100-0130,U+0132-0151,U+0154-024F,U+1E00-1EFF';

const SCRIPTS = [
  ['latin', LATIN],
  ['latin-ext', LATIN_EXT],
] as const;

/** The faces by the names of their files, without `-latin` or `-latin-ext`. */
const FACES = [
  ['Newsreader', 'newsreader', 'normal'],
  ['Newsreader', 'newsreader', 'italic'],
  ['Public Sans', 'public-sans', 'normal'],
] as const;

/**
 * The face of formulas. What a reader has of it by itself (iOS and macOS do) is whole; ours has the signs that abstracts use, and all
 * forms of its root as wide as the first: Chromium makes room for the widest (https://w3c.github.io/mathml-core/#layout-of-operators).
 */
export const MATH_FACE: Pick<FontFace, 'file' | 'rule'> = {
  file: 'stix-two-math-normal.woff2',
  rule:
    '@font-face{font-family:"STIX Two Math";font-display:swap;src:local("STIX Two Math"),local("STIXTwoMath-Regular"),' +
    'url(fonts/stix-two-math-normal.woff2) format("woff2")}',
};

/**
 * Scaled to the widths of our faces, measured over the sample's texts, headings and italics, so that lines do not break anew.
 * Family, the fonts' names, size, ascent and descent in per cent.
 */
const STAND_INS: readonly [string, string[], number, number, number][] = [
  ['Georgia', ['Georgia', 'Gelasio'], 95, 77, 28],
  ['Georgia', ['Georgia Bold', 'Gelasio Bold'], 92, 80, 29],
  ['Georgia', ['Georgia Italic', 'Gelasio Italic'], 92, 80, 29],
  ['Noto Serif', ['Noto Serif'], 88, 84, 30],
  ['Noto Serif', ['Noto Serif Bold'], 86.5, 85, 31],
  ['Noto Serif', ['Noto Serif Italic'], 87, 84, 30],
  ['DejaVu Serif', ['DejaVu Serif'], 82.5, 89, 32],
  ['DejaVu Serif', ['DejaVu Serif Bold'], 79.5, 92, 33],
  ['DejaVu Serif', ['DejaVu Serif Italic'], 77.2, 95, 34],
  ['Arial', ['Arial', 'Helvetica', 'Roboto', 'Liberation Sans'], 103.7, 91, 21],
  ['Arial', ['Arial Bold', 'Helvetica Bold', 'Roboto Bold', 'Liberation Sans Bold'], 99.4, 95, 23],
  ['DejaVu Sans', ['DejaVu Sans'], 92.8, 102, 25],
  ['DejaVu Sans', ['DejaVu Sans Bold'], 83.5, 114, 27],
  ['Math', ['DejaVu Serif'], 87.7, 87, 30],
];

function standIn([family, fonts, size, ascent, descent]: (typeof STAND_INS)[number]): string {
  const [first] = fonts;
  const kind = first!.endsWith(' Bold')
    ? 'font-weight:550 900;'
    : first!.endsWith(' Italic')
      ? 'font-style:italic;'
      : '';
  const sources = fonts.map(name => `local("${name}")`).join(',');
  return `@font-face{font-family:"Stand-in ${family}";${kind}src:${sources};size-adjust:${size}%;ascent-override:${ascent}%;descent-override:${descent}%;line-gap-override:0%}`;
}

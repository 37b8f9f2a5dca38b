import fs from 'node:fs';
import path from 'node:path';
import { type ColourName, colourOf } from '../../content/site-colours.ts';
import type { SiteConfig } from '../../content/site-file.ts';
import { FONT_FOLDER, MATH_FACE, programFaces } from '../../theme/font-faces.ts';
import { type FontName, ownFaces } from '../../theme/own-fonts.ts';
import { pageTongue } from '../../typeset/tongue.ts';
import type { Words } from '../../words/words.ts';

export const SERIF_STAND_IN = 'Charter, "Bitstream Charter", "Iowan Old Style", Georgia, serif';

/** The site's families, and what stands in where a reader takes no fonts from a book. */
const FAMILIES: Record<FontName, { program: string; standIn: string }> = {
  serif: { program: 'Newsreader', standIn: SERIF_STAND_IN },
  sans: { program: 'Public Sans', standIn: '"Helvetica Neue", Arial, sans-serif' },
};

/** By day colours are left to the reader, but for those of links, which would be a browser’s. */
const STYLE = `body { font-family: SERIF; line-height: 1.45; max-width: 36em; margin: 0 auto; padding: 0 4%; }
h1, h2, h3 { font-weight: 600; line-height: 1.2; text-align: left; page-break-after: avoid; break-after: avoid; }
h1, h2, h3, .by, .links, nav { -webkit-hyphens: none; hyphens: none; }
h1 { font-size: 1.6em; margin: 1em 0 1.2em; padding-bottom: 0.3em; border-bottom: 1px solid; }
h2 { font-size: 1.15em; margin: 0 0 0.3em; }
h3 { font-size: 1em; margin: 1.2em 0 0.3em; }
p { margin: 0 0 0.6em; orphans: 2; widows: 2; }
.title-page { text-align: center; margin: 18% 0 3em; page-break-after: always; break-after: page; }
.title-page h1 { font-size: 2.2em; text-align: center; margin: 0 0 0.6em; padding: 0.25em 0; border-top: 3px solid; }
.title-page .subject { font-size: 1.3em; margin: 0 0 0.3em; }
.title-page .facts { margin-top: 2em; }
.by, .links, .facts, .status { font-family: SANS; font-size: 0.78em; line-height: 1.4; text-align: left; }
.title-page .facts { text-align: center; }
.by { margin: 0 0 0.7em; }
.links { margin: 0.4em 0 0; }
.paper, .day { margin: 0 0 2em; }
.paper + .paper { padding-top: 1.4em; border-top: 1px solid #999; }
.status { text-transform: uppercase; letter-spacing: 0.04em; }
blockquote { margin: 0 0 0.8em; padding-left: 0.8em; border-left: 3px solid #999; }
a { color: inherit; text-decoration: underline; }
code { font-size: 0.88em; }
math { font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", "Libertinus Math", math, serif; }
mtext { font-family: SERIF; }
img { max-width: 100%; height: auto; }
.logo { max-width: 80%; max-height: 6em; width: auto; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav ol ol { font-size: 0.92em; margin: 0.3em 0 1.3em 1.1em; }
nav li { margin: 0 0 0.35em; line-height: 1.3; }
nav > ol > li > a { font-weight: 600; }
nav a { text-decoration: none; }
.capitals { font-size: 0.9em; }
.cover { max-width: none; margin: 0; padding: 0; text-align: center; }
.cover img { max-height: 100vh; }
`;

/** By night the site's own dark ones: readers that follow the device set the page dark and leave the text black. */
function nightStyle(site: SiteConfig): string {
  const dark = (name: ColourName) => colourOf(site, name).dark;
  return `:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
html, body { background: ${dark('paper')}; color: ${dark('ink')}; }
h1 { border-color: ${dark('strong-rule')}; }
.paper + .paper { border-color: ${dark('rule')}; }
blockquote { border-color: ${dark('accent')}; }
.by, .links, .facts { color: ${dark('soft')}; }
.status { color: ${dark('accent')}; }
.logo { padding: 0.4em; background: ${colourOf(site, 'paper').light}; }
}
`;
}

/** A font in a book. */
export interface BookFont {
  /** Its place in the book. */
  name: string;
  bytes: Uint8Array;
}

/**
 * The style sheet of a book in the site's typography, and the fonts that it needs: the digest's own, or those of the program's cuts
 * that the book has characters for.
 *
 * @param content the content folder, where the digest's own fonts lie
 */
export function bookStyle(
  words: Words,
  site: SiteConfig,
  content: string,
  documents: readonly { text: string }[],
): { css: string; fonts: BookFont[] } {
  const rules: string[] = [];
  const fonts: BookFont[] = [];
  const family = (name: FontName): string => {
    const { program, standIn } = FAMILIES[name];
    const own = ownFaces(site, name);
    for (const { file, rule } of own) {
      rules.push(rule);
      fonts.push({ name: file.file.replace('assets/', ''), bytes: fs.readFileSync(path.join(content, file.from)) });
    }
    if (own.length === 0)
      for (const face of programFaces()) if (face.family === program && isNeeded(face, documents)) load(face);
    return `"${own.length > 0 ? `Own ${name}` : program}", ${standIn}`;
  };
  const load = ({ file, rule }: { file: string; rule: string }): void => {
    rules.push(rule);
    fonts.push({ name: `fonts/${file}`, bytes: fs.readFileSync(path.join(FONT_FOLDER, file)) });
  };
  // Readers of books know no logical properties: what runs from right to left has the mirror image.
  const style = pageTongue(words).dir === 'rtl' ? STYLE.replace(/\bleft\b/g, 'right') : STYLE;
  const text = style.replaceAll('SERIF', family('serif')).replaceAll('SANS', family('sans'));
  if (documents.some(({ text }) => text.includes('<math'))) load(MATH_FACE);
  return { css: [...rules, text, nightStyle(site)].join('\n'), fonts };
}

/** Whether documents have characters of a face: its script, and for an italic, its slope. */
function isNeeded(face: { style: string; range: string }, documents: readonly { text: string }[]): boolean {
  const range = face.range.replace(/U\+(\w+)(?:-(\w+))?,?/g, (_, from, to) =>
    to === undefined ? `\\u{${from}}` : `\\u{${from}}-\\u{${to}}`,
  );
  const characters = new RegExp(`[${range}]`, 'u');
  return documents.some(({ text }) => characters.test(text) && (face.style !== 'italic' || text.includes('<em>')));
}

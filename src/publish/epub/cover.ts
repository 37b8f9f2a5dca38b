import { type ColourName, colourOf } from '../../content/site-colours.ts';
import type { Digest } from '../../digest/digest.ts';
import { clip } from '../../typeset/clip.ts';
import { harmless, plainTitle } from '../../typeset/markdown.ts';
import { directionOf } from '../../typeset/script.ts';
import { xmlText } from '../../typeset/xml.ts';
import type { Words } from '../../words/words.ts';
import type { Book } from './book.ts';
import { SERIF_STAND_IN } from './book-style.ts';

const WIDTH = 1600;
const HEIGHT = 2400;
const MARGIN = 150;
const ROOM = WIDTH - 2 * MARGIN;

/** A text on the cover, by the size of its letters and of the ground below it. */
interface Block {
  text: string;
  size: number;
  lines: number;
  colour: ColourName;
  weight?: number;
  below: number;
}

/**
 * The cover of a book as a picture (SVG): the digest's name between two rules, what the book is about, and its topics, or of a short
 * one its first titles. It is drawn in the digest's colours. Pictures load no fonts, so the face for reading stands in it.
 *
 * @param face the font file for reading (WOFF2)
 */
export function cover(
  { site, words }: Digest,
  { subject, subtitle, parts, topics: all = parts.length }: Book,
  papers: number,
  face: Uint8Array | undefined,
): string {
  const colour = (name: ColourName) => colourOf(site, name).light;
  const shapes: string[] = [];
  let y = 360;
  const write = ({ text, size, lines, colour: name, weight = 400, below }: Block): void => {
    for (const line of wrapped(text, ROOM / size, lines)) {
      y += size;
      const place = `${xOf(line, words)} y="${Math.round(y)}" font-size="${size}" font-weight="${weight}"`;
      shapes.push(`<text ${place} fill="${colour(name)}">${xmlText(line)}</text>`);
      y += size * 0.18;
    }
    y += below;
  };
  const rule = (thickness: number): void => {
    shapes.push(
      `<rect x="${MARGIN}" y="${Math.round(y)}" width="${ROOM}" height="${thickness}" fill="${colour('strong-rule')}"/>`,
    );
  };
  const name = text(site.name);
  const size = sizeOf(name);
  rule(14);
  y += 30;
  write({ text: name, size, lines: 3, colour: 'ink', weight: 600, below: 44 });
  rule(3);
  y += 70;
  write({ text: text(subject), size: 92, lines: 3, colour: 'accent', below: 20 });
  if (subtitle) write({ text: text(subtitle), size: 66, lines: 4, colour: 'ink', below: 24 });
  write({ text: words.say('n-papers', { n: papers }), size: 50, lines: 1, colour: 'soft', below: 130 });
  const topics = parts.filter(({ topic, title }) => topic !== undefined && title !== subject).map(({ title }) => title);
  const titles = parts.flatMap(part => part.papers).flatMap(({ title }) => (title ? [plainTitle(title)] : []));
  const isShort = parts.every(({ topic }) => topic === undefined);
  let shown = 0;
  for (const name of isShort ? titles : topics) {
    if (y > HEIGHT - 480) break;
    shown++;
    write({
      text: text(name),
      size: 54,
      lines: isShort ? 3 : 1,
      colour: 'ink',
      below: isShort ? 34 : 14,
    });
  }
  const more = (isShort ? papers : all) - shown;
  if (shown > 0 && more > 0)
    write({ text: text(words.say('and-more', { n: more })), size: 54, lines: 1, colour: 'soft', below: 0 });
  if (site.tagline) {
    y = HEIGHT - 240;
    write({ text: text(site.tagline), size: 46, lines: 2, colour: 'soft', below: 0 });
  }
  return `<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="${xmlText(`Cover, ${SERIF_STAND_IN}`)}">
${face ? `<style>@font-face{font-family:Cover;font-weight:400 700;src:url(data:font/woff2;base64,${Buffer.from(face).toString('base64')})}</style>\n` : ''}<rect width="${WIDTH}" height="${HEIGHT}" fill="${colour('paper')}"/>
${shapes.join('\n')}
</svg>
`;
}

const text = (words: string): string => clip(harmless(words).replace(/\s+/g, ' ').trim(), 300);

/** Where a line begins: a text that runs from right to left at the right, and whatever stands among such texts ends there. */
function xOf(line: string, { dir }: Words): string {
  if (dir === undefined) return `x="${MARGIN}"`;
  return `x="${WIDTH - MARGIN}" ${directionOf(line) === 'ltr' ? 'text-anchor="end"' : 'direction="rtl"'}`;
}

/** As large as the digest's name can be in one line, or a long one in two; one that is longer still takes a third. */
function sizeOf(name: string): number {
  const inOneLine = Math.floor(ROOM / widthOf(name));
  if (inOneLine >= 130) return Math.min(230, inOneLine);
  return [150, 130, 112].find(size => wrapped(name, ROOM / size, 3).length <= 2) ?? 96;
}

/** About how wide a text is, in its own size: a little more than serif letters take, and a square for East Asian ones. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text)
    width += /[\u1100-\uffdc\u{20000}-\u{3ffff}]/u.test(sign) ? 1.02 : /\p{Lu}/u.test(sign) ? 0.7 : 0.52;
  return width;
}

/** A text in lines that are at most so wide, and at most so many: what does not fit is left out behind an ellipsis. */
function wrapped(text: string, most: number, count: number): string[] {
  const lines: string[] = [''];
  // A word that is wider than a line, as any text without blanks, breaks where the line ends.
  for (const sign of text) {
    const line = lines.at(-1)! + sign;
    if (widthOf(line) <= most) lines[lines.length - 1] = line;
    else {
      const blank = line.lastIndexOf(' ');
      lines[lines.length - 1] = blank > 0 ? line.slice(0, blank) : line.slice(0, -sign.length);
      lines.push(blank > 0 ? line.slice(blank + 1) : sign);
    }
  }
  if (lines.length <= count) return lines;
  return [...lines.slice(0, count - 1), `${lines[count - 1]!.slice(0, -1).trimEnd()}…`];
}

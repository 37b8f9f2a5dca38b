import * as v from 'valibot';
import { type Diagnostic, errorAt } from '../diagnostic.ts';
import { text, webAddress } from './entry-schema.ts';
import { nearestKey } from './nearest-key.ts';
import { COLOURS, type Colours } from './site-colours.ts';
import { type LinkItem, PLACES, type Place, SECTIONS, type Sections } from './site-sections.ts';
import type { Path, YamlText } from './yaml-text.ts';

/** A face: one file for all weights, or one each for upright, italic and bold text. Paths below `content/`. */
export type Face = string | { normal: string; italic?: string; bold?: string };

/** What an editor may choose of the site, all of it optional. */
export interface SiteSettings {
  /** A picture in the place of the site's name, by its path below `content/`; or one for light and one for dark pages. */
  logo?: string | { light: string; dark: string };
  /** A square picture for tabs, bookmarks and home screens. */
  icon?: string;
  colours?: Colours;
  fonts?: { serif?: Face; sans?: Face };
  nav?: LinkItem[];
  footer?: { links?: LinkItem[]; text?: string };
  sections?: Sections;
  front?: { stories?: number; days?: number };
  /** Services that look for a paper by its title, for papers whose address is not known; `{title}` stands in the address. */
  find?: { label: string; url: string }[];
  /** Groups of words that mean the same to the search. */
  synonyms?: string[][];
}

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** One schema for a map, another for everything else; so a mistake inside the map is told where it stands. */
function mapOr<M extends v.GenericSchema, O extends v.GenericSchema>(map: M, other: O) {
  return v.lazy<M | O>(input => (isMap(input) ? map : other));
}

const PATH = /^(?![/.])(?!.*(?:^|\/)\.)[^\\:\x00-\x1f]+(?<!\/)$/;
const path = (example: string) =>
  v.pipe(text, v.regex(PATH, `the path of a file in the content folder, as "${example}"`));
const picture = path('pictures/logo.png');
const font = path('fonts/text.woff2');

const hex = v.pipe(text, v.regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, 'a colour in quotation marks, as "#8c1d18"'));
const colour = v.optional(mapOr(v.object({ light: v.optional(hex), dark: v.optional(hex) }, 'a map'), hex));
const colours = Object.fromEntries(Object.keys(COLOURS).map(name => [name, colour]));

const face = v.optional(
  mapOr(v.object({ normal: font, italic: v.optional(font), bold: v.optional(font) }, 'a map'), font),
);

const ON_OFF = { on: true, off: false, true: true, false: false } as const;
const onOff = (expected = '"on" or "off"') =>
  v.pipe(
    text,
    v.picklist(Object.keys(ON_OFF) as (keyof typeof ON_OFF)[], expected),
    v.transform(word => ON_OFF[word]),
  );
const AUTHORS = '"on", "off" or a whole number from 1';
const wholeNumber = (least: number, most: number, expected = `a whole number from ${least} to ${most}`) =>
  v.pipe(v.number(expected), v.integer(expected), v.minValue(least, expected), v.maxValue(most, expected));
const authors = v.lazy(input =>
  typeof input === 'number' ? wholeNumber(1, 1000, AUTHORS) : onOff(AUTHORS),
) as v.GenericSchema<number | boolean>;
const sections = Object.fromEntries(
  SECTIONS.map(name => [name, v.optional(name === 'authors' ? authors : (onOff() as v.GenericSchema))]),
);

/** Of a file of the site itself. */
const OWN_FILE = /^(?!.*(?:^|\/)\.)[\w~][^\s<>"\\^`{|}:]*$/;
const isLinkAddress = (address: string): boolean =>
  v.is(webAddress, address) || /^mailto:[^\s@<>"]+@[^\s@<>"]+$/i.test(address) || OWN_FILE.test(address);
const link = v.object(
  {
    label: text,
    url: v.pipe(
      text,
      v.check(isLinkAddress, 'an http, https or mailto address, or a file of the site, as "reading.html"'),
    ),
  },
  'a map of "label" and "url"',
);
const find = v.object(
  {
    label: text,
    url: v.pipe(
      text,
      v.check(address => {
        const parts = address.split('{title}');
        return parts.length === 2 && URL.canParse(parts[0]!) && v.is(webAddress, parts.join(''));
      }, 'an address with "{title}" behind the host, as "https://scholar.google.com/scholar?q={title}"'),
    ),
  },
  'a map of "label" and "url"',
);
const KEYS = PLACES.map(([key]) => key);
const place = v.picklist(KEYS, ({ input }) => {
  const near = nearestKey(String(input), KEYS);
  return `${near === undefined ? 'one' : `"${near}" or another`} of ${KEYS.join(', ')}, or a map of "label" and "url"`;
});
const links = v.optional(v.array(mapOr(link, place), 'a list'));

const GROUP = 'a list of two words or more that mean the same, as [OCR, text recognition]';
const synonyms = v.array(
  v.pipe(
    v.array(
      v.pipe(text, v.regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} '’+#./-]{0,79}$/u, 'words without other signs')),
      GROUP,
    ),
    v.minLength(2, GROUP),
  ),
  'a list of lists',
);

/** The keys of `site.yaml` that are choices. @internal */
export const SETTINGS = {
  logo: v.optional(mapOr(v.object({ light: picture, dark: picture }, 'a map'), picture)),
  icon: v.optional(picture),
  colours: v.optional(v.object(colours, 'a map of colours')),
  fonts: v.optional(v.object({ serif: face, sans: face }, 'a map of "serif" and "sans"')),
  nav: links,
  footer: v.optional(v.object({ links, text: v.optional(text) }, 'a map of "links" and "text"')),
  sections: v.optional(v.object(sections, 'a map of sections')),
  front: v.optional(
    v.object(
      { stories: v.optional(wholeNumber(1, 60)), days: v.optional(wholeNumber(0, 60)) },
      'a map of "stories" and "days"',
    ),
  ),
  find: v.optional(v.array(find, 'a list')),
  synonyms: v.optional(synonyms),
};

/** What can run something or opens the site to other hosts is said in the configuration, which is code, and not in the content. */
const OF_THE_CONFIGURATION = {
  policy: 'Write it in eleventy.config.js, as broadsheet({ policy: … }), and take it out here.',
  publish: 'Write it in eleventy.config.js, as broadsheet({ publish: … }), and take it out here.',
};

/** The keys that belong elsewhere, and the colours that YAML takes for comments. @internal */
export function misplaced(file: string, data: unknown, lineOf: YamlText['lineOf']): Diagnostic[] {
  const map = (isMap(data) ? data : {}) as Record<string, unknown>;
  const problems: Diagnostic[] = Object.entries(OF_THE_CONFIGURATION)
    .filter(([key]) => key in map)
    .map(([key, advice]) => {
      const message = `expected "${key}" in the project’s configuration, which is code, found it in site.yaml`;
      return errorAt({ file, line: lineOf([key]) }, 'option-of-plugin', message, advice);
    });
  const visit = (value: unknown, at: string[]): void => {
    if (value === null)
      problems.push(
        errorAt(
          { file, line: lineOf(at) },
          'bad-field',
          `expected a colour in quotation marks for "${at.join('.')}", found nothing`,
          'Write it as "#8c1d18": without quotation marks, YAML takes what follows a # for a comment.',
        ),
      );
    else if (isMap(value)) for (const [key, inner] of Object.entries(value as object)) visit(inner, [...at, key]);
  };
  if (isMap(map['colours'])) visit(map['colours'], ['colours']);
  return problems;
}

/** Links to sections that are turned off. @internal */
export function linksToNowhere(
  { nav = [], footer = {}, sections = {} }: SiteSettings,
  file: string,
  lineOf: YamlText['lineOf'],
): Diagnostic[] {
  const lists: [Path, readonly LinkItem[]][] = [
    [['nav'], nav],
    [['footer', 'links'], footer.links ?? []],
  ];
  const fileOf = (item: LinkItem) => (typeof item === 'string' ? item : placeOf(item.url));
  return lists.flatMap(([path, items]) =>
    items.flatMap((item, i): Diagnostic[] => {
      const key = fileOf(item);
      if (!key || sections[key as keyof Sections] !== false) return [];
      return [
        errorAt(
          { file, line: lineOf([...path, i]) },
          'link-to-section',
          `expected a link to a section that the site has, found "${key}", which "sections" turns off`,
          `Take this line out, or write "${key}: on" in "sections".`,
        ),
      ];
    }),
  );
}

function placeOf(url: string): Place | undefined {
  return PLACES.find(([, file]) => file === url.replace(/#.*/, ''))?.[0];
}

/** Papers that nobody wrote, in plain words, and the dumps that list them. */

/** A paper, as its authors would state it. */
export interface MadePaper {
  title: string;
  authors: string[];
  abstract: string;
  arxiv: string;
  doi: string;
  venue: string;
  /** The day of the preprint. */
  day: string;
}

/** How a paper is listed: by its own title, unless another is said. */
export interface Listing {
  paper: MadePaper;
  title?: string;
}

/** The pages and files that a curator takes papers from. */
export type Format = 'session' | 'page' | 'bib' | 'csl';
export const ENDINGS: Readonly<Record<Format, string>> = { session: 'txt', page: 'txt', bib: 'bib', csl: 'json' };
/** Those that state the authors' names, and those that state identifiers. */
export const NAMES_AUTHORS: readonly Format[] = ['session', 'bib', 'csl'];
export const NAMES_IDENTIFIERS: readonly Format[] = ['bib', 'csl'];

const words = (text: string): string[] => text.split(/\s+/);
const DOING =
  words(`Weighing Sorting Mending Stacking Tracing Folding Rinsing Measuring Lending Painting Tuning Counting
  Hauling Mapping Polishing Grading Pairing Drying Labelling Rolling Binding Baking Sifting Airing Planting Ringing`);
const LIKE =
  words(`mossy hollow crooked woollen amber windy salted narrow velvet rusty quiet chalky brittle patient golden
  muddy silver slender frosty leafy pale copper gentle sunken marbled dusty cloudy plaited early tilted`);
const THINGS =
  words(`kites tides bells pebbles lanterns ladders orchards ferries baskets chimneys saddles beehives puddles
  canals windmills buttons hedges anchors violins turnips kettles bridges sledges marbles pumpkins teapots barrels
  feathers doorways fountains umbrellas haystacks`);
const JOINED = words('with by under without beside after');
const GIVEN =
  words(`Ada Bea Cem Dora Emil Fina Gero Hana Ivo Jule Kaya Lino Mira Noor Odo Pia Quim Rosa Sami Tove Ulla Vito
  Wanda Xenia Yoko Zeno`);
const FAMILY = words(`Alder Birch Cedar Dogwood Elder Firth Gorse Hazel Ivydale Juniper Kelpworth Larch Maplesden Nettle
  Oakham Pinewood Quince Rowan Sallow Thornby Umber Vetch Willowes Yarrow Zelkova Aspenall Brackenridge Cloverly`);
const VENUES = ['Annals of Garden Machines', 'Proceedings of the Harbour Symposium', 'Journal of Quiet Instruments'];

/** Makes one paper after another, each with a title of its own. */
export class MadePapers {
  readonly #random: (below: number) => number;
  readonly #titles = new Set<string>();
  #serial = 0;

  constructor(random: (below: number) => number) {
    this.#random = random;
  }

  #of<T>(list: readonly T[]): T {
    return list[this.#random(list.length)]!;
  }

  title(): string {
    for (;;) {
      const [first, second] = [`${this.#of(LIKE)} ${this.#of(THINGS)}`, `${this.#of(LIKE)} ${this.#of(THINGS)}`];
      const title = capitals(`${this.#of(DOING)} ${first} ${this.#of(JOINED)} ${second}`);
      if (!this.#titles.has(title)) {
        this.#titles.add(title);
        return title;
      }
    }
  }

  /** @param title that of another paper, for a namesake */
  paper(day: string, title = this.title()): MadePaper {
    const serial = ++this.#serial;
    const authors = new Set<string>();
    const count = 2 + this.#random(4);
    while (authors.size < count) authors.add(`${this.#of(GIVEN)} ${this.#of(FAMILY)}`);
    const number = String(serial).padStart(5, '0');
    return {
      title,
      authors: [...authors],
      abstract: this.abstract(title, serial),
      arxiv: `${day.slice(2, 4)}${day.slice(5, 7)}.${number}`,
      doi: `10.5555/made.${number}`,
      venue: this.#of(VENUES),
      day,
    };
  }

  abstract(title: string, serial = ++this.#serial): string {
    const thing = this.#of(THINGS);
    return [
      `We study ${title.toLowerCase()} on ${serial + 40} ${this.#of(LIKE)} ${thing} that nobody had looked at before.`,
      `The method keeps its ${this.#of(LIKE)} ${this.#of(THINGS)} in order and needs no ${this.#of(THINGS)} at all.`,
      `It takes ${3 + this.#random(90)} percent of the time of the best rule known for ${thing}, and errs less often.`,
    ].join(' ');
  }
}

const capitals = (text: string): string =>
  text
    .split(' ')
    .map(word => (JOINED.includes(word) ? word : word[0]!.toUpperCase() + word.slice(1)))
    .join(' ');

/** The text of a dump. @param published whether the papers are listed as printed, with venue and DOI */
export function dumpText(format: Format, listings: readonly Listing[], day: string, published = false): string {
  const titled = listings.map(({ paper, title = paper.title }) => ({ ...paper, title }));
  if (format === 'session')
    return `Poster\nPoster Session\n${titled
      .map(({ title, authors, abstract }) => `${title}\n${authors.join(' · ')}\n${abstract}\n`)
      .join('')}`;
  if (format === 'page')
    return `Daily Papers\n\nbyAK and the research community\n\n${shortDay(day)}\n\n${titled
      .map(
        ({ title, authors, abstract, day: issued }) =>
          `${title}\n\n${abstract}\n\n  • ${authors.length} authors\n·\n${shortDay(issued)}, ${issued.slice(0, 4)}\n`,
      )
      .join('\n')}`;
  if (format === 'bib')
    return titled
      .map(
        ({ title, authors, abstract, arxiv, doi, venue, day: issued }, i) =>
          `@article{key${i},\n  title = {${title}},\n  author = {${authors.join(' and ')}},\n  year = {${issued.slice(0, 4)}},\n${
            published ? `  journal = {${venue}},\n  doi = {${doi}},\n` : ''
          }  eprint = {${arxiv}},\n  archiveprefix = {arXiv},\n  abstract = {${abstract}}\n}\n`,
      )
      .join('\n');
  return `${JSON.stringify(
    titled.map(({ title, authors, abstract, arxiv, doi, venue, day: issued }, i) => ({
      id: `item${i}`,
      type: published ? 'article-journal' : 'article',
      title,
      author: authors.map(name => ({ given: name.split(' ')[0], family: name.split(' ')[1] })),
      issued: { 'date-parts': [issued.split('-').map(Number)] },
      ...(published && { 'container-title': venue, DOI: doi }),
      URL: `https://arxiv.org/abs/${arxiv}`,
      abstract,
    })),
    undefined,
    1,
  )}\n`;
}

const MONTHS = words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
const shortDay = (day: string): string => `${MONTHS[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8))}`;

import type { PapersTable } from '../../search/papers-table.ts';
import { plainForm } from '../../search/search-text.ts';
import { FACETS, type Facet, type FacetCounts, type SearchRequest } from './messages.ts';
import type { Fact } from './query.ts';

/** The facets of all papers, by their number in the index. */
export class PaperFacts {
  readonly size: number;
  readonly #table: PapersTable;
  /** For each paper the number of its day. */
  readonly #dayOf: Uint32Array;
  readonly #facets: Record<Facet, { values: string[]; of: ArrayLike<number | number[]> }>;

  constructor(table: PapersTable) {
    this.#table = table;
    this.size = table.dateOf.length;
    this.#dayOf = new Uint32Array(this.size);
    let paper = 0;
    table.perDay.forEach((count, day) => {
      this.#dayOf.fill(day, paper, paper + count);
      paper += count;
    });
    const months = numbered(table.days.map(day => day.slice(0, 7)));
    const years = numbered(table.dates.map(date => date.slice(0, 4)));
    const { topic, source, venue, has } = table.fields;
    this.#facets = {
      topic,
      source,
      venue,
      has,
      year: { values: years.values, of: table.dateOf.map(date => (date < 0 ? -1 : years.of[date]!)) },
      month: { values: months.values, of: Array.from(this.#dayOf, day => (table.days[day] ? months.of[day]! : -1)) },
      mark: { values: ['saved', 'unread'], of: [] },
    };
  }

  /** Sets which papers the reader marked. @param keys those of all papers (`idKeys`) */
  setMarks(keys: string, marks: { saved: string[]; read: string[] }): void {
    const saved = new Set(marks.saved);
    const read = new Set(marks.read);
    this.#facets.mark.of = Array.from({ length: this.size }, (_, i) => {
      // A page is neither saved nor read.
      if (this.#isPage(i)) return [];
      const key = keys.slice(8 * i, 8 * i + 8);
      return [...(saved.has(key) ? [0] : []), ...(read.has(key) ? [] : [1])];
    });
  }

  #isPage(number: number): boolean {
    return this.#table.days[this.#dayOf[number]!] === '';
  }

  /** For sorting, the newest highest; papers without a publication date come last. */
  rank(paper: number, sort: 'listed' | 'issued'): number {
    if (sort === 'issued') return this.#table.dateOf[paper]!;
    return this.#isPage(paper) ? -1 : this.#dayOf[paper]!;
  }

  /**
   * For each paper a number whose bits name what it lacks of what was chosen: bit i for the facet `FACETS[i]`, one more
   * for the days and the facts of the question.
   */
  lacks(request: SearchRequest, facts: readonly Fact[]): (paper: number) => number {
    const wanted = FACETS.map(facet => {
      const chosen = request.chosen[facet];
      return chosen?.length ? new Set(chosen.map(value => this.#facets[facet].values.indexOf(value))) : undefined;
    });
    const { days } = this.#table;
    const { from = '', to = '\uffff' } = request;
    const inDays = days.map(day => from <= day && day <= to);
    const holds = facts.map(fact => this.#fact(fact));
    return paper => {
      let missing = 0;
      wanted.forEach((numbers, i) => {
        if (numbers && !listOf(this.#facets[FACETS[i]!].of[paper]).some(n => numbers.has(n))) missing |= 1 << i;
      });
      if (!inDays[this.#dayOf[paper]!] || !holds.every(hold => hold(paper))) missing |= 1 << FACETS.length;
      return missing;
    };
  }

  /**
   * Counts values of papers. A facet's own choice does not count for its numbers, so that they say what each further value
   * would bring.
   */
  count(papers: Iterable<number>, lacks: (paper: number) => number): FacetCounts {
    const counts = FACETS.map(facet => new Uint32Array(this.#facets[facet].values.length));
    for (const paper of papers) {
      const missing = lacks(paper);
      for (let i = 0; i < FACETS.length; i++)
        if ((missing & ~(1 << i)) === 0)
          for (const n of listOf(this.#facets[FACETS[i]!].of[paper])) if (n >= 0) counts[i]![n]!++;
    }
    const chronological = (facet: Facet) => facet === 'year' || facet === 'month';
    return Object.fromEntries(
      FACETS.map((facet, i) => [
        facet,
        this.#facets[facet].values
          .map((value, n): [string, number] => [value, counts[i]![n]!])
          .filter(([, count]) => count > 0)
          .sort(
            (a, b) => (chronological(facet) ? 0 : b[1] - a[1]) || compare(a[0], b[0]) * (chronological(facet) ? -1 : 1),
          ),
      ]),
    ) as FacetCounts;
  }

  #fact({ field, value, not }: Fact): (paper: number) => boolean {
    const holds = this.#positive(field, value);
    return not ? paper => !holds(paper) : holds;
  }

  #positive(field: Fact['field'], value: string): (paper: number) => boolean {
    if (field === 'year' || field === 'day' || field === 'month') {
      const [from, to = from] = value.split('..', 2) as [string, string?];
      const within = (date: string) =>
        date !== '' && (!from || date >= from) && (!to || date.slice(0, to.length) <= to);
      if (field !== 'year') {
        const days = this.#table.days.map(within);
        return paper => days[this.#dayOf[paper]!]!;
      }
      const years = this.#facets.year.values.map(within);
      return paper => listOf(this.#facets.year.of[paper]).some(n => years[n]);
    }
    const facet = field === 'is' ? (value === 'pick' || value === 'picked' ? 'has' : 'mark') : field;
    const asked = plainForm(facet === 'has' && field === 'is' ? 'pick' : value);
    const { values } = this.#facets[facet];
    const exact = values.some(v => plainForm(v) === asked);
    const numbers = new Set(
      values.flatMap((v, n) => ((exact ? plainForm(v) === asked : plainForm(v).includes(asked)) ? [n] : [])),
    );
    if (facet === 'mark' && asked === 'read') {
      const unread = this.#facets.mark.values.indexOf('unread');
      return paper => !listOf(this.#facets.mark.of[paper]).includes(unread);
    }
    return paper => listOf(this.#facets[facet].of[paper]).some(n => numbers.has(n));
  }
}

const NONE: readonly number[] = [];
const listOf = (of: number | number[] | undefined): readonly number[] =>
  of === undefined ? NONE : typeof of === 'number' ? [of] : of;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function numbered(list: readonly string[]): { values: string[]; of: number[] } {
  const values = [...new Set(list)];
  const number = new Map(values.map((value, i) => [value, i]));
  return { values, of: list.map(value => number.get(value)!) };
}

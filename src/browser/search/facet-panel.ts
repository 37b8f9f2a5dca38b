import { shortDay } from '../../typeset/months.ts';
import { number } from './answer-text.ts';
import { element } from './element.ts';
import { FACETS, type Facet, type FacetCounts } from './messages.ts';
import { type PageState, toggled } from './page-state.ts';

const NAMES: Record<Facet, string> = {
  topic: 'Topic',
  source: 'Source',
  venue: 'Venue',
  year: 'Year of the paper',
  month: 'Listed in',
  has: 'Only papers with',
  mark: 'Your papers',
};

const VALUE_NAMES: Partial<Record<Facet, Record<string, string>>> = {
  has: { code: 'code', data: 'data', abstract: 'an abstract', pick: 'the editor’s pick' },
  mark: { saved: 'saved', unread: 'not read yet' },
};

/** How many values of a facet are shown before the reader asks for more. */
const SHOWN = 7;

/** The facets with their counts, and the days between which papers were listed. */
export class FacetPanel {
  readonly #panel: HTMLElement;
  /** The panel can be folded. */
  readonly #fold: HTMLDetailsElement | null;
  readonly #change: (change: Partial<PageState>) => void;
  readonly #opened = new Set<Facet>();

  constructor(panel: HTMLElement, change: (change: Partial<PageState>) => void) {
    this.#panel = panel;
    this.#fold = panel.closest('details');
    // Where it stands above the results and not beside them, the results come first.
    if (this.#fold) this.#fold.open = matchMedia('(min-width: 60rem)').matches;
    this.#change = change;
  }

  clear(): void {
    this.#panel.replaceChildren();
  }

  show(counts: FacetCounts, state: PageState, marks: boolean): void {
    const focused = document.activeElement?.id;
    const groups = FACETS.filter(facet => facet !== 'mark' || marks || state.chosen.mark).map(facet =>
      this.#group(facet, counts[facet], state),
    );
    const parting = groups.filter(group => group !== undefined);
    if (this.#fold) this.#fold.hidden = parting.length === 0 && !state.from && !state.to;
    this.#panel.replaceChildren(...parting, this.#days(state));
    if (focused?.startsWith('facet-')) document.getElementById(focused)?.focus();
  }

  #group(facet: Facet, counts: readonly [string, number][], state: PageState): HTMLElement | undefined {
    const chosen = state.chosen[facet] ?? [];
    const known = new Set(counts.map(([value]) => value));
    const all: [string, number][] = [
      ...counts,
      ...chosen.filter(v => !known.has(v)).map((v): [string, number] => [v, 0]),
    ];
    // A facet that would part nothing is no help.
    if (all.length < 2 && chosen.length === 0) return undefined;
    const open = this.#opened.has(facet);
    const shown = open ? all : all.filter(([value], i) => i < SHOWN || chosen.includes(value));
    const list = element('ul', {});
    for (const [value, count] of shown) list.append(this.#value(facet, value, count, chosen.includes(value), state));
    const more = element(
      'button',
      { type: 'button', class: 'more', id: `facet-${facet}-more` },
      `${all.length - shown.length} more`,
    );
    more.addEventListener('click', () => {
      this.#opened.add(facet);
      const first = shown.length;
      for (const [value, count] of all.slice(first))
        list.append(this.#value(facet, value, count, chosen.includes(value), state));
      more.remove();
      list.children[first]?.querySelector('input')?.focus();
    });
    return element('fieldset', {}, element('legend', {}, NAMES[facet]), list, all.length > shown.length && more);
  }

  #value(facet: Facet, value: string, count: number, checked: boolean, state: PageState): HTMLLIElement {
    const id = `facet-${facet}-${value}`;
    const input = element('input', { type: 'checkbox', id });
    input.checked = checked;
    input.addEventListener('change', () => this.#change({ chosen: toggled(state.chosen, facet, value) }));
    const name = VALUE_NAMES[facet]?.[value] ?? (facet === 'month' ? shortDay(value) : value);
    return element(
      'li',
      {},
      element('label', {}, input, element('span', {}, name), ' ', element('span', { class: 'count' }, number(count))),
    );
  }

  #days(state: PageState): HTMLElement {
    const field = (name: 'from' | 'to', label: string) => {
      const input = element('input', { type: 'date', id: `facet-${name}`, value: state[name] });
      input.addEventListener('change', () => this.#change({ [name]: input.value || undefined }));
      return element('label', {}, element('span', {}, label), input);
    };
    return element(
      'fieldset',
      { class: 'days' },
      element('legend', {}, 'Listed between'),
      field('from', 'first day'),
      field('to', 'last day'),
    );
  }
}

import { shortDay } from '../../typeset/short-day.ts';
import { button, element } from '../element.ts';
import { words } from '../words.ts';
import { FACETS, type Facet, type FacetCounts } from './messages.ts';
import { type PageState, toggled } from './page-state.ts';

const NAMES = {
  topic: 'facet-topic',
  source: 'facet-source',
  venue: 'facet-venue',
  year: 'facet-year',
  month: 'facet-month',
  has: 'facet-has',
  mark: 'facet-mark',
} as const;

/** Those values that are not names themselves. */
const VALUE_NAMES: Partial<Record<Facet, Record<string, PlainKey>>> = {
  has: { code: 'facet-code', data: 'facet-data', abstract: 'facet-abstract', pick: 'facet-pick' },
  mark: { saved: 'facet-saved', unread: 'facet-unread' },
};
type PlainKey = 'facet-code' | 'facet-data' | 'facet-abstract' | 'facet-pick' | 'facet-saved' | 'facet-unread';

/** Values of a facet that are shown at first. */
const SHOWN = 7;

/** The facets with their counts, and the range of days on which papers were listed. */
export class FacetPanel {
  readonly #panel: HTMLElement;
  /** The panel can be folded. */
  readonly #fold: HTMLDetailsElement | null;
  readonly #change: (change: Partial<PageState>) => void;
  readonly #opened = new Set<Facet>();

  constructor(panel: HTMLElement, change: (change: Partial<PageState>) => void) {
    this.#panel = panel;
    this.#fold = panel.closest('details');
    // On a narrow screen it is above the results, so it starts folded.
    if (this.#fold) this.#fold.open = matchMedia('(min-width: 60rem)').matches;
    this.#change = change;
  }

  clear(): void {
    this.#panel.replaceChildren();
  }

  show(counts: FacetCounts, state: PageState, marks: boolean): void {
    const focused = document.activeElement?.id;
    const groups = FACETS.filter(facet => facet !== 'mark' || marks || state.chosen.mark)
      .map(facet => this.#group(facet, counts[facet], state))
      .filter(group => group !== undefined);
    if (this.#fold) this.#fold.hidden = groups.length === 0 && !state.from && !state.to;
    this.#panel.replaceChildren(...groups, this.#days(state));
    if (focused?.startsWith('facet-')) document.getElementById(focused)?.focus();
  }

  #group(facet: Facet, counts: readonly [string, number][], state: PageState): HTMLElement | undefined {
    const chosen = state.chosen[facet] ?? [];
    const missing = chosen.filter(value => !counts.some(([known]) => known === value));
    const all = [...counts, ...missing.map((value): [string, number] => [value, 0])];
    // A facet with one value would filter nothing.
    if (all.length < 2 && chosen.length === 0) return undefined;
    const open = this.#opened.has(facet);
    const shown = open ? all : all.filter(([value], i) => i < SHOWN || chosen.includes(value));
    const rest = all.filter(value => !shown.includes(value));
    const list = element('ul', {});
    const add = (values: readonly [string, number][]) =>
      list.append(...values.map(([value, count]) => this.#value(facet, value, count, chosen.includes(value), state)));
    add(shown);
    const more = button(
      words.say('n-more', { n: rest.length }),
      () => {
        this.#opened.add(facet);
        add(rest);
        more.remove();
        list.children[shown.length]?.querySelector('input')?.focus();
      },
      { class: 'more', id: `facet-${facet}-more` },
    );
    return element('fieldset', {}, element('legend', {}, words.say(NAMES[facet])), list, rest.length > 0 && more);
  }

  #value(facet: Facet, value: string, count: number, checked: boolean, state: PageState): HTMLLIElement {
    const id = `facet-${facet}-${value}`;
    const input = element('input', { type: 'checkbox', id });
    input.checked = checked;
    input.addEventListener('change', () => this.#change({ chosen: toggled(state.chosen, facet, value) }));
    const key = VALUE_NAMES[facet]?.[value];
    const name = key ? words.say(key) : facet === 'month' ? shortDay(words, value) : value;
    return element(
      'li',
      {},
      element(
        'label',
        {},
        input,
        element('span', {}, name),
        ' ',
        element('span', { class: 'count' }, words.number(count)),
      ),
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
      element('legend', {}, words.say('facet-days')),
      field('from', words.say('facet-from')),
      field('to', words.say('facet-to')),
    );
  }
}

import { button, element } from '../element.ts';
import { ASKED } from '../follow-button.ts';
import { onMarksChanged } from '../marked-papers.ts';
import { markKeys, readMarks } from '../marks.ts';
import { starred } from '../marks-buttons.ts';
import { searchElsewhere } from '../read-link.ts';
import { words } from '../words.ts';
import { answerText } from './answer-text.ts';
import type { SearchClient } from './client.ts';
import { FacetPanel } from './facet-panel.ts';
import { hitItem } from './hit-item.ts';
import type { Hit, SearchAnswer, SearchRequest, Sort } from './messages.ts';
import { asksForSaved, asksSomething, hasChoice, namesMarks, type PageState, searchOf, stateOf } from './page-state.ts';

const PAGE = 20;
const PAUSE_MS = 120;
/** The facets are counted this long after the results. */
const FACETS_AFTER_MS = 40;

/** The search page: results while the reader types, facets and sorting, all of it kept in the page's address. */
export class SearchPage {
  readonly #client: SearchClient;
  readonly #root: string;
  readonly #input: HTMLInputElement;
  readonly #status: HTMLElement;
  readonly #notice: HTMLElement;
  readonly #tips: HTMLElement;
  readonly #list: HTMLElement;
  readonly #more: HTMLButtonElement;
  readonly #sort: HTMLSelectElement;
  readonly #facets: FacetPanel;
  readonly #place: HTMLElement;
  #state: PageState;
  /** Show the reader's marks on the results. */
  #stars: NonNullable<ReturnType<typeof starred>>[] = [];
  #asked = 0;
  #pause = 0;

  /** @param place the element that `src/theme/pages/search.ts` made */
  constructor(place: HTMLElement, client: SearchClient, root: string) {
    const part = <T extends HTMLElement>(name: string) => place.querySelector<T>(`[data-search="${name}"]`)!;
    this.#place = place;
    this.#client = client;
    this.#root = root;
    this.#input = part('input');
    this.#status = part('status');
    this.#notice = part('notice');
    this.#tips = part('tips');
    this.#list = part('results');
    this.#more = part('more');
    this.#sort = part('sort');
    this.#facets = new FacetPanel(part('facets'), change => this.#change(change));
    this.#state = this.#read();
    this.#listen(part('form'));
    client.warm();
    void this.#search();
  }

  #read(): PageState {
    const state = stateOf(location.search);
    this.#input.value = state.query;
    this.#sort.value = state.sort;
    return state;
  }

  #listen(form: HTMLElement): void {
    const ask = (pause: number) => {
      clearTimeout(this.#pause);
      this.#pause = window.setTimeout(() => this.#change({ query: this.#input.value }), pause);
    };
    this.#input.addEventListener('input', () => ask(PAUSE_MS));
    form.addEventListener('submit', event => {
      event.preventDefault();
      ask(0);
    });
    this.#sort.addEventListener('change', () => this.#change({ sort: this.#sort.value as Sort }));
    this.#more.addEventListener('click', () => void this.#showMore());
    this.#place.addEventListener('keydown', event => this.#move(event));
    onMarksChanged(() => this.#showMarks());
    addEventListener('popstate', () => {
      this.#state = this.#read();
      void this.#search();
    });
  }

  /** The arrow keys move from the box into the results and through them. */
  #move(event: KeyboardEvent): void {
    // While an input method composes characters, its list of them is what the arrows move in.
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const links = [...this.#list.querySelectorAll<HTMLAnchorElement>('h2 a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const inBox = document.activeElement === this.#input;
    if ((at < 0 && !inBox) || links.length === 0) return;
    if (inBox && event.key === 'ArrowUp') return;
    event.preventDefault();
    if (at === 0 && event.key === 'ArrowUp') this.#input.focus();
    else links[Math.min(links.length - 1, inBox ? 0 : at + (event.key === 'ArrowDown' ? 1 : -1))]?.focus();
  }

  #change(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change };
    try {
      history.replaceState(null, '', location.pathname + searchOf(this.#state));
    } catch {
      // Browsers limit how often this may be called: the address catches up later.
    }
    void this.#search();
  }

  #request(offset: number): SearchRequest {
    const marks = markKeys() ?? { saved: [], read: [] };
    const needsMarks = this.#state.chosen.mark || namesMarks(this.#state.query) || markKeys();
    return { ...this.#state, offset, limit: PAGE, ...(needsMarks ? { marks } : {}) };
  }

  async #search(): Promise<void> {
    const asked = ++this.#asked;
    document.dispatchEvent(new Event(ASKED));
    if (!asksSomething(this.#state)) {
      this.#show({ total: 0, hits: [], relaxed: [], unfiltered: 0 });
      this.#status.textContent = '';
      this.#notice.replaceChildren();
      this.#place.classList.remove('has-answer');
      document.documentElement.classList.remove('asked');
      this.#facets.clear();
      return;
    }
    this.#place.classList.add('is-searching');
    try {
      const answer = await this.#client.search(this.#request(0));
      if (asked !== this.#asked) return;
      this.#show(answer);
      this.#place.classList.add('has-answer');
      const noneSaved = answer.total === 0 && asksForSaved(this.#state) && !markKeys()?.saved.length;
      this.#place.classList.toggle('is-empty', answer.total === 0);
      this.#status.textContent = noneSaved ? words.say('none-saved') : answerText(words, answer);
      const advice = noneSaved ? [element('p', {}, words.say('how-to-save'))] : this.#advice(answer);
      this.#notice.replaceChildren(...(answer.total === 0 ? advice : []));
      this.#tips.hidden = answer.total > 0 || noneSaved;
      const elsewhere = this.#tips.querySelector('a');
      if (elsewhere) elsewhere.href = searchElsewhere(this.#state.query)?.url ?? '';
      // A reader who types on gets the next results first.
      await new Promise(resolve => setTimeout(resolve, FACETS_AFTER_MS));
      if (asked !== this.#asked) return;
      const counts = await this.#client.facets(this.#request(0));
      if (asked === this.#asked) this.#facets.show(counts, this.#state, markKeys() !== undefined);
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#status.textContent = words.say('search-failed');
      const why = words.say('search-failed-why', { why: (error as Error).message });
      const again = button(words.say('reload-page'), () => location.reload());
      this.#notice.replaceChildren(element('p', {}, why), again);
    } finally {
      if (asked === this.#asked) this.#place.classList.remove('is-searching');
    }
  }

  #show(answer: SearchAnswer): void {
    this.#list.replaceChildren();
    this.#stars = [];
    this.#append(answer.hits);
    this.#showRest(answer.total);
  }

  #append(hits: readonly Hit[]): void {
    const items = hits.map(hit => hitItem(hit, this.#root));
    this.#stars.push(...items.map(starred).filter(show => show !== undefined));
    this.#showMarks();
    this.#list.append(...items);
  }

  #showMarks(): void {
    const { papers } = readMarks();
    for (const show of this.#stars) show(papers);
  }

  #showRest(total: number): void {
    const left = total - this.#list.children.length;
    this.#more.hidden = left <= 0;
    this.#more.textContent = words.say('show-some-more', { some: Math.min(left, PAGE), left });
  }

  async #showMore(): Promise<void> {
    const asked = this.#asked;
    const from = this.#list.children.length;
    const answer = await this.#client.search(this.#request(from)).catch(() => undefined);
    if (asked !== this.#asked || !answer) return;
    this.#append(answer.hits);
    this.#showRest(answer.total);
    this.#list.children[from]?.querySelector('a')?.focus();
  }

  /** What is in the way of a query that finds nothing; what helps any such query stands in the page. */
  #advice(answer: SearchAnswer): Node[] {
    const drop = button(
      answer.unfiltered > 0 ? words.say('show-all-papers', { n: answer.unfiltered }) : words.say('search-unfiltered'),
      () => {
        this.#input.focus();
        this.#change({ chosen: {}, from: undefined, to: undefined });
      },
    );
    const tips = [
      hasChoice(this.#state) && words.set<'filters-too-narrow', Node>('filters-too-narrow', { button: drop }),
      /"/.test(this.#state.query) && [words.say('drop-quotation-marks')],
      /(^|\s)-/.test(this.#state.query) && [words.say('drop-minus-words')],
    ];
    return tips.filter(tip => tip !== false).map(tip => element('p', {}, ...tip));
  }
}

import { shortDay } from '../../typeset/short-day.ts';
import { element } from '../element.ts';
import { markKeys } from '../marks.ts';
import { namesText, titleText } from '../shown-text.ts';
import { words } from '../words.ts';
import { answerText, countText } from './answer-text.ts';
import type { SearchClient } from './client.ts';
import { isPage } from './hit-item.ts';
import type { Hit } from './messages.ts';
import { asksForSaved, isQuestion, namesMarks } from './page-state.ts';

const SHOWN = 7;
const PAUSE_MS = 120;

/**
 * The box on every page: shows papers while the reader types, and leads to the search page for all of them. It is a combobox with a list
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): the focus stays in the box, the arrow keys go through the list.
 */
export class SearchBox {
  readonly #client: SearchClient;
  readonly #root: string;
  readonly #input: HTMLInputElement;
  readonly #list = element('ul', {
    role: 'listbox',
    id: 'search-list',
    'aria-label': words.say('found-papers'),
    hidden: true,
    class: 'search-list',
  });
  readonly #status = element('p', { role: 'status', class: 'hidden' });
  #addresses: string[] = [];
  #active = -1;
  #asked = 0;
  #pause = 0;

  constructor(form: HTMLFormElement, client: SearchClient, root: string) {
    this.#client = client;
    this.#root = root;
    this.#input = form.querySelector('input')!;
    form.append(this.#list, this.#status);
    form.classList.add('search-combobox');
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-controls': 'search-list',
      'aria-autocomplete': 'list',
    }))
      this.#input.setAttribute(name, value);
    this.#input.addEventListener('input', () => this.#typed());
    this.#input.addEventListener('keydown', event => this.#key(event));
    this.#input.addEventListener('focus', () => this.#client.warm());
    this.#input.addEventListener('blur', () => this.#close());
    // Otherwise the box would lose the focus, and close the list, before the click arrives.
    this.#list.addEventListener('pointerdown', event => event.preventDefault());
    this.#list.addEventListener('click', event => {
      const option = (event.target as Element).closest('[role=option]');
      if (option) this.#go([...this.#list.children].indexOf(option));
    });
    client.warm();
    if (this.#input.value) this.#typed();
  }

  #typed(): void {
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => void this.#search(), PAUSE_MS);
  }

  async #search(): Promise<void> {
    const asked = ++this.#asked;
    const query = this.#input.value;
    if (!isQuestion(query)) return this.#close();
    try {
      const marks = namesMarks(query) ? (markKeys() ?? { saved: [], read: [] }) : undefined;
      const request = { query, chosen: {}, sort: 'relevance', offset: 0, limit: SHOWN } as const;
      const answer = await this.#client.search(marks ? { ...request, marks } : request);
      if (asked !== this.#asked || document.activeElement !== this.#input) return;
      const all = `${this.#root}search.html?q=${encodeURIComponent(query.trim())}`;
      this.#addresses = [...answer.hits.map(hit => this.#root + hit.url), all];
      this.#list.replaceChildren(
        ...answer.hits.map((hit, i) => option(i, ...hitLines(hit))),
        option(
          answer.hits.length,
          answer.total > 0
            ? words.say('all-results', { count: countText(words, answer) })
            : marks?.saved.length === 0 && asksForSaved(request)
              ? words.say('none-saved')
              : words.say('none-found-tips'),
        ),
      );
      this.#status.textContent = answerText(words, answer);
      this.#open();
    } catch {
      this.#close();
      this.#status.textContent = words.say('search-failed-enter');
    }
  }

  #open(): void {
    this.#select(-1);
    this.#list.hidden = false;
    this.#input.setAttribute('aria-expanded', 'true');
  }

  #close(): void {
    this.#asked++;
    this.#select(-1);
    this.#list.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
  }

  #select(index: number): void {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const chosen = this.#list.children[index];
    chosen?.setAttribute('aria-selected', 'true');
    chosen?.scrollIntoView({ block: 'nearest' });
    if (chosen) this.#input.setAttribute('aria-activedescendant', chosen.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #go(index: number): void {
    const address = this.#addresses[index];
    if (address) location.href = address;
  }

  #key(event: KeyboardEvent): void {
    // The keys of an input method that composes characters.
    if (event.isComposing) return;
    const count = this.#list.hidden ? 0 : this.#addresses.length;
    if (event.key === 'Escape' && count > 0) {
      event.preventDefault();
      this.#close();
    } else if (event.key === 'Enter' && count > 0 && this.#active >= 0) {
      event.preventDefault();
      this.#go(this.#active);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (count === 0) {
        this.#typed();
        return;
      }
      event.preventDefault();
      const next = this.#active + (event.key === 'ArrowDown' ? 1 : -1);
      this.#select(next >= count ? -1 : next < -1 ? count - 1 : next);
    }
  }
}

function option(index: number, ...content: (Node | string)[]): HTMLLIElement {
  return element('li', { role: 'option', id: `search-option-${index}`, 'aria-selected': 'false' }, ...content);
}

function hitLines(hit: Hit): Node[] {
  const authors = element('span', { class: 'hit-authors' }, namesText(hit.authors));
  return [
    element('span', { class: 'title' }, titleText(hit.title)),
    element(
      'span',
      { class: 'line' },
      ...(hit.authors.length > 0 ? [authors, ' · '] : []),
      isPage(hit) ? words.say('page-of-digest') : shortDay(words, hit.day),
    ),
  ];
}

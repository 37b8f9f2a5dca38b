import type { ListedName } from '../theme/parts/listed-name.ts';
import { fold } from '../typeset/fold.ts';
import { grouped, plural } from '../typeset/plural.ts';
import { element, namesText } from './element.ts';

/** Names that are shown at once. */
const SHOWN = 200;

const form = document.querySelector<HTMLFormElement>('.name-search')!;
const input = form.querySelector('input')!;
const status = form.querySelector<HTMLElement>('[role="status"]')!;
const found = document.querySelector<HTMLElement>('.found')!;
const index = document.querySelector<HTMLElement>('.names-index')!;
/** Where all names stand, if this page has not all of them. */
const elsewhere = form.dataset['names'];
/** Every name with its words, each after a space. */
let names: { words: string; item: ListedName }[] | undefined;

form.addEventListener('submit', event => event.preventDefault());
input.addEventListener('input', () => void show());
// A browser that goes back fills in what was typed.
addEventListener('pageshow', () => void show());

async function show(): Promise<void> {
  const asked = wordsOf(input.value);
  names ??= asked === '' ? undefined : (await all().catch(() => [])).map(item => ({ words: wordsOf(item[0]), item }));
  // While the names were loaded, more may have been typed.
  if (asked !== wordsOf(input.value)) return;
  const beginnings = asked.split(/(?= )/);
  const hits = asked ? names!.filter(({ words }) => beginnings.every(word => words.includes(word))) : [];
  index.hidden = hits.length > 0;
  found.hidden = hits.length === 0;
  found.replaceChildren(...hits.slice(0, SHOWN).map(({ item }) => line(item)));
  if (hits.length > 0)
    status.textContent =
      plural(hits.length, 'name') + (hits.length > SHOWN ? `, the first ${grouped(SHOWN)} shown` : '');
  else if (asked === '') status.textContent = '';
  else {
    const search = new URL('../search.html', new URL(elsewhere ?? 'index.html', location.href));
    search.search = String(new URLSearchParams({ q: `author:"${input.value.trim().replaceAll('"', '')}"` }));
    status.replaceChildren('No such name here. ', element('a', { href: search.href }, 'Search all papers'));
  }
}

/** The words of a name, each after a space, without marks on letters and without case. */
const wordsOf = (text: string): string =>
  fold(` ${text}`)
    .replace(/[\s.,'’-]+/g, ' ')
    .trimEnd();

async function all(): Promise<ListedName[]> {
  if (elsewhere === undefined)
    return [...index.querySelectorAll<HTMLAnchorElement>('.letter a')].map(link => [
      link.querySelector('bdi')!.textContent,
      link.getAttribute('href')!,
      Number(link.querySelector('.count')!.textContent.replace(/\D/g, '')),
    ]);
  await new Promise((resolve, reject) => {
    const script = element('script', { src: elsewhere });
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  });
  return (globalThis as { broadsheetNames?: ListedName[] }).broadsheetNames ?? [];
}

function line([name, file, count]: ListedName): HTMLLIElement {
  const href = new URL(file, new URL(elsewhere ?? '', location.href)).href;
  const counted = element('span', { class: 'count' }, grouped(count));
  return element(
    'li',
    {},
    element('a', { href }, element('bdi', {}, namesText([{ text: name, mark: false }])), ' ', counted),
  );
}

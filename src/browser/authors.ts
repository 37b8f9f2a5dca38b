import type { ListedName } from '../theme/parts/listed-name.ts';
import { fold } from '../typeset/fold.ts';
import { WITHOUT_BLANKS } from '../typeset/without-blanks.ts';
import { element } from './element.ts';
import { namesText } from './shown-text.ts';
import { words } from './words.ts';

/** Names that are shown at once. */
const SHOWN = 200;

const form = document.querySelector<HTMLFormElement>('.name-search')!;
const input = form.querySelector('input')!;
const status = form.querySelector<HTMLElement>('[role="status"]')!;
const found = document.querySelector<HTMLElement>('.found')!;
const index = document.querySelector<HTMLElement>('.names-index')!;
/** Where all names stand, if this page has not all of them. */
const elsewhere = form.dataset['names'];
/** Every name with its parts, each after a space. */
let names: { parts: string; item: ListedName }[] | undefined;

form.addEventListener('submit', event => event.preventDefault());
input.addEventListener('input', () => void show());
// A browser that goes back fills in what was typed.
addEventListener('pageshow', () => void show());

async function show(): Promise<void> {
  const asked = partsOf(input.value);
  names ??= asked === '' ? undefined : (await all().catch(() => [])).map(item => ({ parts: partsOf(item[0]), item }));
  // While the names were loaded, more may have been typed.
  if (asked !== partsOf(input.value)) return;
  // What is written without blanks is looked for everywhere.
  const beginnings = asked.split(/(?= )/).map(part => (ASIAN.test(part) ? part.trim() : part));
  const hits = asked ? names!.filter(({ parts }) => beginnings.every(part => parts.includes(part))) : [];
  index.hidden = hits.length > 0;
  found.hidden = hits.length === 0;
  found.replaceChildren(...hits.slice(0, SHOWN).map(({ item }) => line(item)));
  if (hits.length > 0)
    status.textContent =
      hits.length > SHOWN
        ? words.say('n-names-shown', { n: hits.length, shown: SHOWN })
        : words.say('n-names', { n: hits.length });
  else if (asked === '') status.textContent = '';
  else {
    const search = new URL('../search.html', new URL(elsewhere ?? 'index.html', location.href));
    search.search = String(new URLSearchParams({ q: `author:"${input.value.trim().replaceAll('"', '')}"` }));
    const link = (inner: (Node | string)[]) => element('a', { href: search.href }, ...inner);
    status.replaceChildren(...words.set<'no-such-name', Node>('no-such-name', { a: link }));
  }
}

const ASIAN = new RegExp(`[${WITHOUT_BLANKS}\\p{Script=Hangul}]`, 'u');

/** The parts of a name, each after a space, without marks on letters and without case. */
const partsOf = (text: string): string =>
  fold(` ${text}`)
    .replace(/[\s.,'’・-]+/g, ' ')
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
  const counted = element('span', { class: 'count' }, words.number(count));
  return element(
    'li',
    {},
    element('a', { href }, element('bdi', {}, namesText([{ text: name, mark: false }])), ' ', counted),
  );
}

import { TITLE } from '../theme/parts/title-word.ts';
import { linkHost } from '../typeset/link-host.ts';
import { element } from './element.ts';
import { words } from './words.ts';

/** A search takes no more of a title that is damage. */
const LONGEST = /^.{1,200}/su;

/** The address of a search for words at the service that the settings name first, and its name; nothing where they name none. */
export function searchElsewhere(text: string): { name: string; url: string } | undefined {
  const { find, findAt } = document.querySelector<HTMLElement>('[data-find]')?.dataset ?? {};
  const asked = LONGEST.exec(text)?.[0];
  if (!find || !findAt || !asked) return undefined;
  // Unlike encodeURIComponent it takes half a character too.
  const query = String(new URLSearchParams({ q: asked }))
    .slice(2)
    .replaceAll('+', '%20');
  return { name: find, url: findAt.replace(TITLE, () => query) };
}

/**
 * The link of a paper in a list to the paper itself, or else to a search for it: one word is shown, the link's name says the rest.
 * @param at the paper's address
 */
export function readLink(title: string, at: string | undefined): HTMLAnchorElement | undefined {
  if (at !== undefined) return link(at, words.say('read-paper'), words.say('read-paper-at', { host: linkHost(at) }));
  const found = searchElsewhere(title.replace(/^“|…?”$/g, ''));
  return found && link(found.url, words.say('find-paper'), words.say('find-paper-at', { name: found.name }));
}

function link(href: string, word: string, label: string): HTMLAnchorElement {
  return element('a', { href, 'aria-label': label }, word);
}

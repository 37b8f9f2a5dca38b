import { element } from './element.ts';
import { ITEM_LINK } from './marks-buttons.ts';
import { words } from './words.ts';

/**
 * Unfolds the abstract of a paper in a list, as the paper's page has it, or folds it again. Where that cannot be read, as from a disk,
 * the page opens instead.
 */
export async function unfold(item: HTMLElement | undefined): Promise<void> {
  const link = item?.querySelector<HTMLAnchorElement>(ITEM_LINK);
  if (!item || !link) return;
  const open = item.querySelector(':scope > .unfolded');
  if (open) return open.remove();
  const box = element('div', { class: 'unfolded', 'aria-live': 'polite' });
  item.append(box);
  try {
    const { body } = new DOMParser().parseFromString(await (await fetch(link.href)).text(), 'text/html');
    const [name, text] = ['.abstract h2', '.abstract .text'].map(part => body.querySelector(`.sheet ${part}`));
    if (!body.querySelector('.sheet')) throw new Error('no paper');
    box.append(
      element('p', { class: 'eyebrow' }, name?.textContent ?? words.say('no-abstract-given')),
      ...(text?.childNodes ?? []),
    );
    item.scrollIntoView({ block: 'nearest' });
  } catch {
    box.remove();
    link.click();
  }
}

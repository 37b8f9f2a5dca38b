import { element } from './element.ts';
import { words } from './words.ts';

/** Buttons that copy their `data-copy`, or the text of the element that `data-copy-from` names. */
export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy], button[data-copy-from]')) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const from = button.dataset['copyFrom'];
      const text = button.dataset['copy'] ?? (from && document.getElementById(from)?.textContent) ?? '';
      button.textContent = words.say((await copy(text)) ? 'copied-text' : 'not-copied');
      setTimeout(() => {
        button.textContent = label;
      }, 1600);
    });
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages from disk or without https have no clipboard API.
    const area = element('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

import { button, element } from '../element.ts';
import { words } from '../words.ts';
import type { ConflictField } from './send.ts';

/**
 * Shows of each field what it says by now, where somebody changed it since the page was made. Nothing is decided for the person:
 * only after a choice is the form sent as knowing of it.
 */
export function showConflict(form: HTMLFormElement, fields: readonly ConflictField[]): void {
  form.querySelector('.conflict')?.remove();
  if (fields.length === 0) return;
  const section = element(
    'section',
    { class: 'conflict', 'aria-label': words.say('desk-changed-elsewhere') },
    ...fields.map(field => sides(form, field)),
  );
  form.append(section);
  section.querySelector('button')?.focus({ preventScroll: true });
  section.scrollIntoView({ block: 'nearest' });
}

function sides(form: HTMLFormElement, { name, yours, theirs }: ConflictField): HTMLElement {
  const field = form.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]:not([type="hidden"])`);
  const settle = (value: string): void => {
    setField(form, `was-${name}`, theirs);
    setField(form, name, value);
    const section = part.closest('.conflict');
    part.remove();
    if (section?.childElementCount === 0) section.remove();
    field?.focus();
  };
  const side = (title: string, text: string, act: () => void, label: string): HTMLElement =>
    element(
      'div',
      {},
      element('p', { class: 'which' }, title),
      element('pre', { dir: 'auto' }, field?.type === 'checkbox' ? (text === '' ? '☐' : '☑') : text),
      button(label, act),
    );
  const called = labelOf(field) ?? name;
  const part = element(
    'div',
    { role: 'group', 'aria-label': called },
    element('p', { class: 'which' }, called),
    element(
      'div',
      { class: 'sides' },
      side(words.say('desk-yours'), yours, () => settle(yours), words.say('desk-keep-yours')),
      side(words.say('desk-in-file-now'), theirs, () => settle(theirs), words.say('desk-take-file')),
    ),
  );
  return part;
}

/** What a field is called on the page. */
function labelOf(field: HTMLInputElement | null): string | undefined {
  const label = field?.labels?.[0] ?? field?.closest('fieldset')?.querySelector('legend');
  return label?.textContent.trim() ?? field?.ariaLabel ?? undefined;
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  // Several of one name hold a list, an item each.
  if (field instanceof RadioNodeList) {
    const items = value.split(', ');
    for (const [i, each] of [...field].entries()) if (each instanceof HTMLSelectElement) each.value = items[i] ?? '';
  } else if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value !== '';
  else if (
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
  )
    field.value = value;
}

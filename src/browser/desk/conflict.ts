import { button, element } from '../element.ts';
import { words } from '../words.ts';
import type { ConflictField } from './send.ts';

/**
 * Shows beside a field what it says by now, where somebody changed it since the page was made. Nothing is decided for the person:
 * only after a choice is the form sent as knowing of it.
 */
export function showConflict(form: HTMLFormElement, fields: readonly ConflictField[]): void {
  form.querySelector('.conflict')?.remove();
  const section = element(
    'section',
    { class: 'conflict', 'aria-label': words.say('desk-changed-elsewhere') },
    ...fields.map(field => sides(form, field)),
  );
  form.append(section);
  section.querySelector('button')?.focus();
}

function sides(form: HTMLFormElement, { name, yours, theirs }: ConflictField): HTMLElement {
  const settle = (value: string): void => {
    setField(form, `was-${name}`, theirs);
    setField(form, name, value);
    part.remove();
    form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.focus();
  };
  const side = (title: string, text: string, act: HTMLElement): HTMLElement =>
    element('div', {}, element('p', { class: 'which' }, title), element('pre', { dir: 'auto' }, text), act);
  const part = element(
    'div',
    { class: 'sides' },
    side(
      words.say('desk-yours'),
      yours,
      button(words.say('desk-keep-yours'), () => settle(yours)),
    ),
    side(
      words.say('desk-in-file-now'),
      theirs,
      button(words.say('desk-take-file'), () => settle(theirs)),
    ),
  );
  return part;
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

import type { Rest } from './send.ts';

/**
 * What is dropped or pasted into a `[data-drop]`, or beside it where the page has no other, goes into its fields: files into the
 * `input` for files, text into its first `textarea`, and of formatted text the HTML into the field that `data-drop-html` names.
 */
export function drop(): void {
  for (const event of ['dragover', 'dragenter'] as const)
    document.addEventListener(event, drag => {
      const box = boxFor(drag.target);
      if (!box || !drag.dataTransfer?.types.includes('Files')) return;
      drag.preventDefault();
      box.classList.add('dropping');
    });
  document.addEventListener('dragleave', ({ target }) => boxFor(target)?.classList.remove('dropping'));
  document.addEventListener('drop', event => {
    const box = boxFor(event.target);
    const files = event.dataTransfer?.files;
    // A file that falls where nothing takes it must not take the page's place.
    if (files?.length) event.preventDefault();
    if (!box) return;
    box.classList.remove('dropping');
    if (files?.length) putFiles(box, files);
  });
  document.addEventListener('paste', event => {
    const box = boxFor(event.target);
    const data = event.clipboardData;
    if (!box || !data) return;
    if (data.files.length > 0) {
      event.preventDefault();
      putFiles(box, data.files);
    } else putText(box, data, event);
  });
  // Once one has written in it, the text is no longer what the page said.
  document.addEventListener('input', event => {
    const box = boxFor(event.target);
    const isPasted = event instanceof InputEvent && event.inputType === PASTED;
    if (box && !isPasted && event.target === areaOf(box)) putHtml(box, '');
  });
}

const PASTED = 'insertFromPaste';

function boxFor(target: EventTarget | null): HTMLElement | null {
  const own = target instanceof Element ? target.closest<HTMLElement>('[data-drop]') : null;
  if (own || isField(target)) return own;
  const all = document.querySelectorAll<HTMLElement>('[data-drop]');
  return all.length === 1 ? all[0]! : null;
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input:not([type="checkbox"], [type="file"]), textarea, select');

const areaOf = (box: HTMLElement): HTMLTextAreaElement | null => box.querySelector('textarea');

function putHtml(box: HTMLElement, html: string): void {
  const field = box.querySelector<HTMLInputElement>(`[name="${box.dataset['dropHtml'] ?? ''}"]`);
  if (field) field.value = html;
}

/** The browser puts the text where one writes; beside a field it is meant for the box. */
function putText(box: HTMLElement, data: DataTransfer, event: ClipboardEvent): void {
  const area = areaOf(box);
  if (!area || (event.target !== area && isField(event.target))) return;
  const isBeside = event.target !== area;
  const isAll = isBeside || (area.selectionStart === 0 && area.selectionEnd === area.value.length);
  putHtml(box, isAll ? data.getData('text/html') : '');
  if (!isBeside) return;
  event.preventDefault();
  area.value = data.getData('text/plain');
  area.focus();
  area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: PASTED }));
}

/** Takes what was done with out of a form, and shows what is next. */
export function showRest(form: HTMLFormElement, { file, next }: Rest): void {
  const [input, area] = [form.querySelector<HTMLInputElement>('input[type="file"]'), areaOf(form)];
  if (file === undefined && area) {
    area.value = '';
    putHtml(form, '');
  } else if (input) {
    const files = [...(input.files ?? [])];
    const done = files.map(({ name }) => name).lastIndexOf(file ?? '');
    const left = new DataTransfer();
    for (const other of files.filter((_, i) => i !== done)) left.items.add(other);
    input.files = left.files;
  }
  const which = form.querySelector<HTMLSelectElement>('[name="which"]');
  if (which) which.value = next;
  // What remains is not sent yet.
  for (const field of [input, area]) if (field?.value) field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Adds the files to those that are there. */
function putFiles(box: HTMLElement, files: FileList): void {
  const input = box.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) return;
  const all = new DataTransfer();
  for (const file of [...(input.files ?? []), ...files]) all.items.add(file);
  input.files = all.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

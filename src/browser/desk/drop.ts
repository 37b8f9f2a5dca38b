/**
 * What is dropped or pasted into a `[data-drop]` goes into its fields: files into the `input` for files, and of formatted text the
 * HTML into the field that `data-drop-html` names, beside the plain text.
 */
export function drop(): void {
  for (const event of ['dragover', 'dragenter'] as const)
    document.addEventListener(event, drag => {
      const box = boxOf(drag.target);
      if (!box || !drag.dataTransfer?.types.includes('Files')) return;
      drag.preventDefault();
      box.classList.add('dropping');
    });
  document.addEventListener('dragleave', ({ target }) => boxOf(target)?.classList.remove('dropping'));
  document.addEventListener('drop', event => {
    const box = boxOf(event.target);
    const files = event.dataTransfer?.files;
    // A file that falls beside the box must not take the page's place.
    if (files?.length) event.preventDefault();
    if (!box) return;
    box.classList.remove('dropping');
    if (files?.length) putFiles(box, files);
  });
  document.addEventListener('paste', event => {
    const box = boxOf(event.target);
    const data = event.clipboardData;
    if (!box || !data) return;
    if (data.files.length > 0) {
      event.preventDefault();
      putFiles(box, data.files);
      return;
    }
    const field = htmlField(box);
    if (field) field.value = fills(event.target) ? data.getData('text/html') : '';
  });
  // Once one has written in it, the text is no longer what the page said.
  document.addEventListener('input', event => {
    const isPasted = event instanceof InputEvent && event.inputType === 'insertFromPaste';
    const field = event.target instanceof HTMLTextAreaElement && !isPasted && htmlField(boxOf(event.target));
    if (field) field.value = '';
  });
}

function htmlField(box: HTMLElement | null): HTMLInputElement | null | undefined {
  return box?.querySelector<HTMLInputElement>(`[name="${box.dataset['dropHtml'] ?? ''}"]`);
}

/** Whether what is pasted is then all that the field says. */
function fills(field: EventTarget | null): boolean {
  return (
    field instanceof HTMLTextAreaElement && field.selectionStart === 0 && field.selectionEnd === field.value.length
  );
}

function boxOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-drop]') : null;
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

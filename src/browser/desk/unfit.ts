/** Marks the fields of a form that are not as they should be, and goes to the first. @param names none to take the marks away */
export function markUnfit(form: HTMLFormElement, names: readonly string[] = []): void {
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  const fields = names.flatMap(name => [...form.querySelectorAll<HTMLElement>(`[name="${CSS.escape(name)}"]`)]);
  for (const field of fields) {
    field.setAttribute('aria-invalid', 'true');
    for (let fold = field.closest('details'); fold; fold = fold.parentElement!.closest('details')) fold.open = true;
  }
  fields[0]?.focus({ preventScroll: true });
  fields[0]?.scrollIntoView({ block: 'center' });
}

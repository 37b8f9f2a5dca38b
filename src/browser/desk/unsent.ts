import { isTouched } from './morph.ts';

/** Asks before one leaves what was written and not sent. */
export function unsent(): void {
  addEventListener('beforeunload', event => {
    const fields = [
      ...document.querySelectorAll<HTMLInputElement>('form[data-desk] :is(textarea, select, input)[name]'),
    ];
    if (fields.some(field => isTouched(field) && field.value !== field.defaultValue)) event.preventDefault();
  });
}

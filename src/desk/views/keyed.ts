import { type Html, html, raw } from '../../typeset/html.ts';

interface Keyed {
  /** Where its form goes by it, if not to the form's own address. */
  action?: string;
  name?: string;
  value?: string;
  /** What one mostly does. */
  main?: boolean;
}

/** A button of a form that a key presses too, which stands on it. */
export function keyed(key: string, says: string, { action, name, value, main }: Keyed = {}): Html {
  return html`<button type="submit" data-key="${key}" data-key-says="${uncapitalised(says)}" aria-keyshortcuts="${key}"${main && raw(' class="main"')}${
    action && html` formaction="${action}"`
  }${name && html` name="${name}" value="${value}"`}>${says} <kbd aria-hidden="true">${key}</kbd></button>`;
}

const uncapitalised = (says: string): string => says.slice(0, 1).toLowerCase() + says.slice(1);

/** Fields of a form that nobody sees. */
export function hidden(fields: Readonly<Record<string, string | undefined>>): Html[] {
  return Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

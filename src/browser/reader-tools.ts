import { keyboard } from './keyboard.ts';
import { marksButtons } from './marks-buttons.ts';

/** Marks and keys. @param script the site's script, which lies one folder below the root */
export function readerTools(script: HTMLScriptElement | null): void {
  marksButtons();
  keyboard(script ? new URL('..', script.src).href : '');
}

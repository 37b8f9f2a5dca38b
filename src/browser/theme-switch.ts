import { store } from './stored.ts';
import { words } from './words.ts';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const SAYS = {
  system: ['◐', 'colours-system'],
  light: ['○', 'colours-light'],
  dark: ['●', 'colours-dark'],
} as const;

/** The button that switches between the system’s colours, light and dark. The choice is kept on the device. */
export function themeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('button.theme');
  if (!button) return;
  const { dataset } = document.documentElement;
  let theme = (dataset['theme'] ?? 'system') as Theme;
  const show = (): void => {
    const [sign, says] = SAYS[theme];
    button.textContent = sign;
    button.title = words.say(says);
    button.setAttribute('aria-label', button.title);
  };
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
    store('theme', theme === 'system' ? undefined : theme);
    show();
  });
  show();
}

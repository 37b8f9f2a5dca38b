import { store } from './stored.ts';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const SIGN: Record<Theme, string> = { system: '◐', light: '○', dark: '●' };

/** The button that switches between the system’s colours, light and dark. The choice is kept on the device. */
export function themeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('button.theme');
  if (!button) return;
  const { dataset } = document.documentElement;
  let theme = (dataset['theme'] ?? 'system') as Theme;
  const show = (): void => {
    button.textContent = SIGN[theme];
    button.title = `Colours: ${theme}`;
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

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const SIGN: Record<Theme, string> = { system: '◐', light: '○', dark: '●' };
const NAME: Record<Theme, string> = { system: 'as the system', light: 'light', dark: 'dark' };

/** The button that goes through the themes: as the system, light, dark. The choice is kept on the device. */
export function themeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('button.theme');
  if (!button) return;
  const root = document.documentElement;
  let theme = (root.dataset['theme'] ?? 'system') as Theme;
  const show = (): void => {
    button.textContent = SIGN[theme];
    button.setAttribute('aria-label', `Colours: ${NAME[theme]}`);
    button.title = `Colours: ${NAME[theme]}`;
  };
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    try {
      if (theme === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', theme);
    } catch {
      // Without storage the choice holds for this page.
    }
    show();
  });
  show();
}

/** Gives the page the theme that the reader chose, before it is painted, so that nothing flashes. */
export function storedTheme(): void {
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  } catch {
    // Storage may be forbidden: the system's theme stands.
  }
}

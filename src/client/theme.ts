// Loaded before the page is painted, so that a chosen theme does not flash. Storage may be forbidden.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
} catch {
  // The system's theme stands.
}
document.documentElement.classList.add('js');

/** What is wrong with the content that a page was made of, as the terminal says it. */
export interface Problem {
  severity: 'error' | 'warning';
  text: string;
}

/** So many are shown; the terminal has all. */
const SHOWN = 50;

/** How an event tells what is wrong: how many of each, and the first of them, errors before warnings. */
export function problemsText(problems: readonly Problem[]): string {
  const seen = new Map(problems.map(problem => [problem.text, problem]));
  const all = [...seen.values()];
  const of = (severity: Problem['severity']) => all.filter(problem => problem.severity === severity);
  const [errors, warnings] = [of('error'), of('warning')];
  const shown = [...errors, ...warnings].slice(0, SHOWN).map(({ text }) => text);
  return JSON.stringify({ errors: errors.length, warnings: warnings.length, shown });
}

/**
 * Shows in the page what is wrong: folded for warnings, open for errors. It is made of text nodes in a tree of its own with a style
 * sheet of its own, so that neither content nor the site's policy or styles get into it.
 */
export const SHOW_PROBLEMS = `let panel;
function showProblems({ errors, warnings, shown }) {
  panel?.remove();
  panel = undefined;
  if (shown.length === 0 || !document.body) return;
  const make = (name, text, ...inner) => {
    const element = document.createElement(name);
    element.append(text, ...inner);
    return element;
  };
  const count = (number, word) => (number === 0 ? [] : [number + ' ' + word + (number === 1 ? '' : 's')]);
  const words = [...count(errors, 'error'), ...count(warnings, 'warning')].join(', ');
  const more = errors + warnings - shown.length;
  const list = make('ol', '', ...shown.map(text => make('li', text)));
  if (more > 0) list.append(make('li', 'and ' + more + ' more, in the terminal'));
  const details = make('details', '', make('summary', words), list);
  details.open = errors > 0;
  list.tabIndex = 0;
  panel = document.createElement('aside');
  panel.lang = 'en';
  panel.dir = 'ltr';
  panel.setAttribute('aria-label', 'What is wrong with the content');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(\`
    :host { all: initial; position: fixed; z-index: 2147483647; inset: auto 0 0 auto; max-width: 100vw; color-scheme: light dark; }
    details { box-sizing: border-box; max-width: min(60em, 100vw); border: 1px solid GrayText; background: Canvas; color: CanvasText;
      font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
    summary { padding: .4rem .8rem; cursor: pointer; font-weight: bold; }
    summary:focus-visible, ol:focus-visible { outline: 2px solid Highlight; outline-offset: -2px; }
    ol { margin: 0; padding: 0; max-height: 50vh; overflow: auto; list-style: none; border-top: 1px solid GrayText; }
    li { padding: .4rem .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
    li + li { border-top: 1px solid color-mix(in srgb, GrayText 40%, Canvas); }
    @media print { :host { display: none; } }
  \`);
  const root = panel.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.append(details);
  document.body.append(panel);
}
`;

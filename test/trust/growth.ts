/** Milliseconds of processor time that `work` takes: other processes on the machine do not count. */
export function cost(work: () => void): number {
  const { user, system } = process.cpuUsage();
  work();
  const spent = process.cpuUsage({ user, system });
  return (spent.user + spent.system) / 1000;
}

/** Below this, in milliseconds, the clock and the collector of garbage say more than the work. */
const NOISE = 25;

/**
 * How much longer ten times the input takes. Measured again where it looks bad, and the best of three counts.
 *
 * @param make an input of about `length` characters
 * @returns undefined where it is at most 12 times, or too little to measure
 */
export function growth(
  work: (text: string) => void,
  make: (length: number) => string,
  length: number,
): number | undefined {
  const [short, long] = [make(length), make(10 * length)];
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3; attempt++) {
    work(short);
    const before = Math.min(
      cost(() => work(short)),
      cost(() => work(short)),
    );
    const after = cost(() => work(long));
    if (after <= 12 * before + NOISE) return undefined;
    best = Math.min(best, after / Math.max(before, 0.1));
  }
  return best;
}

const PIECES = [
  ...[
    'a',
    'A',
    '0',
    ' ',
    '\t',
    '\u00a0',
    '.',
    ',',
    '-',
    '/',
    '\\',
    '*',
    '_',
    '`',
    '$',
    '"',
    "'",
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '&',
    '#',
    '!',
    '|',
    '~',
    '^',
    '@',
    ':',
    ';',
    '\0',
    '\u0301',
    '漢',
    '🪨',
    '\ud800',
    '\ufeff',
    '\u202e',
  ],
  ...[
    'a ',
    'a.',
    'a-',
    'A. ',
    'a,b ',
    ' and ',
    'et al. ',
    '. a',
    '($',
    '$a',
    '$a$ ',
    '$$',
    '\\$',
    '{a',
    '{}',
    '\\a',
    '\\a{',
    '\\frac{',
    '\\text{',
    '\\sc\t',
    '\\begin{a}',
    '\\def\\a',
    '\\left(',
    '^{',
    '_{',
    '{\\em ',
    '\\href{',
    "\\'{",
    "''",
    '``',
  ],
  ...[
    '[a](',
    '![',
    '[a][',
    '](',
    '](<',
    '<a ',
    '<a href="',
    '<!--',
    '<![CDATA[',
    '&lt;',
    '&amp',
    '&#',
    '&#x',
    '**a',
    '*a_',
    '***',
    '__',
    '> ',
    '>> ',
    '- ',
    '1. ',
    '```',
    '~~~',
    'a@',
    'http://',
    'https://a.',
    'www.g',
    'mailto:',
    'github.com/',
    'arXiv:',
    '10.1/',
    'project ',
    'doi:',
  ],
  ...[
    '\n',
    '\n\n',
    '\n ',
    ' \n',
    '\r',
    'a\n',
    '\n- ',
    '\n> ',
    '\n  - ',
    '\n\t',
    '@a{',
    '@a{b,c={',
    'Abstract:',
    '• 1 authors',
    'a · ',
    'Poster',
    'TY  - ',
    'AB  - ',
    'Jan 1',
    '2024-',
    'Mar 12, ',
    'Title:',
  ],
];

/** Inputs made of one piece again and again, with a beginning and an end that may not fit. */
export function shapes(more: readonly string[] = []): { name: string; make: (length: number) => string }[] {
  return [...PIECES, ...more].flatMap(piece => {
    const many = (length: number) => piece.repeat(Math.ceil(length / piece.length));
    const name = JSON.stringify(piece);
    return [
      { name, make: many },
      { name: `A ${name}!`, make: length => `A ${many(length)}!` },
    ];
  });
}

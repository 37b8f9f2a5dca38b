/** Milliseconds of processor time that `work` takes: other processes on the machine do not count. */
export function cost(work: () => void): number {
  const { user, system } = process.cpuUsage();
  work();
  const spent = process.cpuUsage({ user, system });
  return (spent.user + spent.system) / 1000;
}

/** The same of work that writes files, without what the system takes for these, which hangs on what else it has to do. */
export async function costOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return process.cpuUsage(before).user / 1000;
}

/** Below this, in milliseconds, the clock and the collector of garbage say more than the work. */
const NOISE = 25;

/**
 * How much longer ten times the input takes. Measured again where it looks bad, and the best of five counts.
 *
 * @param make an input of about `length` characters
 * @returns undefined where it is at most 12 times, or too little to measure
 */
function growth(work: (text: string) => void, make: (length: number) => string, length: number): number | undefined {
  const [short, long] = [make(length), make(10 * length)];
  let [before, after] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < 5; attempt++) {
    before = Math.min(
      before,
      cost(() => work(short)),
    );
    after = Math.min(
      after,
      cost(() => work(long)),
    );
    if (after <= 12 * before + NOISE) return undefined;
  }
  return after / Math.max(before, 0.1);
}

/** A shape of text, in any length. */
interface Shape {
  name: string;
  make(length: number): string;
}

/** For which of the shapes the work takes more than twelve times as long for ten times the text, a line each. */
export function* tooSlow(
  name: string,
  work: (text: string) => void,
  shapes: Iterable<Shape>,
  length: number,
): Generator<string> {
  for (const shape of shapes) {
    const factor = growth(work, shape.make, length);
    if (factor !== undefined) yield `${name} of ${shape.name}: ${factor.toFixed(0)} times`;
  }
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
export function shapes(more: readonly string[] = []): Shape[] {
  return [...PIECES, ...more].flatMap(piece => {
    const many = (length: number) => piece.repeat(Math.ceil(length / piece.length));
    const name = JSON.stringify(piece);
    return [
      { name, make: many },
      { name: `A ${name}!`, make: length => `A ${many(length)}!` },
    ];
  });
}

/** Bibliographies of so many papers that are hard to tell apart: each is another paper, and a doubt at most. */
export const ALIKE: Readonly<Record<string, (papers: number) => string>> = {
  'one title, different authors': papers => bibliography(papers, i => ({ title: TITLE, author: `${name(i)}, Ada` })),
  'one title, one author, another year and volume': papers =>
    bibliography(papers, i => ({ title: TITLE, author: 'Alder, Ada', year: `${1900 + (i % 120)}`, volume: `${i}` })),
  'long titles that differ in their last word': papers =>
    bibliography(papers, i => ({ title: `${TITLE.repeat(4)} ${name(i)}`, author: 'Alder, Ada' })),
  'one DOI, different titles and authors': papers =>
    bibliography(papers, i => ({
      title: `On ${name(i)} and ${name(i + 1)}`,
      author: `${name(i)}, Ada`,
      doi: '10.1234/b',
    })),
};

const TITLE = 'A Survey of Pebbles Carried by Winter Waves';

function bibliography(papers: number, fields: (i: number) => Record<string, string>): string {
  const entries = Array.from({ length: papers }, (_, i) =>
    Object.entries(fields(i)).map(([field, value]) => `  ${field} = {${value}},\n`),
  );
  return entries.map((lines, i) => `@article{k${i},\n${lines.join('')}}\n`).join('');
}

/** A word of letters for each number. */
function name(i: number): string {
  return `Q${[...i.toString(26)].map(digit => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')}`;
}

/** What a run of one sign may stand in. */
const AROUND: readonly (readonly [string, string])[] = [
  ['$', 'x$'],
  ['$$', 'x$$'],
  ['$x', '_x$'],
  ['\\begin{equation}', 'x\\end{equation}'],
  ['\\text{', 'x}'],
  ['`', 'x`'],
  ['https://a.b/', 'x'],
  ['[a](http://a.b/', 'x)'],
  ['<a href="', '">x</a>'],
  ['Abstract: We study ', ' here.'],
  ['10.1000/', 'x'],
  ['arXiv:', 'x'],
];

/** Runs of one sign inside of what gives it a meaning. */
export function wrapped(): Shape[] {
  return [' ', '\t', '\n', '0', 'a', '/', '.', '-', '{}', '\\a ', ',', '('].flatMap(piece =>
    AROUND.map(([before, after]) => ({
      name: `${before}${JSON.stringify(piece)}${after}`,
      make: (length: number) => before + piece.repeat(Math.ceil(length / piece.length)) + after,
    })),
  );
}

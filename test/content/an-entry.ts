import fc from 'fast-check';
import { isPortableName } from '../../src/files/portable-name.ts';
import type { PaperEntry } from '../../src/paper.ts';

const NASTY = [
  ...[
    'No',
    'y',
    'true',
    'Null',
    '~',
    '12:30',
    '1e3',
    '0x1F',
    '1_000',
    '.inf',
    '2024-05-01',
    '2024',
    '010',
    '=',
    '<<',
    '- a',
    '? a',
  ],
  ...[
    'a: b',
    'a #b',
    '#',
    'a:',
    ' a',
    'a ',
    '"',
    "'",
    "it's",
    '\\',
    'a\\"b\'',
    '$\\ell_1$: a',
    '\n',
    'a\nb',
    '\r\n',
    '\t',
    '\0',
  ],
  ...[
    '\u0085',
    '\u00a0',
    'a\u00a0',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\ufffe',
    '\ud800',
    'a\udc00b',
    '😀',
    '\u202e',
    '---',
    '...',
  ],
  ...[
    '{a}',
    '[a]',
    'a, b',
    '&a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a',
    '|',
    '>',
    'é',
    '中文',
    '3D scenes',
    '2001-12-15 2:59:43 Z',
    '`',
    'null',
  ],
  ...[
    '__proto__',
    'constructor',
    '\x7f',
    '\x1f',
    '\x9f',
    'x'.repeat(2000),
    '7 e3',
    '0 on',
    '\u0301a',
    'ﬁ',
    '-',
    ':',
    '?',
    ': ',
    '::a',
  ],
];

/** Text that breaks careless writers of YAML: never blank. */
export function hostileText(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...NASTY),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ maxLength: 12 }),
  );
  return fc
    .array(piece, { minLength: 1, maxLength: 3 })
    .map(pieces => pieces.join(''))
    .map(text => (text.trim() === '' ? `${text}x` : text));
}

const day = () =>
  fc
    .record({
      y: fc.integer({ min: 1990, max: 2099 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 28 }),
    })
    .map(({ y, m, d }) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
/** No device of Windows, as `aux`: those are refused. */
const slug = () => fc.stringMatching(/^[a-z]{1,6}(?:-[a-z0-9]{1,4}){0,2}$/).filter(isPortableName);
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 4 });

/** Any entry, as rich or as poor as one can be; texts are hostile. */
export function anEntry(): fc.Arbitrary<PaperEntry> {
  const text = hostileText();
  const map = <T>(value: fc.Arbitrary<T>) => value.filter(v => Object.keys(v as object).length > 0);
  return fc.record(
    {
      id: slug(),
      listed: day(),
      provenance: fc.array(
        fc.record({
          dump: hostileText().map(t => `d${t.replace(/[/\\\x00-\x1f]/g, '')}`),
          source: slug(),
          lines: fc.constantFrom('1', '413-415', '3,7-9'),
          listed: day(),
        }),
        { maxLength: 3 },
      ),
      title: text,
      'title-translations': fc.dictionary(fc.constantFrom('zh', 'de', 'no', 'pt-BR'), text, {
        minKeys: 1,
        noNullPrototype: true,
      }),
      author: some(text),
      'author-count': fc.nat(),
      'authors-complete': fc.constant(false as const),
      issued: fc.oneof(day(), fc.constantFrom('2024', '2024-05')),
      'container-title': text,
      event: map(fc.record({ session: text, place: text, presentation: text }, { requiredKeys: [] })),
      genre: text,
      language: fc.constantFrom('zh', 'pt-BR', 'sr-Latn'),
      identifiers: map(
        fc.record(
          {
            arxiv: fc.constantFrom('2501.01234', '0704.0001', 'math/0211159'),
            doi: fc.stringMatching(/^10\.\d{4}\/[a-z0-9<>;:()#]{0,20}[a-z0-9]$/),
            openreview: fc.oneof(fc.constantFrom('No', '12', '-1', '1e3'), fc.stringMatching(/^[\w-]{1,20}$/)),
            pmid: fc.constantFrom('1', '90000001'),
            pmcid: fc.constantFrom('PMC9000001', 'PMC100'),
          },
          { requiredKeys: [] },
        ),
      ),
      links: some(
        fc.record({
          url: fc.constantFrom('https://example.org/a#b?c=d', 'http://a.example/', 'https://example.org/x:y'),
          kind: fc.constantFrom('code' as const, 'paper' as const),
        }),
      ),
      topics: some(slug()),
      comments: fc.nat(),
      'abstract-by': fc.constant('editor' as const),
      status: fc.constantFrom('withdrawn' as const, 'superseded' as const),
      pick: fc.boolean(),
      note: text,
      aliases: some(slug()),
      abstract: fc.oneof(text, fc.constantFrom('---\nlisted: x\n---', 'a\n\n---\n\nb', '    code', '---js')),
    },
    { requiredKeys: ['id', 'listed', 'provenance'] },
  );
}

/** The entry as a file can hold it: UTF-8 has no halves of pairs, and a body no blank ends and no `\r`. */
export function storable(entry: PaperEntry): PaperEntry {
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(/\p{Cs}/gu, '\uFFFD');
    if (Array.isArray(value)) return value.map(deep);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, deep(v)]));
  };
  const stored = deep(entry) as PaperEntry;
  if (stored.abstract === undefined) return stored;
  const { abstract, ...rest } = stored;
  const body = abstract.replace(/\r\n?/g, '\n').trim();
  return body === '' ? rest : { ...rest, abstract: body };
}

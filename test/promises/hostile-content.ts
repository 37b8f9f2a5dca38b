import fs from 'node:fs';
import path from 'node:path';
import { writeEntry } from '../../src/content/entry-file.ts';
import { readWords } from '../../src/content/words-file.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { type Message, namesIn } from '../../src/words/message.ts';
import { CATALOGUES, type OwnWords } from '../../src/words/site-words.ts';
import { HostileFields } from './every-field.ts';
import { hostileDump, SOURCE_FIXTURES, xmlText } from './every-slot.ts';
import { everywhere, PICTURES } from './hostile-markdown.ts';
import { PAYLOADS, POLYGLOT } from './payloads.ts';

/** Words that stand beside a payload wherever it is put: they are looked for on the page. */
export const marker = (n: number): string => `zq${n}x`;

const yaml = (value: unknown): string => JSON.stringify(value);

/** Tags that a file may state, and not all of them a library takes. */
const LANGUAGES = ['de', 'ar', 'en-a', 'zh-Hans-CN-x-private', 'de-u-nu-arab', 'xx-1', 'ja-JP-u-ca-japanese'];

/** The entry that has a payload in every field; UTF-8 and YAML cannot hold halves of characters. */
export function hostileEntry(payload: string, n: number): PaperEntry {
  const day = new Date(Date.UTC(2024, 0, 1 + (n % 40))).toISOString().slice(0, 10);
  return {
    id: `hostile-${n}`,
    title: `${payload} ${marker(n)}`,
    'title-translations': {
      [LANGUAGES[(n + 1) % LANGUAGES.length]!]: `${payload} ${marker(n)}`,
      en: payload,
      zh: payload,
    },
    ...(n % 3 > 0 && { language: LANGUAGES[n % LANGUAGES.length]! }),
    author: [payload, `${marker(n)} ${payload}`],
    issued: '2024',
    listed: day,
    'container-title': `${payload} ${marker(n)}`,
    event: { session: payload, place: payload, presentation: payload },
    genre: payload,
    identifiers: { arxiv: payload, doi: payload, openreview: payload, pmid: payload, pmcid: payload },
    links: [
      { url: "https://example.org/'onmouseover=ran(1)//&lt;script&gt;", kind: 'code' },
      { url: `https://example.org/${n}?q=javascript:ran(1)#'><`.replace(/[<>]/g, ''), kind: 'other' },
    ],
    topics: [`topic-${n % 30}`],
    pick: n % 7 === 0,
    note: `${payload} ${marker(n)}`,
    provenance: [
      {
        dump: `${n} ${payload.replace(/[/\\\0-\x1f]/g, '').slice(0, 80)}`,
        source: 'csl-json',
        lines: '1',
        listed: day,
      },
    ],
    abstract: `${payload} ${marker(n)}\n\n${payload}`,
  };
}

/** What ends a text, an attribute, a script and a string, and begins an element that runs; it is no name of a word. */
const OUT = '\\"\'`*/></script></style>]]>--><img src=x onerror=ran(1)> onmouseover=ran(1) //';

/**
 * Words for all that the site says, each with a payload: outside of what is put into it and within its tags. Those payloads stand
 * there that `words.yaml` may hold.
 */
export function hostileWords(): OwnWords {
  const fit = PAYLOADS.filter(text => !/\p{Cc}|\p{Cs}/u.test(text) && namesIn(text).length === 0 && text.length < 100);
  let next = 0;
  const payload = () => fit[next++ % fit.length]!;
  const said = (key: string, english: string): string => {
    // Letters are those of a date, but for what stands in quotes.
    if (/^date-(?!short)/.test(key) && namesIn(english).length === 0) return `'${OUT.replaceAll("'", '')}' d`;
    if (key === 'months-short') return Array.from({ length: 12 }, () => OUT.replaceAll(' ', '/')).join(' ');
    const wanted = namesIn(english);
    const made = () =>
      [
        OUT,
        payload(),
        ...wanted.map(name => (name.startsWith('{') ? name : `${name}${OUT}${payload()}${name.replace('<', '</')}`)),
      ].join(' ');
    // Two of them together may be a tag, which no word of that name has.
    for (;;) {
      const text = made();
      if (namesIn(text).join() === wanted.join()) return text;
    }
  };
  const messages = Object.entries(CATALOGUES['en']!).map(([key, message]): [string, Message] => {
    const text = () => said(key, typeof message === 'string' ? message : message.other);
    return [key, typeof message === 'string' ? text() : { one: `{n} ${text()}`, other: `{n} ${text()}` }];
  });
  const words = Object.fromEntries(messages);
  return readWords('words.yaml', JSON.stringify(words), 'en');
}

/** A content folder in which everything that can be written holds what wants out. */
export function writeHostileContent(content: string): void {
  const write = (file: string, text: string | Uint8Array) => {
    fs.mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
    fs.writeFileSync(path.join(content, file), text);
  };
  let next = 0;
  const fields = new HostileFields(() => PAYLOADS[next++ % PAYLOADS.length]!);
  const { sections: _, front: __, ...settings } = fields.of('site');
  write(
    'site.yaml',
    Object.entries({
      ...settings,
      name: `Digest ${POLYGLOT}`,
      tagline: `"><script>ran(1)</script> ${POLYGLOT}`,
      url: 'https://example.org/a\'b"c<script>ran(1)</script>&amp;/',
      language: 'en',
      license: `CC BY </p><script>ran(1)</script> ${POLYGLOT}`,
      editor: { name: `Ed ${POLYGLOT}`, email: '"onclick=ran(1)//"@evil.example' },
      tag: { authority: 'example.org', date: '2025-01-01' },
    })
      .map(([key, value]) => `${key}: ${yaml(value)}\n`)
      .join(''),
  );
  for (const [name, bytes] of fields.files) write(name, bytes);
  const decisions = (['same', 'different', 'settled', 'repeated-name'] as const).map(kind => fields.of(kind));
  write('decisions.yaml', decisions.map(decision => `- ${yaml(decision)}\n`).join(''));
  write('words.yaml', yaml(hostileWords()));
  for (let n = 0; n < 30; n++) {
    const mine = PAYLOADS.filter((_, i) => i % 30 === n);
    const [name = '', belongs = ''] = mine;
    const terms = Object.fromEntries(mine.map(text => [`x ${text}`, 1]));
    // As long as terms may be.
    const short = Object.fromEntries(
      Object.entries(terms).filter(
        ([term]) => term.length <= 100 && (term.normalize('NFKC').match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= 8,
      ),
    );
    const inLanguages = Object.fromEntries(LANGUAGES.map(language => [language, short]));
    const head = `name: ${yaml(`${name} t${n}`)}\nbelongs: ${yaml(`x ${belongs}`)}\nterms:\n  ${yaml(`term ${n}`)}: 1\nterms-in: ${yaml(inLanguages)}\n`;
    write(`topics/topic-${n}.md`, `---\n${head}---\n\n${mine.join('\n\n')}\n`);
  }
  for (let n = 0; n < 40; n++) {
    const mine = PAYLOADS.filter((_, i) => i % 40 === n);
    const day = new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
    const pictures = mine.map(text => `![${text.replace(/\s+/g, ' ')}](real.png) ![a](svg.png)`);
    const note = [...mine, ...pictures].join('\n\n');
    write(`days/${day}.md`, `---\ntitle: ${yaml(`${mine[0]} day ${n}`)}\n---\n\n${note}\n`);
  }
  for (let n = 0; n < 20; n++) {
    const mine = PAYLOADS.filter((_, i) => i % 20 === n);
    const nav = n < 3 ? 'nav: true\n' : '';
    const head = `title: ${yaml(`${mine[0]} page ${n}`)}\n${nav}description: ${yaml(`x ${mine[1]}`)}\n`;
    write(`pages/deep/hostile-${n}.md`, `---\n${head}---\n\n${mine.flatMap(everywhere).join('\n\n')}\n`);
  }
  for (const [name, bytes] of Object.entries(PICTURES))
    for (const folder of ['pages', 'days']) write(`${folder}/${name}`, bytes);
  for (let n = 0; n < 10; n++) {
    const mine = PAYLOADS.filter((_, i) => i % 10 === n);
    const words = mine.map(text => `hostile|${text} ${marker(n)}`.slice(0, 200));
    const fields = {
      name: `${mine[0]} feed ${n}`,
      description: mine.join(' '),
      words: ['zq*'],
      'not-words': words.slice(0, 40),
      topics: [0, 1, 2, 3].map(i => `topic-${(n + 10 * i) % 30}`),
      ...(n % 2 ? { authors: [...words.slice(0, 20), marker(n)] } : {}),
    };
    const lines = Object.entries(fields).map(([key, value]) => `${key}: ${yaml(value)}\n`);
    write(`feeds/hostile-${n}.yaml`, `# ${yaml(mine)}\n${lines.join('')}`);
  }
  for (const [n, payload] of PAYLOADS.entries())
    write(`papers/2024/hostile-${n}.md`, writeEntry(hostileEntry(payload, n)));
  writeDumps(write);
}

/** Every payload as it would come in by a paste, in formats that hold any text and in one that is plain lines. */
function writeDumps(write: (file: string, text: string) => void): void {
  const n = (i: number) => marker(i + 10_000);
  const csl = PAYLOADS.map((payload, i) => ({
    id: payload,
    type: 'article',
    title: `${payload} ${n(i)}`,
    author: [{ literal: payload }, { family: `${payload} ${n(i)}`, given: payload }],
    'container-title': payload,
    'event-place': payload,
    genre: payload,
    DOI: payload,
    URL: payload,
    number: `arXiv:${payload}`,
    issued: { raw: payload },
    abstract: `${payload} ${n(i)}`,
  }));
  write('dumps/2024-03-01-csl.json', JSON.stringify(csl, undefined, 1));
  let next = 0;
  const {
    listed: _,
    source: __,
    encoding: ___,
    ...fields
  } = new HostileFields(() => PAYLOADS[(11 * next++) % PAYLOADS.length]!).of('sidecar');
  write(
    'dumps/2024-03-01-csl.yaml',
    Object.entries(fields)
      .map(([key, value]) => `${key}: ${yaml(value)}\n`)
      .join(''),
  );

  const line = (text: string) => text.replace(/\s+/g, ' ').trim();
  const poster = PAYLOADS.filter(text => line(text).length > 8).map((payload, i) => {
    const words = `Abstract of poster ${n(i + 1000)}: ${line(payload)} is what we study here, and it holds in all of our experiments.`;
    return `A study numbered ${i} of ${line(payload)}\nAn Author · ${line(payload).replaceAll('·', '')}\n${words} ${words}`;
  });
  write('dumps/2024-03-02-poster.txt', `Poster\nPoster Session 1\nHall B\n${poster.join('\n')}\n`);

  const atom = PAYLOADS.slice(0, 200).map(
    (payload, i) =>
      `<entry><id>http://arxiv.org/abs/2401.${String(10_000 + i)}v1</id><published>2024-01-02T00:00:00Z</published><title>${xmlText(payload)} ${n(i + 2000)}</title><summary>${xmlText(payload)} ${n(i + 2000)}</summary><author><name>${xmlText(payload)}</name></author></entry>`,
  );
  write(
    'dumps/2024-03-03-atom.txt',
    `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${atom.join('\n')}\n</feed>\n`,
  );

  // A tenth of them each in what reads otherwise: cells in quotes, attributes and text of a page, a mail's packing.
  const tenth = (rest: number) => PAYLOADS.map((payload, i) => ({ payload, i })).filter(({ i }) => i % 10 === rest);
  const cell = (text: string) => `"${text.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`;
  const rows = tenth(0).map(({ payload, i }) => {
    const title = `${payload} ${n(i + 3000)}`;
    return [title, payload, '2024', payload, payload, payload, payload, `${payload} ${n(i + 3000)}`]
      .map(cell)
      .join(',');
  });
  write('dumps/2024-03-04-table.csv', `Title,Authors,Year,Venue,DOI,URL,Code,Abstract\n${rows.join('\n')}\n`);
  const page = tenth(1).map(({ payload, i }) => {
    const meta = (name: string, text: string) => `<meta name="${name}" content="${xmlText(text)}">`;
    return `<html><head>${meta('citation_title', `${payload} ${n(i + 4000)}`)}${meta('citation_author', payload)}${meta('citation_doi', payload)}${meta('citation_pdf_url', payload)}${meta('citation_journal_title', payload)}</head><body><div id="abstract">${xmlText(payload)} ${n(i + 4000)}, which is what this paper is about from its beginning.</div></body></html>`;
  });
  write('dumps/2024-03-05-pages.html', `${page.join('\n')}\n`);
  const alert = tenth(2).map(({ payload, i }) => {
    const address = encodeURIComponent(payload.replace(/\p{Cs}/gu, ''));
    return `<h3><a class="gse_alrt_title" href="https://scholar.google.com/scholar_url?url=${address}">${xmlText(payload)} ${n(i + 5000)}</a></h3>\n<div>${xmlText(payload)} - ${xmlText(payload)}, 2024</div>`;
  });
  write(
    'dumps/2024-03-06-alert.eml',
    `From: a@example.org\nDate: Wed, 6 Mar 2024 01:00:00 +0000\nSubject: b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(
      `<html>${alert.join('\n')}`,
    )
      .toString('base64')
      .replace(/.{1,76}/g, '$&\n')}`,
  );
  // And each source's own fixtures: a payload in the place of every fourth text.
  for (const [at, fixture] of SOURCE_FIXTURES.entries()) {
    const name = `dumps/2024-04-${String(1 + (at % 30)).padStart(2, '0')}-${fixture.name}`;
    const payloadFor = (slot: number) =>
      (slot + at) % 4 === 0 ? { payload: PAYLOADS[(7 * at + slot) % PAYLOADS.length]!, instead: true } : undefined;
    write(`${name}.txt`, hostileDump(fixture, payloadFor));
    write(`${name}.yaml`, `source: ${fixture.source}\n`);
  }
}

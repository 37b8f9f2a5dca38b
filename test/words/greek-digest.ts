import fs from 'node:fs';
import path from 'node:path';

/** Words in Greek letters that mean nothing: what a digest holds is told from what the program says by its letters. */
const SYLLABLES = 'ΑλΒηΓαΔεΖωΘιΚοΛυΜαΝεΞιΠοΡηΣατΤοΦιΧαΨω'.match(/.{2}/gu)!;
const mixed = (seed: number): number => Math.imul(seed + 1, 2_654_435_761) >>> 8;
const word = (seed: number): string =>
  Array.from({ length: 2 + (seed % 3) }, (_, i) => SYLLABLES[mixed(seed * 5 + i) % SYLLABLES.length]!)
    .join('')
    .toLowerCase();
const phrase = (seed: number, words: number): string => {
  const said = Array.from({ length: words }, (_, i) => word(seed * 11 + i * 3 + 1)).join(' ');
  return said[0]!.toUpperCase() + said.slice(1);
};
const name = (seed: number): string => `${phrase(seed % 9, 1)} ${phrase((seed % 13) + 20, 1)}`;

const TOPICS = [0, 1, 2].map(i => ({ slug: `topic-${i}`, name: phrase(300 + i, 2), term: word((500 + i) * 11 + 1) }));

/**
 * Writes a digest of papers in Greek letters: of several days, with notes, picks, a page of the editor's own, venues, statuses and
 * papers that lack this and that, so that every kind of page has something to say.
 */
export function writeGreekDigest(content: string, language: string): void {
  for (const folder of ['topics', 'dumps', 'days', 'pages'])
    fs.mkdirSync(path.join(content, folder), { recursive: true });
  const write = (file: string, text: string) => fs.writeFileSync(path.join(content, file), text);
  write(
    'site.yaml',
    `name: Αβγδ\ntagline: Εζηθ ικλμ\nurl: https://example.org/digest/\nlanguage: ${language}\ntimezone: UTC\neditor:\n  name: Νξοπ\n  email: editor@example.org\ntag:\n  authority: example.org\n  date: "2025-01-01"\nformat: 2\n`,
  );
  for (const { slug, name, term } of TOPICS)
    write(
      `topics/${slug}.md`,
      `---\nname: ${name}\nbelongs: ${phrase(700, 5)}\nterms:\n  ${term}: 5\n---\n\n${phrase(801, 9)}.\n`,
    );
  for (let day = 1; day <= 5; day++) {
    const papers = Array.from({ length: day === 5 ? 26 : 5 }, (_, i) => {
      const n = day * 100 + i;
      const abstract = Array.from({ length: 3 }, (_, s) => `${phrase(n * 3 + s, 12)}.`).join(' ');
      return {
        id: `p${n}`,
        type: 'article-journal',
        title: `${phrase(n, 6)} ${TOPICS[i % 3]!.term}`,
        author: Array.from({ length: i % 6 }, (_, a) => ({ literal: name(n + a) })),
        ...(i % 4 === 3 ? {} : { abstract }),
        ...(i % 2 === 0 ? { 'container-title': `${phrase(i % 3, 1)} 202${i % 5}`, DOI: `10.1000/αβ.${n}` } : {}),
        ...(i % 3 === 0 ? { URL: `https://example.org/${n}` } : {}),
        issued: { 'date-parts': [[2020 + (i % 5), ...(i % 2 ? [1 + (i % 12)] : [])]] },
      };
    });
    write(`dumps/2025-03-0${day}-list.json`, JSON.stringify(papers, null, 1));
  }
  write('days/2025-03-05.md', `---\ntitle: ${phrase(900, 4)}\n---\n\n${phrase(901, 12)}.\n`);
  write(
    'pages/own.md',
    `---\ntitle: ${phrase(950, 2)}\n---\n\n## ${phrase(951, 3)}\n\n${phrase(952, 14)}.[^1]\n\n[^1]: ${phrase(953, 4)}.\n`,
  );
}

/**
 * Counts in how many abstracts each stem and phrase occurs, and writes `src/related/rarity-1.txt`. Run it once for a new
 * version of the table: the table is frozen, since every entry's topics and relations depend on it.
 *
 *     xz -dc "$BROADSHEET_REFERENCE/corpus/papers.jsonl.xz" | npx tsx test/tools/count-rarity.ts > src/related/rarity-1.txt
 *
 * Reads JSON lines with `title` and `abstract`.
 */
import { createInterface } from 'node:readline';
import { terms } from '../../src/related/terms.ts';

/** Rarer stems are names and misspellings; all of them count as equally rare. */
const RAREST_STEM = 14;
/** A phrase has to be an expression of the field. */
const RAREST_PHRASE = 35;

const documents = new Map<string, number>();
let total = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { title, abstract } = JSON.parse(line) as { title?: string; abstract?: string };
  total++;
  for (const key of terms(`${title ?? ''}. ${abstract ?? ''}`).keys())
    documents.set(key, (documents.get(key) ?? 0) + 1);
}

const rows = [...documents]
  .filter(([key, n]) => n >= (key.includes(' ') ? RAREST_PHRASE : RAREST_STEM))
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, n]) => `${key}\t${Math.round((n / total) * 100_000)}`);
process.stdout.write(
  `# Document frequencies of stems and phrases, counted over ${total.toLocaleString('en-US')} public conference abstracts: in how many of
# 100,000 the term occurs. Stems occur in ${RAREST_STEM} abstracts or more, phrases in ${RAREST_PHRASE} or more. Frozen: a new count is a new file.
${rows.join('\n')}
`,
);

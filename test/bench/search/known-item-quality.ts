import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { referenceFolder } from '../../setup/reference.ts';
import type { BenchPaper } from './opponents.ts';
import type { Contestant } from './own-engine.ts';

/** A question whose right answer is known, in several forms. */
export type KnownItem = { id: string } & Record<(typeof FORMS)[number], string | null>;

export const FORMS = ['two', 'three', 'inflected', 'typo', 'extra', 'title'] as const;

/** Questions of words from the middle of the papers' abstracts. */
export function knownItems(papers: readonly BenchPaper[], folder: string, count: number): KnownItem[] {
  const file = path.join(folder, 'papers.json');
  fs.writeFileSync(file, JSON.stringify(papers));
  const script = path.join(referenceFolder, 'bench/known-items.mjs');
  return JSON.parse(
    execFileSync(process.execPath, [script, file, String(count)], { maxBuffer: 2 ** 30, encoding: 'utf8' }),
  );
}

/** For each form: of how many questions, for how many the right paper was among the first five, and for how many the first. */
export async function quality(contestant: Contestant, items: readonly KnownItem[]): Promise<Record<string, string>> {
  const row: Record<string, string> = {};
  for (const form of FORMS) {
    let asked = 0;
    let five = 0;
    let first = 0;
    for (const item of items) {
      const question = item[form];
      if (!question) continue;
      asked++;
      const at = (await contestant.search(question, 5)).indexOf(item.id);
      if (at >= 0) five++;
      if (at === 0) first++;
    }
    row[form] = `${five}/${asked} (${first} first)`;
  }
  return row;
}

import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { build } from '../../src/build/build.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';

/** Builds the sample digest below `folder`. @param change changes the copy of its content first */
export async function buildSample(folder: string, change: (content: string) => void = () => {}): Promise<string> {
  const content = path.join(folder, 'content');
  const output = path.join(folder, 'site');
  if (!fs.existsSync(content)) fs.cpSync(path.join(PROJECT_ROOT, 'content'), content, { recursive: true });
  change(content);
  await build({
    content,
    output,
    cache: path.join(folder, 'cache'),
    today: '2025-11-20',
    record: 'draft',
    warn: () => {},
  });
  return output;
}

/** The titles of the results, once the search page has answered. */
export async function titles(page: Page): Promise<string[]> {
  await page.waitForFunction(() => {
    const place = document.querySelector('[data-search="page"]');
    return (
      place && !place.classList.contains('is-searching') && place.querySelector('[data-search="status"]')?.textContent
    );
  });
  return page.locator('.hit h2').allTextContents();
}

/** Types a question into the search page's box, and gives the titles of what it finds. */
export async function ask(page: Page, question: string): Promise<string[]> {
  const input = page.locator('[data-search="input"]');
  await input.fill('');
  await page.waitForFunction(() => document.querySelector('[data-search="status"]')?.textContent === '');
  await input.fill(question);
  return titles(page);
}

export const status = async (page: Page): Promise<string> =>
  (await page.locator('[data-search="status"]').textContent()) ?? '';

import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';

/** The path of a script that runs in pages. */
export const inPage = (name: string): string => fileURLToPath(new URL(`./in-page/${name}`, import.meta.url));

/** A page that writes down whatever it should not do. */
export async function watched(context: BrowserContext, origin: string): Promise<{ page: Page; seen: string[] }> {
  const page = await context.newPage();
  const seen: string[] = [];
  const note = (what: string) => seen.push(`${what} on ${decodeURI(page.url()).slice(0, 200)}`);
  page.on('dialog', dialog => {
    note(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', request => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(?:data|blob):/.test(url)) note(`request to ${url}`);
  });
  page.on('console', message => {
    const text = message.text();
    // A file of the site that is missing is no harm done by content.
    const missing = /^Failed to load resource|because its MIME type \('text\/html'\)/.test(text);
    if ((message.type() === 'error' && !missing) || text.startsWith('RAN')) note(text);
  });
  page.on('pageerror', error => note(`error ${error.message}`));
  await page.addInitScript({ path: inPage('watch.js') });
  return { page, seen };
}

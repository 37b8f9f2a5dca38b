import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { isRoot, MissingTool } from './install.ts';

/** Quiet: the browser itself talks to nobody, so that each request seen is the page's. */
const FLAGS = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-dev-shm-usage',
];

/**
 * A headless Chromium; close it in `test.after`. A suite that imports this file gets one installed by `npm test` where
 * it can be.
 *
 * @param more flags of its command line
 */
export async function launch(...more: string[]): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new MissingTool('A Chromium', 'npm test');
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...FLAGS, ...(isRoot() ? ['--no-sandbox'] : []), ...more],
  });
}

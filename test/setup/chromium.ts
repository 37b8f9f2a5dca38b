import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { aptInstall, canUseApt, MissingTool, runs, which } from './install.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** The path of a Chromium that starts, or undefined: `CHROMIUM` names one; else PATH and Playwright's cache are searched. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  const candidates = named ? [named] : [...NAMES.map(which), playwrightChromium()];
  // Ubuntu's chromium-browser is a shim that fails where snap is missing: being there is not enough.
  return candidates.find(path => path !== undefined && runs(path, ['--version']));
}

/** As {@link findChromium}, and installs one where it can. @throws MissingTool */
export function provideChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (process.env['CHROMIUM']) {
    throw new MissingTool(
      `A Chromium (CHROMIUM is ${process.env['CHROMIUM']}, which does not start)`,
      'unset CHROMIUM',
    );
  }
  if (canUseApt() && aptInstall('chromium', 'fonts-dejavu-core')) {
    const installed = findChromium();
    if (installed) return installed;
  }
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  const install = ['install', ...(canUseApt() ? ['--with-deps'] : []), 'chromium'];
  console.error('Installing Chromium by playwright-core …');
  spawnSync(process.execPath, [cli, ...install], { stdio: ['ignore', 2, 2] });
  const installed = findChromium();
  if (installed) return installed;
  throw new MissingTool(
    'A Chromium',
    which('apt-get')
      ? 'sudo apt-get update && sudo apt-get install -y chromium fonts-dejavu-core'
      : 'npx playwright-core install chromium',
  );
}

function playwrightChromium(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined; // No build of Chromium for this platform.
  }
}

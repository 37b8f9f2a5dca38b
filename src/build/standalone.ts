import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { requirePlainFolder } from '../content/plain-folder.ts';
import { type Diagnostic, formatDiagnostic } from '../diagnostic.ts';
import type { Digest } from '../digest/digest.ts';
import { makeFolder } from '../files/folder.ts';
import { writeWhole } from '../files/write-whole.ts';
import { FileCache } from '../memory/file-cache.ts';
import { Memory } from '../memory/memory.ts';
import { siteBooks } from '../publish/epub/site-books.ts';
import { complain } from '../terminal/print.ts';
import { siteAssets } from '../theme/assets.ts';
import { themeStyles } from '../theme/theme-styles.ts';
import { shownPictures } from './shown-pictures.ts';
import { siteDigest } from './site-digest.ts';
import { siteTemplates } from './site-templates.ts';
import { Wiring } from './wiring.ts';

/**
 * For Eleventy's own command line: the digest is read from the content folder for each build, every page is rendered, and
 * Eleventy writes it.
 */
export function standaloneWiring(content: string): Wiring {
  const templates = siteTemplates();
  const fileCache = new FileCache();
  const warn = (message: string, file?: string) =>
    complain(formatDiagnostic({ severity: 'warning', rule: 'theme', message, ...(file && { file }) }));
  return new Wiring({
    content,
    templates,
    digest(): Digest {
      const nothing = new Memory(path.join(os.tmpdir(), `broadsheet-${process.pid}`));
      const say = (diagnostic: Diagnostic) => complain(formatDiagnostic(diagnostic));
      try {
        requirePlainFolder(content, fileCache);
        return siteDigest({ content, now: '', frozen: true, fileCache, warn: say }, nothing).digest;
      } finally {
        nothing.clear();
      }
    },
    isCurrent: () => false,
    prepare: () => Promise.all(templates.map(template => template.prepare?.())).then(() => {}),
    async writeAssets(output, digest, folder) {
      const write = (file: string, bytes: string | Uint8Array) => {
        const at = path.join(output, file);
        makeFolder(path.dirname(at));
        writeWhole(at, bytes);
      };
      const theme = await themeStyles(folder);
      const assets = siteAssets({ site: digest.site, content, theme });
      for (const { file, content: bytes } of [...assets, ...siteBooks(digest, content)]) write(file, await bytes());
      for (const { file, source } of shownPictures(digest)) write(file, fs.readFileSync(path.join(content, source)));
    },
    watch: [content],
    warn,
  });
}

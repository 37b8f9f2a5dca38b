import type { Digest } from '../digest/digest.ts';
import { Layout, type PageParts } from './layout.ts';

/** What a template of a single page consists of besides its name: few such pages exist, so each build renders them all. */
export function onePage(file: string, parts: (digest: Digest) => Omit<PageParts, 'file'>) {
  return {
    always: true,
    pages: (digest: Digest) => [{ file, lastmod: digest.days[0]?.date }],
    render: (digest: Digest) => Layout.of(digest).page({ file, ...parts(digest) }),
  };
}

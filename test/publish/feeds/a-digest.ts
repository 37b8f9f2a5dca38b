import { SaxesParser } from 'saxes';
import type { SiteConfig } from '../../../src/content/site-file.ts';
import { type Digest, type DigestParts, makeDigest } from '../../../src/digest/digest.ts';
import type { PaperEntry } from '../../../src/paper.ts';
import { feedsTemplate } from '../../../src/publish/feeds/feeds.ts';
import { textsOf } from '../../build/rendered.ts';

export const site: SiteConfig = {
  name: 'The <Kite> & Co',
  tagline: 'Kites & strings',
  url: 'https://kites.net/digest/',
  language: 'en',
  timezone: 'UTC',
  editor: { name: 'A. Editor', email: 'editor@kites.net' },
  license: 'CC BY 4.0',
  tag: { authority: 'kites.net', date: '2025-01-01' },
};

export function paper(id: string, listed: string, more: Partial<PaperEntry> = {}): PaperEntry {
  return {
    id,
    listed,
    title: `Paper ${id}`,
    author: ['Ann One', 'Bo Two'],
    abstract: `We propose ${id}, which flies in $O(n^2)$ steps. It is *good*.`,
    topics: ['tails'],
    provenance: [{ dump: 'a.txt', source: 'kites', lines: '1', listed }],
    ...more,
  };
}

/** A digest of the papers; entries' hashes are what they say. */
export function digestOf(entries: readonly PaperEntry[], more: Partial<DigestParts> = {}): Digest {
  return makeDigest({
    site,
    topics: [
      { slug: 'tails', name: 'Tails', belongs: 'What hangs behind', terms: {}, intro: 'On *tails*.' },
      { slug: 'strings', name: 'Strings & knots', terms: {}, intro: '' },
    ],
    days: [],
    hashes: new Map(entries.map(entry => [entry.id, JSON.stringify(entry)])),
    ...more,
    entries,
  });
}

/** The feeds of a digest, by their file. */
export function feedFiles(digest: Digest): Map<string, string> {
  return textsOf(digest, [feedsTemplate]);
}

/** Everything that has broken a feed somewhere, in one text. */
export const HOSTILE =
  ']]> & <script>alert(1)</script> <b onclick="x()">"quoted" \'single\' &lt; &#0; &nosuch; \u0000\u0001\u0008\u000b\u001f\u007f\u0085\u009f\ufffe\uffff \ud800 \udc00x \u202eabc\u202c \u2066 $\\tilde{x} < \\frac{a}{b}$ $\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}$ $\\undefined{$ [a](javascript:alert(1)) [b](/relative) ![c](http://x.test/p.png) <!-- <![CDATA[ `code</code>` \r\n line  \nbreak %s {{x}}';

/** A paper whose every text is hostile. */
export function hostilePaper(id: string, listed: string): PaperEntry {
  return paper(id, listed, {
    title: `${HOSTILE} ${'long '.repeat(2000)}`,
    author: [HOSTILE, `${'A'.repeat(10_000)}`, '\u0000', ...Array.from({ length: 60 }, (_, i) => `${HOSTILE}${i}`)],
    abstract: `${HOSTILE}\n\n> ${HOSTILE}\n\n- ${HOSTILE}\n\n1. ${HOSTILE}\n\n\`\`\`js"><script>\n${HOSTILE}\n\`\`\``,
    'container-title': HOSTILE,
    event: { session: HOSTILE, place: HOSTILE, presentation: HOSTILE },
    genre: HOSTILE,
    identifiers: { arxiv: '2309.17425"><x>&', doi: '10.1/<x>&"\'', openreview: '<x>&"' },
    links: [{ url: "https://code.test/a?b=c&d='e'", kind: 'code' }],
    topics: ['tails', 'strings'],
    pick: true,
    note: HOSTILE,
    status: 'withdrawn',
    aliases: ['old'],
  });
}

/** What saxes finds wrong with a text as XML; nothing where it is well-formed. */
export function xmlErrors(text: string): string[] {
  const errors: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', error => {
    errors.push(error.message);
  });
  parser.write(text).close();
  return errors;
}

import { clip } from '../../typeset/clip.ts';
import { html, raw } from '../../typeset/html.ts';
import { plainPage, renderPage } from '../../typeset/own-words.ts';
import { ownWords } from '../../typeset/tongue-html.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate, toRoot } from '../page.ts';
import { placesOf } from '../places.ts';

interface OwnPage extends SitePage {
  path: string;
}

/** The pages of the editor's own. */
export const ownPagesTemplate = siteTemplate<OwnPage>({
  name: 'own-pages',
  *pages(digest) {
    for (const { path } of digest.pages) yield { file: `${path}.html`, lastmod: '', path };
  },
  render(digest, { file, path }) {
    const { title, description, text, pictures } = digest.page(path)!;
    return Layout.of(digest).page({
      file,
      title,
      description: description ?? (clip(plainPage(text), 200) || title),
      kind: 'text-page',
      main: html`<article class="sheet prose"${ownWords(digest.words, text, digest.site)}>
<h1>${title}</h1>
${raw(renderPage(digest.words, text, placesOf(digest, toRoot(file), pictures)))}</article>
`,
    });
  },
});

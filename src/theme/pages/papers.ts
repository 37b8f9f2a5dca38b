import { describedBy, type ExportedList } from '../../cite/alternates.ts';
import { paperAddresses } from '../../cite/paper-address.ts';
import type { SiteConfig } from '../../content/site-file.ts';
import { hasSection } from '../../content/site-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import type { PaperEntry } from '../../paper.ts';
import { briefOf } from '../../typeset/brief.ts';
import { issuedText, plainDay } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { escapeHtml, type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperLabel, paperName } from '../../typeset/label.ts';
import { linkHost } from '../../typeset/link-host.ts';
import { harmless, renderAbstract } from '../../typeset/markdown.ts';
import { markedAbstract, pointHtml } from '../../typeset/marked-abstract.ts';
import { renderNote } from '../../typeset/own-words.ts';
import { authorLine, namesHtml } from '../../typeset/people.ts';
import { andMore } from '../../typeset/plural.ts';
import { nameTongue, type Tongue, tongueOf } from '../../typeset/tongue.ts';
import { attributes, isolated, ownName, ownWords } from '../../typeset/tongue-html.ts';
import { translatedHtml, translatedTitles } from '../../typeset/translated-title.ts';
import type { Words } from '../../words/words.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { citation } from '../parts/citation.ts';
import { movedPage } from '../parts/moved.ts';
import { separated, statusMark } from '../parts/paper-item.ts';
import { finders, linkName } from '../parts/paper-links.ts';
import { paperMetadata } from '../parts/paper-metadata.ts';
import { printed } from '../parts/printed.ts';
import { provenance } from '../parts/provenance.ts';
import { placesOf } from '../places.ts';

const ROOT = '../';
/** A longer title is set smaller. */
const LONG_TITLE = 110;
/** Further authors are folded. */
const SHOWN_AUTHORS = 20;

/** The page of a paper, or the old address of an entry that was merged into it (`alias`). */
interface PaperPage extends SitePage {
  id: string;
  alias?: string;
  /** Another paper has the same title and authors. */
  namesake?: true;
  /** The papers listed before and after. */
  newer?: string;
  older?: string;
  /** The pages of its authors, by name, for those that have one. */
  signed?: Record<string, string>;
}

/**
 * The page of each paper, and a redirect for each entry that was merged into it. A page does not say how many papers there are:
 * each new paper would change them all.
 */
export const papersTemplate = siteTemplate<PaperPage>({
  name: 'papers',
  *pages(digest) {
    const { signatures } = digest;
    const same = namesakes(digest.words, digest.papers);
    for (const entry of digest.papers) {
      const { id, author = [], aliases = [] } = entry;
      const { newer, older } = digest.neighbours(id);
      const page: PaperPage = { file: `papers/${id}.html`, lastmod: lastListed(entry), id };
      if (same.has(id)) page.namesake = true;
      if (newer) page.newer = newer.id;
      if (older) page.older = older.id;
      for (const name of author) {
        const file = signatures.get(name)?.file;
        if (!file) continue;
        page.signed ??= {};
        page.signed[name] = file;
      }
      yield page;
      for (const alias of aliases) if (!digest.paper(alias)) yield { file: `papers/${alias}.html`, id, alias };
    }
  },
  render(digest, page) {
    const entry = digest.paper(page.id)!;
    return page.alias === undefined ? renderPaper(digest, page, entry) : redirect(digest, page.alias, entry);
  },
});

function renderPaper(digest: Digest, page: PaperPage, entry: PaperEntry): string {
  const layout = Layout.of(digest);
  const { file } = page;
  const title = pageTitle(digest.words, entry);
  return layout.page({
    file,
    // Tells papers of the same title apart.
    title: page.namesake ? `${title} · ${entry.id}` : title,
    description: describe(digest.words, entry),
    kind: 'paper-page',
    ogType: 'article',
    head: html`${paperMetadata(entry, layout.url(file))}${describedBy(digest.words, dayOf(digest.words, entry))}`,
    main: html`<article class="sheet">
${statusNotice(digest.words, entry)}${topicLine(digest, entry)}<h1${paperLabel(entry).length > LONG_TITLE && raw(' class="long"')}>${paperName(digest.words, entry)}</h1>
${translatedTitles(entry).map(title => html`<p class="translated">${translatedHtml(digest.words, title)}</p>\n`)}${!entry.title && html`<p class="caveat">The source gives no title. ${untitledBy(entry)}</p>\n`}${authors(digest.words, page, entry)}${reading(digest.site, entry)}${facts(digest.words, entry)}${remark(digest, entry)}${abstract(digest.words, entry)}${tools(digest.site, entry)}${citation(entry, digest.citationKey(entry.id))}${printed(digest.words, entry, layout.url(file))}</article>
${related(digest, entry)}${provenance(digest.words, entry, ROOT)}${turnPage(digest, page)}`,
  });
}

/** The list that has the paper with its abstract: its day. */
function dayOf(words: Words, { listed }: PaperEntry): ExportedList {
  return { list: `days/${listed}`, root: ROOT, what: plainDay(words, listed) };
}

/** The title with first author and year, because titles alone are not unique. */
function pageTitle(words: Words, entry: PaperEntry): string {
  const label = paperLabel(entry);
  const who = authorLine(words, entry, 1);
  const first = entry.author?.[0] ? harmless(entry.author[0]) + (entry.author.length > 1 ? ' et al.' : '') : who;
  const facts = [first, entry.issued?.slice(0, 4)].filter(Boolean).join(', ');
  return facts ? `${label} (${facts})` : label;
}

/** Ids of the papers whose page titles would still be the same. */
function namesakes(words: Words, papers: readonly PaperEntry[]): ReadonlySet<string> {
  // Most titles are unique, which is cheaper to find out than to build the page titles.
  const once = new Set<string>();
  const again = new Set<string>();
  for (const entry of papers) (once.has(paperLabel(entry)) ? again : once).add(paperLabel(entry));
  const seen = new Map<string, string>();
  const found = new Set<string>();
  for (const entry of papers) {
    if (!again.has(paperLabel(entry))) continue;
    const title = pageTitle(words, entry);
    const other = seen.get(title);
    if (other === undefined) seen.set(title, entry.id);
    else found.add(other).add(entry.id);
  }
  return found;
}

/** What stands in the place of a title that is not known. */
function untitledBy(entry: PaperEntry): string {
  if (!entry.abstract) return 'The paper is called by its identifier.';
  return `These are the first words of the ${entry['abstract-by'] ? 'summary' : 'abstract'}.`;
}

function describe(words: Words, entry: PaperEntry): string {
  const who = authorLine(words, entry, 3);
  const date = entry.issued && issuedText(words, entry.issued);
  const by = who ? `By ${harmless(who)}${date ? `, ${date}` : ''}` : date && `Published ${date}`;
  // Zotero takes the description for the abstract if there is no other, so it must not contain the editor's summary.
  if (entry['abstract-by'])
    return [
      entry.title ? paperLabel(entry).replace(/[^.?!]$/, '$&.') : `An untitled paper: ${entry.id}.`,
      by && `${by}.`,
      `Listed on ${plainDay(words, entry.listed)}, with a summary by the editor.`,
    ]
      .filter(Boolean)
      .join(' ');
  const point = who
    ? briefOf(entry)
    : [paperLabel(entry), briefOf(entry)].filter(Boolean).join(entry.title ? ': ' : ' ');
  return [point || `${paperLabel(entry)}.`, by && `${by}.`, !point && `Listed on ${plainDay(words, entry.listed)}.`]
    .filter(Boolean)
    .join(' ');
}

function statusNotice(words: Words, entry: PaperEntry): Value {
  return entry.status && html`<p class="notice">${statusMark(words, entry)}${NOTICES[entry.status]}</p>\n`;
}

const NOTICES = {
  withdrawn: 'by its authors or publisher. It stays listed so that anyone who cites it can find out.',
  retracted: 'by its publisher. It stays listed so that anyone who cites it can find out.',
  superseded: 'by a newer version.',
} as const;

function topicLine(digest: Digest, { topics = [] }: PaperEntry): Value {
  const links = dotted(
    topics.map(
      slug => html`<a href="../topics/${slug}.html">${ownName(digest.words, digest.topicName(slug), digest.site)}</a>`,
    ),
  );
  return links && html`<p class="eyebrow">${links}</p>\n`;
}

function authors(words: Words, { signed = {} }: PaperPage, entry: PaperEntry): Value {
  const names = entry.author ?? [];
  const count = entry['author-count'] ?? 0;
  if (names.length === 0)
    return (
      count > 0 &&
      html`<p class="authors"><span class="by">${authorLine(words, entry)}</span>, not named in the source</p>\n`
    );
  const list = (part: readonly string[]): Html => {
    // Plain strings, because templates would be slow for this many names.
    let out = '';
    for (const name of part) {
      const file = Object.hasOwn(signed, name) && signed[name];
      const shown = `<bdi${attributes(nameTongue(words, name, entry.language)).text}>${namesHtml(name).text}</bdi>`;
      out += (out === '' ? '' : ', ') + (file ? `<a href="${ROOT}${escapeHtml(file)}">${shown}</a>` : shown);
    }
    return raw(out);
  };
  const more =
    entry['authors-complete'] === false
      ? html` <span class="aside">and others (the source names only ${names.length === 1 ? 'one author' : 'some of the authors'})</span>`
      : count > names.length &&
        html` <span class="aside">${andMore(count - names.length)}, not named in the source</span>`;
  if (names.length <= SHOWN_AUTHORS) return html`<p class="authors">${list(names)}${more}</p>\n`;
  return html`<p class="authors">${list(names.slice(0, SHOWN_AUTHORS))}</p>
<details class="authors"><summary>${andMore(names.length - SHOWN_AUTHORS)} authors</summary><p>${list(names.slice(SHOWN_AUTHORS))}${more}</p></details>
`;
}

/** Where the paper itself can be read, or where to search for it. */
function reading(site: SiteConfig, entry: PaperEntry): Value {
  const linked = (places: readonly { name: string; url: string }[]) =>
    dotted(places.map(({ name, url }) => html`<a href="${url}">${name}</a>`));
  const places = linked(paperAddresses(entry));
  if (places) return html`<p class="reading"><b>Read</b> ${places}</p>\n`;
  const searches = linked(finders(site, entry));
  return (
    searches &&
    html`<p class="reading find"><b>Find it</b> ${searches} <span class="aside">(searches by title)</span></p>\n`
  );
}

function facts(words: Words, entry: PaperEntry): Html {
  const { event } = entry;
  const links = (entry.links ?? []).filter(({ kind }) => kind !== 'paper');
  const venue = entry['container-title'];
  const presented =
    event && [event.presentation, event.session, event.place].filter(Boolean).map(part => harmless(part!));
  const again = [...new Set(entry.provenance.map(p => p.listed))].filter(day => day !== entry.listed).sort();
  const rows: [string, Value][] = [
    ['Published', entry.issued && html`<time datetime="${entry.issued}">${issuedText(words, entry.issued)}</time>`],
    ['In', venue && html`<bdi${attributes(nameTongue(words, venue, entry.language))}>${harmless(venue)}</bdi>`],
    ['Presented', presented && presented.length > 0 && presented.join(', ')],
    [
      'Listed',
      html`${dayLink(words, entry.listed)}${again.map((day, i) => html`${i === 0 ? ', again ' : ' and '}${dayLink(words, day)}`)}`,
    ],
    [
      'Links',
      dotted(
        links.map(
          link =>
            html`<a href="${link.url}">${linkName(words, link)}<span class="host"> ${linkHost(link.url)}</span></a>`,
        ),
      ),
    ],
    ['Comments', entry.comments && `${entry.comments} on the source’s page`],
  ];
  return html`<dl class="facts">
${rows.map(([name, value]) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
`;
}

const dotted = (items: readonly Html[]): Value => items.length > 0 && separated(items, DOT);

function dayLink(words: Words, day: string): Value {
  return html`<a href="../days/${day}.html"><time datetime="${day}">${plainDay(words, day)}</time></a>`;
}

function remark(digest: Digest, { note }: PaperEntry): Value {
  return (
    note &&
    html`<aside class="editor" aria-label="The editor’s remark"${ownWords(digest.words, note, digest.site)}>${raw(renderNote(digest.words, note, placesOf(digest, ROOT)))}</aside>\n`
  );
}

function abstract(words: Words, entry: PaperEntry): Value {
  if (!entry.abstract) return html`<p class="caveat">The source gives no abstract.</p>\n`;
  const mark = tongueOf(words, entry.abstract, entry.language);
  if (entry['abstract-by'])
    return abstractSection('Summary by the editor', renderAbstract(words, entry.abstract), mark);
  const point = briefOf(entry);
  // A short abstract needs no brief.
  if (point === '' || entry.abstract.length <= 2 * point.length)
    return abstractSection('Abstract', renderAbstract(words, entry.abstract), mark);
  const marked = markedAbstract(words, entry.abstract, point);
  if (marked !== undefined) return abstractSection('Abstract', marked, mark);
  return html`<p class="in-brief"><b>In brief.</b> ${isolated(html`${pointHtml(words, entry.abstract, point)}`, tongueOf(words, point, entry.language))}</p>
${abstractSection('Abstract', renderAbstract(words, entry.abstract), mark)}`;
}

function abstractSection(name: string, text: string, mark: Tongue): Html {
  return html`<section class="abstract"><h2>${name}</h2>\n<div class="text"${attributes(mark)}>${raw(text)}</div></section>\n`;
}

/** Buttons that need JavaScript. They are in the page from the start so that nothing jumps. */
function tools(site: SiteConfig, { title }: PaperEntry): Value {
  const marks =
    hasSection(site, 'saved') &&
    html`<button type="button" data-mark="saved">☆ Save</button> <button type="button" data-mark="read">Mark as read</button> <button type="button" data-mark="note">Note</button>`;
  const copies = title && html`<button type="button" data-copy-from="bibtex">Copy BibTeX</button>`;
  const shown = [marks, copies].filter(Boolean);
  return shown.length > 0 && html`<div class="tools">${separated(shown, ' ')}</div>\n`;
}

function related(digest: Digest, entry: PaperEntry): Value {
  const items = digest.related(entry.id).map(({ id, terms }) => {
    const other = digest.paper(id);
    const why = terms.length > 0 && html` <span class="why">${terms.join(DOT)}</span>`;
    return (
      other &&
      html`<li>${statusMark(digest.words, other)}<a href="${other.id}.html">${paperName(digest.words, other)}</a>${why}</li>\n`
    );
  });
  return (
    items.length > 0 && html`<section class="related"><h2>Related in this digest</h2>\n<ul>\n${items}</ul></section>\n`
  );
}

function turnPage(digest: Digest, page: PaperPage): Value {
  const newer = page.newer && digest.paper(page.newer);
  const older = page.older && digest.paper(page.older);
  if (!newer && !older) return undefined;
  return html`<nav class="turn" aria-label="Newer and older papers">
${newer && html`<a rel="prev" href="${newer.id}.html"><span>Newer</span> ${paperName(digest.words, newer)}</a>\n`}${
  older && html`<a rel="next" href="${older.id}.html"><span>Older</span> ${paperName(digest.words, older)}</a>\n`
}</nav>
`;
}

function lastListed(entry: PaperEntry): string {
  let last = entry.listed;
  for (const { listed } of entry.provenance) if (listed > last) last = listed;
  return last;
}

/** The old address of an entry that was merged into another. */
function redirect(digest: Digest, alias: string, entry: PaperEntry): string {
  const to = `${entry.id}.html`;
  const canonical = Layout.of(digest).url(`papers/${to}`);
  return movedPage(digest.words, {
    site: digest.site,
    title: `${paperLabel(entry)} [${alias}]`,
    to,
    canonical,
    name: paperName(digest.words, entry),
  });
}

import { describedBy, type ExportedList } from '../../cite/alternates.ts';
import { paperAddresses } from '../../cite/paper-address.ts';
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
${translatedTitles(entry).map(title => html`<p class="translated">${translatedHtml(digest.words, title)}</p>\n`)}${!entry.title && html`<p class="caveat">${untitledBy(digest.words, entry)}</p>\n`}${authors(digest.words, page, entry)}${reading(digest, entry)}${facts(digest.words, entry)}${remark(digest, entry)}${abstract(digest.words, entry)}${tools(digest, entry)}${citation(digest.words, entry, digest.citationKey(entry.id))}${printed(digest.words, entry, layout.url(file))}</article>
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
  const name = entry.author?.[0] && harmless(entry.author[0]);
  const author = name && entry.author!.length > 1 ? words.say('author-et-al', { name }) : (name ?? who);
  const year = entry.issued?.slice(0, 4);
  const facts = author && year ? words.say('author-and-year', { author, year }) : (author ?? year);
  return facts ? words.say('title-and-facts', { title: label, facts }) : label;
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
function untitledBy(words: Words, entry: PaperEntry): string {
  if (!entry.abstract) return words.say('called-by-identifier');
  return words.say(entry['abstract-by'] ? 'called-by-summary' : 'called-by-abstract');
}

function describe(words: Words, entry: PaperEntry): string {
  const who = authorLine(words, entry, 3);
  const by = publishedBy(words, entry, who && harmless(who));
  const label = paperLabel(entry);
  const day = plainDay(words, entry.listed);
  // Zotero takes the description for the abstract if there is no other, so it must not contain the editor's summary.
  if (entry['abstract-by'])
    return sentences(
      entry.title ? sentence(words, label) : words.say('untitled-paper', { id: entry.id }),
      by,
      words.say('listed-with-summary', { day }),
    );
  const point = briefOf(entry);
  if (who)
    return sentences(point || words.say('as-sentence', { text: label }), by, !point && words.say('listed-on', { day }));
  if (entry.title) return sentences(point ? words.say('title-and-point', { title: label, point }) : label, by);
  return sentences(label, point, by);
}

function publishedBy(words: Words, { issued }: PaperEntry, names: string | undefined): string | undefined {
  const date = issued && issuedText(words, issued);
  if (!names) return date && words.say('published-on', { date });
  return date ? words.say('by-names-on', { names, date }) : words.say('by-names', { names });
}

/** A title as a sentence, if it is none. */
function sentence(words: Words, title: string): string {
  return /[.?!。？！]$/.test(title) ? title : words.say('as-sentence', { text: title });
}

/** Sentences in a row, some of which may be of another language. Behind the full stops of some scripts no blank stands. */
function sentences(...all: (string | false | undefined)[]): string {
  const said = all.filter(each => typeof each === 'string').filter(each => each !== '');
  return said.reduce((first, second) => first + (/[。？！]$/.test(first) ? '' : ' ') + second);
}

function statusNotice(words: Words, entry: PaperEntry): Value {
  const mark = (said: Value) => html`<strong class="status">${said}</strong>`;
  return entry.status && html`<p class="notice">${words.set(NOTICES[entry.status], { mark })}</p>\n`;
}

const NOTICES = {
  withdrawn: 'withdrawn-notice',
  retracted: 'retracted-notice',
  superseded: 'superseded-notice',
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
      html`<p class="authors">${words.set('authors-not-named', { authors: html`<span class="by">${authorLine(words, entry)}</span>` })}</p>\n`
    );
  const comma = escapeHtml(words.say('name-comma'));
  const list = (part: readonly string[]): Html => {
    // Plain strings, because templates would be slow for this many names.
    let out = '';
    for (const name of part) {
      const file = Object.hasOwn(signed, name) && signed[name];
      const shown = `<bdi${attributes(nameTongue(words, name, entry.language)).text}>${namesHtml(name).text}</bdi>`;
      out += (out === '' ? '' : comma) + (file ? `<a href="${ROOT}${escapeHtml(file)}">${shown}</a>` : shown);
    }
    return raw(out);
  };
  const more =
    entry['authors-complete'] === false
      ? html` <span class="aside">${words.say(names.length === 1 ? 'others-but-one-not-named' : 'others-not-named')}</span>`
      : count > names.length &&
        html` <span class="aside">${words.say('more-not-named', { n: count - names.length })}</span>`;
  if (names.length <= SHOWN_AUTHORS) return html`<p class="authors">${list(names)}${more}</p>\n`;
  return html`<p class="authors">${list(names.slice(0, SHOWN_AUTHORS))}</p>
<details class="authors"><summary>${words.say('and-more-authors', { n: names.length - SHOWN_AUTHORS })}</summary><p>${list(names.slice(SHOWN_AUTHORS))}${more}</p></details>
`;
}

/** Where the paper itself can be read, or where to search for it. */
function reading({ words, site }: Digest, entry: PaperEntry): Value {
  const linked = (places: readonly { name: string; url: string }[]) =>
    dotted(places.map(({ name, url }) => html`<a href="${url}">${name}</a>`));
  const places = linked(paperAddresses(entry));
  if (places) return html`<p class="reading"><b>${words.say('read-paper')}</b> ${places}</p>\n`;
  const searches = linked(finders(site, entry));
  return (
    searches &&
    html`<p class="reading find"><b>${words.say('find-paper')}</b> ${searches} <span class="aside">${words.say('searches-by-title')}</span></p>\n`
  );
}

function facts(words: Words, entry: PaperEntry): Html {
  const { event } = entry;
  const links = (entry.links ?? []).filter(({ kind }) => kind !== 'paper');
  const venue = entry['container-title'];
  const presented =
    event && [event.presentation, event.session, event.place].filter(Boolean).map(part => harmless(part!));
  const again = [...new Set(entry.provenance.map(p => p.listed))].filter(day => day !== entry.listed).sort();
  const day = dayLink(words, entry.listed);
  const rows: [string, Value][] = [
    [
      words.say('fact-published'),
      entry.issued && html`<time datetime="${entry.issued}">${issuedText(words, entry.issued)}</time>`,
    ],
    [
      words.say('fact-in-venue'),
      venue && html`<bdi${attributes(nameTongue(words, venue, entry.language))}>${harmless(venue)}</bdi>`,
    ],
    [words.say('fact-presented'), presented && presented.length > 0 && presented.join(', ')],
    [
      words.say('fact-listed'),
      again.length === 0
        ? day
        : words.set('listed-again', { day, again: raw(words.list(again.map(each => dayLink(words, each).text))) }),
    ],
    [
      words.say('fact-links'),
      dotted(
        links.map(
          link =>
            html`<a href="${link.url}">${linkName(words, link)}<span class="host"> ${linkHost(link.url)}</span></a>`,
        ),
      ),
    ],
    [words.say('fact-comments'), entry.comments && words.say('comments-at-source', { n: entry.comments })],
  ];
  return html`<dl class="facts">
${rows.map(([name, value]) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
`;
}

const dotted = (items: readonly Html[]): Value => items.length > 0 && separated(items, DOT);

function dayLink(words: Words, day: string): Html {
  return html`<a href="../days/${day}.html"><time datetime="${day}">${plainDay(words, day)}</time></a>`;
}

function remark(digest: Digest, { note }: PaperEntry): Value {
  return (
    note &&
    html`<aside class="editor" aria-label="${digest.words.say('remark-by-editor')}"${ownWords(digest.words, note, digest.site)}>${raw(renderNote(digest.words, note, placesOf(digest, ROOT)))}</aside>\n`
  );
}

function abstract(words: Words, entry: PaperEntry): Value {
  if (!entry.abstract) return html`<p class="caveat">${words.say('no-abstract-given')}</p>\n`;
  const mark = tongueOf(words, entry.abstract, entry.language);
  if (entry['abstract-by'])
    return abstractSection(words.say('summary-by-editor'), renderAbstract(words, entry.abstract), mark);
  const point = briefOf(entry);
  // A short abstract needs no brief.
  if (point === '' || entry.abstract.length <= 2 * point.length)
    return abstractSection(words.say('abstract-heading'), renderAbstract(words, entry.abstract), mark);
  const marked = markedAbstract(words, entry.abstract, point);
  if (marked !== undefined) return abstractSection(words.say('abstract-heading'), marked, mark);
  return html`${inBrief(words, pointHtml(words, entry.abstract, point), tongueOf(words, point, entry.language))}${abstractSection(words.say('abstract-heading'), renderAbstract(words, entry.abstract), mark)}`;
}

function abstractSection(name: string, text: string, mark: Tongue): Html {
  return html`<section class="abstract"><h2>${name}</h2>\n<div class="text"${attributes(mark)}>${raw(text)}</div></section>\n`;
}

/** The box runs as the point does, and only its first words are the page's. */
function inBrief(words: Words, point: Html, mark: Tongue): Html {
  const lead = attributes({ dir: mark.dir && (words.dir ?? 'ltr') });
  return html`<p class="in-brief"${attributes({ dir: mark.dir })}><b${lead}>${words.say('in-brief-lead')}</b> ${isolated(point, { lang: mark.lang })}</p>
`;
}

/** Buttons that need JavaScript. They are in the page from the start so that nothing jumps. */
function tools({ words, site }: Digest, { title }: PaperEntry): Value {
  const marks =
    hasSection(site, 'saved') &&
    html`<button type="button" data-mark="saved">${words.say('save-paper')}</button> <button type="button" data-mark="read">${words.say('mark-as-read')}</button> <button type="button" data-mark="note">${words.say('note-button')}</button>`;
  const copies =
    title &&
    html`<button type="button" data-copy-from="bibtex">${words.say('copy-format', { format: 'BibTeX' })}</button>`;
  const shown = [marks, copies].filter(Boolean);
  return shown.length > 0 && html`<div class="tools">${separated(shown, ' ')}</div>\n`;
}

function related(digest: Digest, entry: PaperEntry): Value {
  const items = digest.related(entry.id).map(({ id, terms }) => {
    const other = digest.paper(id);
    const why =
      terms.length > 0 &&
      html` <span class="why"${attributes(tongueOf(digest.words, terms.join(DOT), entry.language))}>${terms.join(DOT)}</span>`;
    return (
      other &&
      html`<li>${statusMark(digest.words, other)}<a href="${other.id}.html">${paperName(digest.words, other)}</a>${why}</li>\n`
    );
  });
  return (
    items.length > 0 &&
    html`<section class="related"><h2>${digest.words.say('related-papers')}</h2>\n<ul>\n${items}</ul></section>\n`
  );
}

function turnPage(digest: Digest, page: PaperPage): Value {
  const { words } = digest;
  const newer = page.newer && digest.paper(page.newer);
  const older = page.older && digest.paper(page.older);
  if (!newer && !older) return undefined;
  return html`<nav class="turn" aria-label="${words.say('newer-and-older-papers')}">
${newer && html`<a rel="prev" href="${newer.id}.html"><span>${words.say('newer-paper')}</span> ${paperName(words, newer)}</a>\n`}${
  older &&
  html`<a rel="next" href="${older.id}.html"><span>${words.say('older-paper')}</span> ${paperName(words, older)}</a>\n`
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

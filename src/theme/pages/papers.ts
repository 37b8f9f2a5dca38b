import { alternates, type ExportedList } from '../../cite/alternates.ts';
import type { Digest } from '../../digest/digest.ts';
import { topicFeedFile } from '../../digest/feed-files.ts';
import { signatures } from '../../digest/signatures.ts';
import { topicName } from '../../digest/topic-links.ts';
import type { PaperEntry } from '../../paper.ts';
import { briefOf } from '../../typeset/brief.ts';
import { issuedText, plainDay } from '../../typeset/date-text.ts';
import { escapeHtml, type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperLabel, paperName, paperNameKey } from '../../typeset/label.ts';
import { harmless, renderAbstract } from '../../typeset/markdown.ts';
import { authorLine } from '../../typeset/people.ts';
import { curlQuotes } from '../../typeset/quotes.ts';
import { Layout } from '../layout.ts';
import { fingerprint, type Page, type PageKind } from '../page.ts';
import { citation } from '../parts/citation.ts';
import { statusMark } from '../parts/paper-item.ts';
import { linkHost, linkName, readingLinks } from '../parts/paper-links.ts';
import { paperMetadata } from '../parts/paper-metadata.ts';
import { provenance } from '../parts/provenance.ts';

const ROOT = '../';
/** Authors beyond this number fold. */
const SHOWN_AUTHORS = 20;

/** The page of each paper, and a redirect for each entry that was merged into it. */
export const papersKind: PageKind = {
  name: 'papers',
  module: import.meta.url,
  *pages(digest) {
    for (const entry of digest.papers) {
      yield new PaperPage(digest, entry);
      for (const alias of entry.aliases ?? []) if (!digest.byId.has(alias)) yield redirect(digest, alias, entry);
    }
  },
};

/**
 * A page depends on its entry, on what its topics and its neighbours are called, and on which papers are near it: never on
 * how many papers there are, or each new one would change them all.
 */
class PaperPage implements Page {
  readonly file: string;
  readonly #digest: Digest;
  readonly #entry: PaperEntry;

  constructor(digest: Digest, entry: PaperEntry) {
    this.#digest = digest;
    this.#entry = entry;
    this.file = `papers/${entry.id}.html`;
  }

  get lastmod(): string {
    return lastListed(this.#entry);
  }

  get key(): string {
    const digest = this.#digest;
    const { id, topics = [] } = this.#entry;
    const { newer, older } = digest.neighbours(id);
    return fingerprint([
      Layout.of(digest).key,
      digest.hashOf(id),
      namesakes(digest).has(id),
      ...topics.map(slug => topicName(digest, slug)),
      ...(this.#entry.author ?? []).map(name => signatures(digest).has(name)),
      newer && digest.hashOf(newer.id),
      newer?.id,
      older && digest.hashOf(older.id),
      older?.id,
      digest.nearKey(id),
    ]);
  }

  /** Papers that are called the same, by the same authors, are told apart by what their address says. */
  get #title(): string {
    const title = pageTitle(this.#entry);
    return namesakes(this.#digest).has(this.#entry.id) ? `${title} · ${this.#entry.id}` : title;
  }

  render(): string {
    const digest = this.#digest;
    const entry = this.#entry;
    const layout = Layout.of(digest);
    return layout.page({
      file: this.file,
      title: this.#title,
      description: describe(entry),
      kind: 'paper-page',
      feeds: (entry.topics ?? []).map(slug => ({ label: topicName(digest, slug), file: topicFeedFile(slug) })),
      ogType: 'article',
      head: html`${paperMetadata(entry, layout.url(this.file))}${alternates(dayOf(entry))}`,
      main: html`<article class="sheet">
${statusNotice(entry)}${topicLine(digest, entry)}<h1>${paperName(entry)}</h1>
${!entry.title && html`<p class="caveat">The source gives no title; these are the first words of the ${entry['abstract-by'] ? 'summary' : 'abstract'}.</p>\n`}${authors(digest, entry)}${facts(digest, entry)}${remark(entry)}${abstract(entry)}${tools(entry)}${citation(entry, layout.url(this.file))}</article>
${related(digest, entry)}${provenance(entry, ROOT)}${turnPage(digest, entry)}`,
    });
  }
}

/** The citations of a paper stand in its day's files. */
function dayOf({ listed }: PaperEntry): ExportedList {
  return { list: `days/${listed}`, root: ROOT, what: `this and the other papers of ${plainDay(listed)}` };
}

/** Names the paper, and its first author and year, as other papers may be called the same. */
function pageTitle(entry: PaperEntry): string {
  const label = paperLabel(entry);
  const who = authorLine(entry, 1);
  const first = entry.author?.[0] ? harmless(entry.author[0]) + (entry.author.length > 1 ? ' et al.' : '') : who;
  const facts = [first, entry.issued?.slice(0, 4)].filter(Boolean).join(', ');
  return facts ? `${label} (${facts})` : label;
}

const repeatedTitles = new WeakMap<Digest, ReadonlySet<string>>();

/** Ids of the papers whose page's title would not be their own. */
function namesakes(digest: Digest): ReadonlySet<string> {
  let repeated = repeatedTitles.get(digest);
  if (!repeated) {
    // Most titles are one paper's alone, and it costs less to see that than to make the pages' titles.
    const once = new Set<string>();
    const again = new Set<string>();
    for (const entry of digest.papers) (once.has(paperLabel(entry)) ? again : once).add(paperLabel(entry));
    const seen = new Map<string, string>();
    const found = new Set<string>();
    for (const entry of digest.papers) {
      if (!again.has(paperLabel(entry))) continue;
      const title = pageTitle(entry);
      const other = seen.get(title);
      if (other === undefined) seen.set(title, entry.id);
      else found.add(other).add(entry.id);
    }
    repeated = found;
    repeatedTitles.set(digest, repeated);
  }
  return repeated;
}

function describe(entry: PaperEntry): string {
  const who = authorLine(entry, 3);
  const date = entry.issued && issuedText(entry.issued);
  const by = who ? `By ${harmless(who)}${date ? `, ${date}` : ''}` : date && `Published ${date}`;
  // Zotero takes a page's description for the abstract where there is no other: none of the editor's words may stand here.
  if (entry['abstract-by'])
    return [
      entry.title ? paperLabel(entry).replace(/[^.?!]$/, '$&.') : `A paper whose title no source gives: ${entry.id}.`,
      by && `${by}.`,
      `Listed on ${plainDay(entry.listed)}, with a summary by the editor.`,
    ]
      .filter(Boolean)
      .join(' ');
  const point = who
    ? briefOf(entry)
    : [paperLabel(entry), briefOf(entry)].filter(Boolean).join(entry.title ? ': ' : ' ');
  return [point || `${paperLabel(entry)}.`, by && `${by}.`, !point && `Listed on ${plainDay(entry.listed)}.`]
    .filter(Boolean)
    .join(' ');
}

function statusNotice(entry: PaperEntry): Value {
  return entry.status && html`<p class="notice">${statusMark(entry)}${NOTICES[entry.status]}</p>\n`;
}

const NOTICES = {
  withdrawn: 'by its authors or its publisher. It stays listed, so that whoever cites it can learn of it.',
  retracted: 'by its publisher. It stays listed, so that whoever cites it can learn of it.',
  superseded: 'by a newer version.',
} as const;

function topicLine(digest: Digest, { topics = [] }: PaperEntry): Value {
  return (
    topics.length > 0 &&
    html`<p class="eyebrow">${topics.map(
      (slug, i) => html`${i > 0 && ' · '}<a href="../topics/${slug}.html">${topicName(digest, slug)}</a>`,
    )}</p>\n`
  );
}

function authors(digest: Digest, entry: PaperEntry): Value {
  const names = entry.author ?? [];
  const count = entry['author-count'] ?? 0;
  if (names.length === 0)
    return count > 0 && html`<p class="authors">${authorLine(entry)}, whom the source does not name</p>\n`;
  const known = signatures(digest);
  const list = (part: readonly string[]): Html => {
    // Without a template for each: there are four times as many names as papers.
    let out = '';
    for (const name of part) {
      const file = known.get(name)?.file;
      const shown = `<bdi>${escapeHtml(name)}</bdi>`;
      out += (out === '' ? '' : ', ') + (file ? `<a href="${ROOT}${escapeHtml(file)}">${shown}</a>` : shown);
    }
    return raw(out);
  };
  const more =
    entry['authors-complete'] === false
      ? html` <span class="aside">and others; the source names ${names.length === 1 ? 'one author' : 'some authors'} only</span>`
      : count > names.length &&
        html` <span class="aside">and ${count - names.length} more, whom the source does not name</span>`;
  if (names.length <= SHOWN_AUTHORS) return html`<p class="authors">${list(names)}${more}</p>\n`;
  return html`<p class="authors">${list(names.slice(0, SHOWN_AUTHORS))}</p>
<details class="authors"><summary>and ${names.length - SHOWN_AUTHORS} more authors</summary><p>${list(names.slice(SHOWN_AUTHORS))}${more}</p></details>
`;
}

function facts(digest: Digest, entry: PaperEntry): Html {
  const { event, links = [] } = entry;
  const venue = entry['container-title'];
  const presented =
    event && [event.presentation, event.session, event.place].filter(Boolean).map(part => harmless(part!));
  const again = [...new Set(entry.provenance.map(p => p.listed))].filter(day => day !== entry.listed).sort();
  const reading = readingLinks(entry);
  const rows: [string, Value][] = [
    ['Published', entry.issued && html`<time datetime="${entry.issued}">${issuedText(entry.issued)}</time>`],
    ['In', venue && html`<bdi>${harmless(venue)}</bdi>`],
    ['Presented', presented && presented.length > 0 && presented.join(', ')],
    [
      'Listed',
      html`${dayLink(digest, entry.listed)}${again.map((day, i) => html`${i === 0 ? ', again ' : ' and '}${dayLink(digest, day)}`)}`,
    ],
    [
      'Read',
      reading.length > 0 && reading.map(({ name, url }, i) => html`${i > 0 && ' · '}<a href="${url}">${name}</a>`),
    ],
    [
      'Links',
      links.length > 0 &&
        links.map(
          (link, i) =>
            html`${i > 0 && ' · '}<a href="${link.url}">${linkName(link)}<span class="host"> ${linkHost(link.url)}</span></a>`,
        ),
    ],
    ['Comments', entry.comments && `${entry.comments}, as the source counted`],
  ];
  return html`<dl class="facts">
${rows.map(([name, value]) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
`;
}

function dayLink(digest: Digest, day: string): Value {
  const time = html`<time datetime="${day}">${plainDay(day)}</time>`;
  return digest.dayByDate.has(day) ? html`<a href="../days/${day}.html">${time}</a>` : time;
}

function remark({ note }: PaperEntry): Value {
  return note && html`<aside class="editor" aria-label="The editor’s remark">${raw(renderAbstract(note))}</aside>\n`;
}

function abstract(entry: PaperEntry): Value {
  if (!entry.abstract) return html`<p class="caveat">The source gives no abstract.</p>\n`;
  const text = raw(renderAbstract(entry.abstract));
  if (entry['abstract-by'])
    return html`<section class="abstract"><h2>Summary by the editor</h2>\n<div class="text">${text}</div></section>\n`;
  const point = briefOf(entry);
  // A short abstract is its own brief.
  const inBrief =
    point !== '' &&
    entry.abstract.length > 2 * point.length &&
    html`<p class="in-brief"><b>In brief.</b> ${curlQuotes(point)}</p>\n`;
  return html`${inBrief}<section class="abstract"><h2>Abstract</h2>\n<div class="text">${text}</div></section>\n`;
}

/** What the reader can do with the paper, where there is JavaScript; its place is kept from the start. */
function tools({ title }: PaperEntry): Html {
  return html`<div class="tools"><button type="button" data-mark="saved">☆ Save</button> <button type="button" data-mark="read">Mark as read</button> <button type="button" data-mark="note">Note</button>${
    title &&
    html` <button type="button" data-copy-from="bibtex">Copy BibTeX</button> <button type="button" data-copy-from="markdown">Copy Markdown</button>`
  }</div>
`;
}

function related(digest: Digest, entry: PaperEntry): Value {
  const near = digest.related(entry.id);
  const items = near.map(({ id, terms }) => {
    const other = digest.byId.get(id);
    return (
      other &&
      html`<li>${statusMark(other)}<a href="${other.id}.html">${paperName(other)}</a>${
        terms.length > 0 && html` <span class="why">${terms.join(' · ')}</span>`
      }</li>\n`
    );
  });
  return (
    items.length > 0 && html`<section class="related"><h2>Related in this digest</h2>\n<ul>\n${items}</ul></section>\n`
  );
}

function turnPage(digest: Digest, entry: PaperEntry): Value {
  const { newer, older } = digest.neighbours(entry.id);
  if (!newer && !older) return undefined;
  return html`<nav class="turn" aria-label="Neighbours in the digest">
${newer && html`<a rel="prev" href="${newer.id}.html"><span>Newer</span> ${paperName(newer)}</a>\n`}${
  older && html`<a rel="next" href="${older.id}.html"><span>Older</span> ${paperName(older)}</a>\n`
}</nav>
`;
}

function lastListed(entry: PaperEntry): string {
  let last = entry.listed;
  for (const { listed } of entry.provenance) if (listed > last) last = listed;
  return last;
}

/** The old address of an entry that was merged into another. */
function redirect(digest: Digest, alias: string, entry: PaperEntry): Page {
  const layout = Layout.of(digest);
  return {
    file: `papers/${alias}.html`,
    key: fingerprint([layout.key, alias, entry.id, paperNameKey(entry)]),
    render: () =>
      html`<!doctype html>
<html lang="${digest.site.language}">
<head>
<meta charset="utf-8">
<title>Moved: ${paperLabel(entry)} [${alias}] — ${digest.site.name}</title>
<meta http-equiv="refresh" content="0; url=${entry.id}.html">
<meta name="robots" content="noindex">
<link rel="canonical" href="${layout.url(`papers/${entry.id}.html`)}">
</head>
<body><p>This paper’s page is <a href="${entry.id}.html">${paperName(entry)}</a>.</p></body>
</html>
`.text,
  };
}

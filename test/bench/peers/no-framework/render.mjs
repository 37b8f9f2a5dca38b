// The floor: one thread, no framework, no cache, no checks. usage: node render.mjs PAPERS_DIR OUT [BRIEF_MODULE]
// With a module that exports `brief` and `plainAbstract`, it finds the sentence "in brief" itself and writes citation_abstract, as
// this project's pages have it; without one, it takes the sentence that the papers' files bring along.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import temml from 'temml';

const [, , dir, out, module] = process.argv;
const words = module && (await import(pathToFileURL(module).href));
const SITE = 'https://example.org';
const md = new MarkdownIt({ html: true });
// Formulas, at their simplest: what stands between two dollar signs of one line, as MathML.
md.inline.ruler.before('escape', 'math', (state, silent) => {
  if (state.src[state.pos] !== '$') return false;
  const end = state.src.indexOf('$', state.pos + 1);
  if (end < 0 || /\s/.test(state.src[state.pos + 1] + state.src[end - 1])) return false;
  if (!silent) state.push('math', 'math', 0).content = state.src.slice(state.pos + 1, end);
  state.pos = end + 1;
  return true;
});
md.renderer.rules.math = (tokens, i) => {
  try {
    return temml.renderToString(tokens[i].content, { throwOnError: true });
  } catch {
    return esc(tokens[i].content);
  }
};
const esc = s =>
  /[&<>"]/.test(s) ? s.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]) : s;
const json = value => JSON.stringify(value).replace(/</g, '\\u003c');

function parse(file, source) {
  const end = source.indexOf('\n---\n', 4);
  const paper = { id: file.slice(0, -3), authors: [], topics: [] };
  let key;
  for (const line of source.slice(4, end).split('\n')) {
    if (line.startsWith('  - ')) {
      const value = line.slice(4);
      paper[key].push(value[0] === '"' ? JSON.parse(value) : value);
      continue;
    }
    const colon = line.indexOf(':');
    key = line.slice(0, colon);
    const value = line.slice(colon + 2);
    if (value && value[0] !== '[') paper[key] = value[0] === '"' ? JSON.parse(value) : value;
  }
  paper.text = source.slice(end + 5).trim();
  paper.html = md.render(paper.text);
  if (words) {
    paper.brief = words.brief(paper.text);
    paper.plain = words.plainAbstract(paper.text);
  }
  return paper;
}

const layout = ({ title, heading = title, description, url, type = 'website', head = '', main }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${esc(title)} — Digest</title>
<meta name="description" content="${esc(description)}">
<link rel="canonical" href="${SITE}${url}">
<meta property="og:title" content="${esc(heading)}">
<meta property="og:description" content="${esc(description)}">
<meta property="og:type" content="${type}">
<meta property="og:url" content="${SITE}${url}">
<meta property="og:site_name" content="Digest">
<meta property="og:image" content="https://example.org/assets/card.png">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fdfcf8" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#151412" media="(prefers-color-scheme: dark)">
<link rel="stylesheet" href="/assets/site.css">
<script src="/assets/theme.js"></script>
<script src="/assets/site.js" defer></script>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/assets/icon-180.png">
<link rel="manifest" href="/manifest.webmanifest">
<link rel="alternate" type="application/atom+xml" title="Digest" href="/feed.xml">
<link rel="alternate" type="application/rss+xml" title="Digest (RSS)" href="/rss.xml">
<link rel="alternate" type="application/feed+json" title="Digest (JSON Feed)" href="/feed.json">
${head}</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header class="top">
<div class="bar">
<p class="name"><a href="/index.html">Digest</a></p>
<nav aria-label="Site">
<a href="/index.html">Today</a>
<a href="/days/index.html">Days</a>
<a href="/topics/index.html">Topics</a>
<a href="/subscribe.html">Subscribe</a>
<a href="/about.html">About</a>
</nav>
<form role="search" action="/search.html" method="get">
<input type="search" name="q" placeholder="Search" aria-label="Search the digest" autocomplete="off" enterkeyhint="search" spellcheck="false">
</form>
<button type="button" class="theme" aria-label="Colours: as the system">◐</button>
</div>
</header>
<main id="main">
${main}
</main>
<footer class="foot">
<p><b>Digest</b> · New papers, read and sorted</p>
<p>Edited by <a href="mailto:editor@example.org">The editor</a>. Titles and abstracts are their authors’. The digest’s own words: CC BY 4.0.</p>
<p><a href="/search.html">Search</a> <a href="/about.html">How it is made</a> <a href="/subscribe.html">Subscribe</a> <a href="/rss.xml">RSS</a></p>
</footer>
</body>
</html>
`;

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const longDay = day => DAY.format(new Date(day));

function paperPage(p, newer, older) {
  const url = `/papers/${p.id}.html`;
  const turn = (rel, name, other) =>
    other ? `<a rel="${rel}" href="/papers/${other.id}.html"><span>${name}</span> ${esc(other.title)}</a>\n` : '';
  return layout({
    title: `${p.title} (${p.authors[0]}${p.authors.length > 1 ? ' et al.' : ''}, ${p.issued})`,
    description: `${p.brief} By ${p.authors.slice(0, 3).join(', ')}, ${p.issued}.`,
    url,
    type: 'article',
    head: `<meta name="citation_title" content="${esc(p.title)}">
${p.authors.map(a => `<meta name="citation_author" content="${esc(a)}">\n`).join('')}<meta name="citation_publication_date" content="${p.issued}">
<meta name="citation_journal_title" content="${esc(p.venue)}">
${p.plain ? `<meta name="citation_abstract" content="${esc(p.plain)}">\n` : ''}<meta name="citation_abstract_html_url" content="${SITE}${url}">
<script type="application/ld+json">${json({ '@context': 'https://schema.org', '@type': 'ScholarlyArticle', '@id': SITE + url, url: SITE + url, headline: p.title, author: p.authors.map(name => ({ '@type': 'Person', name })), datePublished: p.issued, abstract: p.text, isPartOf: { '@type': 'CreativeWork', name: p.venue } })}</script>
${p.topics.map(t => `<link rel="alternate" type="application/atom+xml" title="Digest: ${t}" href="/feeds/topic-${t}.xml">\n`).join('')}<link rel="alternate" type="application/x-bibtex" title="BibTeX: this and the other papers of ${p.date}" href="/days/${p.date}.bib">
<link rel="alternate" type="application/x-research-info-systems" title="RIS: this and the other papers of ${p.date}" href="/days/${p.date}.ris">
<link rel="alternate" type="application/vnd.citationstyles.csl+json" title="CSL-JSON: this and the other papers of ${p.date}" href="/days/${p.date}.csl.json">
<link rel="describedby" type="application/json" title="JSON: this and the other papers of ${p.date}" href="/api/v1/days/${p.date}.json">
`,
    main: `<article class="sheet">
<p class="eyebrow">${p.topics.map(t => `<a href="/topics/${t}.html">${t}</a>`).join(' · ')}</p>
<h1>${esc(p.title)}</h1>
<p class="authors">${p.authors.map(a => `<bdi>${esc(a)}</bdi>`).join(', ')}</p>
<dl class="facts">
<div><dt>Published</dt><dd><time datetime="${p.issued}">${p.issued}</time></dd></div>
<div><dt>In</dt><dd><bdi>${esc(p.venue)}</bdi></dd></div>
<div><dt>Listed</dt><dd><a href="/days/${p.date}.html"><time datetime="${p.date}">${longDay(p.date)}</time></a></dd></div>
</dl>
<div class="tools"><button type="button" data-mark="saved">☆ Save</button> <button type="button" data-mark="read">Mark as read</button> <button type="button" data-mark="note">Note</button></div>
<p class="in-brief"><b>In brief.</b> ${esc(p.brief)}</p>
<section class="abstract"><h2>Abstract</h2>
<div class="text">${p.html}</div></section>
<details class="cite"><summary>Cite this paper</summary>
<h2>BibTeX</h2>
<pre id="bibtex">@article{${p.id},
  title = {{${esc(p.title)}}},
  author = {${esc(p.authors.join(' and '))}},
  journal = {${esc(p.venue)}},
  year = {${p.issued}},
  url = {${SITE}${url}},
}</pre>
<h2>Markdown</h2>
<pre id="markdown">${esc(p.authors.join(', '))}. [${esc(p.title)}](${SITE}${url}). ${esc(p.venue)}, ${p.issued}.</pre>
<p class="actions"><button type="button" data-copy-from="bibtex" hidden>Copy BibTeX</button> <button type="button" data-copy-from="markdown" hidden>Copy Markdown</button></p></details>
</article>
<section class="provenance" id="provenance"><h2>Where this comes from</h2>
<ul>
<li><span class="file">${p.dump}</span>, lines ${p.lines}; read as poster-session, listed on <a href="/days/${p.date}.html">${longDay(p.date)}</a></li>
</ul>
</section>
<nav class="turn" aria-label="Neighbours in the digest">
${turn('prev', 'Newer', newer)}${turn('next', 'Older', older)}</nav>`,
  });
}

const q = encodeURIComponent;
const coins = p =>
  `<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;rft.genre=article&amp;rft.atitle=${q(p.title)}&amp;rft.jtitle=${q(p.venue)}&amp;rft.date=${p.issued}&amp;rft_id=${q(`${SITE}/papers/${p.id}.html`)}${p.authors.map(a => `&amp;rft.au=${q(a)}`).join('')}"></span>`;

const item = p => `<article class="paper">
<h3><a href="/papers/${p.id}.html">${esc(p.title)}</a></h3>
<p class="byline"><bdi>${esc(p.authors.slice(0, 2).join(', '))}${p.authors.length > 2 ? ` and ${p.authors.length - 2} more` : ''}</bdi> · <bdi>${esc(p.venue)}</bdi>${p.topics
  .slice(1)
  .map(t => ` · also in <a href="/topics/${t}.html">${t}</a>`)
  .join('')}</p>
<p class="brief">${esc(p.brief)}</p>
${coins(p)}</article>
`;

function sections(papers) {
  const groups = [...groupBy(papers, p => p.topics[0])];
  return `<nav class="contents" aria-label="In this issue"><ol>
${groups.map(([slug, list]) => `<li><a href="#topic-${slug}">${slug} <span class="count">${list.length}</span></a></li>\n`).join('')}</ol></nav>
<div class="stories">
${groups.map(([slug, list]) => `<section class="topic" id="topic-${slug}"><h2><a href="/topics/${slug}.html">${slug}</a> <span class="count">${list.length}</span></h2>\n${list.map(item).join('')}</section>\n`).join('')}</div>`;
}

function groupBy(papers, key) {
  const groups = new Map();
  for (const p of papers) for (const k of [key(p)].flat()) groups.has(k) ? groups.get(k).push(p) : groups.set(k, [p]);
  return groups;
}

for (const folder of ['papers', 'days', 'topics']) fs.mkdirSync(`${out}/${folder}`, { recursive: true });
const write = (url, text) => fs.writeFileSync(out + url, text);
const papers = fs.readdirSync(dir).map(file => parse(file, fs.readFileSync(`${dir}/${file}`, 'utf8')));
papers.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1));
for (const [i, p] of papers.entries()) write(`/papers/${p.id}.html`, paperPage(p, papers[i - 1], papers[i + 1]));
const days = groupBy(papers, p => p.date);
const topics = groupBy(papers, p => p.topics);
const list = (title, url, main) => write(url, layout({ title, description: title, url, main }));
for (const [day, of] of days)
  list(day, `/days/${day}.html`, `<div class="folio"><h1>${day}</h1><p>${of.length} papers</p></div>\n${sections(of)}`);
const topicUrls = [];
for (const [slug, of] of topics) {
  const last = Math.ceil(of.length / 60);
  const url = page => `/topics/${slug}${page > 1 ? `-${page}` : ''}.html`;
  for (let page = 1; page <= last; page++) {
    topicUrls.push(url(page));
    list(
      slug,
      url(page),
      `<h1>${slug}</h1>\n<div class="stories">${of
        .slice(page * 60 - 60, page * 60)
        .map(item)
        .join(
          '',
        )}</div>\n<nav class="turn-list" aria-label="Pages of this topic">${page > 1 ? `<a rel="prev" href="${url(page - 1)}">← Newer</a>` : ''} <span>Page ${page} of ${last}</span> ${page < last ? `<a rel="next" href="${url(page + 1)}">Older →</a>` : ''}</nav>`,
    );
  }
}
const [[newest, first]] = days;
list('Newest papers', '/index.html', `<h1>${newest}</h1>\n${sections(first)}`);
write(
  '/rss.xml',
  `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Digest</title><link>${SITE}/</link><description>Newest papers</description>\n${papers
    .slice(0, 50)
    .map(
      p =>
        `<item><title>${esc(p.title)}</title><link>${SITE}/papers/${p.id}.html</link><guid>${SITE}/papers/${p.id}.html</guid><pubDate>${new Date(p.date).toUTCString()}</pubDate><description>${esc(p.html)}</description></item>\n`,
    )
    .join('')}</channel></rss>\n`,
);
const urls = [
  ...[...days.keys()].map(day => [`/days/${day}.html`, day]),
  ...topicUrls.map(url => [url, newest]),
  ...papers.map(p => [`/papers/${p.id}.html`, p.date]),
];
write(
  '/sitemap.xml',
  `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.map(([u, d]) => `<url><loc>${SITE}${u}</loc><lastmod>${d}</lastmod></url>\n`).join('')}</urlset>\n`,
);

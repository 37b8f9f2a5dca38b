import { hasSection } from '../../content/site-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import { sourceName } from '../../digest/source-name.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { ownName, ownSentence, ownWords } from '../../typeset/tongue-html.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';

/** What the digest is and how it is made. */
export const aboutTemplate = siteTemplate({
  name: 'about',
  ...onePage('about.html', digest => {
    const { papers, site, words } = digest;
    const untitled = papers.filter(entry => !entry.title).length;
    const summaries = papers.filter(entry => entry['abstract-by']).length;
    const summary =
      summaries > 0
        ? words.say('about-summaries', { papers: words.say('n-papers', { n: summaries }) })
        : words.say('about-summary');
    const noScript = words.say(hasSection(site, 'saved') ? 'about-script-saved' : 'about-script');
    const ways = html`${words.set(hasSection(site, 'zip') ? 'about-ways-disk' : 'about-ways', {
      a: inner => html`<a href="subscribe.html">${inner}</a>`,
    })}`;
    return {
      title: words.say('about-site', { site: site.name }),
      description: words.say('about-description', { site: site.name }),
      kind: 'text-page',
      section: 'about',
      main: html`<article class="sheet prose">
<h1>${words.set('about-site', { site: ownName(words, site.name, site) })}</h1>
${site.tagline && html`<p class="note"${ownWords(words, site.tagline, site)}>${ownSentence(words, site.tagline)}</p>\n`}<p>${sentences(digest, what(digest), holds(digest))}</p>
<h2>${words.say('about-how')}</h2>
<p>${words.say('about-how-text')}</p>
${sources(digest)}<h2>${words.say('about-rely')}</h2>
<ul>
<li>${sentences(
        digest,
        html`${words.set('about-made-up', { b })}`,
        untitled > 0 && words.say('about-untitled', { n: untitled }),
        words.say('about-dates'),
      )}</li>
<li>${sentences(digest, html`${words.set('about-brief', { b })}`, summary)}</li>
<li>${words.set('about-provenance', { b })}</li>
<li>${words.set('about-staying', { b })}</li>
<li>${words.set('about-privacy', { b })}</li>
</ul>
<h2>${words.say('about-reading')}</h2>
<p>${sentences(digest, noScript, ways)}</p>
${site.license && html`<h2>${words.say('about-licence')}</h2>\n<p>${words.say('about-licence-text', { license: site.license })}</p>\n`}</article>
`,
    };
  }),
});

const b = (inner: Value): Html => html`<b>${inner}</b>`;

/** What there is of some sentences, one after the other. */
function sentences({ words }: Digest, ...said: Value[]): Value {
  const there = said.filter(Boolean);
  return there.reduce((first, second) =>
    words.set('two-sentences', { first: html`${first}`, second: html`${second}` }),
  );
}

function what({ site, words }: Digest): Value {
  const name = ownName(words, site.name, site);
  if (!site.editor) return words.set('about-what', { site: name });
  return words.set('about-what-edited', { site: name, editor: ownName(words, site.editor.name, site) });
}

/** How much the digest holds, and of which days. */
function holds({ papers, days, topics, words }: Digest): string {
  const dumps = new Set(papers.flatMap(entry => entry.provenance.map(({ dump }) => dump))).size;
  const held = {
    papers: words.say('n-papers', { n: papers.length }),
    topics: words.say('n-topics', { n: topics.filter(topic => topic.papers.length > 0).length }),
    listings: words.say('n-listings', { n: dumps }),
  };
  if (days.length === 0) return words.say('about-holds', held);
  const first = plainDay(words, days.at(-1)!.date);
  if (days.length === 1) return words.say('about-holds-day', { ...held, day: first });
  const span = { ...held, first, last: plainDay(words, days[0]!.date) };
  return days.length === 2
    ? words.say('about-holds-two-days', span)
    : words.say('about-holds-days', { ...span, n: days.length });
}

function sources({ papers, listings, words }: Digest): Value {
  if (listings.length === 0) return undefined;
  const several = papers.filter(({ provenance }) => new Set(provenance.map(({ source }) => source)).size > 1).length;
  return html`<h2 id="sources">${words.say('about-sources')}</h2>
<table class="figures"><thead><tr><th scope="col">${words.say('about-source')}</th><th scope="col">${words.say('about-listings')}</th><th scope="col">${words.say('about-papers')}</th></tr></thead>
<tbody>
${listings.map(
  ({ id, listings, papers }) =>
    html`<tr><th scope="row">${sourceName(words, id)}</th><td>${words.number(listings.length)}</td><td>${words.number(papers)}</td></tr>\n`,
)}</tbody></table>
${several > 0 && html`<p class="caveat">${words.say('about-several', { n: several })}</p>\n`}`;
}

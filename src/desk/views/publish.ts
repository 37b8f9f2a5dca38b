import path from 'node:path';
import { readSiteFolder } from '../../content/site-file.ts';
import { type Diagnostic, formatDiagnostic } from '../../diagnostic.ts';
import { PublishedRecord } from '../../digest/published-record.ts';
import { sincePublished } from '../../digest/since-published.ts';
import { attempt } from '../../files/attempt.ts';
import type { PaperEntry } from '../../paper.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { plainTitle } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import type { Desk } from '../desk.ts';
import type { Room } from '../view.ts';
import { stillReading } from './reading.ts';

/** How many of a list are shown. */
const MOST = 20;
const FEW = 3;

/** From what changed to what readers see: check, build, look, publish. */
export const publishRoom: Room = {
  nav: { name: 'desk-nav-publish', to: '/publish' },
  views: {
    '/publish': async desk => ({
      title: 'Publish',
      body: html`<div id="publish" data-poll="/publish/now">\n${await now(desk)}</div>\n`,
    }),
  },
  pieces: { '/publish/now': now },
  actions: {
    '/publish/build': async desk => {
      desk.press.build();
      return { says: 'The build has begun.' };
    },
    '/publish/run': async (desk, _params, form) => {
      desk.press.publish(form.raw('shown').trim());
      return { says: 'Publishing has begun.' };
    },
  },
};

async function now(desk: Desk): Promise<Html> {
  const { press } = desk;
  const [uncommitted, site] = await Promise.all([press.uncommitted(), press.look()]);
  return html`<section aria-labelledby="new-title">
<h2 id="new-title">What is new</h2>
${whatIsNew(desk)}${uncommitted && files(uncommitted.content)}</section>
<section aria-labelledby="check-title">
<h2 id="check-title">What is wrong</h2>
${problems(desk)}</section>
<section aria-labelledby="build-title">
<h2 id="build-title">Build</h2>
<form method="post" action="/publish/build" data-desk><button class="main" data-key="b" data-key-says="build"${press.work?.isRunning && raw(' disabled')}>Build the site</button>${site && html` <a href="${site}" target="_blank" rel="noreferrer">Look at the site</a>`}</form>
</section>
<section aria-labelledby="publish-title">
<h2 id="publish-title">Publish</h2>
${publishing(desk, uncommitted?.others ?? [])}</section>
${press.work && output(press.work)}`;
}

function whatIsNew(desk: Desk): Html {
  const { reading } = desk;
  if (reading) return stillReading(reading);
  const { added, changed } = sincePublished(desk.papers().entries, new PublishedRecord(desk.content).known);
  if (added.length + changed.length === 0) return html`<p>No paper is new or changed since the last build.</p>\n`;
  const list = (papers: readonly PaperEntry[]): Html => html`<ul class="lines">
${papers.slice(0, MOST).map(({ id, title }) => html`<li><a href="/paper/${id}">${title === undefined ? id : plainTitle(title)}</a></li>\n`)}${papers.length > MOST && html`<li>and ${plural(papers.length - MOST, 'more paper')}</li>\n`}</ul>
`;
  const part = (papers: readonly PaperEntry[], what: string): Value =>
    papers.length > 0 &&
    html`<details${papers.length <= MOST && raw(' data-wide')}><summary>${plural(papers.length, 'paper')} ${what}</summary>\n${list(papers)}</details>\n`;
  return html`${part(added, 'new since the last build')}${part(changed, 'changed since the last build')}`;
}

function files(names: readonly string[]): Html {
  if (names.length === 0) return html`<p>Every file of the content is as it was committed last.</p>\n`;
  return html`<details><summary>${plural(names.length, 'file differs', 'files differ')} from the last commit</summary>
<ul class="lines">
${names.slice(0, 10 * MOST).map(name => html`<li><code>${name}</code></li>\n`)}${names.length > 10 * MOST && html`<li>and ${plural(names.length - 10 * MOST, 'more file')}</li>\n`}</ul>
</details>
`;
}

function problems(desk: Desk): Html {
  const { isRunning, found } = desk.press.problems(desk.state);
  const busy = isRunning && html`<p class="aside" data-running>Every file is being looked at …</p>\n`;
  if (!found) return html`${busy}`;
  if (found.length === 0) return html`${busy}<p>Nothing.</p>\n`;
  const errors = found.filter(({ severity }) => severity === 'error');
  const rest = found.filter(({ severity }) => severity !== 'error');
  const shown = [...errors, ...rest].slice(0, 5 * MOST);
  return html`${busy}<p>${plural(errors.length, 'error')}, ${plural(rest.length, 'warning')}.</p>
<ul class="lines problems">
${shown.map(problem => html`<li>${problemLine(desk, problem)}</li>\n`)}${found.length > shown.length && html`<li>and ${found.length - shown.length} more</li>\n`}</ul>
`;
}

/** A message beside the link to what it is about. */
function problemLine({ content }: Desk, problem: Diagnostic): Html {
  const to = problem.file === undefined ? undefined : addressOf(path.relative(content, problem.file));
  const { file: _file, ...rest } = problem;
  const place = [problem.file, problem.line].filter(part => part !== undefined).join(':');
  const words = formatDiagnostic(to === undefined ? problem : rest);
  return html`${to !== undefined && html`<a href="${to}">${place}</a> `}<span class="words">${words}</span>`;
}

/** The desk's page that a file of the content is about. @param file relative to the folder */
function addressOf(file: string): string | undefined {
  const parts = file.split(path.sep).join('/');
  const paper = /^papers\/\d{4}\/([^/]+)\.md$/.exec(parts)?.[1];
  if (paper !== undefined) return `/paper/${encodeURIComponent(paper)}`;
  const day = /^days\/(\d{4}-\d\d-\d\d)\.md$/.exec(parts)?.[1];
  return day === undefined ? undefined : `/day/${day}`;
}

function publishing(desk: Desk, others: readonly string[]): Html {
  const { press } = desk;
  const { isRunning, commands, fault } = press.steps();
  if (isRunning) return html`<p class="aside" data-running>The configuration is being read …</p>\n`;
  if (!commands) return html`<p>${fault || 'The configuration could not be read.'}</p>\n`;
  const shown = commands.join('\n');
  return html`<p>This will run, one after another, until one fails:</p>
<pre class="commands"><code>${shown}</code></pre>
${isOfGit(commands) && beside(desk, others)}<form method="post" action="/publish/run" data-desk>
<input type="hidden" name="shown" value="${shown}">
<button class="main"${press.work?.isRunning && raw(' disabled')}>Publish</button>
</form>
`;
}

const isOfGit = (commands: readonly string[]): boolean => commands.some(line => /^git (?:.+ )?commit /.test(line));

/** What a commit of the content leaves where it is. */
function beside({ content, fileCache }: Desk, others: readonly string[]): Html {
  const more = others.length - FEW;
  const names = others.slice(0, FEW).map((name, i) => html`${i > 0 && ', '}<code>${name}</code>`);
  const host = attempt(() => readSiteFolder(content, fileCache).site.host);
  return html`${
    others.length > 0 &&
    html`<p class="caveat">${names}${more > 0 && ` and ${more} more`} ${others.length === 1 ? 'is not committed: publishing does not take it along' : 'are not committed: publishing does not take them along'}. Commit by hand what belongs to the digest.</p>\n`
  }${host === undefined && html`<p class="caveat">Only the sources are pushed: <code>site.yaml</code> names no host that builds the site from them.</p>\n`}`;
}

function output({ name, isRunning, code, output }: NonNullable<Desk['press']['work']>): Html {
  const state = isRunning ? `${name} runs …` : code === 0 ? `${name}: done.` : `${name} failed.`;
  return html`<section aria-labelledby="output-title">
<h2 id="output-title"${isRunning ? raw(' data-running') : raw(' data-result')}>${state}</h2>
<pre class="output" tabindex="0">${output}</pre>
</section>
`;
}

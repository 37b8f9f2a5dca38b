import path from 'node:path';
import { readSiteFolder } from '../../content/site-file.ts';
import { type Diagnostic, formatDiagnostic } from '../../diagnostic.ts';
import { PublishedRecord } from '../../digest/published-record.ts';
import { sincePublished } from '../../digest/since-published.ts';
import { attempt } from '../../files/attempt.ts';
import type { PaperEntry } from '../../paper.ts';
import { separated } from '../../theme/parts/paper-item.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { plainTitle } from '../../typeset/markdown.ts';
import { tongueOf } from '../../typeset/tongue.ts';
import { attributes, isolated } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import { type Desk, Refused } from '../desk.ts';
import { english, runsRight } from '../english.ts';
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
      title: desk.words.say('desk-nav-publish'),
      body: html`<div id="publish" data-poll="/publish/now">\n${await now(desk)}</div>\n`,
    }),
  },
  pieces: { '/publish/now': now },
  actions: {
    '/publish/build': async desk => {
      requireIdle(desk);
      desk.press.build();
      return { says: desk.words.say('desk-build-begun') };
    },
    '/publish/run': async (desk, _params, form) => {
      requireIdle(desk);
      if (!desk.press.publish(form.raw('shown').trim())) throw new Refused(desk.words.say('desk-commands-changed'));
      return { says: desk.words.say('desk-publishing-begun') };
    },
  },
};

/** @throws Refused where one builds or publishes already */
function requireIdle({ press, words }: Desk): void {
  if (press.work?.isRunning) throw new Refused(words.say(SAYS[press.work.name].still));
}

async function now(desk: Desk): Promise<Html> {
  const { press, words } = desk;
  const [uncommitted, site] = await Promise.all([press.uncommitted(), press.look()]);
  return html`<section aria-labelledby="new-title">
<h2 id="new-title">${words.say('desk-what-is-new')}</h2>
${whatIsNew(desk)}${uncommitted && files(words, uncommitted.content)}</section>
<section aria-labelledby="check-title">
<h2 id="check-title">${words.say('desk-what-is-wrong')}</h2>
${problems(desk)}</section>
<section aria-labelledby="build-title">
<h2 id="build-title">${words.say('desk-build')}</h2>
<form method="post" action="/publish/build" data-desk><button class="main" data-key="b" data-key-says="${words.say('desk-key-build')}"${press.work?.isRunning && raw(' disabled')}>${words.say('desk-build-site')}</button>${site && html` <a href="${site}" target="_blank" rel="noreferrer">${words.say('desk-look-at-site')}</a>`}</form>
</section>
<section aria-labelledby="publish-title">
<h2 id="publish-title">${words.say('desk-nav-publish')}</h2>
${publishing(desk, uncommitted?.others ?? [])}</section>
${press.work && output(words, press.work)}`;
}

function whatIsNew(desk: Desk): Html {
  const { reading, words } = desk;
  if (reading) return stillReading(words, reading);
  const { added, changed } = sincePublished(desk.papers().entries, new PublishedRecord(desk.content).known);
  if (added.length + changed.length === 0) return html`<p>${words.say('desk-no-paper-new')}</p>\n`;
  const list = (papers: readonly PaperEntry[]): Html => html`<ul class="lines">
${papers.slice(0, MOST).map(({ id, title, language }) => html`<li><a href="/paper/${id}">${title === undefined ? id : isolated(html`${plainTitle(title)}`, tongueOf(words, title, language))}</a></li>\n`)}${papers.length > MOST && html`<li>${words.say('desk-and-more-papers', { n: papers.length - MOST })}</li>\n`}</ul>
`;
  const part = (papers: readonly PaperEntry[], what: 'desk-new-since' | 'desk-changed-since'): Value =>
    papers.length > 0 &&
    html`<details${papers.length <= MOST && raw(' data-wide')}><summary>${words.say(what, { n: papers.length })}</summary>\n${list(papers)}</details>\n`;
  return html`${part(added, 'desk-new-since')}${part(changed, 'desk-changed-since')}`;
}

function files(words: Words, names: readonly string[]): Html {
  if (names.length === 0) return html`<p>${words.say('desk-all-committed')}</p>\n`;
  return html`<details><summary>${words.say('desk-files-differ', { n: names.length })}</summary>
<ul class="lines">
${names.slice(0, 10 * MOST).map(name => html`<li><code>${name}</code></li>\n`)}${names.length > 10 * MOST && html`<li>${words.say('desk-and-more-files', { n: names.length - 10 * MOST })}</li>\n`}</ul>
</details>
`;
}

function problems(desk: Desk): Html {
  const { words } = desk;
  const { isRunning, found } = desk.press.problems(desk.state);
  const busy = isRunning && html`<p class="aside" data-running>${words.say('desk-every-file-looked-at')}</p>\n`;
  if (!found) return html`${busy}`;
  if (found.length === 0) return html`${busy}<p>${words.say('desk-nothing')}</p>\n`;
  const errors = found.filter(({ severity }) => severity === 'error');
  const rest = found.filter(({ severity }) => severity !== 'error');
  const shown = [...errors, ...rest].slice(0, 5 * MOST);
  return html`${busy}<p>${words.say('desk-errors-and-warnings', {
    errors: words.say('desk-n-errors', { n: errors.length }),
    warnings: words.say('desk-n-warnings', { n: rest.length }),
  })}</p>
<ul class="lines problems">
${shown.map(problem => html`<li>${problemLine(desk, problem)}</li>\n`)}${found.length > shown.length && html`<li>${words.say('desk-and-more', { n: found.length - shown.length })}</li>\n`}</ul>
`;
}

/** A message beside the link to what it is about. */
function problemLine({ content, words }: Desk, problem: Diagnostic): Html {
  const to = problem.file === undefined ? undefined : addressOf(path.relative(content, problem.file));
  const { file: _file, ...rest } = problem;
  const place = [problem.file, problem.line].filter(part => part !== undefined).join(':');
  const text = formatDiagnostic(to === undefined ? problem : rest);
  const link = to !== undefined && html`<a href="${to}"${attributes(runsRight(words))}>${place}</a> `;
  return html`${link}<span class="words"${attributes(english(words))}>${text}</span>`;
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
  const { press, words } = desk;
  const { isRunning, commands, fault } = press.steps();
  if (isRunning) return html`<p class="aside" data-running>${words.say('desk-configuration-being-read')}</p>\n`;
  if (!commands)
    return fault
      ? html`<p${attributes(english(words))}>${fault}</p>\n`
      : html`<p>${words.say('desk-configuration-unread')}</p>\n`;
  const shown = commands.join('\n');
  return html`<p>${words.say('desk-this-will-run')}</p>
<pre class="commands"${attributes(runsRight(words))}><code>${shown}</code></pre>
${isOfGit(commands) && beside(desk, others)}<form method="post" action="/publish/run" data-desk>
<input type="hidden" name="shown" value="${shown}">
<button class="main"${press.work?.isRunning && raw(' disabled')}>${words.say('desk-nav-publish')}</button>
</form>
`;
}

const isOfGit = (commands: readonly string[]): boolean => commands.some(line => /^git (?:.+ )?commit /.test(line));

/** What a commit of the content leaves where it is. */
function beside({ content, fileCache, words }: Desk, others: readonly string[]): Html {
  const more = others.length - FEW;
  const first = others.slice(0, FEW).map(name => html`<code>${name}</code>`);
  const names = html`${separated(first, words.say('name-comma'))}`;
  const files =
    more > 0 ? html`${words.set('names-and-rest', { names, rest: words.say('desk-and-more', { n: more }) })}` : names;
  const host = attempt(() => readSiteFolder(content, fileCache).site.host);
  return html`${
    others.length > 0 && html`<p class="caveat">${words.set('desk-not-committed', { n: others.length, files })}</p>\n`
  }${host === undefined && html`<p class="caveat">${words.set('desk-no-host', { code: inner => html`<code>${inner}</code>` })}</p>\n`}`;
}

const SAYS = {
  build: {
    runs: 'desk-build-runs',
    done: 'desk-build-done',
    failed: 'desk-build-failed',
    still: 'desk-build-still-runs',
  },
  publish: {
    runs: 'desk-publishing-runs',
    done: 'desk-publishing-done',
    failed: 'desk-publishing-failed',
    still: 'desk-publishing-still-runs',
  },
} as const;

/** How a command says in its output that a disk is full. */
const FULL = /\b(?:ENOSPC|EDQUOT)\b/;

function output(words: Words, { name, isRunning, code, output }: NonNullable<Desk['press']['work']>): Html {
  const state = words.say(SAYS[name][isRunning ? 'runs' : code === 0 ? 'done' : 'failed']);
  return html`<section aria-labelledby="output-title">
<h2 id="output-title"${isRunning ? raw(' data-running') : raw(' data-result')}>${state}</h2>
${code && FULL.test(output) && html`<p>${words.say('desk-work-disk-full')}</p>\n`}<pre class="output" tabindex="0"${attributes(english(words))}>${output}</pre>
</section>
`;
}

// limit: 120 s
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT_ROOT } from '../../src/memory/project.ts';

const test = suite<{ root: string; child?: ChildProcess }>('dev');
test.before.each(context => {
  context.root = fs.mkdtempSync(path.join(os.tmpdir(), 'dev-'));
});
test.after.each(async ({ root, child }) => {
  if (child && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    await new Promise(resolve => child.once('exit', resolve));
  }
  fs.rmSync(root, { recursive: true });
});

/** Asks again until the answer is as it should be. */
async function until<T>(ask: () => Promise<T | undefined>, what: string, seconds = 40): Promise<T> {
  for (
    const end = Date.now() + seconds * 1000;
    Date.now() < end;
    await new Promise(resolve => setTimeout(resolve, 100))
  ) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
  }
  throw new Error(`waited ${seconds} s for ${what}`);
}

/** The process that builds the pages for `dev`. */
function workerOf(pid: number): number | undefined {
  for (const line of execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')) {
    const [own, parent] = line.trim().split(/\s+/);
    if (Number(parent) === pid && line.endsWith(' worker')) return Number(own);
  }
  return undefined;
}

/** Hears what the open pages are told: how often to load again, and what is wrong. */
async function hear(url: string): Promise<{ reloads(): number; wrong(): string }> {
  const { body } = await fetch(`${url}.reload/events`);
  let told = '';
  const listen = async () => {
    for await (const part of body!.pipeThrough(new TextDecoderStream())) told += part;
  };
  // It ends with dev.
  listen().catch(() => {});
  await until(async () => told.includes('data:') || undefined, 'the first event');
  return {
    reloads: () => told.match(/^data: [\da-f-]{36}$/gm)!.length - 1,
    wrong: () => told.split('event: problems').at(-1)!,
  };
}

test('a change of the content is built and the page told to load again; the index follows', async context => {
  const content = path.join(context.root, 'content');
  const output = path.join(context.root, 'site');
  fs.mkdirSync(path.join(content, 'dumps'), { recursive: true });
  fs.cpSync(path.join(PROJECT_ROOT, 'content/site.yaml'), path.join(content, 'site.yaml'));
  fs.cpSync(path.join(PROJECT_ROOT, 'content/topics'), path.join(content, 'topics'), { recursive: true });
  fs.writeFileSync(
    path.join(content, 'dumps/2025-03-04.txt'),
    'Abstract:We show that a kite needs a tail. The proof is short.\n',
  );
  const child = spawn(
    process.execPath,
    [path.join(PROJECT_ROOT, 'src/bin.js'), 'dev', '--content', content, '--output', output],
    {
      env: { ...process.env, XDG_CACHE_HOME: context.root },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  context.child = child;
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const url = await until(async () => /Serving (http:\S+)/.exec(said)?.[1], 'the address');
  const page = async (file: string) => {
    const response = await fetch(url + file);
    return response.ok ? response.text() : undefined;
  };
  const home = await until(() => page('index.html'), 'the first build');
  const script = /<script src="([^"]*reload[^"]*)"/.exec(home);
  assert.ok(script, 'the page is sent with the script that loads it again');
  await until(() => page('pagefind/pagefind-entry.json'), 'the index');
  const [entry] = fs.readdirSync(path.join(content, 'papers/2025'));
  const { reloads, wrong } = await hear(url);
  /** Until the index is made of what was built last: it follows when no change is waiting. */
  const idle = () => {
    const indexed = said.split('The search index').length;
    return until(
      async () => (said.split('The search index').length > indexed ? true : undefined),
      'the index',
      15,
    ).catch(() => {});
  };
  fs.appendFileSync(path.join(content, 'papers/2025', entry!), 'And the tail must be long.\n');
  await until(
    async () =>
      (await page(`papers/${entry!.replace(/md$/, 'html')}`))?.includes('the tail must be long') ? true : undefined,
    'the edited page',
  );
  await until(async () => (reloads() > 0 ? true : undefined), 'the event of the edit');
  assert.is(reloads(), 1);
  await until(async () => said.split('Done in').length > 2 || undefined, 'what was done');
  assert.match(said, /(?:pages, [1-9]\d* rendered;[\s\S]*){2}/, 'each build counts what it rendered itself');
  await idle();
  // What ingestion and builds write themselves starts no build, nor what an editor keeps beside a file.
  const [ledger] = fs.readdirSync(path.join(content, 'ledger'));
  fs.appendFileSync(path.join(content, 'ledger', ledger!), '\n');
  fs.writeFileSync(path.join(content, 'published.json'), '{"tag": "tag:example.org,2025-01-01", "items": {}}\n');
  for (const name of [`.${entry}.swp`, `${entry}~`]) fs.writeFileSync(path.join(content, 'papers/2025', name), 'x');
  await new Promise(resolve => setTimeout(resolve, 300));
  fs.appendFileSync(path.join(content, 'papers/2025', entry!), 'And of silk.\n');
  await until(
    async () => ((await page(`papers/${entry!.replace(/md$/, 'html')}`))?.includes('And of silk') ? true : undefined),
    'the page with silk',
  );
  await until(async () => (reloads() > 1 ? true : undefined), 'its event');
  await idle();
  assert.is(reloads(), 2, 'one build for one edit');
  fs.rmSync(path.join(content, 'papers/2025', `${entry}~`));
  // What is in the way of a build leaves the old site standing, and dev alive.
  fs.writeFileSync(path.join(content, 'topics/broken.md'), '---\nname: [\n---\n');
  await until(async () => wrong().includes('topics/broken.md:3') || undefined, 'what is wrong');
  assert.match(wrong(), /"errors":1,.*error: expected YAML/);
  assert.ok(await page('index.html'));
  assert.is(child.exitCode, null);
  fs.rmSync(path.join(content, 'topics/broken.md'));
  await until(async () => wrong().includes('"errors":0') || undefined, 'that all is well');
  // The language and the words of all pages follow their files.
  const says = async (file: string, words: string) =>
    until(async () => (await page(file))?.includes(words) || undefined, `"${words}" in ${file}`);
  const site = fs.readFileSync(path.join(content, 'site.yaml'), 'utf8');
  fs.writeFileSync(path.join(content, 'site.yaml'), site.replace(/^language: .*$/m, 'language: de'));
  for (const file of ['index.html', 'search.html', '404.html', `papers/${entry!.replace(/md$/, 'html')}`])
    await says(file, '<html lang="de"');
  await says('sw.js', '"language":"de"');
  for (const [words, there] of [
    ['search-title: Stöbern\n', '<h1>Stöbern</h1>'],
    ['search-title: [\n', '<h1>Stöbern</h1>'],
    [undefined, '<h1>Suche</h1>'],
  ] as const) {
    const file = path.join(content, 'words.yaml');
    if (words === undefined) fs.rmSync(file);
    else fs.writeFileSync(file, words);
    if (words?.includes('[')) await until(async () => wrong().includes('words.yaml:2') || undefined, 'what is wrong');
    await says('search.html', there);
  }
  await until(async () => wrong().includes('"errors":0') || undefined, 'that all is well again');
  // Which process builds is nothing that a curator should notice: also one that was killed.
  const pages = workerOf(child.pid!);
  for (const [i, words] of ['Knots help.', 'Wind is needed.'].entries()) {
    if (i === 1) process.kill(pages!, 'SIGKILL');
    fs.appendFileSync(path.join(content, 'papers/2025', entry!), `${words}\n`);
    await until(
      async () => ((await page(`papers/${entry!.replace(/md$/, 'html')}`))?.includes(words) ? true : undefined),
      `the page with "${words}"`,
    );
  }
  const next = workerOf(child.pid!)!;
  assert.is.not(next, pages);
  // Nor one that dies once it is asked.
  await idle();
  process.kill(next, 'SIGSTOP');
  fs.appendFileSync(path.join(content, 'papers/2025', entry!), 'Strings hold.\n');
  await new Promise(resolve => setTimeout(resolve, 1000));
  process.kill(next, 'SIGKILL');
  await until(
    async () => ((await page(`papers/${entry!.replace(/md$/, 'html')}`))?.includes('Strings hold.') ? true : undefined),
    'the page with strings',
  );
});

test.run();

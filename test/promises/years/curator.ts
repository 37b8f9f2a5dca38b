import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as assert from 'uvu/assert';
import { DEFAULT_SITE } from '../../../src/content/site-file.ts';
import { broadsheet, type Ended } from '../broadsheet.ts';
import { type Builder, type Called, call } from './call.ts';

const PRELOAD = new URL('../in-process/cost.mjs', import.meta.url).href;
const SITE = DEFAULT_SITE.replace('timezone: UTC', 'timezone: Europe/Vienna');

const TOPICS: Readonly<Record<string, string>> = {
  water: 'ferries canals puddles bridges fountains anchors barrels',
  garden: 'hedges turnips pumpkins orchards beehives feathers haystacks',
  music: 'bells violins tuning ringing',
  house: 'kettles teapots chimneys doorways lanterns ladders buttons baskets',
  sky: 'kites windmills umbrellas tides',
};

/** What a process cost: seconds of its own processor time, and MiB of memory at most. */
export interface Cost {
  user: number;
  peak: number;
}

/** A person at their machine: a content folder in git, the site that is built of it, and what is remembered between builds. */
export class Curator {
  readonly root: string;
  readonly content: string;
  readonly site: string;
  readonly cache: string;
  readonly #builder: Builder;
  /** Seconds since 1970. */
  now = 0;

  constructor(root: string, builder: Builder) {
    this.root = root;
    this.#builder = builder;
    this.content = path.join(root, 'content');
    this.site = path.join(root, 'site');
    this.cache = path.join(root, 'cache');
  }

  begin(): void {
    for (const folder of ['dumps', 'topics', 'papers', 'days'])
      fs.mkdirSync(path.join(this.content, folder), { recursive: true });
    this.write('site.yaml', SITE);
    this.write('.gitattributes', 'published.json merge=union\n');
    for (const [slug, terms] of Object.entries(TOPICS))
      this.write(
        `topics/${slug}.md`,
        `---\nname: ${slug}\nterms:\n${terms.replaceAll(/(\w+) ?/g, '  $1: 2\n')}---\n\nOn ${slug}.\n`,
      );
    this.git('init', '--quiet', '--initial-branch=main');
  }

  at(file: string): string {
    return path.join(this.content, file);
  }

  read(file: string): string {
    return fs.readFileSync(this.at(file), 'utf8');
  }

  write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(this.at(file)), { recursive: true });
    fs.writeFileSync(this.at(file), text);
  }

  has(file: string): boolean {
    return fs.existsSync(this.at(file));
  }

  /** The file of each paper, by id. */
  papers(): Map<string, string> {
    const files = fs.readdirSync(this.at('papers'), { recursive: true, encoding: 'utf8' });
    return new Map(
      files.filter(file => file.endsWith('.md')).map(file => [path.basename(file, '.md'), `papers/${file}`]),
    );
  }

  paper(id: string): string {
    const years = fs.readdirSync(this.at('papers'));
    const year = years.find(name => this.has(`papers/${name}/${id}.md`));
    assert.ok(year, `there is a paper ${id}`);
    return `papers/${year}/${id}.md`;
  }

  edit(file: string, change: (text: string) => string): void {
    this.write(file, change(this.read(file)));
  }

  /** Time goes on with each command. */
  #tick(): number {
    this.now += 60;
    return this.now;
  }

  get time(): string {
    return `${new Date(this.now * 1000).toISOString().slice(0, 19)}Z`;
  }

  /** Calls a command within this process: hundreds of days have no time for more of them. */
  async call(...args: string[]): Promise<string> {
    const { code, said } = await this.try(...args);
    assert.is(code, 0, `${args.join(' ')}: ${said}`);
    return said;
  }

  try(...args: string[]): Promise<Called> {
    return call([...args, '--content', this.content], this.#tick());
  }

  /** Runs a command in a process of its own. */
  run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return broadsheet([...args, '--content', this.content], {
      env: { SOURCE_DATE_EPOCH: String(this.#tick()), ...env },
    });
  }

  /** Builds in a process that has built before, as `dev` does. */
  build(...options: string[]): Promise<Called> {
    return this.#builder.call([...this.#toBuild(options), '--content', this.content], this.#tick());
  }

  /** Builds in a process of its own, which remembers nothing but what is written. */
  async buildApart(...options: string[]): Promise<{ code: number | undefined; said: string }> {
    const { code, stdout, stderr } = await this.run(this.#toBuild(options));
    return { code, said: stdout + stderr };
  }

  #toBuild(options: readonly string[]): string[] {
    return ['build', '--output', this.site, '--cache', this.cache, ...options];
  }

  /** Builds, and says what that cost. */
  async measuredBuild(...options: string[]): Promise<Cost> {
    const file = path.join(this.root, 'cost');
    fs.rmSync(file, { force: true });
    const { code, stderr } = await this.run(this.#toBuild(options), {
      NODE_OPTIONS: `--import ${PRELOAD}`,
      COST: file,
    });
    assert.is(code, 0, stderr);
    const costs = fs
      .readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Cost);
    return { user: costs.reduce((sum, { user }) => sum + user, 0), peak: Math.max(...costs.map(({ peak }) => peak)) };
  }

  /** @returns whether git was content with it */
  git(...words: string[]): boolean {
    return this.#git(words).status === 0;
  }

  gitSays(...words: string[]): string[] {
    return this.#git(words)
      .stdout.split('\n')
      .filter(line => line !== '');
  }

  #git(words: readonly string[]) {
    const own = ['user.name=A', 'user.email=a@example.org', 'commit.gpgsign=false', 'core.autocrlf=false', 'gc.auto=0'];
    // As docs/content.md says.
    own.push('merge.directoryRenames=false');
    const env = { ...process.env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' };
    const options = { cwd: this.content, env, encoding: 'utf8' } as const;
    return spawnSync('git', [...own.flatMap(it => ['-c', it]), ...words], options);
  }

  commit(words: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', words);
  }
}

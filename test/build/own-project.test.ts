// only: npm run test:long
// limit: 400 s
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { long } from '../setup/depth.ts';

/** What somebody who knows Eleventy can change: a digest with a configuration and a theme of its own. */

let root = '';
const at = (...parts: string[]) => path.join(root, ...parts);
const read = (...parts: string[]) => fs.readFileSync(at(...parts), 'utf8');
function put(file: string, text: string): void {
  fs.mkdirSync(path.dirname(at(file)), { recursive: true });
  fs.writeFileSync(at(file), text);
}

/** The configuration, whose transform puts a mark at the end of each page. @param options of the plugin */
const configuration = (options = '') => `import externalLinks from 'eleventy-plugin-external-links';
import broadsheet from 'broadsheet';
import { mark } from './mark.js';
import fs from 'node:fs';
import path from 'node:path';

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(broadsheet(${options}));
  eleventyConfig.addPlugin(externalLinks, { url: 'https://digest.example/' });
  eleventyConfig.addPlugin(function writesFiles(config) {
    config.on('eleventy.after', ({ results, directories }) => {
      const pages = results.map(({ url, rendered }) => url + ' ' + rendered).sort();
      fs.writeFileSync(path.join(directories.output, 'pages.txt'), pages.join('\\n'));
    });
  });
  eleventyConfig.addPassthroughCopy({ pictures: 'pictures' });
  eleventyConfig.addFilter('shout', text => String(text).toUpperCase());
  eleventyConfig.addTransform('mark', function (content) {
    return String(this.page.outputPath).endsWith('.html') ? content.replace('</body>', mark + '</body>') : content;
  });
  return broadsheet.directories;
}
`;

function run(args: readonly string[], more: { env?: NodeJS.ProcessEnv } = {}) {
  const env = { ...process.env, CI: '', ...more.env };
  const result = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env });
  return { ...result, said: result.stdout + result.stderr };
}

const bin = path.join(PROJECT_ROOT, 'src/bin.js');
function build(...more: string[]): string {
  const { status, said } = run([
    bin,
    'build',
    '--content',
    'content',
    '--output',
    '_site',
    '--cache',
    'cache',
    ...more,
  ]);
  assert.is(status, 0, said);
  return said;
}

/** Every file below a folder, as text. */
function tree(folder: string, without = /^$/): Map<string, string> {
  const files = fs.readdirSync(at(folder), { recursive: true, withFileTypes: true }).filter(item => item.isFile());
  const names = files.map(item => path.relative(at(folder), path.join(item.parentPath, item.name))).sort();
  return new Map(names.filter(name => !without.test(name)).map(name => [name, read(folder, name)]));
}

const papers = () => [...tree('_site')].filter(([file]) => /^papers\/.*\.html$/.test(file));

test.before(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'own-project-'));
  fs.cpSync(path.join(PROJECT_ROOT, 'content'), at('content'), { recursive: true });
  put('package.json', JSON.stringify({ name: 'my-digest', type: 'module', private: true }));
  fs.mkdirSync(at('node_modules'));
  fs.symlinkSync(PROJECT_ROOT, at('node_modules/broadsheet'));
  for (const name of ['eleventy-plugin-external-links', '@11ty'])
    fs.symlinkSync(path.join(PROJECT_ROOT, 'node_modules', name), at('node_modules', name));
  put('eleventy.config.js', configuration());
  put('mark.js', `export const mark = '<p>mark one</p>';\n`);
  put('pictures/logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>\n');
  put(
    'theme/pages/reading.njk',
    `---
title: Vision this year
permalink: reading.html
---
<ul>{% for paper in digest.topic("vision").papers %}<li><a href="{{ ("/papers/" + paper.id + ".html") | relative }}">{{ paper.title | shout }}</a></li>
{% endfor %}</ul>
<p>{{ collections.papers.length }} papers, {{ collections.days.length }} days, {{ collections.topics.length }} topics, {{ collections.picks.length }} picks.</p>
<p>{{ "2025-11-19" | dateInWords("long") }}</p>
{% paperItem digest.papers[0] %}
`,
  );
  put(
    'theme/parts/footer.njk',
    `<footer><p>{{ site.name | shout }} has {{ digest.papers.length }} papers, from {{ root }}.</p></footer>\n`,
  );
  put('theme/pages/about.md', '---\ntitle: About us\n---\n\n# We *read*\n\n{{ site.name }} is ours.\n');
  put('theme/parts/fotter.njk', 'nothing uses this');
});
test.after(() => fs.rmSync(root, { recursive: true, force: true }));

test('own page, plugin, transform, copied files, footer and page are in the site', () => {
  const said = build();
  assert.match(said, /theme\/parts\/fotter\.njk.*Did you mean parts\/footer\?/);
  const reading = read('_site/reading.html');
  assert.match(reading, /<title>Vision this year — /);
  assert.match(reading, /<li><a href="papers\/[a-z0-9-]+\.html">[A-Z0-9]/);
  assert.match(reading, '<p>96 papers, ');
  assert.match(reading, /Wednesday,? 19\sNovember\s2025/);
  assert.match(reading, '<article class="paper');
  for (const [file, text] of papers()) {
    assert.match(text, '<p>mark one</p></body>', file);
    assert.match(text, /<footer><p>[A-Z ]+ has 96 papers, from \.\.\/\.<\/p><\/footer>/, file);
  }
  const withLinks = papers().filter(([, text]) => /<a [^>]*href="https:\/\/arxiv\.org/.test(text));
  for (const [file, text] of withLinks) assert.match(text, /target="_blank"/, file);
  const about = read('_site/about.html');
  assert.match(about, '<title>About us — ');
  assert.match(about, '<em>read</em>');
  assert.match(about, '<nav aria-label="Site">');
  assert.is(read('_site/pictures/logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>\n');
  const pages = read('_site/pages.txt').split('\n');
  for (const page of ['/ true', '/about.html true', '/reading.html true', '/feed.xml true'])
    assert.ok(pages.includes(page), page);
});

test('Eleventy’s own command line writes the same bytes, and no index', () => {
  const { status, said } = run([
    '--import',
    import.meta.resolve('tsx'),
    path.join(PROJECT_ROOT, 'node_modules/@11ty/eleventy/cmd.cjs'),
    '--quiet',
  ]);
  assert.is(status, 0, said);
  const ours = tree('_site', /^(?:pagefind\/|offline\/|digest-offline\.zip$|\.broadsheet$)/);
  const theirs = tree('_eleventy');
  assert.equal([...theirs.keys()], [...ours.keys()]);
  const differing = [...ours].filter(([file, text]) => theirs.get(file) !== text).map(([file]) => file);
  assert.equal(differing, []);
});

test('another mark changes every page; without a change of one’s own code, a plugin has all rendered again', () => {
  put('mark.js', `export const mark = '<p>mark two</p>';\n`);
  build('--no-index');
  for (const [file, text] of papers()) assert.match(text, '<p>mark two</p></body>', file);
  assert.match(build('--no-index'), /(\d+) pages, \1 rendered/);
});

test('told that they depend on the page alone, unchanged pages are not rendered', () => {
  put('eleventy.config.js', configuration('{ skipUnchanged: true }'));
  assert.match(build('--no-index'), /(\d+) pages, \1 rendered/);
  const [, pages, rendered] = /(\d+) pages, (\d+) rendered/.exec(build('--no-index'))!;
  assert.ok(Number(rendered) < Number(pages) / 4, `${rendered} of ${pages}`);
  const listed = read('_site/pages.txt').split('\n');
  assert.ok(listed.length >= Number(pages), 'skipped pages are listed too');
  assert.ok(listed.some(line => /^\/papers\/.* false$/.test(line)));
  // What a part reads counts for the page that it stands on.
  const [entry] = fs.readdirSync(at('content/papers/2024'));
  fs.rmSync(at('content/papers/2024', entry!));
  build('--no-index', '--accept-lost-ids');
  for (const [file, text] of papers()) assert.match(text, 'has 95 papers', file);
});

test('a layout of one’s own goes around every page', () => {
  put(
    'theme/layouts/page.njk',
    '<!doctype html><html lang="{{ site.language }}"><title>{{ title }} | {{ site.name }}</title>{{ parts.header | safe }}<main>{{ content | safe }}</main></html>',
  );
  build('--no-index');
  for (const [file, text] of papers().filter(([, text]) => !text.includes('http-equiv="refresh"'))) {
    assert.match(text, /<html lang="en"><title>[^<]+ \| [^<]+<\/title><a class="skip"/, file);
    assert.match(text, '<article class="sheet">', file);
  }
  assert.match(read('_site/about.html'), '<title>About us | ');
  fs.rmSync(at('theme/layouts'), { recursive: true });
});

long(test, 'every default can be copied, and then is the same page', () => {
  fs.rmSync(at('theme'), { recursive: true });
  build('--no-index');
  const before = tree('_site');
  const names = run([bin, 'theme', 'list']).stdout.split('\n').filter(Boolean);
  assert.ok(names.includes('parts/footer') && names.includes('pages/papers') && names.includes('layouts/page'));
  const copied = run([bin, 'theme', 'copy', ...names]);
  assert.is(copied.status, 0, copied.said);
  assert.is(fs.existsSync(at('theme/parts/footer.11ty.js')), true);
  build('--no-index');
  const after = tree('_site');
  assert.equal(
    [...before].filter(([file, text]) => after.get(file) !== text).map(([file]) => file),
    [],
  );
  assert.equal([...after.keys()], [...before.keys()]);
  assert.match(run([bin, 'theme', 'list']).stdout, /parts\/footer +theme\/parts\/footer\.11ty\.js/);
  const again = run([bin, 'theme', 'copy', 'parts/footer']);
  assert.is(again.status, 2);
  assert.match(again.said, 'nothing was written over it');
  assert.match(run([bin, 'theme', 'copy', 'parts/foter']).said, 'Did you mean parts/footer?');
});

test('a template that fails is named, and the old site stands', () => {
  fs.rmSync(at('theme'), { recursive: true });
  build('--no-index');
  const before = tree('_site');
  for (const [file, text] of [
    ['theme/pages/broken.njk', '{% for %}'],
    ['theme/parts/footer.11ty.js', 'export const render = ({ nothing }) => nothing.length;'],
    ['theme/pages/broken.11ty.js', 'export const render = ({ nothing }) => nothing.length;'],
  ] as const) {
    put(file, text);
    const { status, said } = run([bin, 'build', '--content', 'content', '--output', '_site', '--cache', 'cache']);
    assert.is(status, 1);
    assert.match(said, `${file}: error: `);
    assert.ok(!/\n\s+at /.test(said), said);
    assert.equal(tree('_site'), before);
    fs.rmSync(at('theme'), { recursive: true });
  }
});

test('a mistake in the configuration is said once, with its line', () => {
  for (const [from, to, line] of [
    [
      'return broadsheet.directories',
      'return (',
      /^eleventy\.config\.js:\d+:\d+: error: Unexpected token '[^']*' \[eleventy\]$/m,
    ],
    [
      'return broadsheet',
      'return nowhere + broadsheet',
      /^eleventy\.config\.js:\d+:\d+: error: nowhere is not defined \[eleventy\]$/m,
    ],
    [
      "'broadsheet'",
      "'./broadsheet-no.js'",
      /^\S+: error: Cannot find module '[^']*' imported from \S+ \[eleventy\]$/m,
    ],
  ] as const) {
    put('eleventy.config.js', `${configuration().replace(from, to)}// 'broadsheet'\n`);
    const { status, said } = run([bin, 'build', '--content', 'content', '--output', '_site', '--cache', 'cache']);
    assert.is(status, 1);
    assert.match(said, line);
  }
  put('eleventy.config.js', configuration());
});

test('a typed configuration is read too, and anew when a module that it imports changed', () => {
  fs.rmSync(at('eleventy.config.js'));
  put('mark.ts', `export const mark: string = '<p>typed one</p>';\n`);
  put(
    'eleventy.config.ts',
    `import broadsheet from 'broadsheet';
import { mark } from './mark.ts';

export default function (eleventyConfig: { addPlugin(plugin: unknown): void; addTransform(name: string, transform: (content: string) => string): void }) {
  eleventyConfig.addPlugin(broadsheet());
  eleventyConfig.addTransform('mark', content => content.replace('</body>', mark + '</body>'));
  return broadsheet.directories;
}
`,
  );
  build('--no-index');
  for (const [file, text] of papers()) assert.match(text, '<p>typed one</p></body>', file);
  put('mark.ts', `export const mark: string = '<p>typed two</p>';\n`);
  build('--no-index');
  for (const [file, text] of papers()) assert.match(text, '<p>typed two</p></body>', file);
  fs.rmSync(at('eleventy.config.ts'));
});

test('Eleventy’s own command line runs nothing of the content', () => {
  put('eleventy.config.js', configuration());
  const ran = at('ran');
  const program = `import fs from 'node:fs'; fs.appendFileSync(${JSON.stringify(ran)}, 'ran'); export default { permalink: '../../out.html' };\n`;
  for (const file of [
    'content.11tydata.js',
    'papers/papers.11tydata.js',
    '_data/x.js',
    'x.11ty.js',
    'eleventy.config.js',
  ])
    put(`content/${file}`, program);
  put('content/x.njk', '---\npermalink: ../../out.html\n---\nout');
  const eleventy = () =>
    run([
      '--import',
      import.meta.resolve('tsx'),
      path.join(PROJECT_ROOT, 'node_modules/@11ty/eleventy/cmd.cjs'),
      '--quiet',
    ]);
  const { status, said } = eleventy();
  assert.is(status, 0, said);
  assert.not(fs.existsSync(ran));
  assert.not(fs.existsSync(path.join(root, '../out.html')));
  assert.not([...tree('_eleventy').keys()].some(file => /(?:^|\/)out\.html|11ty|\.njk/.test(file)));
  for (const front of [
    `---js\n{ title: require('fs').writeFileSync(${JSON.stringify(ran)}, '') }\n---\n`,
    '---\nlisted: "2024-01-02"\npermalink: ../../out.html\n---\n',
  ]) {
    put('content/papers/2024/evil.md', front);
    const refused = eleventy();
    assert.is.not(refused.status, 0);
    assert.match(refused.said, /papers\/2024\/evil\.md/);
    assert.not(fs.existsSync(ran));
  }
  fs.rmSync(at('content/papers/2024/evil.md'));
});

test('the content folder is no place for templates', () => {
  put(
    'eleventy.config.js',
    configuration().replace('return broadsheet.directories', `return { dir: { input: '.', output: '_eleventy' } }`),
  );
  const { status, said } = run([bin, 'build', '--content', 'content', '--output', '_site', '--cache', 'cache']);
  assert.is(status, 1);
  assert.match(said, /content: .*outside of/);
});

test.run();

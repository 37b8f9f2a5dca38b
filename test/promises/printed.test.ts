import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { coloursOf, printable } from '../../src/terminal/colour.ts';
import { tried } from '../setup/tried.ts';
import { broadsheet, buildArguments, PROJECT, writeDefaults } from './broadsheet.ts';
import { put } from './surroundings.ts';

/** Nothing that a command prints moves the cursor, sets the title or turns the direction of a terminal. */

/** Written as YAML and JSON escape it, so that no step before refuses it. */
const HOSTILE = '\\e]0;title\\a\\e[31mred\\x9b2J\\u202eturned\\u2066\\u200f';
const RAW = '\u001b]0;title\u0007\u001b[31mred\u009b2J\u202eturned\u2066\u200f';
const UNSEEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

let root = '';
let content = '';
test.before(async () => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'printed-')));
  content = path.join(root, 'content');
  writeDefaults(content);
  put(
    content,
    'dumps/2024-01-02-posters.txt',
    `Poster\nPoster Session 1\nHall B\nSorting ${RAW} Pebbles by Weight\nAda ${RAW} Example · Ben Sample\nWe sort pebbles ${RAW} by weight, and show that a learned policy needs fewer moves than the best known rule. It is so.\n`,
  );
  put(
    content,
    'papers/2024/a-stone.md',
    `---\ntitle: "A ${HOSTILE} stone"\nauthor:\n  - "Ada ${HOSTILE}"\n  - "Ada ${HOSTILE}"\nlisted: "2024-01-02"\ntopics:\n  - no-such\n---\n\nIt is heavy.\n`,
  );
  put(content, 'words.yaml', `all-papers: "${HOSTILE}"\n`);
  put(content, 'days/2024-01-02.md', `---\ntitle: "${HOSTILE}"\npicks: [no-such-entry]\n---\n\nHello.\n`);
  const site = path.join(content, 'site.yaml');
  fs.writeFileSync(site, fs.readFileSync(site, 'utf8').replace(/^name: .*$/m, `name: "The ${HOSTILE} Kite"`));
});
test.after(() => fs.rmSync(root, { recursive: true, force: true }));

test('whatever the content holds, and whatever was typed', async () => {
  const at = ['--content', content];
  const ingested = () =>
    fs
      .readdirSync(path.join(content, 'papers/2024'))
      .find(name => name !== 'a-stone.md')!
      .slice(0, -3);
  const commands: (() => string[])[] = [
    () => ['ingest', '--dry-run', path.join(content, 'dumps/2024-01-02-posters.txt'), ...at],
    () => ['ingest', ...at],
    () => [...buildArguments(root), '--no-index'],
    () => ['explain', 'a-stone', ...at],
    () => ['explain', ingested(), ...at],
    () => ['explain', ingested(), '--json', ...at],
    () => ['explain', '--dump', '2024-01-02-posters.txt', ...at],
    () => ['explain', '--dump', '2024-01-02-posters.txt', '--json', ...at],
    () => ['explain', `x${RAW}`, ...at],
    () => ['review', ...at],
    () => ['review', '--json', ...at],
    () => ['check', ...at],
    () => ['check', '--json', ...at],
    () => ['topics', ...at],
    () => ['words', ...at],
    () => ['words', '--language', `x${RAW}`, ...at],
    () => ['epub', '2024-01-02', '--out', path.join(root, `a${RAW.replaceAll('/', '')}.epub`), ...at],
    () => ['epub', `x${RAW}`, ...at],
    () => ['mail', `x${RAW}`, ...at],
    () => ['merge', 'a-stone', ingested(), ...at],
    () => ['split', 'a-stone', ...at],
    () => ['pick', 'a-stone', ...at],
    () => ['pick', `x${RAW}`, ...at],
    () => ['note', '2024-01-02', '--text', RAW, ...at],
    () => ['note', '2024-01-02', '--text', `x${RAW}`, ...at],
    () => ['redate', '2024-01-02-posters.txt', '2024-01-03', ...at],
    () => ['redate', `x${RAW}`, '2024-01-03', ...at],
    () => ['undo', '2024-01-02-posters.txt', ...at],
    () => ['build', `--x${RAW}`],
    () => [`x${RAW}`],
    () => ['check', '--content', path.join(root, `none${RAW}`)],
    () => ['serve', '--output', path.join(root, `none${RAW}`)],
    () => ['serve', '--port', RAW],
    () => ['init', path.join(root, `new${RAW}`)],
  ];
  for (const command of commands) {
    const args = command();
    const { stdout, stderr, code } = await broadsheet(args, { env: { FORCE_COLOR: '1' } });
    const what = args.filter(arg => !arg.includes('\u001b')).join(' ');
    assert.ok(code !== undefined, what);
    assert.ok(`${stdout}${stderr}` !== '', what);
    assert.not.match(stdout, UNSEEN, what);
    assert.not.match(stderr, UNSEEN, what);
    if (args.includes('--json')) JSON.parse(stdout);
    assert.not.match(
      `${stdout}${stderr}`,
      /\bbroadsheet (?:ingest|undo|merge|split|review|build|check|init)\b[^"\n]*[.,;]$/m,
      what,
    );
  }
  tried('commands printing escape sequences and direction marks', commands.length);
});

test('colours are ours alone', () => {
  const colours = coloursOf({ isTTY: true }, {});
  const text = printable(colours.strong(`a ${RAW}`));
  assert.ok(text.startsWith('\u001b[1ma \\u{1b}]0;title'));
  assert.ok(text.endsWith('\u001b[22m'));
  assert.is(text.split('\u001b').length, 3);
  assert.is(coloursOf({ isTTY: true }, { NO_COLOR: '1' }).bad('x'), 'x');
});

const own = path.join(PROJECT, 'src');
const filesIn = (folder: string): string[] =>
  fs.readdirSync(folder, { withFileTypes: true }).flatMap(item => {
    const file = path.join(folder, item.name);
    if (item.isDirectory()) return item.name === 'browser' ? [] : filesIn(file);
    return /\.[jt]s$/.test(item.name) ? [file] : [];
  });

/** What a source text writes behind each command to be pasted, where it does not end the line: a person copies it too. */
function behindCommands(text: string): string[] {
  const rest = [...text.matchAll(/\bcommandLine\(/g)].map(({ index }) => {
    let at = index + 'commandLine('.length;
    for (let depth = 1; depth > 0; at++) depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
    return text.slice(at).replace(/^\)+(?=\})/, '');
  });
  for (const [, name] of text.matchAll(/const (\w+) =[^;]*\bcommandLine\(/g))
    for (const { index, 0: use } of text.matchAll(new RegExp(`\\$\\{${name}\\}`, 'g')))
      rest.push(text.slice(index + use.length - 1));
  return rest
    .map(after => after.replace(/^\}` : '[^']*'(?=\})/, ''))
    .filter(after => (after.startsWith('}') ? !/^\}(?:`(?! \+)|\\n|<\/pre>)/.test(after) : /^ \+/.test(after)))
    .map(after => after.slice(0, 60));
}

test('a command to be pasted ends its line', () => {
  const found = filesIn(own).flatMap(file =>
    behindCommands(fs.readFileSync(file, 'utf8')).map(after => `${path.relative(own, file)}: ${after}`),
  );
  assert.equal(found, []);
  const sources = (texts: string[]) => texts.map(text => text.replaceAll('§', '$'));
  for (const text of sources([
    '`Run §{commandLine("a", name())}.`',
    '`Run §{commandLine("a")}` + "."',
    'const again = commandLine("a"); say(`Do it§{again ? `: §{again}` : \'\'}.`)',
    '`§{good(commandLine("a"))} does it`',
  ]))
    assert.is(behindCommands(text).length, 1, text);
  for (const text of sources(['`Run §{commandLine("a")}`', '`Run §{commandLine("a")}\\nor: §{commandLine("b")}`']))
    assert.equal(behindCommands(text), [], text);
});

test('a number agrees with its noun', () => {
  const noun = 'entries|papers|texts|records|lines|dumps|ledgers|topics|days|pages|files|errors|warnings';
  // A page says of one thing something else.
  const messages = filesIn(own).filter(file => !/^(?:theme|search)\b/.test(path.relative(own, file)));
  const found = messages.flatMap(file =>
    [...fs.readFileSync(file, 'utf8').matchAll(new RegExp(`\\$\\{[^{}\`(]*\\} (?:new |more )?(?:${noun})\\b`, 'g'))]
      .map(([text]) => `${path.relative(own, file)}: ${text}`)
      // Always many.
      .filter(text => !/group\.length|mode\}/.test(text)),
  );
  assert.equal(found, [], 'plural(count, noun) says one of one');
});

test('no file prints otherwise', () => {
  const found = filesIn(own).filter(
    file =>
      /\bconsole\.\w+\(|\bstd(?:out|err)\.write\(|\bwriteSync\([12],/.test(fs.readFileSync(file, 'utf8')) &&
      !file.startsWith(path.join(own, 'terminal') + path.sep) &&
      // Before the program is there.
      !['bin.js', 'start.js'].includes(path.relative(own, file)),
  );
  assert.equal(found, []);
});

test.run();

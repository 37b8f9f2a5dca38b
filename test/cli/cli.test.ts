import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT_ROOT } from '../../src/memory/project.ts';

const test = suite<{ root: string }>('cli');
test.before.each(context => {
  context.root = fs.mkdtempSync(path.join(os.tmpdir(), 'cli-'));
});
test.after.each(({ root }) => fs.rmSync(root, { recursive: true }));

function broadsheet(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(PROJECT_ROOT, 'src/bin.js'), ...args], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

test('help lists the commands, and each command has help of its own', () => {
  const { code, out } = broadsheet('--help');
  assert.is(code, 0);
  const commands = [...out.matchAll(/^ {2}([a-z]+) (?=\[|<| )/gm)].map(match => match[1]!);
  for (const name of ['build', 'ingest', 'init', 'dev', 'explain', 'review', 'check'])
    assert.ok(commands.includes(name), name);
  for (const name of commands) {
    const help = broadsheet(name, '--help');
    assert.is(help.code, 0, name);
    assert.match(help.out, `Usage: broadsheet ${name}`);
    assert.is(help.err, '');
  }
});

test('wrong usage exits with 2, says what is wrong, and names the nearest', ({ root }) => {
  const wrong: [string[], RegExp][] = [
    [[], /Usage/],
    [['biuld'], /unknown command 'biuld'[\s\S]*build/],
    [['build', '--contnet', root], /unknown option '--contnet'[\s\S]*--content/],
    [['ingest', '--dryrun'], /unknown option '--dryrun'[\s\S]*--dry-run/],
    [['build', 'extra'], /too many arguments/],
    [['init'], /missing required argument/],
    [['ingest', path.join(root, 'none.txt'), '--content', root], /found nothing at/],
    [['ingest', '--listed', '2025-02-30', '--content', root], /Expected a day of the calendar/],
    [['build', '--timing', 'csv'], /"table" or "json"/],
    [['dev', '--port', '70000'], /from 1 to 65535/],
  ];
  for (const [args, message] of wrong) {
    const { code, out, err } = broadsheet(...args);
    assert.is(code, 2, args.join(' '));
    assert.match(err, message);
    assert.is(out, '');
  }
});

test('a command ends quietly, and as it would have, where the reader of what it says goes away', () => {
  for (const [args, code] of [
    ['theme list', 0],
    ['--help', 0],
    ['nonsense', 2],
  ] as const) {
    const program = `"${process.execPath}" "${path.join(PROJECT_ROOT, 'src/bin.js')}" ${args}`;
    for (const [pipe, quiet] of [
      ['2>&4 | true', code === 0],
      ['2>&1 | true', true],
    ] as const) {
      const { output } = spawnSync('bash', ['-c', `{ ${program}; echo $? >&3; } ${pipe}`], {
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
      });
      assert.is(output[3], `${code}\n`, `${args} ${pipe}`);
      if (quiet) assert.is(output[4], '', `${args} ${pipe}`);
    }
  }
});

test('content that is wrong exits with 1 and says file and line', ({ root }) => {
  const content = path.join(root, 'content');
  assert.is(broadsheet('init', content).code, 0);
  fs.writeFileSync(path.join(content, 'dumps/x.txt'), 'Nothing that anybody knows.\n');
  const unknown = broadsheet('ingest', path.join(content, 'dumps/x.txt'), '--content', content);
  assert.is(unknown.code, 1);
  assert.match(unknown.err, /dumps\/x\.txt: error: expected a source to recognise this dump[^\n]*\n[^\n]*x\.yaml/);
  const dump = path.join(root, 'latin.txt');
  fs.writeFileSync(dump, Buffer.from([0x41, 0xe9, 0x0a]));
  const latin = broadsheet('ingest', dump, '--content', content);
  assert.is(latin.code, 1);
  assert.match(
    latin.out,
    /^Left where they are, since nothing of them could be read: latin\.txt, x\.txt\. The reasons stand above\.\n/,
  );
  const dry = broadsheet('ingest', dump, '--dry-run', '--content', content);
  assert.is(dry.code, 1);
  assert.match(dry.out, /left alone latin\.txt: nothing of it can be read/);
  assert.is(broadsheet('ingest', '--content', content).code, 1, 'the same of one that lies in dumps');
  const output = ['--output', path.join(root, 'aside'), '--no-index'];
  const build = broadsheet('build', '--content', content, ...output);
  assert.is(build.code, 0, 'a build goes on without it');
  assert.match(build.err, /dumps\/x\.txt: warning: expected a source[\s\S]*x\.txt is skipped/);
  assert.is(broadsheet('build', '--content', content, ...output, '--strict').code, 1);
  fs.rmSync(path.join(content, 'dumps/x.txt'));
  fs.writeFileSync(path.join(content, 'site.yaml'), 'name: X\nurl: nowhere\n');
  const site = broadsheet('build', '--content', content, '--output', path.join(root, 'site'));
  assert.is(site.code, 1);
  assert.match(site.err, /site\.yaml:2/);
});

test('a digest kept elsewhere, from init to a site', ({ root }) => {
  const content = path.join(root, 'my digest');
  assert.match(broadsheet('init', content).out, 'Made');
  assert.match(broadsheet('init', content).out, 'nothing was changed');
  const dump = path.join(root, '2025-03-04.txt');
  fs.writeFileSync(dump, 'Abstract:We show that a kite needs a tail. The proof is short.\n');
  const report = JSON.parse(broadsheet('ingest', dump, '--content', content, '--json').out) as { added: string[] };
  assert.is(report.added.length, 1);
  const output = path.join(root, 'site');
  const { code, out } = broadsheet(
    'build',
    '--content',
    content,
    '--output',
    output,
    '--cache',
    path.join(root, 'cache'),
    '--timing',
    'json',
  );
  assert.is(code, 0);
  assert.match(out, /1 dump: 1 paper on 1 day in/);
  assert.match(out, 'Open file://');
  const stages = JSON.parse(out.trim().split('\n').at(-1)!) as { stage: string; cpu: number }[];
  assert.ok(stages.some(({ stage, cpu }) => stage === 'pages' && cpu >= 0));
  assert.ok(fs.existsSync(path.join(output, 'papers', `${report.added[0]}.html`)));
});

test.run();

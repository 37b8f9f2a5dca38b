import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { skipped } from './reference.ts';

const { engines } = JSON.parse(fs.readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
  engines: { node: string };
};

/** The Nodes that the program is to run on: the oldest, the newest of each line that is kept up, and the newest of all. */
export const NODES: readonly { node: string; npm: string }[] = [
  { node: `${engines.node.replace('>=', '')}.0`, npm: '10' },
  { node: '20', npm: '10' },
  { node: '22', npm: '11' },
  { node: '24', npm: '12' },
  { node: 'latest', npm: 'latest' },
];

/** A Node with an npm, both by the variable PATH alone. */
export interface ANode {
  /** Of Node and npm, in words. */
  name: string;
  binary: string;
  env: { PATH: string };
}

/**
 * A Node and an npm of these versions, from npm's own packages of them; kept in `.cache`.
 *
 * @param wanted whole versions, or parts, of which each is the newest
 * @returns undefined where no registry answers, which is said
 */
export function provideNode(wanted: { node: string; npm: string }): ANode | undefined {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const node = fromRegistry(`node-${system}-${process.arch}`, wanted.node);
  const npm = fromRegistry('npm', wanted.npm);
  if (!node || !npm) {
    skipped.push(`with Node ${wanted.node} and npm ${wanted.npm}: .cache has them not, and no registry answers`);
    return undefined;
  }
  const env = { PATH: [path.join(npm, '../.bin'), path.join(node, 'bin'), process.env['PATH']].join(path.delimiter) };
  const versionOf = (program: string) =>
    spawnSync(program, ['--version'], { env: { ...process.env, ...env }, encoding: 'utf8' }).stdout?.trim();
  const binary = path.join(node, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return { name: `Node ${versionOf('node')} with npm ${versionOf('npm')}`, binary, env };
}

/** The folder of an installed package. */
function fromRegistry(name: string, version: string): string | undefined {
  const folder = path.join(PROJECT_ROOT, '.cache/installed', `${name}-${version}`);
  const installed = path.join(folder, 'node_modules', name);
  if (!fs.existsSync(installed)) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
    const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`];
    spawnSync('npm', args, { cwd: folder, stdio: 'ignore', timeout: 120_000, shell: process.platform === 'win32' });
  }
  return fs.existsSync(installed) ? installed : undefined;
}

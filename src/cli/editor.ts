import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { UsageError } from '../diagnostic.ts';

/**
 * Opens a file in the person's own editor, and waits until it is closed.
 *
 * @param otherwise what a person without one can do
 * @returns its exit code
 * @throws UsageError where the environment names none
 */
export async function openEditor(file: string, otherwise: string): Promise<number> {
  const editor = process.env['VISUAL'] || process.env['EDITOR'];
  if (!editor) throw new UsageError(`expected an editor in VISUAL or EDITOR, found none; ${otherwise}`);
  // Its name may have arguments, as "code --wait"; the file's is never read by the shell.
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${file}"`, { shell: true, stdio: 'inherit' })
      : spawn('/bin/sh', ['-c', `${editor} "$@"`, editor, file], { stdio: 'inherit' });
  // Ctrl+C is the editor's own.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  try {
    const [code] = await once(child, 'close');
    return code ?? 1;
  } finally {
    process.off('SIGINT', ignore);
  }
}

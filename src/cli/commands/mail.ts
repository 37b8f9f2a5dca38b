import { print, printBytes } from '../../terminal/print.ts';
import { now } from '../clock.ts';
import type { CommandLine } from '../command-line.ts';
import { writeOut } from '../write-out.ts';

/** `mail`: a day or a week as a message. */
export function addMail(line: CommandLine): void {
  line
    .addOnContent('mail', 'a day or a week as a mail message, for any mailer to send')
    .argument('<what>', 'yyyy-mm-dd, yyyy-Www, "newest" or "newest-week"')
    .option('--to <list>', 'addresses, separated by commas')
    .option('--unsubscribe <address>', 'mailto: or https: address to unsubscribe at; default: the editor’s')
    .option('--out <file>', 'where the message goes; default: a file named by the day, or standard output in a pipe')
    .action(async (what: string, options) => {
      const { isOwnMail, mail } = await import('../../publish/mail/mail.ts');
      const { newestOf } = await import('../../publish/newest.ts');
      const { loadDigest } = await import('../../digest/load-digest.ts');
      const digest = loadDigest(options.content, line.warn);
      const message = await mail(digest, what, { ...options, now: new Date(now()) });
      // Nobody reads a message at a terminal.
      const file = options.out ?? (process.stdout.isTTY ? `${newestOf(digest, what)}.eml` : undefined);
      if (file === undefined) return printBytes(message);
      writeOut(file, message, isOwnMail);
      if (process.stdout.isTTY) print(`${file}: written, for any mailer to send`);
    });
}

import { printBytes } from '../../terminal/print.ts';
import { now } from '../clock.ts';
import { type CommandLine, writeOut } from '../command-line.ts';

/** `mail`: a day as a message. */
export function addMail(line: CommandLine): void {
  line
    .addOnContent('mail', 'a day as a mail message, for any mailer to send')
    .argument('<day>', 'yyyy-mm-dd, or "newest"')
    .option('--to <list>', 'addresses, separated by commas')
    .option('--unsubscribe <address>', 'mailto: or https: address to unsubscribe at; default: the editor’s')
    .option('--out <file>', 'where the message goes; default: standard output')
    .action(async (day: string, options) => {
      const { mail } = await import('../../publish/mail/mail.ts');
      const { loadDigest } = await import('../../digest/load-digest.ts');
      const digest = loadDigest(options.content, line.warn);
      const date = day === 'newest' ? (digest.newest?.date ?? day) : day;
      const message = await mail(digest, date, { ...options, now: new Date(now()) });
      if (options.out === undefined) printBytes(message);
      else writeOut(options.out, message);
    });
}

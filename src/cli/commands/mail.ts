import { printBytes } from '../../terminal/print.ts';
import { now } from '../clock.ts';
import { type CommandLine, writeOut } from '../command-line.ts';

/** `mail`: a day or a week as a message. */
export function addMail(line: CommandLine): void {
  line
    .addOnContent('mail', 'a day or a week as a mail message, for any mailer to send')
    .argument('<what>', 'yyyy-mm-dd, yyyy-Www, "newest" or "newest-week"')
    .option('--to <list>', 'addresses, separated by commas')
    .option('--unsubscribe <address>', 'mailto: or https: address to unsubscribe at; default: the editor’s')
    .option('--out <file>', 'where the message goes; default: standard output')
    .action(async (what: string, options) => {
      const { mail } = await import('../../publish/mail/mail.ts');
      const { loadDigest } = await import('../../digest/load-digest.ts');
      const digest = loadDigest(options.content, line.warn);
      const message = await mail(digest, what, { ...options, now: new Date(now()) });
      if (options.out === undefined) printBytes(message);
      else writeOut(options.out, message);
    });
}

import MailComposer from 'nodemailer/lib/mail-composer';
import { UsageError } from '../../diagnostic.ts';
import type { Digest } from '../../digest/digest.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import { dayKey } from '../../digest/item.ts';
import { shortSha1 } from '../../digest/item-hash.ts';
import { Layout } from '../../theme/layout.ts';
import { dayFile } from '../../theme/pages/days.ts';
import { harmless } from '../../typeset/markdown.ts';
import { dayParts, dayTitle } from '../feeds/day-item.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';

/** In bytes. Mail programs cut off longer messages (Gmail at 102 KB). */
const LARGEST = 100_000;
/** Papers and characters of the editor's note to start with; fewer if they do not fit. */
const PAPERS = 60;
const NOTE = 8000;

export interface MailOptions {
  /** Addresses as in a `To` header, separated by commas. */
  to?: string;
  /** A `mailto:` or `https:` address to unsubscribe at; by default a message to the editor. */
  unsubscribe?: string;
  /** The date of the message: spam filters distrust one that is hours old. */
  now: Date;
}

/**
 * A day's digest as a message (RFC 5322), in plain text and HTML, that any mailer can send. Its Message-ID is always the same for a
 * day, so that mail programs recognise a second copy.
 *
 * @throws UsageError if there is no such day, no sender address, or an invalid address
 */
export async function mail(digest: Digest, date: string, options: MailOptions): Promise<Buffer> {
  const day = digest.day(date);
  if (!day)
    throw new UsageError(
      `expected a day of the digest, found ${date}; the newest is ${digest.newest?.date ?? 'none: there are no papers yet'}`,
    );
  const from = digest.site.editor?.email;
  if (!from) throw new UsageError('expected `editor: email:` in site.yaml, which mail is sent from');
  const unsubscribe = options.unsubscribe ?? `mailto:${from}?subject=unsubscribe`;
  if (!/^(?:mailto:[^\s<>@]+@|https:\/\/)[^\s<>]+$/.test(unsubscribe))
    throw new UsageError(`expected a mailto: or https: address to unsubscribe, found ${unsubscribe}`);
  for (const address of options.to?.split(',') ?? [])
    if (!/^[^\r\n@]*[^\s@<>]@[^\s@<>,]+>?\s*$/.test(address))
      throw new UsageError(`expected addresses separated by commas in --to, found "${address.trim()}"`);
  for (let papers = PAPERS; ; papers = Math.floor(papers * 0.7)) {
    const message = await compose(digest, day, { ...options, from, unsubscribe, papers });
    if (message.length < LARGEST || papers === 0) return message;
  }
}

interface Composition extends MailOptions {
  from: string;
  unsubscribe: string;
  papers: number;
}

function compose(digest: Digest, day: DigestDay, options: Composition): Promise<Buffer> {
  const { to, now, from, unsubscribe, papers } = options;
  const { name, tag } = digest.site;
  const domain = tag.authority.slice(tag.authority.indexOf('@') + 1);
  const url = Layout.of(digest).url(dayFile(day.date));
  const noteLength = Math.max(200, Math.floor((NOTE * papers) / PAPERS));
  const parts = { digest, day, parts: dayParts(digest, day, papers), url, unsubscribe, noteLength };
  const id = `${day.date}.${shortSha1(tag.date + tag.authority)}`;
  return new MailComposer({
    from: { name: header(name), address: from },
    // A group without members (RFC 5322, A.1.3): the mailer knows the recipients.
    to: to ?? 'undisclosed-recipients:;',
    subject: header(`${name}, ${dayTitle(day)}`).slice(0, 250),
    date: now,
    messageId: `<${id}@${domain}>`,
    headers: {
      // From the tag alone (RFC 2919), so that filters still match after the digest is renamed.
      'List-Id': `<digest.${tag.authority.replace(/[@.]+/g, '.')}>`,
      'List-Unsubscribe': `<${unsubscribe}>`,
      ...(unsubscribe.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
      'List-Archive': `<${Layout.of(digest).url('days/index.html')}>`,
      'Archived-At': `<${url}>`,
    },
    text: mailText(parts),
    html: mailHtml(parts),
    textEncoding: 'quoted-printable',
    baseBoundary: shortSha1(dayKey(day.date) + id),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  })
    .compile()
    .build();
}

/** Text on one line, without control characters. */
function header(text: string): string {
  return harmless(text).replace(/\s+/g, ' ').trim();
}

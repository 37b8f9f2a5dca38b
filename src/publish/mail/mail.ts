import MailComposer from 'nodemailer/lib/mail-composer';
import { UsageError } from '../../diagnostic.ts';
import type { Digest } from '../../digest/digest.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import { dayKey } from '../../digest/item.ts';
import { short } from '../../digest/said.ts';
import { Layout } from '../../theme/layout.ts';
import { dayFile } from '../../theme/pages/days.ts';
import { harmless } from '../../typeset/markdown.ts';
import { dayParts, dayTitle } from '../feeds/day-item.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';

/** Mail programs cut off what is longer (Gmail at 102 KB), in bytes. */
const LARGEST = 100_000;
/** Papers, and characters of the editor's note, to begin with; fewer where they do not fit. */
const PAPERS = 60;
const NOTE = 8000;

export interface MailOptions {
  /** Addresses as in a mail's head, apart by commas. */
  to?: string;
  /** How to be sent no more: a `mailto:` or `https:` address. By default a mail to the editor. */
  unsubscribe?: string;
  /** When it is sent: a spam filter distrusts mail whose date is hours old. */
  now: Date;
}

/**
 * A day's digest as a message (RFC 5322), in plain text and HTML, that any mailer can send. Its Message-ID is the day's own, so
 * that sending it twice is no second message to those who have it.
 *
 * @throws UsageError where there is no such day, no address to send from, or an address that is none
 */
export async function mail(digest: Digest, date: string, options: MailOptions): Promise<Buffer> {
  const day = digest.day(date);
  if (!day)
    throw new UsageError(
      `expected a day of the digest, found ${date}; the newest is ${digest.newest?.date ?? 'none: there are no papers yet'}`,
    );
  const { editor, tag } = digest.site;
  if (!editor?.email) throw new UsageError('expected `editor: email:` in site.yaml: a mail is sent from there');
  const unsubscribe = options.unsubscribe ?? `mailto:${editor.email}?subject=unsubscribe`;
  if (!/^(?:mailto:[^\s<>@]+@|https:\/\/)[^\s<>]+$/.test(unsubscribe))
    throw new UsageError(`expected a mailto: or https: address to unsubscribe, found ${unsubscribe}`);
  for (const address of options.to?.split(',') ?? [])
    if (!/^[^\r\n@]*[^\s@<>]@[^\s@<>,]+>?\s*$/.test(address))
      throw new UsageError(`expected addresses apart by commas in --to, found "${address.trim()}"`);
  for (let papers = PAPERS; ; papers = Math.floor(papers * 0.7)) {
    const message = await compose(digest, day, editor.email, unsubscribe, options, papers);
    if (message.length < LARGEST || papers === 0) return message;
  }

  function compose(
    digest: Digest,
    day: DigestDay,
    from: string,
    unsubscribe: string,
    { to, now }: MailOptions,
    papers: number,
  ): Promise<Buffer> {
    const { site } = digest;
    const domain = tag.authority.slice(tag.authority.indexOf('@') + 1);
    const url = Layout.of(digest).url(dayFile(day.date));
    const noteLength = Math.max(200, Math.floor((NOTE * papers) / PAPERS));
    const parts = { digest, day, parts: dayParts(digest, day, papers), url, unsubscribe, noteLength };
    const id = `${day.date}.${short(tag.date + tag.authority)}`;
    const oneClick = unsubscribe.startsWith('https:');
    return new MailComposer({
      from: { name: header(site.name), address: from },
      // A group without members (RFC 5322, A.1.3): whom it goes to is the mailer's affair.
      to: to ?? 'undisclosed-recipients:;',
      subject: header(`${site.name}, ${dayTitle(day)}`).slice(0, 250),
      date: now,
      messageId: `<${id}@${domain}>`,
      headers: {
        // By the tag alone (RFC 2919): readers sort their mail by it, whatever the digest is called, in whatever script.
        'List-Id': `<digest.${tag.authority.replace(/[@.]+/g, '.')}>`,
        'List-Unsubscribe': `<${unsubscribe}>`,
        ...(oneClick ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
        'List-Archive': `<${Layout.of(digest).url('days/index.html')}>`,
        'Archived-At': `<${url}>`,
      },
      text: mailText(parts),
      html: mailHtml(parts),
      textEncoding: 'quoted-printable',
      baseBoundary: short(dayKey(day.date) + id),
      disableFileAccess: true,
      disableUrlAccess: true,
      newline: '\r\n',
    })
      .compile()
      .build();
  }
}

/** One line without what a mail's head may not hold. */
function header(text: string): string {
  return harmless(text).replace(/\s+/g, ' ').trim();
}

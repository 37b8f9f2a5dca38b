import MailComposer from 'nodemailer/lib/mail-composer';
import { UsageError } from '../../diagnostic.ts';
import type { Digest } from '../../digest/digest.ts';
import { shortSha1 } from '../../digest/item-hash.ts';
import { Layout } from '../../theme/layout.ts';
import { harmless } from '../../typeset/markdown.ts';
import { newestOf } from '../newest.ts';
import { mailHtml } from './mail-html.ts';
import { type Issue, issueOf, mailParts } from './mail-parts.ts';
import { mailText } from './mail-text.ts';

/** In bytes. Mail programs cut off longer messages (Gmail at 102 KB). */
const LARGEST = 100_000;
/** Papers and characters of the editor's note to start with; fewer if they do not fit. A week tells most papers in two lines. */
const PAPERS = { day: 60, week: 120 };
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
 * A day or a week of the digest as a message (RFC 5322), in plain text and HTML, that any mailer can send. Its Message-ID is always the
 * same for a day or a week, so that mail programs recognise a second copy.
 *
 * @param what `yyyy-mm-dd`, `yyyy-Www` (ISO 8601), `newest` or `newest-week`
 * @throws UsageError if there is no such day or week, no sender address, or an invalid address
 */
export async function mail(digest: Digest, what: string, options: MailOptions): Promise<Buffer> {
  const issue = issueOf(digest, newestOf(digest, what));
  if (!issue)
    throw new UsageError(
      `expected a day or a week of the digest, found ${what}; the newest is ${digest.newest?.date ?? 'none: there are no papers yet'}`,
    );
  const from = digest.site.editor?.email;
  if (!from)
    throw new UsageError(
      'expected the e-mail address of an editor in site.yaml, which mail is sent from; found none. Write there:\n' +
        `editor:\n  name: ${digest.site.editor?.name ?? 'YOUR NAME'}\n  email: YOU@YOUR.DOMAIN`,
    );
  const unsubscribe = options.unsubscribe ?? `mailto:${from}?subject=unsubscribe`;
  if (!/^(?:mailto:[^\s<>@]+@|https:\/\/)[^\s<>]+$/.test(unsubscribe))
    throw new UsageError(`expected a mailto: or https: address to unsubscribe, found ${unsubscribe}`);
  for (const address of options.to?.split(',') ?? [])
    if (!/^[^\r\n@]*[^\s@<>]@[^\s@<>,]+>?\s*$/.test(address))
      throw new UsageError(`expected addresses separated by commas in --to, found "${address.trim()}"`);
  for (let papers = PAPERS[issue.kind]; ; papers = Math.floor(papers * 0.7)) {
    const message = await compose(digest, issue, { ...options, from, unsubscribe, papers });
    if (message.length < LARGEST || papers === 0) return message;
  }
}

/** Whether a file is a message that this program wrote, of whatever digest. */
export function isOwnMail(bytes: Uint8Array): boolean {
  const [head = ''] = Buffer.from(bytes.subarray(0, 10_000))
    .toString('latin1')
    .split(/\r?\n\r?\n/, 1);
  return /^From: /m.test(head) && /^List-Id: <digest\./im.test(head);
}

interface Composition extends MailOptions {
  from: string;
  unsubscribe: string;
  papers: number;
}

function compose(digest: Digest, issue: Issue, options: Composition): Promise<Buffer> {
  const { to, now, from, unsubscribe, papers } = options;
  const { name, tag } = digest.site;
  const domain = tag.authority.slice(tag.authority.indexOf('@') + 1);
  const { key, kind, title, url } = issue;
  const noteLength = Math.max(200, Math.floor((NOTE * papers) / PAPERS[kind]));
  const parts = { digest, issue, parts: mailParts(digest, issue, papers), unsubscribe, noteLength };
  const id = `${key}.${shortSha1(tag.date + tag.authority)}`;
  return new MailComposer({
    from: { name: header(name), address: from },
    // A group without members (RFC 5322, A.1.3): the mailer knows the recipients.
    to: to ?? 'undisclosed-recipients:;',
    subject: header(digest.words.say('digest-and-date', { digest: name, date: title })).slice(0, 250),
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
    baseBoundary: shortSha1(`${kind}:${key}${id}`),
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

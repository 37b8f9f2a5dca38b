import type { PaperEntry } from '../../paper.ts';
import { separated, statusMark } from '../../theme/parts/paper-item.ts';
import { clip } from '../../typeset/clip.ts';
import { longDay } from '../../typeset/date-text.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import type { DayPart } from '../feeds/day-item.ts';
import { daySummary } from '../feeds/day-item.ts';
import { bylineText, paperPoint, paperUrl, xhtml } from '../feeds/paper-feed-item.ts';
import { type MailParts, mailLinks, mailNote, mailRemark } from './mail-parts.ts';

const SERIF = "font-family:Georgia,'Times New Roman',serif";
const SANS = 'font-family:-apple-system,Segoe UI,Helvetica,Arial,sans-serif';
/** Short, because each is repeated often and a mail is cut off at 100 KB. */
const STYLE = {
  page: 'margin:0;padding:0;background:#f4f1ea',
  sheet: 'background:#fdfcf8;color:#1b1a17;max-width:640px;width:100%',
  name: `${SERIF};font-size:30px;line-height:1.1;font-weight:bold;color:#1b1a17`,
  quiet: `${SANS};font-size:13px;line-height:1.5;color:#5c584f`,
  text: `${SERIF};font-size:17px;line-height:1.5;color:#1b1a17`,
  section: `${SANS};font-size:12px;letter-spacing:.08em;text-transform:uppercase;color:#7a1f1f;margin:0`,
  title: `${SERIF};font-size:18px;line-height:1.3;margin:0;font-weight:bold`,
  link: 'color:#1b1a17;text-decoration:none',
  more: 'color:#7a1f1f',
} as const;

/** Dark colours for programs that support them. The classes are only for this. */
const DARK = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){.p{background:#0e0d0c!important}.s{background:#151412!important}.s,.t,.t a{color:#e9e6de!important}.q{color:#a8a297!important}.r,.r a,.q a,.h{color:#e0a08c!important}}`;

/** A day's digest as the HTML of a mail, with tables for the layout, because Outlook supports nothing else, and inline styles. */
export function mailHtml(mail: MailParts): string {
  const { digest, day, parts, url, unsubscribe } = mail;
  const { site } = digest;
  const title = day.note?.title && clip(harmless(day.note.title), 200);
  const note = mailNote(mail);
  return html`<!DOCTYPE html>
<html lang="${site.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${site.name}, ${longDay(day.date)}</title>
<style>${raw(DARK)}</style>
</head>
<body class="p" style="${STYLE.page}">
<div style="display:none;max-height:0;overflow:hidden">${daySummary(digest, day)}</div>
<table role="presentation" class="p" width="100%" cellpadding="0" cellspacing="0" border="0" style="${STYLE.page}"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" class="s" width="640" cellpadding="0" cellspacing="0" border="0" style="${STYLE.sheet}">
<tr><td style="padding:28px 28px 8px"><h1 class="t" style="margin:0;${STYLE.name}"><a href="${site.url}" style="${STYLE.link}">${site.name}</a></h1>
<p class="q" style="margin:6px 0 0;${STYLE.quiet}"><a href="${url}" style="color:#5c584f">${longDay(day.date)}</a> · ${plural(day.papers.length, 'paper')}</p></td></tr>
${(title || note) && html`<tr><td class="t" style="padding:12px 28px;${STYLE.text}">${title && html`<h2 class="t" style="${STYLE.title}">${title}</h2>\n`}${note && (note.cut ? html`<p>${note.text}</p>` : xhtml(note.text))}${note?.cut && html`<p><a href="${url}" style="${STYLE.more}">Read more</a></p>`}</td></tr>\n`}${parts.map(part => section(mail, part))}<tr><td class="r" style="padding:20px 28px;${STYLE.text}"><a href="${url}" style="${STYLE.more}">The full digest of this day</a></td></tr>
<tr><td class="q" style="padding:12px 28px 28px;border-top:1px solid #d9d4c7;${STYLE.quiet}">${site.name}${site.editor && html`, edited by ${site.editor.name}`}. Titles and abstracts belong to their authors.<br><a href="${unsubscribe}" style="color:#5c584f">Unsubscribe</a></td></tr>
</table>
</td></tr></table>
</body>
</html>
`.text;
}

function section(mail: MailParts, { section, papers, more, url }: DayPart): Value {
  return html`<tr><td style="padding:20px 28px 0"><h2 class="h" style="${STYLE.section}">${section.name}</h2></td></tr>
${papers.map(entry => paper(mail, entry))}${
  more > 0 &&
  html`<tr><td class="r" style="padding:8px 28px 0;${STYLE.quiet}"><a href="${url}" style="${STYLE.more}">${plural(more, 'more paper')} in ${section.name}</a></td></tr>\n`
}`;
}

function paper({ digest }: MailParts, entry: PaperEntry): Html {
  const by = bylineText(entry);
  const point = paperPoint(entry);
  const remark = mailRemark(entry);
  const links = mailLinks(entry);
  return html`<tr><td style="padding:12px 28px 0"><h3 class="t" style="${STYLE.title}">${statusMark(entry)}<a href="${paperUrl(digest, entry)}" style="${STYLE.link}">${clip(paperLabel(entry).trim() || entry.id, 300)}</a></h3>
${by && html`<p class="q" style="margin:2px 0 0;${STYLE.quiet}">${by}</p>\n`}${point && html`<p class="t" style="margin:4px 0 0;${STYLE.text}">${point}</p>\n`}${
  remark &&
  html`<p class="t" style="margin:4px 0 0;padding-left:10px;border-left:3px solid #7a1f1f;${STYLE.text}">${remark}</p>\n`
}${
  links.length > 0 &&
  html`<p class="q" style="margin:4px 0 0;${STYLE.quiet}">${separated(
    links.map(link => html`<a href="${link.url}" style="color:#5c584f">${harmless(link.name)}</a>`),
    ' · ',
  )}</p>\n`
}</td></tr>
`;
}

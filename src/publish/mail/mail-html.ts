import { type ColourName, colourOf } from '../../content/site-colours.ts';
import type { SiteConfig } from '../../content/site-file.ts';
import type { PaperEntry } from '../../paper.ts';
import { separated, statusMark } from '../../theme/parts/paper-item.ts';
import { clip } from '../../typeset/clip.ts';
import { longDay } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import type { DayPart } from '../feeds/day-item.ts';
import { daySummary } from '../feeds/day-item.ts';
import { bylineText, noteXhtml, paperPoint, paperUrl } from '../feeds/paper-feed-item.ts';
import { type MailParts, mailLinks, mailNote, mailRemark } from './mail-parts.ts';

const SERIF = "font-family:Georgia,'Times New Roman',serif";
const SANS = 'font-family:-apple-system,Segoe UI,Helvetica,Arial,sans-serif';
/** Styles in the site's colours; short, because each is repeated often and a mail is cut off at 100 KB. */
function stylesOf(site: SiteConfig) {
  const colour = (name: ColourName) => colourOf(site, name).light;
  const [ink, soft, accent] = [colour('ink'), colour('soft'), colour('accent')];
  return {
    page: `margin:0;padding:0;background:${colour('tint')}`,
    sheet: `background:${colour('paper')};color:${ink};max-width:640px;width:100%`,
    name: `${SERIF};font-size:30px;line-height:1.1;font-weight:bold;color:${ink}`,
    quiet: `${SANS};font-size:13px;line-height:1.5;color:${soft}`,
    text: `${SERIF};font-size:17px;line-height:1.5;color:${ink}`,
    section: `${SANS};font-size:12px;letter-spacing:.08em;text-transform:uppercase;color:${accent};margin:0`,
    title: `${SERIF};font-size:18px;line-height:1.3;margin:0;font-weight:bold`,
    link: `color:${ink};text-decoration:none`,
    soft: `color:${soft}`,
    more: `color:${accent}`,
    remark: `margin:4px 0 0;padding-left:10px;border-left:3px solid ${accent}`,
    foot: `padding:12px 28px 28px;border-top:1px solid ${colour('rule')}`,
  };
}

/** Dark colours for programs that support them. The classes are only for this. */
function darkStyles(site: SiteConfig): string {
  const colour = (name: ColourName) => `${colourOf(site, name).dark}!important`;
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){.p{background:${colour('tint')}}.s{background:${colour('paper')}}.s,.t,.t a{color:${colour('ink')}}.q{color:${colour('soft')}}.r,.r a,.q a,.h{color:${colour('accent')}}}`;
}

/** A day's digest as the HTML of a mail, with tables for the layout, because Outlook supports nothing else, and inline styles. */
export function mailHtml(mail: MailParts): string {
  const { digest, day, parts, url, unsubscribe } = mail;
  const { site } = digest;
  const style = stylesOf(site);
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
<style>${raw(darkStyles(site))}</style>
</head>
<body class="p" style="${style.page}">
<div style="display:none;max-height:0;overflow:hidden">${daySummary(digest, day)}</div>
<table role="presentation" class="p" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style.page}"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" class="s" width="640" cellpadding="0" cellspacing="0" border="0" style="${style.sheet}">
<tr><td style="padding:28px 28px 8px"><h1 class="t" style="margin:0;${style.name}"><a href="${site.url}" style="${style.link}">${site.name}</a></h1>
<p class="q" style="margin:6px 0 0;${style.quiet}"><a href="${url}" style="${style.soft}">${longDay(day.date)}</a> · ${plural(day.papers.length, 'paper')}</p></td></tr>
${(title || note) && html`<tr><td class="t" style="padding:12px 28px;${style.text}">${title && html`<h2 class="t" style="${style.title}">${title}</h2>\n`}${note && (note.cut ? html`<p>${note.text}</p>` : noteXhtml(digest, note.text))}${note?.cut && html`<p><a href="${url}" style="${style.more}">Read more</a></p>`}</td></tr>\n`}${parts.map(part => section(mail, part))}<tr><td class="r" style="padding:20px 28px;${style.text}"><a href="${url}" style="${style.more}">The full digest of this day</a></td></tr>
<tr><td class="q" style="${style.foot};${style.quiet}">${site.name}${site.editor && html`, edited by ${site.editor.name}`}. Titles and abstracts belong to their authors.<br><a href="${unsubscribe}" style="${style.soft}">Unsubscribe</a></td></tr>
</table>
</td></tr></table>
</body>
</html>
`.text;
}

function section(mail: MailParts, { section, papers, more, url }: DayPart): Value {
  const style = stylesOf(mail.digest.site);
  return html`<tr><td style="padding:20px 28px 0"><h2 class="h" style="${style.section}">${section.name}</h2></td></tr>
${papers.map(entry => paper(mail, entry))}${
  more > 0 &&
  html`<tr><td class="r" style="padding:8px 28px 0;${style.quiet}"><a href="${url}" style="${style.more}">${plural(more, 'more paper')} in ${section.name}</a></td></tr>\n`
}`;
}

function paper({ digest }: MailParts, entry: PaperEntry): Html {
  const style = stylesOf(digest.site);
  const by = bylineText(entry);
  const point = paperPoint(entry);
  const remark = mailRemark(entry);
  const links = mailLinks(entry);
  return html`<tr><td style="padding:12px 28px 0"><h3 class="t" style="${style.title}">${statusMark(entry)}<a href="${paperUrl(digest, entry)}" style="${style.link}">${clip(paperLabel(entry).trim() || entry.id, 300)}</a></h3>
${by && html`<p class="q" style="margin:2px 0 0;${style.quiet}">${by}</p>\n`}${point && html`<p class="t" style="margin:4px 0 0;${style.text}">${point}</p>\n`}${
  remark && html`<p class="t" style="${style.remark};${style.text}">${remark}</p>\n`
}${
  links.length > 0 &&
  html`<p class="q" style="margin:4px 0 0;${style.quiet}">${separated(
    links.map(link => html`<a href="${link.url}" style="${style.soft}">${harmless(link.name)}</a>`),
    DOT,
  )}</p>\n`
}</td></tr>
`;
}

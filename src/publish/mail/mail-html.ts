import { type ColourName, colourOf } from '../../content/site-colours.ts';
import type { SiteConfig } from '../../content/site-file.ts';
import type { PaperEntry } from '../../paper.ts';
import { separated, statusMark } from '../../theme/parts/paper-item.ts';
import { rights } from '../../theme/parts/rights.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { pageTongue } from '../../typeset/tongue.ts';
import { attributes, ownTongue, ownWords } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import { moreOf, sectionName } from '../feeds/day-item.ts';
import {
  bylineHtml,
  inTongue,
  noteXhtml,
  paperNameHtml,
  paperPointHtml,
  paperUrl,
  translationHtml,
} from '../feeds/paper-feed-item.ts';
import { type MailPart, type MailParts, mailLinks, mailNote, mailRemark, mailTitle, WHOLE } from './mail-parts.ts';

const SERIF = "font-family:Charter,Georgia,'Times New Roman',serif";
const SANS = 'font-family:-apple-system,Segoe UI,Helvetica,Arial,sans-serif';
/** Styles in the site's colours; short, because each is repeated often and a mail is cut off at 100 KB. */
function stylesOf(words: Words, site: SiteConfig) {
  const colour = (name: ColourName) => colourOf(site, name).light;
  const start = pageTongue(words).dir === 'rtl' ? 'right' : 'left';
  const [ink, soft, accent] = [colour('ink'), colour('soft'), colour('accent')];
  return {
    page: `margin:0;padding:0;background:${colour('tint')}`,
    sheet: `background:${colour('paper')};color:${ink};max-width:640px;width:100%`,
    name: `${SERIF};font-size:30px;line-height:1.1;font-weight:bold;color:${ink}`,
    quiet: `${SANS};font-size:13px;line-height:1.5;color:${soft}`,
    text: `${SERIF};font-size:17px;line-height:1.5;color:${ink}`,
    section: `${SANS};font-size:18px;font-weight:bold;color:${accent};margin:0;padding-top:20px;border-top:1px solid ${colour('rule')}`,
    title: `${SERIF};font-size:18px;line-height:1.3;margin:0;font-weight:bold`,
    link: `color:${ink};text-decoration:none`,
    soft: `color:${soft}`,
    more: `color:${accent}`,
    remark: `margin:4px 0 0;padding-${start}:10px;border-${start}:3px solid ${accent}`,
    foot: `padding:12px 28px 28px;border-top:1px solid ${colour('rule')}`,
  };
}

/** Dark colours for programs that support them. The classes are only for this. */
function darkStyles(site: SiteConfig): string {
  const colour = (name: ColourName) => `${colourOf(site, name).dark}!important`;
  const grounds = `.p{background:${colour('tint')}}.s{background:${colour('paper')}}`;
  const texts = `.s,.t,.t a{color:${colour('ink')}}.q,.q a{color:${colour('soft')}}.r,.r a,.h{color:${colour('accent')}}`;
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){${grounds}${texts}}`;
}

/** A day or a week as the HTML of a mail, with tables for the layout, because Outlook supports nothing else, and inline styles. */
export function mailHtml(mail: MailParts): string {
  const { digest, issue, parts, unsubscribe } = mail;
  const { kind, name, whole, days, url } = issue;
  const { site, words } = digest;
  const style = stylesOf(words, site);
  const count = words.say('n-papers', { n: whole.papers.length });
  const title = mailTitle(mail);
  const note = mailNote(mail);
  const remarks = html`${title && html`<h2 class="t" style="${style.title}"${ownWords(words, title, site)}>${title}</h2>\n`}${
    note &&
    inTongue(note.cut ? html`<p>${note.text}</p>` : noteXhtml(digest, note.text), ownTongue(words, note.text, site))
  }${note?.cut && html`<p>${link(url, style.more, words.say('read-more'))}</p>`}`;
  const by = words.say('digest-edited-by', { digest: site.name, editor: site.editor!.name });
  const foot = html`${words.set('two-sentences', { first: by, second: rights(words, site) })}<br>${link(unsubscribe, style.soft, words.say('unsubscribe-link'))}`;
  const full = link(url, style.more, words.say(WHOLE[kind]));
  const list = days.map(day => html`<p style="margin:0 0 4px">${link(day.url, style.link, day.title)}</p>\n`);
  return html`<!DOCTYPE html>
<html${attributes(pageTongue(words))}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${words.say('digest-and-date', { digest: site.name, date: name })}</title>
<style>${raw(darkStyles(site))}</style>
</head>
<body class="p" style="${style.page}">
<div style="display:none;max-height:0;overflow:hidden">${issue.summary}</div>
${table('p', '100%', style.page)}<tr><td align="center" style="padding:16px 8px">
${table('s', '640', style.sheet)}
<tr><td style="padding:28px 28px 8px"><h1 class="t" style="margin:0;${style.name}">${link(site.url, style.link, site.name)}</h1>
${paragraph('q', `margin:6px 0 0;${style.quiet}`, html`${link(url, style.soft, name)} · ${count}`)}</td></tr>
${(title || note) && row('t', `padding:12px 28px 0;${style.text}`, remarks)}${
  days.length > 0 && row('t', `padding:12px 28px 0;${style.text}`, list)
}${parts.map(part => section(words, mail, part))}${row('r', `padding:28px 28px 20px;${style.text}`, full)}${row('q', `${style.foot};${style.quiet}`, foot)}</table>
</td></tr></table>
</body>
</html>
`.text;
}

function table(look: string, width: string, style: string): Html {
  const plain = raw('cellpadding="0" cellspacing="0" border="0"');
  return html`<table role="presentation" class="${look}" width="${width}" ${plain} style="${style}">`;
}

function row(look: string, style: string, content: Value): Html {
  return html`<tr><td class="${look}" style="${style}">${content}</td></tr>\n`;
}

function link(url: string, style: string, shown: Html | string): Html {
  return html`<a href="${url}" style="${style}">${shown}</a>`;
}

function paragraph(look: string, style: string, content: Value): Value {
  return content && html`<p class="${look}" style="${style}">${content}</p>`;
}

function section(words: Words, mail: MailParts, { section, papers, more, url, brief }: MailPart): Value {
  const style = stylesOf(words, mail.digest.site);
  const rest = link(url, style.more, moreOf(mail.digest, section, more));
  return html`<tr><td style="padding:32px 28px 0"><h2 class="h" style="${style.section}">${sectionName(mail.digest, section)}</h2></td></tr>
${papers.map(entry => paper(mail, entry, brief))}${more > 0 && row('r', `padding:8px 28px 0;${style.quiet}`, rest)}`;
}

function paper({ digest }: MailParts, entry: PaperEntry, brief: boolean): Html {
  const style = stylesOf(digest.words, digest.site);
  const title = link(paperUrl(digest, entry), style.link, paperNameHtml(digest.words, entry));
  const links = mailLinks(digest.words, entry).map(({ name, url }) => link(url, style.soft, harmless(name)));
  const lines = [
    paragraph('q', `margin:2px 0 0;${style.quiet}`, translationHtml(digest, entry)),
    paragraph('q', `margin:2px 0 0;${style.quiet}`, bylineHtml(digest.words, entry)),
    !brief && paragraph('t', `margin:4px 0 0;${style.text}`, paperPointHtml(digest.words, entry)),
    !brief && paragraph('t', `${style.remark};${style.text}`, mailRemark(entry)),
    !brief && paragraph('q', `margin:4px 0 0;${style.quiet}`, links.length > 0 && separated(links, DOT)),
  ];
  return html`<tr><td style="padding:24px 28px 0"><h3 class="t" style="${style.title}">${statusMark(digest.words, entry)}${title}</h3>
${lines.map(line => line && html`${line}\n`)}</td></tr>
`;
}

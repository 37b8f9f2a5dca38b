import type { PaperEntry } from '../../paper.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plainNote } from '../../typeset/own-words.ts';
import type { Words } from '../../words/words.ts';
import { bylineText, paperPoint, paperTitle, paperUrl, translation } from '../feeds/paper-feed-item.ts';
import { type MailParts, mailNote, mailRemark, WHOLE } from './mail-parts.ts';

/** The usual width of plain-text mail, in columns. */
const WIDTH = 72;

/** A day or a week as plain text. */
export function mailText(mail: MailParts): string {
  const { digest, issue, parts, unsubscribe } = mail;
  const { site, words } = digest;
  const { kind, days, url } = issue;
  const note = mailNote(mail);
  const at = (text: string, address: string) => words.say('text-and-address', { text, address });
  const blocks = [
    `${site.name.toLocaleUpperCase(words.locale)}\n${issue.title}`,
    note && paragraphs(note.text),
    note?.cut && at(words.say('read-more'), url),
    days.length > 0 && days.map(day => `${wrap(`* ${day.title}`, '  ')}\n  ${day.url}`).join('\n'),
    ...parts.flatMap(({ section, papers, more, url, brief }) => [
      `${section.name.toLocaleUpperCase(words.locale)}\n${'-'.repeat(Math.min([...section.name].length, WIDTH))}`,
      ...papers.map(entry => paper(mail, entry, brief)),
      more > 0 && `${at(words.say('n-more-papers-in', { n: more, topic: section.name }), '').trimEnd()}\n${url}`,
    ]),
    at(words.say(WHOLE[kind]), url),
    `-- \n${site.name}, ${site.url}\n${at(words.say('unsubscribe-link'), waysOut(words, unsubscribe))}`,
  ];
  return `${harmless(blocks.filter(Boolean).join('\n\n'))}\n`;
}

/** Where to unsubscribe, in words. */
function waysOut(words: Words, unsubscribe: string): string {
  const [, address, subject] = /^mailto:(.*?)(?:\?subject=(\w+))?$/.exec(unsubscribe) ?? [];
  if (address === undefined) return unsubscribe;
  return subject === undefined
    ? words.say('write-to-address', { address })
    : words.say('write-to-address-with-subject', { address, subject });
}

function paper({ digest }: MailParts, entry: PaperEntry, brief: boolean): string {
  const remark = brief ? '' : mailRemark(entry);
  const point = brief ? '' : paperPoint(entry);
  const translated = translation(digest, entry);
  return [
    wrap(`* ${paperTitle(digest.words, entry)}`, '  '),
    translated && wrap(`  ${translated.title}`, '  '),
    bylineText(digest.words, entry) && wrap(`  ${bylineText(digest.words, entry)}`, '  '),
    point && wrap(`  ${point}`, '  '),
    remark && wrap(`  > ${remark}`, '  > '),
    `  ${paperUrl(digest, entry)}`,
  ]
    .filter(Boolean)
    .join('\n');
}

function paragraphs(markdown: string): string {
  return markdown
    .split(/\n{2,}/)
    .map(paragraph => wrap(plainNote(paragraph), ''))
    .filter(Boolean)
    .join('\n\n');
}

/** Wraps to `WIDTH` columns unless a word is longer; later lines begin with `indent`. */
function wrap(text: string, indent: string): string {
  const lead = /^ */.exec(text)![0];
  const lines: string[] = [];
  let line = lead;
  for (const word of text.slice(lead.length).split(/\s+/)) {
    if (line.trim() !== '' && line !== indent && line.length + word.length >= WIDTH) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${line === lead || line === indent ? '' : ' '}${word}`;
  }
  lines.push(line.trimEnd());
  return lines.join('\n');
}

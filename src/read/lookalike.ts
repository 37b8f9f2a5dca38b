import { identifierName } from '../paper.ts';
import { commandLine } from '../terminal/command.ts';
import { firstLines } from './formats/line-cursor.ts';
import { isMail, mailParts } from './formats/mail-parts.ts';
import { identifiersIn } from './record-draft.ts';
import type { SourceDump } from './source.ts';

const EXPORT = 'Export the references as RIS or BibTeX instead.';

/** What columns are called in other languages, by what they have to be called. */
const COLUMNS: Readonly<Record<string, RegExp>> = {
  Title:
    /^(?:(?:haupt)?tite[lr]|titre|t[ií]tulo|titolo|tytuł|název|название|заглавие|标题|標題|题名|題名|タイトル|제목)$/iu,
  Authors:
    /^(?:autor(?:\(?en\)?|\(?es\)?|i|in)?|auteur(?:\(?s\)?)?|autore|verfasser(?:in)?|auteurs|autorzy|författare|forfatter|авторы?|作者|著者|저자)$/iu,
  Year: /^(?:(?:erscheinungs)?jahr|année|año|anno|ano|rok|år|jaar|год|年|年份|出版年|연도)$/iu,
  Abstract: /^(?:zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|samenvatting|аннотация|摘要|抄録|초록)$/iu,
  Journal: /^(?:zeitschrift|quelle|revue|revista|rivista|tijdschrift|czasopismo|журнал|期刊|雑誌名|학술지)$/iu,
};
const TABLE = { test: (start: string): boolean => columnsOf(start).length > 1 };

/** The columns of a table's first line that have another name than they should: how they are called, and how they have to be. */
function columnsOf(start: string): { is: string; be: string }[] {
  const [head = ''] = start.split('\n', 1);
  const delimiter = [';', '\t', ','].find(sign => head.slice(0, 2000).split(sign).length > 1);
  if (delimiter === undefined) return [];
  const cells = head
    .slice(0, 2000)
    .split(delimiter)
    .map(cell => cell.replaceAll('"', '').trim());
  return Object.entries(COLUMNS).flatMap(([be, called]) => {
    const is = cells.find(cell => called.test(cell));
    return is === undefined ? [] : [{ is, be }];
  });
}

/** What people save that no source reads: its name, what its beginning has, and what to do. */
const KINDS: readonly (readonly [name: string, has: Pick<RegExp, 'test'>, advice?: string])[] = [
  [
    'a web page in HTML',
    /^[ \t]{0,20}<(?:!doctype html|html[\s>])/im,
    'Copy the page’s text instead, or save what its interface answers.',
  ],
  [
    'a mail without papers that are known',
    /^(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|From): .*[\s\S]{0,20000}^Subject: /im,
    'Copy the papers from it into a file of their own, or take the source plain-list if each line of it is a paper.',
  ],
  ['DataCite’s answer in JSON', /"(?:relationships|attributes)"\s*:\s*\{/, 'Ask for BibTeX or CSL-JSON instead.'],
  [
    'Crossref’s answer in JSON',
    /"message-(?:type|version)"\s*:/,
    'Save the answer of api.crossref.org/works, whole and as it came.',
  ],
  ['EndNote’s XML', /<xml>\s*<records>|<records>\s*<record>/, EXPORT],
  ['EndNote’s tagged format (.enw)', /^%0 [A-Z]/m, EXPORT],
  ['MODS', /<mods(?:Collection)?[\s>]/, EXPORT],
  ['JATS, the XML of journals’ articles', /<article-meta[\s>]|<journal-meta[\s>]/],
  ['a list of LaTeX’s \\bibitem', /\\bibitem\s*[[{]/, 'Give the .bib file instead.'],
  ['XML', /^\s*<\?xml\s/],
  ['JSON', /^\s*[[{]\s*["{[\]}]/],
  [
    'a table of values between commas or tabs',
    /^[^\n]{0,500}\b(?:title|authors?)\b[^\n]{0,100}[,;\t][^\n]{0,500}[,;\t][^\n]{0,500}(?:\n|$)/i,
    'Call the column of titles “Title”, in the first line.',
  ],
  ['a table whose columns have names in another language', TABLE],
  [
    'a list in Markdown',
    /^\s{0,8}(?:[-*+]\s|\|)[^\n]{0,500}\]\(https?:/m,
    'Nothing in it says that its links lead to papers. If they do, take the source markdown-list.',
  ],
  [
    'a list of references as they are printed',
    /^\s{0,8}(?:\[\d{1,4}\]|\d{1,4}\.)\s[^\n]{20,1000}\(?(?:19|20)\d\d\)?/m,
    'If each of them is a paper, take the source plain-list.',
  ],
  ['a document in LaTeX', /\\(?:documentclass|begin\{document\})/, 'Give its .bib file instead.'],
  [
    'a program’s source',
    /^(?:#!\/|#include\b|import \S[^\n]{0,200}(?:from|;)|from \S{1,100} import |(?:export |async )?(?:const|let|function|class|def) \w{1,80}[^\n]{0,200}[{(:=;])/m,
  ],
  ['a page in Markdown', /^#{1,6} \S|^```/m],
  ['running text', /^[^\n]{240}/m, 'Pages of abstracts are read where each has its title above it.'],
  [
    'a list of short lines',
    /^[^\n]{1,200}\n[^\n]{1,200}/,
    'If each line is the title of a paper, take the source plain-list.',
  ],
];

/** How much of a dump's beginning is looked at. */
const LINES = 200;
const CHARACTERS = 50_000;

/** What a dump looks like that no source reads, as a message goes on (`; it looks like …`, empty where it is not known), and what to do. */
export function lookalike(dump: SourceDump): { named: string; advice?: string | undefined } {
  const start = firstLines(dump.lines.slice(0, 2000), LINES)
    .map(line => line.text.slice(0, CHARACTERS))
    .join('\n')
    .slice(0, CHARACTERS);
  const [name, has, said] = KINDS.find(([, has]) => has.test(start)) ?? [];
  const columns = columnsOf(start).map(({ is, be }) => `“${is}” to “${be}”`);
  const known = has === TABLE ? `Change the names of its columns in the first line: ${columns.join(', ')}.` : said;
  const papers = isMail(dump) ? namedInMail(dump) : [];
  const advice = papers.length > 0 ? `Add the papers that it names: ${commandLine('add', ...papers)}\n` : known;
  return { named: name === undefined ? '' : `; it looks like ${name}`, advice };
}

/** As many papers of a mail are named in a message. */
const MOST_NAMED = 20;

/** The first papers that a mail names by their identifiers. */
function namedInMail(dump: SourceDump): string[] {
  const names = new Set<string>();
  for (const { lines } of mailParts(dump))
    for (const line of lines.slice(0, LINES))
      for (const word of line.slice(0, CHARACTERS).split(/[\s"'<>]+/)) {
        const name = identifierName(identifiersIn([word]));
        if (name !== undefined) names.add(name);
        if (names.size === MOST_NAMED) return [...names];
      }
  return [...names];
}

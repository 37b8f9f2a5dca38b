import { firstLines, unclaimed } from '../formats/line-cursor.ts';
import { isInEnglish, isNoTitle, journalTitle, pubmedName, pubmedTitle, pubmedTypes } from '../formats/pubmed.ts';
import { type XmlItem, type XmlPart, type XmlShape, xmlItems } from '../formats/xml-items.ts';
import { identifiersOfDoi, identifiersOfPubmed, oneLine, RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';
import { groupName } from '../text/name.ts';

const SHAPE: XmlShape = {
  items: ['PubmedArticle', 'PubmedBookArticle'],
  texts: ['ArticleTitle', 'VernacularTitle', 'BookTitle', 'AbstractText', 'CollectiveName'],
  depth: 6,
};

function detect(dump: SourceDump) {
  const first = firstLines(dump.lines, 50);
  const item = first.find(line => /<Pubmed(?:Book)?Article(?:Set)?(?:[\s>]|$)/.test(line.text.slice(0, 20_000)));
  const found = (first[0]?.text.startsWith('<') ?? false) && item !== undefined;
  return { found, evidence: `XML with <PubmedArticle>: ${found ? `line ${item!.from}` : 'no'}` };
}

/** https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/ */
function* parse(dump: SourceDump): Generator<Parsed> {
  let next = 1;
  for (const item of xmlItems(dump, SHAPE)) {
    yield* unclaimed(dump.lines, next, item.from - 1, next === 1 ? 'heading' : 'separator');
    next = item.to + 1;
    if (item.kind === 'unread') yield item;
    else yield* draftOf(item).finishWithin(item, 'citation');
  }
  yield* unclaimed(dump.lines, next, dump.lines.length, next === 1 ? 'heading' : 'separator');
}

const CITATION = 'MedlineCitation';
const ARTICLE = `${CITATION}/Article`;
const CHAPTER = 'BookDocument';
const BOOK = `${CHAPTER}/Book`;

function draftOf(item: XmlItem): RecordDraft {
  const draft = new RecordDraft();
  const titles = [
    `${ARTICLE}/ArticleTitle`,
    `${ARTICLE}/VernacularTitle`,
    `${CHAPTER}/ArticleTitle`,
    `${BOOK}/BookTitle`,
  ];
  const title = titles.map(path => item.first(path)).find(part => part?.text.trim() && !isNoTitle(part.text));
  if (title) draft.state({ title: pubmedTitle(oneLine(title.text)) }, title);
  if (!isInEnglish(title?.text ?? ''))
    draft.stateLanguage([...item.all(`${ARTICLE}/Language`), ...item.all(`${CHAPTER}/Language`)]);
  for (const list of listsOf(item)) {
    for (const author of item.below(list).filter(({ path }) => path === `${list.path}/Author`))
      draft.addAuthors([nameOf(item, author)].filter(Boolean), author);
    if (list.attributes['CompleteYN'] === 'N') draft.state({ 'authors-complete': false }, list);
  }
  const dates = [
    ...item.all(`${ARTICLE}/Journal/JournalIssue/PubDate`),
    ...item.all(`${ARTICLE}/ArticleDate`),
    ...item.all(`${CHAPTER}/ContributionDate`),
    ...item.all(`${BOOK}/PubDate`),
  ];
  draft.stateDate(dates.map(date => ({ from: date.from, to: date.to, written: dateOf(item, date) })));
  const whole = title?.path === `${BOOK}/BookTitle` ? `${BOOK}/CollectionTitle` : `${BOOK}/BookTitle`;
  const container = item.first(`${ARTICLE}/Journal/Title`, `${ARTICLE}/Journal/ISOAbbreviation`, whole);
  const said = container?.path.startsWith(BOOK) ? pubmedTitle : journalTitle;
  if (container) draft.state({ 'container-title': said(oneLine(container.text)) }, container);
  draft.printedIn({
    volume: item.first(`${ARTICLE}/Journal/JournalIssue/Volume`)?.text,
    issue: item.first(`${ARTICLE}/Journal/JournalIssue/Issue`)?.text,
    page: item.first(`${ARTICLE}/Pagination/MedlinePgn`, `${ARTICLE}/Pagination/StartPage`)?.text,
  });
  identify(draft, item);
  for (const path of [`${ARTICLE}/PublicationTypeList/PublicationType`, `${CHAPTER}/PublicationType`])
    for (const type of item.all(path)) draft.state(pubmedTypes([type.text]), type);
  const abstracts = [`${ARTICLE}/Abstract`, `${CHAPTER}/Abstract`, `${CITATION}/OtherAbstract`];
  const abstract = abstracts.map(path => item.first(path)).find(part => part !== undefined);
  if (abstract) draft.state({ abstract: abstractOf(item, abstract) }, abstract);
  return draft;
}

/** The authors of the article or chapter, or of the book as a whole; a book's editors are not its authors. */
function listsOf(item: XmlItem): XmlPart[] {
  for (const path of [`${ARTICLE}/AuthorList`, `${CHAPTER}/AuthorList`, `${BOOK}/AuthorList`]) {
    const lists = item.all(path).filter(list => list.attributes['Type'] !== 'editors');
    if (lists.length > 0) return lists;
  }
  return [];
}

/** The text of the first element of this name right below a part, as one line. */
function inner(item: XmlItem, part: XmlPart, name: string): string {
  const found = item.below(part).find(({ path }) => path === `${part.path}/${name}`);
  return oneLine(found?.text ?? '');
}

function nameOf(item: XmlItem, author: XmlPart): string {
  const group = inner(item, author, 'CollectiveName');
  if (group) return groupName(group);
  const given = inner(item, author, 'ForeName') || inner(item, author, 'Initials');
  return pubmedName({ family: inner(item, author, 'LastName'), given, suffix: inner(item, author, 'Suffix') });
}

/** `Jun` or `06` beside the year, or the words of `MedlineDate`: "1998 Dec-1999 Jan". */
function dateOf(item: XmlItem, date: XmlPart): string {
  const [year, month, day] = [inner(item, date, 'Year'), inner(item, date, 'Month'), inner(item, date, 'Day')];
  if (!year) return inner(item, date, 'MedlineDate');
  if (!month) return `${year} ${inner(item, date, 'Season')}`.trim();
  return /^\d+$/.test(month) ? [year, month, day].filter(Boolean).join('-') : `${year} ${month} ${day}`.trim();
}

function identify(draft: RecordDraft, item: XmlItem): void {
  const number = item.first(`${CITATION}/PMID`, `${CHAPTER}/PMID`);
  if (number) draft.state({ identifiers: identifiersOfPubmed(number.text) }, number);
  for (const { attributes, text, from, to } of item.all(`${ARTICLE}/ELocationID`))
    if (attributes['EIdType'] === 'doi' && attributes['ValidYN'] !== 'N')
      draft.state({ identifiers: identifiersOfDoi(text) }, { from, to });
  for (const id of [
    ...item.all('PubmedData/ArticleIdList/ArticleId'),
    ...item.all(`${CHAPTER}/ArticleIdList/ArticleId`),
  ]) {
    const kind = id.attributes['IdType'];
    if (kind === 'doi') draft.state({ identifiers: identifiersOfDoi(id.text) }, id);
    else if (kind === 'pmc') draft.state({ identifiers: identifiersOfPubmed(undefined, id.text) }, id);
  }
}

/** The paragraphs of an abstract, those that have a label behind it. */
function abstractOf(item: XmlItem, abstract: XmlPart): string {
  return item
    .below(abstract)
    .filter(({ path }) => path === `${abstract.path}/AbstractText`)
    .map(({ attributes, text }) => {
      const label = oneLine(attributes['Label'] ?? '');
      const isNamed = label !== '' && !/^unlabell?ed$/i.test(label);
      return oneLine(isNamed && text.trim() ? `${label}: ${text}` : text);
    })
    .filter(Boolean)
    .join('\n\n');
}

export default {
  id: 'pubmed-xml',
  about: "the answer of PubMed's interface (efetch), or its export, saved as XML",
  version: 3,
  sharesLines: true,
  detect,
  parse,
} satisfies Source;

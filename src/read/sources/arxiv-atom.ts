import { type ContentError, refusalAt } from '../../diagnostic.ts';
import { feedStart, readFeed } from '../formats/feed.ts';
import { isWithdrawn } from '../formats/withdrawn.ts';
import type { XmlItem } from '../formats/xml-items.ts';
import { commaNames } from '../prose.ts';
import { identifiersIn, identifiersOfDoi, oneLine, RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';

const ANNOUNCED = /^\s*arXiv:\S+\s+Announce Type:\s*[\w-]+\s+(?:Abstract:)?/i;

function detect(dump: SourceDump) {
  const { root, isArxiv } = feedStart(dump);
  return {
    found: root !== undefined && isArxiv,
    evidence:
      `XML with <feed>, <rss> or <rdf:RDF>: ${root ? `line ${root}` : 'no'}; ` +
      `the address arxiv.org before the first paper, or as its id: ${isArxiv ? 'yes' : 'no'}`,
  };
}

/** https://info.arxiv.org/help/api/user-manual.html#52-details-of-atom-results-returned, https://info.arxiv.org/help/rss.html */
function* parse(dump: SourceDump): Generator<Parsed> {
  yield* readFeed(dump, item => {
    if (/\/api\/errors/.test(item.first('id')?.text ?? '')) throw refused(dump, item);
    return draftOf(item).finishWithin(item, 'item');
  });
}

function draftOf(item: XmlItem): RecordDraft {
  const draft = new RecordDraft();
  const [title, abstract] = [item.first('title'), item.first('summary', 'description')];
  // The feeds of RSS 2.0 once had the authors where the specification wants a mail address.
  const creator = [item.first('dc:creator'), item.first('author')].find(part => part?.text.trim());
  const published = item.first('arxiv:announce_type') ? undefined : item.first('published');
  const withdrawn = item.all('arxiv:comment').find(comment => isWithdrawn(comment.text));
  draft.text('title', title && { ...title, text: oneLine(title.text).replace(BRACKETED, '') });
  for (const name of item.all('author/name')) draft.addAuthors([oneLine(name.text)], name);
  if (creator && !draft.has('author'))
    draft.state({ author: commaNames(oneLine(creator.text.replace(/<[^<>]{1,300}>/g, ''))) }, creator);
  // The day of an announcement is the feed's, not the paper's: a replacement of an old paper is announced as well.
  draft.text('issued', published);
  const stated = [...item.all('id'), ...item.all('guid'), ...item.all('link')];
  const digital = item.first('arxiv:doi', 'arxiv:DOI');
  for (const part of stated)
    draft.state(
      { identifiers: identifiersIn([part.text.replace(/^oai:arXiv\.org:/i, 'arXiv:'), part.attributes['href']]) },
      part,
    );
  if (digital) draft.state({ identifiers: identifiersOfDoi(digital.text) }, digital);
  draft.text('author-comment', item.first('arxiv:comment'));
  draft.text('container-title', item.first('arxiv:journal_ref', 'arxiv:journal_reference'));
  if (withdrawn) draft.state({ status: 'withdrawn' }, withdrawn);
  draft.text('abstract', abstract && { ...abstract, text: abstract.text.replace(ANNOUNCED, '') });
  return draft;
}

/** The older feeds put the identifier behind the title: “Title. (arXiv:2107.01419v1 [hep-ex])”. */
const BRACKETED = /\.? ?\(arXiv:[\w./-]{5,40}(?: \[[\w. -]{2,40}\])?(?: [A-Z ]{1,20})?\)$/i;

function refused({ file }: SourceDump, item: XmlItem): ContentError {
  const said = oneLine(item.first('summary')?.text ?? '').slice(0, 200);
  const message = `expected papers, found an error that arXiv answered with: “${said}”`;
  const advice = 'Ask again with a query that arXiv accepts.';
  return refusalAt({ file, line: item.from }, 'refused-answer', message, advice);
}

export default {
  id: 'arxiv-atom',
  about: "the answer of arXiv's interface (Atom) or one of its feeds (RSS or Atom), saved as XML",
  version: 3,
  sharesLines: true,
  detect,
  parse,
} satisfies Source;

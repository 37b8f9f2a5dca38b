import { type PapersTable, papersOf, papersTable } from '../../search/papers-table.ts';
import { readResultUrl } from '../../search/result-url.ts';
import { plainForm, together } from '../../search/search-text.ts';
import { unpackWords } from '../../search/word-lists.ts';
import { excerpt, type Marked, markWords } from './excerpt.ts';
import { Finder, type Finding } from './finder.ts';
import { type Fetch, IndexFiles } from './index-files.ts';
import { matcher } from './matcher.ts';
import type { FacetCounts, Hit, SearchAnswer, SearchRequest } from './messages.ts';
import { nearness, REORDERED, wordStem } from './nearness.ts';
import type { PagefindScript } from './pagefind.ts';
import { PaperFacts } from './paper-facts.ts';
import { Spelling } from './spelling.ts';
import { type Found, WholeIndex } from './whole-index.ts';

/**
 * Pagefind's ranking, measured on known items (`npm run bench:search`): a long abstract is as good a match as a short one, and a word in
 * the title counts more than one among the authors.
 */
const RANKING = {
  pageLength: 0,
  termFrequency: 1,
  termSaturation: 1.4,
  termSimilarity: 1,
  metaWeights: { title: 5, authors: 2, brief: 0, also: 1 },
};

/** Where no paper has all words, so many are shown: those further off are no answer. */
const CLOSEST = 20;

/** How much of the nearness of words counts in papers that have some of them, as a power: the words found are fewer. */
const OF_NEAR = 0.4;

/** Searches one index. */
export class SearchEngine {
  readonly #files: IndexFiles;
  readonly #index: WholeIndex;
  readonly #finder: Finder;
  #facts: Promise<{ facts: PaperFacts; number: Map<string, number>; all: Found[] }> | undefined;
  #keys: Promise<string> | undefined;
  #last: { text: string; finding: Finding } | undefined;

  private constructor(files: IndexFiles, index: WholeIndex) {
    this.#files = files;
    this.#index = index;
    this.#finder = new Finder(index, new Spelling(letter => this.#words(letter)));
  }

  /**
   * An engine whose files come by `get`. Pagefind fetches by the global `fetch`: it is replaced.
   * @throws IndexGone
   */
  static async open(script: PagefindScript, get: Fetch, ranking: object = RANKING): Promise<SearchEngine> {
    const files = new IndexFiles(get);
    globalThis.fetch = files.fetch;
    return new SearchEngine(files, await files.whole(() => WholeIndex.open(script, files, ranking)));
  }

  close(): Promise<void> {
    return this.#index.close();
  }

  /** @throws IndexGone if a file of the index is not available */
  search(request: SearchRequest): Promise<SearchAnswer> {
    return this.#files.whole(async () => {
      const { papers, finding, unfiltered } = await this.#papers(request);
      const ordered = request.sort === 'relevance' && finding.found ? await this.#reordered(papers, finding) : papers;
      const page = ordered.slice(request.offset, request.offset + request.limit);
      const hits = await Promise.all(page.map(found => this.#hit(found, finding.sought)));
      return { total: papers.length, hits, relaxed: finding.relaxed, unfiltered };
    });
  }

  /** @throws IndexGone */
  facets(request: SearchRequest): Promise<FacetCounts> {
    return this.#files.whole(async () => {
      const finding = await this.#find(request);
      const { facts, number, all } = await this.#table(request);
      const papers = (finding.found ?? all).map(found => number.get(found.id)!);
      return facts.count(papers, facts.lacks(request, finding.query.facts));
    });
  }

  async #find(request: SearchRequest): Promise<Finding> {
    const text = request.query;
    if (this.#last?.text !== text) this.#last = { text, finding: await this.#finder.find(text) };
    const { finding } = this.#last;
    let { found } = finding;
    if (!finding.isNear || !found) return finding;
    if (finding.query.facts.length > 0) {
      const { facts, number } = await this.#table(request);
      const { from: _, to: __, ...rest } = request;
      const lacks = facts.lacks({ ...rest, chosen: {} }, finding.query.facts);
      found = found.filter(({ id }) => lacks(number.get(id)!) === 0);
    }
    return { ...finding, found: found.slice(0, CLOSEST) };
  }

  async #papers(request: SearchRequest): Promise<{ papers: Found[]; finding: Finding; unfiltered: number }> {
    const finding = await this.#find(request);
    const { found, query } = finding;
    const chosen = Object.values(request.chosen).some(values => values?.length) || request.from || request.to;
    if (found && !chosen && query.facts.length === 0 && request.sort === 'relevance')
      return { papers: found, finding, unfiltered: found.length };
    const { facts, number, all } = await this.#table(request);
    const lacks = facts.lacks(request, query.facts);
    let papers = (found ?? all).filter(({ id }) => lacks(number.get(id)!) === 0);
    const sort = request.sort === 'relevance' && !found ? 'listed' : request.sort;
    if (sort !== 'relevance')
      papers = papers
        .map((paper, place) => ({ paper, place, rank: facts.rank(number.get(paper.id)!, sort) }))
        .sort((a, b) => b.rank - a.rank || a.place - b.place)
        .map(({ paper }) => paper);
    return { papers, finding, unfiltered: (found ?? all).length };
  }

  async #table(request: SearchRequest) {
    this.#facts ??= this.#readTable();
    const table = await this.#facts;
    if (request.marks) {
      this.#keys ??= this.#ofParts('keys').then(async files => {
        const texts = await Promise.all(files.map(file => file.text()));
        return texts.join('');
      });
      table.facts.setMarks(await this.#keys, request.marks);
    }
    return table;
  }

  async #readTable() {
    const [all, files] = await Promise.all([this.#index.everything(), this.#ofParts('facts')]);
    const tables = await Promise.all(files.map(file => file.json() as Promise<PapersTable>));
    const [first] = tables;
    const table = first && tables.length === 1 ? first : papersTable(tables.flatMap(part => [...papersOf(part)]));
    const facts = new PaperFacts(table);
    if (facts.size !== all.length)
      throw new Error(`expected the facts of ${all.length} papers, found those of ${facts.size}: build the site again`);
    return { facts, all, number: new Map(all.map(({ id }, i) => [id, i])) };
  }

  /** The words of the papers that begin with a letter: a sorted list for each part. */
  #words(letter: string): Promise<string[][]> {
    return Promise.all(
      this.#index.parts.map(async ({ folder, words }) => {
        const list = words[letter];
        return list === undefined ? [] : unpackWords(await (await this.#files.file(folder + list)).text());
      }),
    );
  }

  /** The same file of each part of the index. */
  #ofParts(file: 'facts' | 'keys'): Promise<Response[]> {
    return Promise.all(this.#index.parts.map(part => this.#files.file(part.folder + part[file])));
  }

  async #hit(found: Found, sought: readonly string[][]): Promise<Hit> {
    const { url, content, meta } = await found.data();
    const match = matcher(sought);
    const shown = readResultUrl(url);
    const hasText = shown.has.includes('abstract') || shown.day === '';
    const part = hasText ? excerpt(content, found.words, match) : [];
    return {
      ...shown,
      id: shown.url.replace(/^.*\//, '').replace(/\.html$/, ''),
      title: markWords(meta['title'] ?? '', match),
      authors: meta['authors'] ? markWords(meta['authors'], match) : [],
      ...told(meta['brief'] ? markWords(meta['brief'], match) : [], part),
    };
  }

  /** The best papers by nearness of the words; a paper whose title is the query comes first. */
  async #reordered(papers: Found[], { query, sought, isNear }: Finding): Promise<Found[]> {
    const forms = sought.flatMap(([word = '', ...same]) =>
      word.includes(' ') ? word.split(' ').map(part => [plainForm(part)]) : [[word, ...same].map(plainForm)],
    );
    const asked = titleForm(query.text);
    const best = await Promise.all(
      papers.slice(0, REORDERED).map(async (paper, place) => {
        const { meta, content } = await paper.data();
        const title = meta['title'] ?? '';
        const exact = titleForm(together(title)) === asked;
        return {
          paper,
          place,
          rank: exact
            ? Number.POSITIVE_INFINITY
            : paper.score * nearness(title, content, forms) ** (isNear ? OF_NEAR : 1),
        };
      }),
    );
    best.sort((a, b) => (a.rank === b.rank ? a.place - b.place : b.rank - a.rank));
    return [...best.map(({ paper }) => paper), ...papers.slice(REORDERED)];
  }
}

/** The line in brief, or the excerpt where that has more of the words of the query. */
function told(brief: Marked, excerpt: Marked): Pick<Hit, 'brief' | 'excerpt'> {
  if (brief.length > 0 && (excerpt.length === 0 || wordsMarked(brief) >= wordsMarked(excerpt))) return { brief };
  return excerpt.length > 0 ? { excerpt } : {};
}

const wordsMarked = (text: Marked): number =>
  new Set(text.flatMap(part => (part.mark ? [wordStem(plainForm(part.text))] : []))).size;

const titleForm = (text: string): string => text.split(/\s+/).map(plainForm).filter(Boolean).join(' ');

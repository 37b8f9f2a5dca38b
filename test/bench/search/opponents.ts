import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';

/** A paper as the opponents index it: the same text as this project's own index. */
export interface BenchPaper {
  id: string;
  title: string;
  authors: string;
  abstract: string;
}

/**
 * What each opponent makes of the papers at build time, and how it answers in a page. Both are set as their manuals advise for such text:
 * fields weighed, prefixes, and a tolerance for typos where they have one.
 */
export interface Opponent {
  name: string;
  /** The prebuilt index, as the page would fetch it: one JSON file. */
  prebuild(papers: readonly BenchPaper[]): Promise<string>;
  /** An index from that file, and the search on it. */
  load(json: string): Promise<(question: string, limit: number) => string[]>;
}

const MINI = {
  fields: ['title', 'authors', 'abstract'],
  storeFields: ['title'],
  searchOptions: { boost: { title: 3, authors: 2 }, prefix: true, fuzzy: 0.2 },
};

export const miniSearch: Opponent = {
  name: 'MiniSearch',
  async prebuild(papers) {
    const index = new MiniSearch<BenchPaper>(MINI);
    index.addAll(papers);
    return JSON.stringify(index);
  },
  async load(json) {
    const index = MiniSearch.loadJSON<BenchPaper>(json, MINI);
    return (question, limit) => {
      const all = index.search(question, { combineWith: 'AND' });
      const some = all.length > 0 ? all : index.search(question);
      return some.slice(0, limit).map(result => String(result.id));
    };
  },
};

const flexIndex = () =>
  new Document({
    document: { id: 'id', index: ['title', 'authors', 'abstract'] },
    tokenize: 'forward',
    context: true,
  } as never);

export const flexSearch: Opponent = {
  name: 'FlexSearch',
  async prebuild(papers) {
    const index = flexIndex();
    for (const paper of papers) index.add(paper as never);
    const parts: Record<string, string> = {};
    await index.export((key: string, data: string) => {
      if (data) parts[key] = data;
    });
    return JSON.stringify(parts);
  },
  async load(json) {
    const index = flexIndex();
    for (const [key, data] of Object.entries(JSON.parse(json) as Record<string, string>)) index.import(key, data);
    return (question, limit) => {
      const fields = index.search(question, { limit, suggest: true }) as {
        field: string;
        result: (string | number)[];
      }[];
      // The fields' lists one after the other, as its own merge does; a paper once.
      return [...new Set(fields.flatMap(field => field.result.map(String)))].slice(0, limit);
    };
  },
};

export const OPPONENTS: readonly Opponent[] = [miniSearch, flexSearch];

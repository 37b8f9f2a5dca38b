import { CITATION_FORMATS } from '../cite/citation-files.ts';
import { API_VERSION, listJson, paperRecord } from '../cite/record.ts';
import type { Digest } from '../digest/digest.ts';
import { partsOf } from '../digest/parts.ts';
import type { PaperEntry } from '../paper.ts';
import { dayKey } from '../theme/day-key.ts';
import { Layout } from '../theme/layout.ts';
import { fingerprint, type Page, type PageKind } from '../theme/page.ts';
import { paperItemKey } from '../theme/parts/paper-item.ts';

const API = `api/v${API_VERSION}`;
/** Papers in a part of a long list; the first part holds up to twice as many. */
const TOPIC_PART = 100;
const PAPERS_PART = 250;

/** Where the citations of a day's or a topic's papers stand, without the ending: `days/2025-11-19`. */
export function citationFile(list: string, extension: string): string {
  return `${list}.${extension}`;
}

/** Where the read API's file of a day, a topic or a part stands. */
export function apiFile(list: string): string {
  return `${API}/${list}.json`;
}

/**
 * The lists of papers as files for programs: of each day, and of each topic in parts, JSON and citations in each format; of all papers
 * `papers.json` and its parts. A day's files hold every paper once, with its abstract; the others have no abstracts, or each would be
 * written three times over. A file for each paper and format would be three times as many files as there are pages; what a paper's page
 * names as its alternates are its day's files.
 */
export const exportsKind: PageKind = {
  name: 'exports',
  module: import.meta.url,
  *pages(digest) {
    const layout = Layout.of(digest);
    for (const day of digest.days) {
      const { date } = day;
      const listed = [...day.papers, ...day.again];
      const key = keyOf(digest, layout, [dayKey(digest, day)], day.again);
      yield {
        file: apiFile(`days/${date}`),
        key,
        render: () =>
          listJson(
            {
              version: API_VERSION,
              date,
              url: layout.url(`days/${date}.html`),
              title: day.note?.title,
              note: day.note?.note,
              again: day.again.map(entry => entry.id),
            },
            'papers',
            day.papers.map(entry => record(entry, layout, true)),
          ),
      };
      yield* citations(`days/${date}`, key, listed, layout);
    }
    for (const { slug, name, papers } of digest.topics) {
      const parts = partsOf(papers, TOPIC_PART);
      const files = parts.archive.map(({ number }) => `topics/${slug}-${number}`);
      const lists = [
        { list: `topics/${slug}`, items: parts.newest },
        ...parts.archive.map(({ number, items }) => ({ list: `topics/${slug}-${number}`, items })),
      ];
      for (const [i, { list, items }] of lists.entries()) {
        const older = files[i];
        const total = i === 0 ? papers.length : undefined;
        const key = keyOf(digest, layout, [name, total, older], items);
        yield {
          file: apiFile(list),
          key,
          render: () =>
            listJson(
              {
                version: API_VERSION,
                topic: slug,
                name,
                url: layout.url(`topics/${slug}.html`),
                total,
                older: older && layout.url(apiFile(older)),
              },
              'papers',
              items.map(entry => record(entry, layout, false)),
            ),
        };
        if (i === 0) yield* citations(list, key, items, layout);
      }
    }
    yield* allPapers(digest, layout);
  },
};

function* allPapers(digest: Digest, layout: Layout): Generator<Page> {
  const { newest, archive } = partsOf(digest.papers, PAPERS_PART);
  const files = archive.map(({ number }) => apiFile(`papers-${number}`));
  const latest = digest.newest;
  yield {
    file: 'papers.json',
    key: keyOf(
      digest,
      layout,
      [
        digest.papers.length,
        files[0],
        ...digest.topics.map(topic => `${topic.slug}\t${topic.name}\t${topic.papers.length}`),
        ...digest.days.map(day => `${day.date} ${day.papers.length}`),
      ],
      newest,
    ),
    render: () =>
      listJson(
        {
          version: API_VERSION,
          name: digest.site.name,
          url: layout.url('index.html'),
          documentation: layout.url('api.html'),
          license: digest.site.license,
          total: digest.papers.length,
          latest: latest?.date,
          days: digest.days.map(({ date, papers }) => ({
            date,
            papers: papers.length,
            url: layout.url(apiFile(`days/${date}`)),
          })),
          topics: digest.topics.map(({ slug, name, papers }) => ({
            slug,
            name,
            papers: papers.length,
            url: layout.url(apiFile(`topics/${slug}`)),
          })),
          older: files[0] && layout.url(files[0]),
        },
        'papers',
        newest.map(entry => record(entry, layout, false)),
      ),
  };
  for (const [i, { items }] of archive.entries()) {
    const older = files[i + 1];
    yield {
      file: files[i]!,
      key: keyOf(digest, layout, [older], items),
      render: () =>
        listJson(
          { version: API_VERSION, older: older && layout.url(older) },
          'papers',
          items.map(entry => record(entry, layout, false)),
        ),
    };
  }
}

function* citations(list: string, key: string, papers: readonly PaperEntry[], layout: Layout): Generator<Page> {
  for (const { extension, render } of CITATION_FORMATS)
    yield { file: citationFile(list, extension), key, render: () => render(papers, layout) };
}

function record(entry: PaperEntry, layout: Layout, whole: boolean): object {
  return paperRecord(entry, layout.url(`papers/${entry.id}.html`), whole);
}

function keyOf(
  digest: Digest,
  layout: Layout,
  facts: readonly (string | number | undefined)[],
  papers: readonly PaperEntry[],
): string {
  let hashes = '';
  for (const entry of papers) hashes += paperItemKey(digest, entry);
  return fingerprint([layout.key, ...facts, hashes]);
}

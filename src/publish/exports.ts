import { CITATION_FORMATS, citationFile } from '../cite/citation-files.ts';
import { API_VERSION, apiFile, listJson, paperRecord } from '../cite/record.ts';
import type { Digest } from '../digest/digest.ts';
import type { DigestDay } from '../digest/grouping.ts';
import { partsOf } from '../digest/parts.ts';
import type { PaperEntry } from '../paper.ts';
import { Layout } from '../theme/layout.ts';
import { type SitePage, siteTemplate } from '../theme/page.ts';

/** Papers in a part of a long list; the first part holds up to twice as many. */
const TOPIC_PART = 100;
const PAPERS_PART = 250;

/** What a file of the lists holds. */
interface ExportPage extends SitePage {
  kind: 'day' | 'topic' | 'all' | 'citations';
  /** Of a day's files. */
  date?: string;
  ids?: readonly string[];
  slug?: string;
  name?: string;
  /** Of all parts; in the first only. */
  total?: number;
  /** The file of the part before. */
  older?: string;
  /** Of citations. */
  extension?: string;
}

/**
 * The lists of papers as files for programs: of each day, and of each topic in parts, JSON and citations in each format; of all papers
 * `papers.json` and its parts. A day's JSON holds every paper once, with its abstract; the others have no abstracts, or each would be written
 * several times over. A file for each paper and format would be three times as many files as there are pages; a paper's page
 * names its day's JSON.
 */
export const exportsTemplate = siteTemplate<ExportPage>({
  name: 'exports',
  fixed: true,
  *pages(digest) {
    for (const { date } of digest.days) {
      yield { file: apiFile(`days/${date}`), kind: 'day', date };
      yield* citations(`days/${date}`, { date });
    }
    for (const { slug, name, papers } of digest.topics) {
      const { newest, archive } = partsOf(papers, TOPIC_PART);
      const fileOf = (number: number | undefined) =>
        number === undefined ? undefined : apiFile(`topics/${slug}-${number}`);
      const ids = idsOf(newest);
      const topic = { kind: 'topic', slug, name } as const;
      const file = apiFile(`topics/${slug}`);
      yield { ...topic, file, ids, total: papers.length, older: fileOf(archive[0]?.number) };
      yield* citations(`topics/${slug}`, { ids });
      for (const [i, { number, items }] of archive.entries())
        yield { ...topic, file: fileOf(number)!, ids: idsOf(items), older: fileOf(archive[i + 1]?.number) };
    }
    const { newest, archive } = partsOf(digest.papers, PAPERS_PART);
    const fileOf = (number: number | undefined) => (number === undefined ? undefined : apiFile(`papers-${number}`));
    const total = digest.papers.length;
    yield { file: 'papers.json', kind: 'all', ids: idsOf(newest), total, older: fileOf(archive[0]?.number) };
    for (const [i, { number, items }] of archive.entries())
      yield { file: fileOf(number)!, kind: 'all', ids: idsOf(items), older: fileOf(archive[i + 1]?.number) };
  },
  render(digest, page) {
    if (page.kind === 'citations') return renderCitations(digest, page);
    if (page.kind === 'day') return renderDay(digest, digest.day(page.date!)!);
    const layout = Layout.of(digest);
    const papers = page.ids!.map(id => record(digest.paper(id)!, layout, false));
    const older = page.older && layout.url(page.older);
    if (page.kind === 'all')
      return page.total === undefined
        ? listJson({ version: API_VERSION, older }, 'papers', papers)
        : renderAll(digest, older, papers);
    const { slug, name, total } = page;
    const url = layout.url(`topics/${slug}.html`);
    return listJson({ version: API_VERSION, topic: slug, name, url, total, older }, 'papers', papers);
  },
});

function idsOf(papers: readonly PaperEntry[]): string[] {
  return papers.map(entry => entry.id);
}

function* citations(list: string, papers: Pick<ExportPage, 'date' | 'ids'>): Generator<ExportPage> {
  for (const { extension } of CITATION_FORMATS)
    yield { file: citationFile(list, extension), kind: 'citations', extension, ...papers };
}

function renderCitations(digest: Digest, { extension, date, ids }: ExportPage): string {
  const day = date === undefined ? undefined : digest.day(date)!;
  const papers = day ? [...day.papers, ...day.again] : ids!.map(id => digest.paper(id)!);
  const { render } = CITATION_FORMATS.find(format => format.extension === extension)!;
  return render(papers, entry => digest.citationKey(entry.id));
}

function renderDay(digest: Digest, { date, note, papers, again }: DigestDay): string {
  const layout = Layout.of(digest);
  const url = layout.url(`days/${date}.html`);
  const facts = { version: API_VERSION, date, url, title: note?.title, note: note?.note, again: idsOf(again) };
  const records = papers.map(entry => record(entry, layout, true));
  return listJson(facts, 'papers', records);
}

/** `papers.json`: what there is, and the newest papers. */
function renderAll(digest: Digest, older: string | undefined, papers: readonly object[]): string {
  const layout = Layout.of(digest);
  const urlOf = (list: string) => layout.url(apiFile(list));
  const { site, days, topics } = digest;
  return listJson(
    {
      version: API_VERSION,
      name: site.name,
      url: layout.url('index.html'),
      documentation: layout.url('api.html'),
      license: site.license,
      total: digest.papers.length,
      latest: digest.newest?.date,
      days: days.map(({ date, papers }) => ({ date, papers: papers.length, url: urlOf(`days/${date}`) })),
      topics: topics.map(({ slug, name, papers }) => ({
        slug,
        name,
        papers: papers.length,
        url: urlOf(`topics/${slug}`),
      })),
      older,
    },
    'papers',
    papers,
  );
}

function record(entry: PaperEntry, layout: Layout, whole: boolean): object {
  return paperRecord(entry, paperUrl(entry, layout), whole);
}

function paperUrl(entry: PaperEntry, layout: Layout): string {
  return layout.url(`papers/${entry.id}.html`);
}

/**
 * What the digest knows of a paper. The key names are those of an entry's front matter, which are CSL's variables where
 * CSL has one (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables) and plain words
 * elsewhere, so that no layer translates names. A field that is not known is absent: never empty, never invented.
 */

/** A link found in the abstract or stated by the source. */
export interface Link {
  url: string;
  kind: 'code' | 'data' | 'model' | 'project' | 'paper' | 'other';
}

/** A dump that listed the paper: its file name in `content/dumps`, the source that read it, its lines, its day. */
export interface Provenance {
  dump: string;
  source: string;
  /** Line ranges, the first line of the file being 1: `"413-415"`, or `"3,7-9"`. */
  lines: string;
  /** `yyyy-mm-dd` */
  listed: string;
}

export interface Identifiers {
  /** Without its version: `2309.17425`, `math/0211159`. */
  arxiv?: string;
  /** Lower case, without a resolver's address: `10.1145/3292500.3330701`. */
  doi?: string;
  openreview?: string;
  /** PubMed's number: `31452104`. */
  pmid?: string;
  /** PubMed Central's: `PMC6710501`. */
  pmcid?: string;
}

/** What a paper is called that nothing but an identifier is known of: `arXiv:2309.17425`. */
export function identifierName({ arxiv, doi, openreview, pmid, pmcid }: Identifiers = {}): string | undefined {
  if (arxiv) return `arXiv:${arxiv}`;
  if (doi) return `doi:${doi}`;
  if (openreview) return `openreview:${openreview}`;
  return pmid ? `PMID:${pmid}` : pmcid;
}

/** The bibliographic fields of a paper. */
export interface Paper {
  /** As the source states it, LaTeX kept as `$…$` math, text macros resolved. Plain text, not Markdown. */
  title?: string;
  /** The title in other languages, by their tags (BCP 47): `{ zh: … }`. Never a part of a citation. */
  'title-translations'?: Record<string, string>;
  /** Given name first, in the source's order. */
  author?: string[];
  /** Where the source states only how many authors there are. */
  'author-count'?: number;
  /** Where the source names some of the authors only. */
  'authors-complete'?: false;
  /** EDTF date at the precision known: `2024-07-24`, `2024-05`, `2024`. */
  issued?: string;
  'container-title'?: string;
  event?: { session?: string; place?: string; presentation?: string };
  genre?: string;
  /** The language of the title and the abstract, BCP 47: `zh`, `pt-BR`. Absent where only its letters tell of it. */
  language?: string;
  identifiers?: Identifiers;
  links?: Link[];
  /** What the authors say of the paper besides, where the source states it: arXiv's "Comments". Plain text. */
  'author-comment'?: string;
  /** The source's own count of comments. */
  comments?: number;
  /** The body is a summary by the digest's editor, not the authors' abstract. */
  'abstract-by'?: 'editor';
  status?: 'withdrawn' | 'retracted' | 'superseded';
  /** Markdown. Absent where the source has none. In an entry's file it is the body. */
  abstract?: string;
}

/** One paper of the digest: one Markdown file in `content/papers/<yyyy>/<id>.md`. */
export interface PaperEntry extends Paper {
  /** The file's name without `.md`; given once, never changed. */
  id: string;
  /** The digest day, `yyyy-mm-dd`: when a source first listed it. Never changes once written. */
  listed: string;
  /** Slugs of topics, the primary first. */
  topics?: string[];
  pick?: boolean;
  /** The editor's remark, Markdown. */
  note?: string;
  /** Ids of entries that were merged into this one. */
  aliases?: string[];
  provenance: Provenance[];
}

/** The front matter's keys in the order in which a new entry is written. */
export const ENTRY_KEYS = [
  'title',
  'title-translations',
  'author',
  'author-count',
  'authors-complete',
  'issued',
  'listed',
  'container-title',
  'event',
  'genre',
  'language',
  'identifiers',
  'links',
  'topics',
  'author-comment',
  'comments',
  'abstract-by',
  'status',
  'pick',
  'note',
  'aliases',
  'provenance',
] as const satisfies readonly (keyof PaperEntry)[];

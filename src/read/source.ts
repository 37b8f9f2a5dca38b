import type { Paper } from '../paper.ts';

/**
 * A dump as the sources see it: text in lines. Line endings are normalised, a byte order mark is gone, and Unicode white
 * space is still there. `lines[0]` is line 1 of the file.
 */
export interface SourceDump {
  /** The file's name in `content/dumps`. */
  name: string;
  /** The path as the person knows it, for messages. */
  file: string;
  lines: readonly string[];
}

/** 1-based, both ends included. */
export interface LineRange {
  from: number;
  to: number;
}

/** The fields that a source can state. */
export type RecordField = Exclude<keyof Paper, 'abstract-by'>;

/** Where a paper is printed, as the source words it (CSL's variables `volume`, `issue`, `page`). */
export interface Printed {
  volume?: string;
  issue?: string;
  page?: string;
}

/**
 * What one listing of a paper says, as the source words it: not yet cleaned. `issued` is the date as written ("Jul 24,
 * 2024", "Mar 12", "2024-05"); `author` has one string for each name, as written ("Bibi, Adel" included); `abstract` and
 * `title` may hold LaTeX, HTML entities and Markdown.
 */
export interface PaperRecord extends Omit<Paper, 'abstract-by'> {
  kind: 'record';
  /** The lines that gave each field. Every line of the record is named by a field, or is claimed as `other`. */
  lines: Partial<Record<RecordField, LineRange>>;
  /** Tells two papers of one title apart, and goes into no entry. */
  printed?: Printed;
  /** What the source saw in a field's place and could not use, a sentence each: a warning for a person. */
  leftOut?: { line: number; message: string }[];
}

/** A record that could not be read. Its lines stay unread, and one message says why; the next record is read as ever. */
export interface UnreadRecord extends LineRange {
  kind: 'unread';
  /** The rule's name, kebab-case. */
  rule: string;
  /** What was expected and what was found. */
  message: string;
  /** The line that the message speaks of, where it is another than the first. */
  line?: number;
  advice: string;
}

/** Lines that belong to no record, by the name of what they are. Blank lines need no claim. */
export interface OtherLines extends LineRange {
  kind: 'heading' | 'boilerplate' | 'separator';
}

/** What the page that was copied says of itself. */
export interface PageFacts {
  kind: 'page';
  /** The page's own day as written, "Nov 19" or "2025-11-19". */
  day?: string;
  /** Fields that hold for the records behind it, up to the next page: the collaborating author, `event`. */
  fields?: Partial<Omit<Paper, 'abstract'>>;
  from: number;
  to: number;
}

export type Parsed = PaperRecord | UnreadRecord | OtherLines | PageFacts;

/** Whether a source recognises a dump. */
export interface Detection {
  found: boolean;
  /** What was looked for and what was seen, e.g. `lines "• N authors": 0; a line "Daily Papers" or "byAK …": no`. */
  evidence: string;
}

/**
 * A way of reading dumps: one file in `sources/`, whose default export is this. Pure: no file system, no network, no
 * clock. Found by reading the folder.
 */
export interface Source {
  /** The file's name without `.ts`. */
  id: string;
  /** One line for `--help` and for error messages: where such text is copied from. */
  about: string;
  /** Raised when the same dump would be read differently. */
  version: number;
  /** The format ignores line breaks (JSON, XML, BibTeX): several records may stand on one line, and each claims it. */
  sharesLines?: true;
  /** It reads the HTML of a page; every other source reads what the page shows. */
  readsHtml?: true;
  /** Whose pages it reads, where those give addresses without their host: `https://huggingface.co/`. */
  home?: string;
  /** A pasted page that leaves out the year of its newest papers' days. Nowhere else is a year inferred. */
  infersYears?: true;
  /** A form so general that the source answers only where no other does: of two such the one with the smaller number. */
  lastResort?: 1 | 2;
  detect(dump: SourceDump): Detection;
  /** In the order of the dump. A line that is neither claimed nor blank becomes an `unread-line` warning. */
  parse(dump: SourceDump): Iterable<Parsed>;
}

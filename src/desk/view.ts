import type { Html } from '../typeset/html.ts';
import type { WordKey } from '../words/words.ts';
import type { Desk } from './desk.ts';

/** A page of the desk, before it is put into the frame. */
export interface View {
  /** Of the page and of its heading. */
  title: string;
  body: Html;
  /** 200 where it is not said. */
  status?: number;
}

/** What an action did. */
export interface Outcome {
  /** In one sentence; it is read aloud and shown. */
  says: string;
  /** What a command warned of besides, in its own words. */
  warned?: string;
  /** The desk's address to go to; by default the page stays and is shown anew. */
  to?: string;
  /** Where more was sent than was done: the file that was done with, or else the text, and what is shown next of what remains. */
  rest?: { file?: string; next: string };
}

/** What the page sends with an action: the fields of its form, and the files that were dropped into it. */
export interface Form {
  /** The first value of a field, without blanks around it; empty where there is none. */
  get(name: string): string;
  /** As it was sent. */
  raw(name: string): string;
  all(name: string): string[];
  files: { name: string; bytes: Uint8Array; type: string }[];
}

/** Where a view stands, as `/day/:day`, and what makes it. It changes nothing. */
export interface Room {
  /** The link in the desk's navigation, where it has one. */
  nav?: { name: WordKey & `desk-nav-${string}`; to: string };
  views?: Record<string, (desk: Desk, params: Record<string, string>, query: URLSearchParams) => Promise<View>>;
  /**
   * Pieces of a page that change while a person types: asked for by POST with the second secret, as an action is, because what is
   * typed is too long for an address; they change nothing.
   */
  pieces?: Record<string, (desk: Desk, params: Record<string, string>, form: Form) => Promise<Html>>;
  /** What changes something. @throws UsageError, ContentError or Conflict, whose words the page shows */
  actions?: Record<string, (desk: Desk, params: Record<string, string>, form: Form) => Promise<Outcome>>;
}

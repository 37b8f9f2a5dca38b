import { fold } from '../typeset/fold.ts';

/** Titles that journals and proceedings use again and again. */
const RECURRING = new Set(
  `editorial|editorials|editorial note|editorial notes|editorial comment|editorial comments|editorial remarks
  guest editorial|guest editors introduction|editor s note|editors note|editors notes|note from the editor
  notes from the editor|from the editor|from the editors|letter from the editor|letters|letters to the editor
  letter to the editor|correspondence|from the president|from the chair|president s message|message from the president
  president s letter|letter from the president|preface|foreword|introduction|general introduction
  introduction to the special issue|introduction to this special issue|special issue|prologue|epilogue|afterword
  postscript|conclusion|conclusions|concluding remarks|opening remarks|closing remarks|welcome|summary|overview|abstract
  abstracts|discussion|discussions|panel discussion|appendix|notes|comment|comments|commentary|reply|author reply
  authors reply|response|rejoinder|erratum|errata|corrigendum|corrigenda|correction|corrections|addendum|retraction
  expression of concern|news|news and notes|newsletter|announcement|announcements|calendar|calendar of events
  coming events|upcoming events|events|call for papers|book review|book reviews|review|reviews|book notices|new books
  books received|publications received|obituary|obituaries|in memoriam|in this issue|inside this issue|highlights
  contents|table of contents|index|author index|subject index|cumulative index|front matter|back matter|frontmatter
  backmatter|title page|cover|front cover|back cover|masthead|copyright|copyright page|editorial board
  organizing committee|program committee|committees|list of reviewers|reviewers|acknowledgment|acknowledgments
  acknowledgement|acknowledgements|acknowledgment of reviewers|contributors|list of contributors|about the authors
  biographies|bibliography|references|glossary|advertisement|advertisements|institutional members|participants
  list of participants|program|programme|schedule|minutes|annual report|treasurer s report|production notes
  questions and answers|problems|solutions|column|untitled|no title|keynote|keynotes|tutorials|posters|poster session
  workshop summary|conference report|meeting report|working group report`
    .split(/[|\n]/)
    .map(title => title.trim()),
);

/** Whether a title recurs from issue to issue and so does not identify a paper. */
export function isRecurringTitle(title: string): boolean {
  if (title.length > 60) return false;
  const words = fold(title)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '' && !/^\d+$/.test(word));
  if (words.length === 0) return true;
  return RECURRING.has(words.join(' ').replace(/^(?:the|an?) /, ''));
}

/** A paper on its page and in lists; the top and the foot of every page. */
export const PAPER = {
  /** What became of a paper, in front of its title. */
  'status-withdrawn': 'Withdrawn',
  'status-retracted': 'Retracted',
  'status-superseded': 'Superseded',
  /** The same on the paper’s page, the status in bold. */
  'withdrawn-notice':
    '<mark>Withdrawn</mark> by its authors or publisher. It stays listed so that anyone who cites it can find out.',
  'retracted-notice':
    '<mark>Retracted</mark> by its publisher. It stays listed so that anyone who cites it can find out.',
  'superseded-notice': '<mark>Superseded</mark> by a newer version.',
  /** What a link of a paper leads to. */
  'link-to-code': 'Code',
  'link-to-data': 'Data',
  'link-to-model': 'Model',
  'link-to-project': 'Project page',
  'link-to-paper': 'Paper',
  'link-to-other': 'Link',
  /** The link to the paper itself. `{host}` is as arxiv.org. */
  'read-paper': 'Read',
  'read-paper-at': 'Read at {host}',
  /** The link to a search for a paper whose address is not known. */
  'find-paper': 'Find it',
  'find-paper-at': 'Find it: search {name}',
  'find-paper-note': '“Find it” is a search by title at {name}.',
  'searches-by-title': '(searches by title)',
  /** In the line below a title: on which day it was listed; of which topics it is besides the one of the list. */
  'listed-on-day': 'listed {day}',
  'also-in-topics': 'also\u00a0in\u00a0{topics}',
  /** Marks a pick, for who hears the page. */
  'pick-mark': 'Pick:',
  /** The sentence that says the point: what it is, and how that is put in front of it. */
  'in-brief': 'In brief',
  'in-brief-lead': 'In brief.',
  /** A paper without a title. */
  'called-by-identifier': 'The source gives no title. The paper is called by its identifier.',
  'called-by-abstract': 'The source gives no title. These are the first words of the abstract.',
  'called-by-summary': 'The source gives no title. These are the first words of the summary.',
  'abstract-heading': 'Abstract',
  'remark-by-editor': 'The editor’s remark',
  /** Authors of whom the source says only that there are so many: `{authors}` counts them. */
  'authors-not-named': '{authors}, not named in the source',
  'more-not-named': {
    one: 'and\u00a0{n}\u00a0more, not named in the source',
    other: 'and\u00a0{n}\u00a0more, not named in the source',
  },
  'others-but-one-not-named': 'and others (the source names only one author)',
  'others-not-named': 'and others (the source names only some of the authors)',
  /** Opens the rest of the authors. */
  'and-more-authors': { one: 'and\u00a0{n}\u00a0more author', other: 'and\u00a0{n}\u00a0more authors' },
  /** Facts about a paper: what stands in front of each. */
  'fact-published': 'Published',
  'fact-in-venue': 'In',
  'fact-presented': 'Presented',
  'fact-listed': 'Listed',
  'fact-links': 'Links',
  'fact-comments': 'Comments',
  'listed-again': '{day}, again {again}',
  'comments-at-source': '{n} on the source’s page',
  /** Buttons of a paper’s page. `{format}` is BibTeX or Markdown. */
  'copy-format': 'Copy {format}',
  'cite-paper': 'Cite this paper',
  'related-papers': 'Related in this digest',
  'newer-and-older-papers': 'Newer and older papers',
  'newer-paper': 'Newer',
  'older-paper': 'Older',
  /** Where a paper comes from: which source lists it on which day; which lines of which file. */
  'where-this-comes-from': 'Where this comes from',
  'source-listed-on': '{source}, listed on {day}',
  'files-and-lines': 'Files and lines',
  'file-and-lines': '{file}, {lines}',
  'merged-from': {
    one: 'Merged from another entry for the same paper: {ids}.',
    other: 'Merged from {n} other entries for the same paper: {ids}.',
  },
  /** On paper. */
  'to-cite': '<b>To cite:</b> {reference}',
  'this-page-at': '<b>This page:</b> {address}',
  /** The title of a paper’s page: its title, first author and year. */
  'author-et-al': '{name} et al.',
  'author-and-year': '{author}, {year}',
  'title-and-facts': '{title} ({facts})',
  /** The description of a paper’s page for search engines, a sentence each. */
  'title-and-point': '{title}: {point}',
  'by-names': 'By {names}.',
  'by-names-on': 'By {names}, {date}.',
  'published-on': 'Published {date}.',
  'listed-on': 'Listed on {day}.',
  'listed-with-summary': 'Listed on {day}, with a summary by the editor.',
  'untitled-paper': 'An untitled paper: {id}.',
  /** Texts: what a screen reader calls a part of them. */
  'wide-formula': 'Formula',
  'wide-table': 'Table',
  'footnotes-of-page': 'Footnotes',
  'back-to-text': 'Back to the text',
  /** The top of every page. */
  'skip-to-content': 'Skip to content',
  'site-navigation': 'Site',
  'search-digest': 'Search the digest',
  /** The foot of every page, of mails and of books. `{rights}` are one of the two below. */
  'edited-and-rights': 'Edited by {editor}. {rights}',
  'rights-of-papers': 'Titles and abstracts belong to their authors.',
  'rights-and-license': 'Titles and abstracts belong to their authors. The digest’s own words: {license}.',
  /** The feed of what a page lists. */
  'feed-of-list': 'Feed',
  'copy-feed-address': 'Copy feed address',
} as const;

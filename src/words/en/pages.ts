/** About, subscribing, searching, the reading list, the interface for programs, and the feeds' names. */
export const PAGES = {
  /** Two sentences in a row. */
  'two-sentences': '{first} {second}',
  /** An editor's phrase, as a sentence. */
  'as-sentence': '{text}.',
  'quoted-text': '“{text}”',
  'n-listings': { one: '{n} listing', other: '{n} listings' },

  'about-site': 'About {site}',
  'about-description': 'What {site} is, where its papers come from and how it is made.',
  'about-what': '{site} is a digest of research papers.',
  'about-what-edited': '{site} is a digest of research papers, edited by {editor}.',
  /** "40 papers in 5 topics, from 3 listings" */
  'about-holds': 'It holds {papers} in {topics}, from {listings}.',
  'about-holds-day': 'It holds {papers} in {topics}, from {listings}, all from {day}.',
  'about-holds-two-days': 'It holds {papers} in {topics}, from {listings} of {first} and {last}.',
  /** `n` counts the days. */
  'about-holds-days': {
    one: 'It holds {papers} in {topics}, from {listings} on {n} day from {first} to {last}.',
    other: 'It holds {papers} in {topics}, from {listings} on {n} days from {first} to {last}.',
  },
  'about-how': 'How it is made',
  'about-how-text':
    'The editor pastes listings of papers from the web. A program reads them, combines what different listings say about the same paper, and writes one plain file for each paper. The editor can correct these files, and a correction always wins over what the program read. The site is built from these files alone.',
  'about-sources': 'Where the papers come from',
  /** Columns of a table. */
  'about-source': 'Source',
  'about-listings': 'Listings',
  'about-papers': 'Papers',
  'about-several': {
    one: '{n} paper stood in several of these sources, and counts in each.',
    other: '{n} papers stood in several of these sources, and count in each.',
  },
  'about-rely': 'What you can rely on',
  'about-made-up': '<b>Nothing is made up.</b> A date, name or title that no source gives is left out.',
  'about-untitled': {
    one: '{n} paper came without a title and appears under the first words of the abstract, in quotation marks, or, where there is none, under the identifier.',
    other:
      '{n} papers came without a title and appear under the first words of the abstract, in quotation marks, or, where there is none, under the identifier.',
  },
  'about-dates': 'The date of a paper and the day it was listed are kept apart.',
  'about-brief':
    '<b>“In brief” is the authors’ own sentence</b>, picked from the abstract by a program and without what joins it to others; where it is the first, it is marked there.',
  'about-summary': 'A summary by the editor, where there is one instead of an abstract, is labelled as such.',
  'about-summaries':
    'A summary by the editor, where there is one instead of an abstract, is labelled as such ({papers}).',
  'about-provenance':
    '<b>Every paper has a source.</b> Its page names the listing that it comes from, down to the line.',
  'about-staying':
    '<b>Papers stay.</b> A withdrawn paper is marked, not deleted; a paper merged into another redirects to it; addresses never change.',
  'about-privacy':
    '<b>Nobody watches you.</b> The pages load nothing from other sites, set no cookies and count no visits. The search runs in your browser.',
  'about-reading': 'Read it your way',
  'about-script': 'Everything but the search works without JavaScript.',
  'about-script-saved': 'Everything but the search and the reading list works without JavaScript.',
  'about-ways': 'You can <a>subscribe</a> to the digest or print it.',
  'about-ways-disk': 'You can <a>subscribe</a> to the digest, print it, or read it from a folder on your disk.',
  'about-licence': 'Licence',
  'about-licence-text': 'Titles and abstracts belong to their authors. The digest’s own words: {license}.',

  'subscribe-title': 'Subscribe',
  'subscribe-description': 'Follow {site} in a feed reader: one item a day, or one item for each paper.',
  'subscribe-nothing': 'There is nothing to follow yet.',
  'subscribe-note':
    'One item for each day of the digest, in any feed reader. You need no account and leave no address.',
  'subscribe-how':
    'Copy this address into your feed reader, where it says “Add”, “Follow” or “Subscribe”. Each new day then appears as one item: the editor’s note and picks, then the papers by topic.',
  'subscribe-readers':
    'No feed reader yet? NetNewsWire (Mac, iPhone), Feeder (Android), Thunderbird (Windows, Linux) and FreshRSS (your own server) are free. If yours needs another format, use {rss} or {json}.',
  'subscribe-by-email': 'By email',
  'subscribe-by-email-how':
    'A service that turns feeds into email, such as Blogtrottr or Feedrabbit, can send you each day’s item. Give it the address above.',
  'subscribe-by-paper': 'Paper by paper',
  'subscribe-to-topic': 'One topic',
  'subscribe-opml': 'Feed readers can import <a>the list of all feeds</a> (an OPML file).',
  'copy-button': 'Copy',
  /** What the button does, for who does not see beside what it stands. */
  'copy-address-of': 'Copy the address of {name}',
  'copy-daily-address': 'Copy the address of the daily digest',

  'books-heading': 'On an e-reader',
  'books-offer':
    'The papers with all authors and abstracts, by topic, as a book (EPUB): <day>the newest day</day>, or <week>the newest week</week>. The addresses stay the same.',
  'offline-heading': 'Offline',
  'offline-zip':
    '<a>Download the whole digest</a> as a zip file. Unpack it and open {file}: everything works from disk, including the search. Feeds and API files are left out, because they need a server.',
  /** Beside the offer of the zip file, and without it. */
  'offline-browser-too':
    'Or keep it in this browser. Pages that you have visited are available offline anyway; this keeps all of them, with the search, and stays up to date.',
  'offline-browser':
    'You can keep the whole digest in this browser. Pages that you have visited are available offline anyway; this keeps all of them, with the search, and stays up to date.',
  'offline-keep': 'Keep the digest on this device',
  'offline-forget': 'Remove it from this device',
  'offline-progress': 'Download progress',

  /** Names of feeds, and what is in them. */
  'feed-daily': 'Daily digest',
  'feed-daily-about': '{name}: new research papers. One item a day.',
  'feed-daily-about-tagline': '{tagline}. One item a day.',
  'all-papers': 'All papers',
  'feed-papers-about': 'Every paper, one item each.',
  'feed-picks': 'Picks',
  'feed-picks-about': 'Papers picked by the editor.',
  'feed-topic-about': 'Papers on {topic}.',
  'feed-corrections': 'Corrections',
  'feed-corrections-about': 'Papers that were withdrawn, retitled, merged or moved to another day.',

  'saved-search': 'Saved search',
  'saved-searches': 'Saved searches',
  'saved-search-of': 'A saved search of {site}.',
  'papers-newest-first': '{papers}, newest first',
  'newest-only': 'These are the newest {count}; the <a>feed</a> has all.',
  /** What a saved search finds: "Papers in A or B, by C, with “x” and “y”, without “z”, with code." */
  'search-finds': 'Papers {conditions}.',
  'search-finds-comma': ', ',
  'search-finds-topics': 'in {topics}',
  'search-finds-authors': 'by {authors}',
  'search-finds-words': 'with {words}',
  'search-finds-without': 'without {words}',
  'search-finds-code': 'with code',
  'search-finds-no-code': 'without code',

  'search-title': 'Search',
  'search-description': 'Search all papers of {site} by words, author, topic, venue and year.',
  'search-all-papers': 'Search all papers',
  'search-placeholder': 'Words, authors, titles',
  'search-script':
    'The search needs JavaScript: it runs in your browser, so no server sees what you look for. Without it, the lists of <topics>topics</topics> and <days>days</days> lead to every paper.',
  /** Examples of what can be typed: the word before a colon stays as it is, what follows may be in any language. The first stands in quotation marks. */
  'sign-phrase': 'words together',
  'sign-phrase-does': 'these words, side by side',
  'sign-not': '-without',
  'sign-not-does': 'not this word',
  'sign-author': 'author:name',
  'sign-author-does': 'by an author',
  'sign-topic': 'topic:vision',
  'sign-topic-does': 'on a topic',
  'sign-year-does': 'published in these years',
  'sign-code-does': 'with code',
  'sign-saved-does': 'on your reading list',
  'save-this-search': '+ Save this search',
  'sort-by': 'Sort by',
  'sort-relevance': 'relevance',
  'sort-listed': 'newest listed',
  'sort-issued': 'newest published',
  'search-narrow': 'Narrow the results',
  'search-results-label': 'Results',
  'search-suggestions': 'Suggestions:',
  'search-tip-words': 'Use fewer or different words, such as an abstract would use.',
  'search-tip-spelling': 'Check the spelling. For an author, the family name is enough.',
  'search-tip-elsewhere': 'Look beyond this digest: <a>search {finder}</a>.',
  'show-more': 'Show more',

  'reading-list-title': 'Reading list',
  'reading-list-description': 'The papers of {site} that you saved on this device, with your notes.',
  'reading-list-note': 'Your saved papers and notes stay in this browser and are never sent anywhere.',
  'reading-list-script':
    'The reading list needs JavaScript, because it is kept in your browser and not on a server. You can bookmark papers instead.',
  'reading-list-search': 'Search the list and your notes',
  'reading-list-unread': 'Unread only',
  'reading-list-export': 'Take it with you',
  'reading-list-citations': 'Citations:',
  'reading-list-move': 'To another browser:',
  'reading-list-export-all': 'Export everything as JSON',
  'reading-list-import': 'Import a JSON file',

  'for-you-title': 'For you',
  'for-you-description':
    'The newest papers of the topics, authors and searches of {site} that you follow on this device.',
  'for-you-note':
    'The newest papers of <a>what you follow</a>. The choice stays in this browser and is never sent anywhere.',
  'for-you-script':
    'This page needs JavaScript, because what you follow is kept in your browser and not on a server. <a>Feeds</a> work without.',
  'for-you-opml': 'Feeds of these (OPML)',
  'newest-papers': 'Newest papers',
  'you-follow': 'You follow',

  'not-found-title': 'Page not found',
  'not-found-description': 'There is no page at this address.',
  'not-found-note': 'Addresses here never change, so this one was probably mistyped or cut off.',
  'not-found-today': 'Today’s digest',
  /** A day and how many papers it has. */
  'day-and-papers': '{day}, {papers}',

  'api-title': 'API',
  'api-description': 'The read API of {site}: papers, days and topics as JSON, citations as BibTeX, RIS and CSL-JSON.',
  'api-note': 'Everything on these pages is also available as static files, without a key or a rate limit.',
  'api-files': 'Files',
  'api-overview': 'an overview: all days and topics with their files, and the newest papers',
  'api-day': 'a day: each paper first listed on it, with its abstract',
  'api-topic': 'a topic: its newest papers',
  'api-citations': 'the papers of a day as {format}; the newest papers of a topic likewise',
  'api-parts':
    'Long lists are split. The first file holds the newest papers; {older} is the address of the file before it, which is full and changes only when one of its papers does.',
  'api-version': 'Version {version}',
  'api-version-text':
    'Each file says {version}. New fields may be added, but the fields below keep their names and meanings within a version. A field whose value is unknown is absent.',
  'api-id':
    'The paper’s id in this digest; it never changes. The ids of entries that were merged into it are its {aliases}.',
  'api-url': 'Its page.',
  'api-paper-title':
    'As the source gives it, with LaTeX in {math}; absent if no source gives one. {label} is what lists show, as plain text.',
  'api-author':
    'Names in the source’s order. {count} if the source only gives their number; {complete} if it names only some of them.',
  'api-issued': 'The paper’s publication date, as precise as it is known: a year, a month or a day.',
  'api-listed': 'The day on which the digest first listed it.',
  'api-venue': 'Where it was published or presented.',
  'api-links': 'arXiv, DOI, OpenReview, PubMed; code, data and project pages.',
  'api-topics': 'Slugs, the primary topic first.',
  'api-brief': 'One sentence of the abstract, picked by a program.',
  'api-abstract':
    'The authors’ abstract, as Markdown, or {summary} if the editor wrote one instead. Only in the files of days.',
  'api-status': '{withdrawn}, {retracted} or {superseded}.',
  'api-pick': 'Whether the editor picked it, and the editor’s remark.',
  'api-managers': 'Reference managers',
  'api-managers-text':
    'Zotero and other reference managers can read the metadata on each paper’s page, and of each paper on the pages of days and topics (COinS). Names are given whole, because no source says where the family name begins.',

  /** Sources that are no one's name. */
  'source-arxiv-mail': 'arXiv (mail)',
  'source-bibtex': 'A BibTeX file',
  'source-csl-json': 'A CSL-JSON file',
  'source-table': 'A table',
  'source-feed': 'A feed',
  'source-paper-page': 'A paper’s page',
  'source-huggingface': 'Hugging Face daily papers',
  'source-huggingface-api': 'Hugging Face daily papers (API)',
  'source-huggingface-page': 'Hugging Face daily papers (page)',
  'source-markdown': 'A list in Markdown',
  'source-openreview-page': 'OpenReview (page)',
  'source-list': 'A list',
  'source-posters': 'A conference’s poster session',
  'source-ris': 'A RIS file',
  'source-scholar': 'Google Scholar’s alerts',
  'source-conference-page': 'A virtual conference’s papers (page)',

  'no-papers-yet': 'No papers yet',
} as const;

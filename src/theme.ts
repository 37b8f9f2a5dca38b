/**
 * `broadsheet/theme`: what the default templates are made of, for a theme's own in JavaScript. The first group is documented in
 * docs/theme.md and keeps its names within a major version; the rest is there so that a copied template works, and moves with it.
 */

export { alternates, describedBy, exportLinks } from './cite/alternates.ts';
export { CITATION_FORMATS, citationFile } from './cite/citation-files.ts';
export { coins } from './cite/coins.ts';
export { paperAddresses } from './cite/paper-address.ts';
export { API_VERSION, apiFile } from './cite/record.ts';
export { colourOf } from './content/site-colours.ts';
export { hasSection, papersOfAnAuthor, SECTIONS } from './content/site-sections.ts';
export { authorFeeds } from './digest/author-feeds.ts';
export { fitsOnePage, NAMES_ON_A_PAGE, namesByLetter } from './digest/author-index.ts';
export { countDayPages, daySections, dayTopics, titledFirst } from './digest/day-sections.ts';
export * from './digest/feed-files.ts';
export { groupBy } from './digest/group-by.ts';
export { partsOf } from './digest/parts.ts';
export { addDays, daysInMonth, isoWeek, monday, weekday, weekNumber } from './digest/period.ts';
export { signatureFile } from './digest/signatures.ts';
export { sourceName } from './digest/source-name.ts';
export { idKeys } from './search/papers-table.ts';
export { collectionPages, renderCollection } from './theme/collection.ts';
export { Layout } from './theme/layout.ts';
export { footerLinks, linksTo, navigation, navLink } from './theme/navigation.ts';
export { onePage } from './theme/one-page.ts';
export { earlyFonts } from './theme/own-fonts.ts';
export { siteTemplate, toRoot } from './theme/page.ts';
export { AUTHOR_NAMES } from './theme/pages/author-names.ts';
export { dayFile } from './theme/pages/days.ts';
export { monthBase } from './theme/pages/months.ts';
export { NEWS } from './theme/pages/news.ts';
export { weekBase, weekName } from './theme/pages/weeks.ts';
export { arrows } from './theme/parts/arrows.ts';
export { citation } from './theme/parts/citation.ts';
export { collectionMetadata, siteMetadata } from './theme/parts/collection-metadata.ts';
export { countMark } from './theme/parts/count.ts';
export { dayInShort, dayWords } from './theme/parts/day-words.ts';
export { factRows, howMany, nameRow, topicRow, when } from './theme/parts/fact-rows.ts';
export { feedLine } from './theme/parts/feed-line.ts';
export { followButton } from './theme/parts/follow-button.ts';
export { iconLinks } from './theme/parts/icon.ts';
export { movedPage } from './theme/parts/moved.ts';
export { newestBooks } from './theme/parts/newest-books.ts';
export { offlineCopy } from './theme/parts/offline-copy.ts';
export { opening } from './theme/parts/opening.ts';
export { factLine, paperItem, separated, statusMark } from './theme/parts/paper-item.ts';
export { fewPapers, paperLine, paperLines, WITH_TOPIC } from './theme/parts/paper-line.ts';
export { finders, findNote, linkName, readLink } from './theme/parts/paper-links.ts';
export { paperMetadata } from './theme/parts/paper-metadata.ts';
export { printed } from './theme/parts/printed.ts';
export { provenance } from './theme/parts/provenance.ts';
export { rights } from './theme/parts/rights.ts';
export { titleFinder, titleSearch } from './theme/parts/title-search.ts';
export { turnList } from './theme/parts/turn-list.ts';
export { barsFigure, percent, smallBars, topOf } from './theme/pictures/bars.ts';
export { papersOverTime } from './theme/pictures/over-time.ts';
export { overlaps } from './theme/pictures/overlap.ts';
export { loadPlotting } from './theme/pictures/plotting.ts';
export { gain, risingTopics } from './theme/pictures/rising.ts';
export { countBySteps, stepName, topicCounts, unitName } from './theme/pictures/timeline.ts';
export { placesOf } from './theme/places.ts';
export { periodPages, periodsOf, renderPeriod } from './theme/roll-up.ts';
export { briefOf } from './typeset/brief.ts';
export { clip } from './typeset/clip.ts';
export {
  dateBesideVenue,
  dayInMonth,
  issuedText,
  longDay,
  monthAlone,
  monthName,
  plainDay,
  shortDay,
  venueText,
  weekdayNames,
} from './typeset/date-text.ts';
export { DOT } from './typeset/dot.ts';
export { fold } from './typeset/fold.ts';
export { escapeHtml, html, raw } from './typeset/html.ts';
export { HAN, OTHER_SCRIPTS } from './typeset/index-letter.ts';
export { paperLabel, paperName } from './typeset/label.ts';
export { linkHost } from './typeset/link-host.ts';
export { harmless, plainAbstract, renderAbstract, renderInline } from './typeset/markdown.ts';
export { markedAbstract, pointHtml } from './typeset/marked-abstract.ts';
export { nameOrder } from './typeset/name-order.ts';
export { plainNote, plainPage, renderNote, renderPage, renderRemark } from './typeset/own-words.ts';
export { authorLine, authorLineHtml, coauthorLineHtml, nameHtml, namesHtml } from './typeset/people.ts';
export { andMore, grouped, plural } from './typeset/plural.ts';
export { curlQuotes } from './typeset/quotes.ts';
export { nameTongue, pageTongue, tongueOf } from './typeset/tongue.ts';
export {
  attributes,
  isolated,
  ownFirst,
  ownName,
  ownNameTongue,
  ownSentence,
  ownTongue,
  ownWords,
} from './typeset/tongue-html.ts';
export { translatedHtml, translatedTitle, translatedTitles } from './typeset/translated-title.ts';

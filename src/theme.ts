/**
 * `broadsheet/theme`: what the default templates are made of, for a theme's own in JavaScript. The first group is documented in
 * docs/theme.md and keeps its names within a major version; the rest is there so that a copied template works, and moves with it.
 */

export { alternates, exportLinks } from './cite/alternates.ts';
export { CITATION_FORMATS, citationFile } from './cite/citation-files.ts';
export { coins } from './cite/coins.ts';
export { paperAddresses } from './cite/paper-address.ts';
export { API_VERSION, apiFile } from './cite/record.ts';
export { colourOf } from './content/site-colours.ts';
export { hasSection, papersOfAnAuthor, SECTIONS } from './content/site-sections.ts';
export { countDayPages, daySections, dayTopics } from './digest/day-sections.ts';
export * from './digest/feed-files.ts';
export { groupBy } from './digest/group-by.ts';
export { partsOf } from './digest/parts.ts';
export { addDays, daysInMonth, isoWeek, monday, weekday } from './digest/period.ts';
export { sourceName } from './digest/source-name.ts';
export { collectionPages, renderCollection } from './theme/collection.ts';
export { Layout } from './theme/layout.ts';
export { footerLinks, linksTo, navigation, navLink } from './theme/navigation.ts';
export { onePage } from './theme/one-page.ts';
export { earlyFonts } from './theme/own-fonts.ts';
export { siteTemplate, toRoot } from './theme/page.ts';
export { dayFile } from './theme/pages/days.ts';
export { monthBase } from './theme/pages/months.ts';
export { weekBase, weekName } from './theme/pages/weeks.ts';
export { citation } from './theme/parts/citation.ts';
export { collectionMetadata, siteMetadata } from './theme/parts/collection-metadata.ts';
export { iconLinks } from './theme/parts/icon.ts';
export { movedPage } from './theme/parts/moved.ts';
export { offlineCopy } from './theme/parts/offline-copy.ts';
export { opening } from './theme/parts/opening.ts';
export { paperItem, separated, statusMark } from './theme/parts/paper-item.ts';
export { paperLine, paperLines } from './theme/parts/paper-line.ts';
export { finders, linkHost, linkName, readLink } from './theme/parts/paper-links.ts';
export { paperMetadata } from './theme/parts/paper-metadata.ts';
export { provenance } from './theme/parts/provenance.ts';
export { turnList } from './theme/parts/turn-list.ts';
export { barsFigure } from './theme/pictures/bars.ts';
export { topicsOverTime } from './theme/pictures/over-time.ts';
export { overlapPicture, overlaps } from './theme/pictures/overlap.ts';
export { loadPlotting } from './theme/pictures/plotting.ts';
export { swatch } from './theme/pictures/swatch.ts';
export { stepName, topicCounts, unitName } from './theme/pictures/timeline.ts';
export { NO_TOPIC, topicColours } from './theme/pictures/topic-colours.ts';
export { placesOf } from './theme/places.ts';
export { periodPages, periodsOf, renderPeriod } from './theme/roll-up.ts';
export { briefOf } from './typeset/brief.ts';
export { clip } from './typeset/clip.ts';
export { issuedText, longDay, monthName, plainDay, shortDay } from './typeset/date-text.ts';
export { fold } from './typeset/fold.ts';
export { escapeHtml, html, raw } from './typeset/html.ts';
export { paperLabel, paperName } from './typeset/label.ts';
export { harmless, plainAbstract, renderAbstract, renderInline } from './typeset/markdown.ts';
export { plainNote, plainPage, renderNote, renderPage, renderRemark } from './typeset/own-words.ts';
export { authorLine } from './typeset/people.ts';
export { grouped, plural } from './typeset/plural.ts';
export { curlQuotes } from './typeset/quotes.ts';

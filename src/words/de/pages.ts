import type { PAGES as ENGLISH } from '../en/pages.ts';
import type { Translated } from '../message.ts';

export const PAGES: Translated<typeof ENGLISH> = {
  'two-sentences': '{first} {second}',
  'as-sentence': '{text}.',
  'quoted-text': '„{text}“',
  'n-listings': { one: '{n} Liste', other: '{n} Listen' },

  'about-site': 'Über {site}',
  'about-description': 'Was {site} ist, woher die Arbeiten kommen und wie die Seiten entstehen.',
  'about-what': '{site} ist ein Überblick über Forschungsarbeiten.',
  'about-what-edited': '{site} ist ein Überblick über Forschungsarbeiten. Redaktion: {editor}.',
  'about-holds': 'Der Überblick umfasst {papers} zu {topics} aus {listings}.',
  'about-holds-day': 'Der Überblick umfasst {papers} zu {topics} aus {listings}, alle vom {day}.',
  'about-holds-two-days': 'Der Überblick umfasst {papers} zu {topics} aus {listings} vom {first} und vom {last}.',
  'about-holds-days': {
    one: 'Der Überblick umfasst {papers} zu {topics} aus {listings} von {n} Tag, vom {first} bis zum {last}.',
    other: 'Der Überblick umfasst {papers} zu {topics} aus {listings} von {n} Tagen, vom {first} bis zum {last}.',
  },
  'about-how': 'Wie der Überblick entsteht',
  'about-how-text':
    'Die Redaktion fügt Listen von Arbeiten aus dem Netz ein. Ein Programm liest sie, führt zusammen, was verschiedene Listen über dieselbe Arbeit sagen, und schreibt für jede Arbeit eine einfache Datei. Die Redaktion kann diese Dateien berichtigen, und eine Berichtigung gilt immer vor dem, was das Programm gelesen hat. Die Seiten entstehen allein aus diesen Dateien.',
  'about-sources': 'Woher die Arbeiten kommen',
  'about-source': 'Quelle',
  'about-listings': 'Listen',
  'about-papers': 'Arbeiten',
  'about-several': {
    one: '{n} Arbeit stand in mehreren dieser Quellen und zählt in jeder.',
    other: '{n} Arbeiten standen in mehreren dieser Quellen und zählen in jeder.',
  },
  'about-rely': 'Worauf Verlass ist',
  'about-made-up':
    '<b>Nichts ist erfunden.</b> Ein Datum, ein Name oder ein Titel, den keine Quelle nennt, wird weggelassen.',
  'about-untitled': {
    one: '{n} Arbeit kam ohne Titel und steht unter den ersten Worten der Zusammenfassung, in Anführungszeichen, oder, wo es keine gibt, unter ihrer Kennung.',
    other:
      '{n} Arbeiten kamen ohne Titel und stehen unter den ersten Worten der Zusammenfassung, in Anführungszeichen, oder, wo es keine gibt, unter ihrer Kennung.',
  },
  'about-dates': 'Das Datum einer Arbeit und der Tag, an dem sie gelistet wurde, werden auseinandergehalten.',
  'about-brief':
    '<b>„Kurz gefasst“ ist ein eigener Satz der Autorinnen und Autoren</b>, von einem Programm aus der Zusammenfassung gewählt und ohne das, was ihn mit anderen verbindet; wo es der erste ist, ist er dort hervorgehoben.',
  'about-summary': 'Steht an der Stelle der Zusammenfassung eine der Redaktion, so ist sie als solche gekennzeichnet.',
  'about-summaries':
    'Steht an der Stelle der Zusammenfassung eine der Redaktion, so ist sie als solche gekennzeichnet ({papers}).',
  'about-provenance':
    '<b>Jede Arbeit hat eine Quelle.</b> Ihre Seite nennt die Liste, aus der sie stammt, auf die Zeile genau.',
  'about-staying':
    '<b>Arbeiten bleiben.</b> Eine zurückgezogene Arbeit wird gekennzeichnet, nicht gelöscht; eine, die mit einer anderen zusammengeführt wurde, leitet zu ihr weiter; Adressen ändern sich nie.',
  'about-privacy':
    '<b>Niemand beobachtet Sie.</b> Die Seiten laden nichts von anderen Websites, setzen keine Cookies und zählen keine Besuche. Die Suche läuft in Ihrem Browser.',
  'about-reading': 'Lesen, wie Sie möchten',
  'about-script': 'Alles außer der Suche funktioniert ohne JavaScript.',
  'about-script-saved': 'Alles außer der Suche und der Leseliste funktioniert ohne JavaScript.',
  'about-ways': 'Sie können den Überblick <a>abonnieren</a> oder drucken.',
  'about-ways-disk':
    'Sie können den Überblick <a>abonnieren</a>, drucken oder aus einem Ordner auf Ihrer Festplatte lesen.',
  'about-licence': 'Lizenz',
  'about-licence-text':
    'Titel und Zusammenfassungen gehören ihren Autorinnen und Autoren. Die eigenen Texte des Überblicks: {license}.',

  'subscribe-title': 'Abonnieren',
  'subscribe-description': '{site} im Feedreader: ein Eintrag am Tag oder einer für jede Arbeit.',
  'subscribe-nothing': 'Es gibt noch nichts zu abonnieren.',
  'subscribe-note':
    'Ein Eintrag für jeden Tag des Überblicks, in jedem Feedreader. Sie brauchen dafür weder ein Konto noch eine E-Mail-Adresse.',
  'subscribe-how':
    'Kopieren Sie diese Adresse in Ihren Feedreader, dort, wo er „Hinzufügen“, „Folgen“ oder „Abonnieren“ sagt. Jeder neue Tag erscheint dann als ein Eintrag: Anmerkung und Empfehlungen der Redaktion, dann die Arbeiten nach Themen.',
  'subscribe-readers':
    'Noch kein Feedreader? NetNewsWire (Mac, iPhone), Feeder (Android), Thunderbird (Windows, Linux) und FreshRSS (auf eigenem Server) sind kostenlos. Braucht Ihrer ein anderes Format, nehmen Sie {rss} oder {json}.',
  'subscribe-by-email': 'Per E-Mail',
  'subscribe-by-email-how':
    'Ein Dienst, der aus Feeds E-Mails macht, etwa Blogtrottr oder Feedrabbit, kann Ihnen den Eintrag jedes Tages zusenden. Geben Sie ihm die Adresse oben an.',
  'subscribe-by-paper': 'Arbeit für Arbeit',
  'subscribe-to-topic': 'Ein einzelnes Thema',
  'subscribe-opml': 'Feedreader können <a>die Liste aller Feeds</a> importieren (eine OPML-Datei).',
  'copy-button': 'Kopieren',
  'copy-address-of': 'Adresse kopieren: {name}',
  'copy-daily-address': 'Adresse des täglichen Überblicks kopieren',

  'books-heading': 'Auf dem E-Reader',
  'books-offer':
    'Die Arbeiten mit allen Namen und Zusammenfassungen, nach Themen, als Buch (EPUB): <day>der neueste Tag</day> oder <week>die neueste Woche</week>. Die Adressen bleiben gleich.',
  'offline-heading': 'Offline lesen',
  'offline-zip':
    '<a>Den ganzen Überblick herunterladen</a>, als ZIP-Datei. Entpacken Sie sie und öffnen Sie {file}: Alles funktioniert von der Festplatte aus, auch die Suche. Feeds und API-Dateien fehlen, weil sie einen Server brauchen.',
  'offline-browser-too':
    'Oder behalten Sie ihn in diesem Browser. Besuchte Seiten sind ohnehin offline verfügbar; so sind es alle, samt der Suche, und sie bleiben auf dem neuesten Stand.',
  'offline-browser':
    'Sie können den ganzen Überblick in diesem Browser behalten. Besuchte Seiten sind ohnehin offline verfügbar; so sind es alle, samt der Suche, und sie bleiben auf dem neuesten Stand.',
  'offline-keep': 'Den Überblick auf diesem Gerät behalten',
  'offline-forget': 'Von diesem Gerät entfernen',
  'offline-progress': 'Fortschritt des Herunterladens',

  'feed-daily': 'Täglicher Überblick',
  'feed-daily-about': '{name}: neue Forschungsarbeiten. Ein Eintrag am Tag.',
  'feed-daily-about-tagline': '{tagline}. Ein Eintrag am Tag.',
  'all-papers': 'Alle Arbeiten',
  'feed-papers-about': 'Ein Eintrag für jede Arbeit.',
  'feed-picks': 'Empfehlungen',
  'feed-picks-about': 'Arbeiten, die die Redaktion empfiehlt.',
  'feed-topic-about': 'Arbeiten zum Thema {topic}.',
  'feed-corrections': 'Berichtigungen',
  'feed-corrections-about':
    'Arbeiten, die zurückgezogen, umbenannt, zusammengeführt oder auf einen anderen Tag verschoben wurden.',

  'saved-search': 'Gespeicherte Suche',
  'saved-searches': 'Gespeicherte Suchen',
  'saved-search-of': 'Eine gespeicherte Suche von {site}.',
  'papers-newest-first': '{papers}, die neuesten zuerst',
  'newest-only': 'Dies sind die neuesten {count}; der <a>Feed</a> hat alle.',
  'search-finds': 'Arbeiten {conditions}.',
  'search-finds-comma': ', ',
  'search-finds-topics': 'zu {topics}',
  'search-finds-authors': 'von {authors}',
  'search-finds-words': 'mit {words}',
  'search-finds-without': 'ohne {words}',
  'search-finds-code': 'mit Code',
  'search-finds-no-code': 'ohne Code',

  'search-title': 'Suche',
  'search-description':
    'Alle Arbeiten von {site} nach Wörtern, Personen, Thema, Zeitschrift oder Konferenz und Jahr durchsuchen.',
  'search-all-papers': 'Alle Arbeiten durchsuchen',
  'search-placeholder': 'Wörter, Namen, Titel',
  'search-script':
    'Die Suche braucht JavaScript: Sie läuft in Ihrem Browser, also sieht kein Server, wonach Sie suchen. Ohne sie führen die Listen der <topics>Themen</topics> und der <days>Tage</days> zu jeder Arbeit.',
  'sign-phrase': 'Wörter zusammen',
  'sign-phrase-does': 'diese Wörter nebeneinander',
  'sign-not': '-ohne',
  'sign-not-does': 'nicht dieses Wort',
  'sign-author': 'author:Name',
  'sign-author-does': 'von dieser Person',
  'sign-topic': 'topic:Sprache',
  'sign-topic-does': 'zu einem Thema',
  'sign-year-does': 'in diesen Jahren erschienen',
  'sign-code-does': 'mit Code',
  'sign-saved-does': 'auf der Leseliste',
  'save-this-search': '+ Suche speichern',
  'sort-by': 'Sortieren nach',
  'sort-relevance': 'Relevanz',
  'sort-listed': 'Aufnahmedatum',
  'sort-issued': 'Erscheinungsdatum',
  'search-narrow': 'Ergebnisse eingrenzen',
  'search-results-label': 'Ergebnisse',
  'search-suggestions': 'Vorschläge:',
  'search-tip-words': 'Verwenden Sie weniger oder andere Wörter, wie sie in einer Zusammenfassung stünden.',
  'search-tip-spelling': 'Prüfen Sie die Schreibung. Für eine Person genügt der Nachname.',
  'search-tip-elsewhere': 'Über diesen Überblick hinaus: <a>Suche bei {finder}</a>.',
  'show-more': 'Mehr anzeigen',

  'reading-list-title': 'Leseliste',
  'reading-list-description':
    'Die Arbeiten von {site}, die Sie sich auf diesem Gerät gemerkt haben, mit Ihren Notizen.',
  'reading-list-note':
    'Ihre gemerkten Arbeiten und Notizen bleiben in diesem Browser und werden nirgendwohin gesendet.',
  'reading-list-script':
    'Die Leseliste braucht JavaScript, denn sie liegt in Ihrem Browser und nicht auf einem Server. Stattdessen können Sie Lesezeichen setzen.',
  'reading-list-search': 'Liste und Notizen durchsuchen',
  'reading-list-unread': 'Nur ungelesene',
  'reading-list-export': 'Die Liste mitnehmen',
  'reading-list-citations': 'Literaturangaben:',
  'reading-list-move': 'In einen anderen Browser:',
  'reading-list-export-all': 'Alles als JSON exportieren',
  'reading-list-import': 'JSON-Datei importieren',

  'for-you-title': 'Für Sie',
  'for-you-description':
    'Die neuesten Arbeiten der Themen, Personen und Suchen von {site}, denen Sie auf diesem Gerät folgen.',
  'for-you-note':
    'Die neuesten Arbeiten zu allem, <a>dem Sie folgen</a>. Ihre Wahl bleibt in diesem Browser und wird nirgendwohin gesendet.',
  'for-you-script':
    'Diese Seite braucht JavaScript, denn wem Sie folgen, steht in Ihrem Browser und nicht auf einem Server. <a>Feeds</a> funktionieren ohne.',
  'for-you-opml': 'Feeds dazu (OPML)',
  'newest-papers': 'Neueste Arbeiten',
  'you-follow': 'Sie folgen',

  'not-found-title': 'Seite nicht gefunden',
  'not-found-description': 'Unter dieser Adresse gibt es keine Seite.',
  'not-found-note': 'Adressen ändern sich hier nie; diese enthält wohl einen Tippfehler oder ist nicht vollständig.',
  'not-found-today': 'Die Ausgabe von heute',
  'day-and-papers': '{day}, {papers}',

  'api-title': 'API',
  'api-description':
    'Die Lese-API von {site}: Arbeiten, Tage und Themen als JSON, Literaturangaben als BibTeX, RIS und CSL-JSON.',
  'api-note': 'Alles auf diesen Seiten gibt es auch als statische Dateien, ohne Schlüssel und ohne Begrenzung.',
  'api-files': 'Dateien',
  'api-overview': 'eine Übersicht: alle Tage und Themen mit ihren Dateien und die neuesten Arbeiten',
  'api-day': 'ein Tag: jede Arbeit, die an ihm zuerst gelistet wurde, mit ihrer Zusammenfassung',
  'api-topic': 'ein Thema: seine neuesten Arbeiten',
  'api-citations': 'die Arbeiten eines Tages als {format}; ebenso die neuesten Arbeiten eines Themas',
  'api-parts':
    'Lange Listen sind geteilt. Die erste Datei enthält die neuesten Arbeiten; {older} ist die Adresse der Datei davor, die voll ist und sich nur ändert, wenn sich eine ihrer Arbeiten ändert.',
  'api-version': 'Version {version}',
  'api-version-text':
    'In jeder Datei steht {version}. Neue Felder können dazukommen, aber die folgenden behalten innerhalb einer Version Namen und Bedeutung. Ein Feld, dessen Wert unbekannt ist, fehlt.',
  'api-id':
    'Die Kennung der Arbeit in diesem Überblick; sie ändert sich nie. Die Kennungen der Einträge, die mit ihr zusammengeführt wurden, sind ihre {aliases}.',
  'api-url': 'Ihre Seite.',
  'api-paper-title':
    'Wie die Quelle ihn gibt, mit LaTeX in {math}; fehlt, wenn keine Quelle einen gibt. {label} ist, was Listen zeigen, als reiner Text.',
  'api-author':
    'Namen in der Reihenfolge der Quelle. {count}, wenn die Quelle nur ihre Anzahl nennt; {complete}, wenn sie nur einige nennt.',
  'api-issued': 'Das Erscheinungsdatum der Arbeit, so genau es bekannt ist: Jahr, Monat oder Tag.',
  'api-listed': 'Der Tag, an dem sie in diesem Überblick zuerst gelistet wurde.',
  'api-venue': 'Die Zeitschrift oder Konferenz, in der sie erschienen ist oder auf der sie vorgestellt wurde.',
  'api-links': 'arXiv, DOI, OpenReview, PubMed; Seiten von Code, Daten und Projekt.',
  'api-topics': 'Kurznamen, das Hauptthema zuerst.',
  'api-brief': 'Ein Satz der Zusammenfassung, von einem Programm gewählt.',
  'api-abstract':
    'Die Zusammenfassung der Autorinnen und Autoren als Markdown, oder {summary}, wenn die Redaktion stattdessen eine geschrieben hat. Nur in den Dateien der Tage.',
  'api-status': '{withdrawn}, {retracted} oder {superseded}.',
  'api-pick': 'Ob die Redaktion sie empfiehlt, und die Anmerkung der Redaktion.',
  'api-managers': 'Literaturverwaltungen',
  'api-managers-text':
    'Zotero und andere Literaturverwaltungen können die Metadaten auf der Seite jeder Arbeit lesen, und auf den Seiten der Tage und Themen die jeder Arbeit (COinS). Namen stehen ungeteilt, denn keine Quelle sagt, wo der Nachname beginnt.',

  'source-arxiv-mail': 'arXiv (E-Mail)',
  'source-bibtex': 'Eine BibTeX-Datei',
  'source-csl-json': 'Eine CSL-JSON-Datei',
  'source-table': 'Eine Tabelle',
  'source-feed': 'Ein Feed',
  'source-paper-page': 'Die Seite einer Arbeit',
  'source-huggingface': 'Hugging Face, Arbeiten des Tages',
  'source-huggingface-api': 'Hugging Face, Arbeiten des Tages (API)',
  'source-huggingface-page': 'Hugging Face, Arbeiten des Tages (Seite)',
  'source-markdown': 'Eine Liste in Markdown',
  'source-openreview-page': 'OpenReview (Seite)',
  'source-list': 'Eine Liste',
  'source-posters': 'Die Postersitzung einer Konferenz',
  'source-ris': 'Eine RIS-Datei',
  'source-scholar': 'Benachrichtigungen von Google Scholar',
  'source-conference-page': 'Die Arbeiten einer virtuellen Konferenz (Seite)',

  'no-papers-yet': 'Noch keine Arbeiten',
};

import type { PAGES as ENGLISH } from '../en/pages.ts';
import type { Translated } from '../message.ts';

export const PAGES: Translated<typeof ENGLISH> = {
  'two-sentences': '{first} {second}',
  'as-sentence': '{text}.',
  'quoted-text': '«\u00a0{text}\u00a0»',
  'n-listings': { one: '{n} liste', many: '{n} de listes', other: '{n} listes' },

  'about-site': 'À propos de {site}',
  'about-description': 'Ce qu’est {site}, d’où viennent les articles et comment le site est fait.',
  'about-what': '{site} est une revue d’articles de recherche.',
  'about-what-edited': '{site} est une revue d’articles de recherche. Rédaction\u00a0: {editor}.',
  'about-holds': 'La revue compte {papers} dans {topics}, d’après {listings}.',
  'about-holds-day': 'La revue compte {papers} dans {topics}, d’après {listings}, le tout du {day}.',
  'about-holds-two-days': 'La revue compte {papers} dans {topics}, d’après {listings} du {first} et du {last}.',
  'about-holds-days': {
    one: 'La revue compte {papers} dans {topics}, d’après {listings} sur {n} jour, du {first} au {last}.',
    many: 'La revue compte {papers} dans {topics}, d’après {listings} sur {n} de jours, du {first} au {last}.',
    other: 'La revue compte {papers} dans {topics}, d’après {listings} sur {n} jours, du {first} au {last}.',
  },
  'about-how': 'Comment la revue est faite',
  'about-how-text':
    'La rédaction colle des listes d’articles trouvées sur le web. Un programme les lit, réunit ce que différentes listes disent du même article et écrit un simple fichier par article. La rédaction peut corriger ces fichiers, et une correction l’emporte toujours sur ce que le programme a lu. Le site est produit à partir de ces seuls fichiers.',
  'about-sources': 'D’où viennent les articles',
  'about-source': 'Source',
  'about-listings': 'Listes',
  'about-papers': 'Articles',
  'about-several': {
    one: '{n} article figurait dans plusieurs de ces sources et compte dans chacune.',
    many: '{n} d’articles figuraient dans plusieurs de ces sources et comptent dans chacune.',
    other: '{n} articles figuraient dans plusieurs de ces sources et comptent dans chacune.',
  },
  'about-rely': 'Ce sur quoi vous pouvez compter',
  'about-made-up': '<b>Rien n’est inventé.</b> Une date, un nom ou un titre qu’aucune source ne donne est omis.',
  'about-untitled': {
    one: '{n} article est arrivé sans titre et figure sous les premiers mots du résumé, entre guillemets, ou, à défaut, sous son identifiant.',
    many: '{n} d’articles sont arrivés sans titre et figurent sous les premiers mots du résumé, entre guillemets, ou, à défaut, sous leur identifiant.',
    other:
      '{n} articles sont arrivés sans titre et figurent sous les premiers mots du résumé, entre guillemets, ou, à défaut, sous leur identifiant.',
  },
  'about-dates': 'La date d’un article et le jour où il a été répertorié ne sont pas confondus.',
  'about-brief':
    '<b>«\u00a0En bref\u00a0» est une phrase des auteurs eux-mêmes</b>, choisie dans le résumé par un programme, sans ce qui la relie aux autres\u00a0; lorsque c’est la première, elle y est marquée.',
  'about-summary': 'Un résumé de la rédaction, lorsqu’il remplace celui des auteurs, est présenté comme tel.',
  'about-summaries':
    'Un résumé de la rédaction, lorsqu’il remplace celui des auteurs, est présenté comme tel ({papers}).',
  'about-provenance': '<b>Chaque article a une source.</b> Sa page nomme la liste dont il provient, à la ligne près.',
  'about-staying':
    '<b>Les articles restent.</b> Un article retiré est marqué comme tel, non supprimé\u00a0; un article fusionné avec un autre y renvoie\u00a0; les adresses ne changent jamais.',
  'about-privacy':
    '<b>Personne ne vous observe.</b> Les pages ne chargent rien d’autres sites, ne déposent aucun cookie et ne comptent pas les visites. La recherche s’exécute dans votre navigateur.',
  'about-reading': 'Lire à votre façon',
  'about-script': 'Tout fonctionne sans JavaScript, sauf la recherche.',
  'about-script-saved': 'Tout fonctionne sans JavaScript, sauf la recherche et la liste de lecture.',
  'about-ways': 'Vous pouvez <a>vous abonner</a> à la revue ou l’imprimer.',
  'about-ways-disk':
    'Vous pouvez <a>vous abonner</a> à la revue, l’imprimer ou la lire depuis un dossier de votre disque.',
  'about-licence': 'Licence d’utilisation',
  'about-licence-text':
    'Les titres et les résumés appartiennent à leurs auteurs. Les textes propres à la revue\u00a0: {license}.',

  'subscribe-title': 'S’abonner',
  'subscribe-description':
    'Suivre {site} dans un lecteur de flux\u00a0: une entrée par jour, ou une entrée par article.',
  'subscribe-nothing': 'Il n’y a encore rien à quoi s’abonner.',
  'subscribe-note':
    'Une entrée pour chaque jour de la revue, dans tout lecteur de flux. Sans compte et sans adresse électronique.',
  'subscribe-how':
    'Copiez cette adresse dans votre lecteur de flux, là où il propose «\u00a0Ajouter\u00a0», «\u00a0Suivre\u00a0» ou «\u00a0S’abonner\u00a0». Chaque nouveau jour y apparaît alors comme une entrée\u00a0: la remarque et les choix de la rédaction, puis les articles par thème.',
  'subscribe-readers':
    'Pas encore de lecteur de flux\u00a0? NetNewsWire (Mac, iPhone), Feeder (Android), Thunderbird (Windows, Linux) et FreshRSS (sur votre propre serveur) sont gratuits. Si le vôtre demande un autre format, prenez {rss} ou {json}.',
  'subscribe-by-email': 'Par courriel',
  'subscribe-by-email-how':
    'Un service qui convertit les flux en courriels, comme Blogtrottr ou Feedrabbit, peut vous envoyer l’entrée de chaque jour. Donnez-lui l’adresse ci-dessus.',
  'subscribe-by-paper': 'Article par article',
  'subscribe-to-topic': 'Un seul thème',
  'subscribe-opml': 'Les lecteurs de flux peuvent importer <a>la liste de tous les flux</a> (un fichier OPML).',
  'copy-button': 'Copier',
  'copy-address-of': 'Copier l’adresse\u00a0: {name}',
  'copy-daily-address': 'Copier l’adresse de la revue quotidienne',

  'books-heading': 'Sur une liseuse',
  'books-offer':
    'Les articles avec tous les auteurs et les résumés, par thème, sous forme de livre (EPUB)\u00a0: <day>le jour le plus récent</day> ou <week>la semaine la plus récente</week>. Les adresses restent les mêmes.',
  'offline-heading': 'Hors ligne',
  'offline-zip':
    '<a>Télécharger toute la revue</a> dans un fichier ZIP. Décompressez-le et ouvrez {file}\u00a0: tout fonctionne depuis le disque, y compris la recherche. Les flux et les fichiers de l’API n’y sont pas, car ils demandent un serveur.',
  'offline-browser-too':
    'Ou gardez-la dans ce navigateur. Les pages déjà visitées sont de toute façon disponibles hors ligne\u00a0; ainsi elles le sont toutes, avec la recherche, et restent à jour.',
  'offline-browser':
    'Vous pouvez garder toute la revue dans ce navigateur. Les pages déjà visitées sont de toute façon disponibles hors ligne\u00a0; ainsi elles le sont toutes, avec la recherche, et restent à jour.',
  'offline-keep': 'Garder la revue sur cet appareil',
  'offline-forget': 'La retirer de cet appareil',
  'offline-progress': 'Avancement du téléchargement',

  'feed-daily': 'Revue quotidienne',
  'feed-daily-about': '{name}\u00a0: nouveaux articles de recherche. Une entrée par jour.',
  'feed-daily-about-tagline': '{tagline}. Une entrée par jour.',
  'all-papers': 'Tous les articles',
  'feed-papers-about': 'Une entrée pour chaque article.',
  'feed-picks': 'Choix de la rédaction',
  'feed-picks-about': 'Les articles choisis par la rédaction.',
  'feed-topic-about': 'Articles sur le thème {topic}.',
  'feed-corrections': 'Rectificatifs',
  'feed-corrections-about': 'Articles retirés, renommés, fusionnés ou déplacés à un autre jour.',

  'saved-search': 'Recherche enregistrée',
  'saved-searches': 'Recherches enregistrées',
  'saved-search-of': 'Une recherche enregistrée de {site}.',
  'papers-newest-first': '{papers}, les plus récents d’abord',
  'newest-only': 'Voici les {count} plus récents\u00a0; le <a>flux</a> les contient tous.',
  'search-finds': 'Articles {conditions}.',
  'search-finds-comma': ', ',
  'search-finds-topics': 'sur {topics}',
  'search-finds-authors': 'de {authors}',
  'search-finds-words': 'avec {words}',
  'search-finds-without': 'sans {words}',
  'search-finds-code': 'avec code',
  'search-finds-no-code': 'sans code',

  'search-title': 'Recherche',
  'search-description':
    'Chercher dans tous les articles de {site} par mots, auteur, thème, revue ou conférence et année.',
  'search-all-papers': 'Chercher dans tous les articles',
  'search-placeholder': 'Mots, auteurs, titres',
  'search-script':
    'La recherche demande JavaScript\u00a0: elle s’exécute dans votre navigateur, si bien qu’aucun serveur ne voit ce que vous cherchez. Sans elle, les listes des <topics>thèmes</topics> et des <days>jours</days> mènent à chaque article.',
  'sign-phrase': 'mots ensemble',
  'sign-phrase-does': 'ces mots, côte à côte',
  'sign-not': '-sans',
  'sign-not-does': 'pas ce mot',
  'sign-author': 'author:nom',
  'sign-author-does': 'de cet auteur',
  'sign-topic': 'topic:langage',
  'sign-topic-does': 'sur un thème',
  'sign-year-does': 'publiés ces années-là',
  'sign-code-does': 'avec code',
  'sign-saved-does': 'dans la liste de lecture',
  'save-this-search': '+ Enregistrer la recherche',
  'sort-by': 'Trier par',
  'sort-relevance': 'pertinence',
  'sort-listed': 'date d’ajout',
  'sort-issued': 'date de publication',
  'search-narrow': 'Affiner les résultats',
  'search-results-label': 'Résultats',
  'search-suggestions': 'Suggestions\u00a0:',
  'search-tip-words': 'Employez moins de mots, ou d’autres, tels qu’on en lit dans un résumé.',
  'search-tip-spelling': 'Vérifiez l’orthographe. Pour un auteur, le nom de famille suffit.',
  'search-tip-elsewhere': 'Au-delà de cette revue\u00a0: <a>chercher dans {finder}</a>.',
  'show-more': 'Afficher plus',

  'reading-list-title': 'Liste de lecture',
  'reading-list-description': 'Les articles de {site} que vous avez enregistrés sur cet appareil, avec vos notes.',
  'reading-list-note':
    'Vos articles enregistrés et vos notes restent dans ce navigateur et ne sont envoyés nulle part.',
  'reading-list-script':
    'La liste de lecture demande JavaScript, car elle est gardée dans votre navigateur et non sur un serveur. Les signets du navigateur peuvent la remplacer.',
  'reading-list-search': 'Chercher dans la liste et vos notes',
  'reading-list-unread': 'Non lus seulement',
  'reading-list-export': 'Emporter la liste',
  'reading-list-citations': 'Références\u00a0:',
  'reading-list-move': 'Vers un autre navigateur\u00a0:',
  'reading-list-export-all': 'Tout exporter en JSON',
  'reading-list-import': 'Importer un fichier JSON',

  'for-you-title': 'Pour vous',
  'for-you-description':
    'Les articles les plus récents des thèmes, auteurs et recherches de {site} que vous suivez sur cet appareil.',
  'for-you-note':
    'Les articles les plus récents de <a>ce que vous suivez</a>. Vos choix restent dans ce navigateur et ne sont envoyés nulle part.',
  'for-you-script':
    'Cette page demande JavaScript, car ce que vous suivez est gardé dans votre navigateur et non sur un serveur. <a>Les flux</a> fonctionnent sans.',
  'for-you-opml': 'Les flux correspondants (OPML)',
  'newest-papers': 'Articles les plus récents',
  'you-follow': 'Vous suivez',

  'not-found-title': 'Page introuvable',
  'not-found-description': 'Il n’y a pas de page à cette adresse.',
  'not-found-note': 'Les adresses ne changent jamais ici\u00a0; celle-ci a sans doute été mal saisie ou coupée.',
  'not-found-today': 'L’édition du jour',
  'day-and-papers': '{day}, {papers}',

  'api-title': 'API',
  'api-description':
    'L’API de lecture de {site}\u00a0: articles, jours et thèmes en JSON, références en BibTeX, RIS et CSL-JSON.',
  'api-note': 'Tout ce que montrent ces pages existe aussi en fichiers statiques, sans clé ni limite de débit.',
  'api-files': 'Fichiers',
  'api-overview': 'un aperçu\u00a0: tous les jours et thèmes avec leurs fichiers, et les articles les plus récents',
  'api-day': 'un jour\u00a0: chaque article répertorié ce jour-là pour la première fois, avec son résumé',
  'api-topic': 'un thème\u00a0: ses articles les plus récents',
  'api-citations': 'les articles d’un jour en {format}\u00a0; de même les articles les plus récents d’un thème',
  'api-parts':
    'Les longues listes sont divisées. Le premier fichier contient les articles les plus récents\u00a0; {older} est l’adresse du fichier qui précède, lequel est complet et ne change que si l’un de ses articles change.',
  'api-version': 'Version {version}',
  'api-version-text':
    'Chaque fichier indique {version}. De nouveaux champs peuvent s’ajouter, mais les champs ci-dessous gardent leur nom et leur sens au sein d’une version. Un champ dont la valeur est inconnue est absent.',
  'api-id':
    'L’identifiant de l’article dans cette revue\u00a0; il ne change jamais. Les identifiants des notices fusionnées avec lui sont ses {aliases}.',
  'api-url': 'Sa page.',
  'api-paper-title':
    'Tel que la source le donne, avec LaTeX entre {math}\u00a0; absent si aucune source n’en donne. {label} est ce que montrent les listes, en texte brut.',
  'api-author':
    'Les noms dans l’ordre de la source. {count} si la source n’en donne que le nombre\u00a0; {complete} si elle n’en nomme que quelques-uns.',
  'api-issued':
    'La date de publication de l’article, aussi précise qu’elle est connue\u00a0: une année, un mois ou un jour.',
  'api-listed': 'Le jour où la revue l’a répertorié pour la première fois.',
  'api-venue': 'La revue ou la conférence où il a été publié ou présenté.',
  'api-links': 'arXiv, DOI, OpenReview, PubMed\u00a0; pages du code, des données et du projet.',
  'api-topics': 'Noms abrégés, le thème principal d’abord.',
  'api-brief': 'Une phrase du résumé, choisie par un programme.',
  'api-abstract':
    'Le résumé des auteurs, en Markdown, ou {summary} si la rédaction en a écrit un à sa place. Seulement dans les fichiers des jours.',
  'api-status': '{withdrawn}, {retracted} ou {superseded}.',
  'api-pick': 'Si la rédaction l’a choisi, et sa remarque.',
  'api-managers': 'Logiciels de gestion bibliographique',
  'api-managers-text':
    'Zotero et d’autres logiciels de ce genre lisent les métadonnées sur la page de chaque article, et celles de chaque article sur les pages des jours et des thèmes (COinS). Les noms sont donnés entiers, car aucune source ne dit où commence le nom de famille.',

  'source-arxiv-mail': 'arXiv (courriel)',
  'source-bibtex': 'Un fichier BibTeX',
  'source-csl-json': 'Un fichier CSL-JSON',
  'source-table': 'Un tableau',
  'source-feed': 'Un flux',
  'source-paper-page': 'La page d’un article',
  'source-huggingface': 'Hugging Face, articles du jour',
  'source-huggingface-api': 'Hugging Face, articles du jour (API)',
  'source-huggingface-page': 'Hugging Face, articles du jour (page)',
  'source-markdown': 'Une liste en Markdown',
  'source-openreview-page': 'OpenReview (page web)',
  'source-list': 'Une liste',
  'source-posters': 'La session de posters d’une conférence',
  'source-ris': 'Un fichier RIS',
  'source-scholar': 'Les alertes de Google Scholar',
  'source-conference-page': 'Les articles d’une conférence virtuelle (page)',

  'no-papers-yet': 'Pas encore d’articles',
};

// Runs in the browser: parses a book's documents as XML and a mail's HTML, without running them, and names whatever in them
// our own templates do not write.
const XHTML =
  'html head title link meta style body section div nav h1 h2 h3 p a img ol ul li blockquote em strong small code pre br span bdi table tbody tr td';
const MATHML =
  'math mrow mi mn mo mtext mspace mpadded mstyle mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts none menclose mphantom merror mtable mtr mtd semantics annotation';
const ELEMENTS = {
  'http://www.w3.org/1999/xhtml': new Set(XHTML.split(' ')),
  'http://www.w3.org/1998/Math/MathML': new Set(MATHML.split(' ')),
};
// No address but `href` and `src`, and nothing that runs.
const ATTRIBUTES =
  /^(?:href|src|alt|class|id|dir|lang|xml:lang|xmlns|xmlns:epub|epub:type|rel|type|start|loading|content|charset|name|role|title|width|align|style|cellpadding|cellspacing|border|display|mathvariant|fence|form|stretchy|movablelimits|[lr]space|m(?:in|ax)size|symmetric|largeop|accent(?:under)?|separator|height|depth|voffset|displaystyle|scriptlevel|linethickness|notation|column(?:align|spacing|lines|span)|row(?:spacing|lines|span)|frame)$/;
const ADDRESS = /^(?:https?:\/\/|mailto:)/i;
/** Pictures of the book itself. */
const PICTURE = /^(?:cover\.svg|(?:pictures\/[0-9a-f]{16}|assets\/logo)\.(?:png|jpg))$/;
/** Of the book itself. */
const OWN = /^(?:[a-z0-9-]+\.xhtml(?:#p-[a-z0-9-]+)?|style\.css)$/;
const STYLE = /url|import|expression|behavior|position|\\|@/i;
const UNFIT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/u;

/** @param type as `DOMParser` takes it */
window.audit = (file, text, type) => {
  const found = [];
  const say = what => found.push(`${file}: ${what.slice(0, 300)}`);
  const page = new DOMParser().parseFromString(text, type);
  for (const element of page.querySelectorAll('*')) {
    if (!ELEMENTS[element.namespaceURI]?.has(element.localName)) say(`element ${element.outerHTML}`);
    for (const { name, value } of element.attributes) {
      if (!ATTRIBUTES.test(name)) say(`${name}=${value}`);
      if (name === 'href' && !ADDRESS.test(value) && !(type !== 'text/html' && OWN.test(value))) say(`href=${value}`);
      if (name === 'src' && (type === 'text/html' || !PICTURE.test(value))) say(`src=${value}`);
      if (name === 'style' && STYLE.test(value)) say(`style=${value}`);
    }
    if (element.localName === 'meta' && element.hasAttribute('http-equiv')) say(element.outerHTML);
  }
  for (const node of [page.doctype, ...page.childNodes])
    if (node?.nodeType === Node.PROCESSING_INSTRUCTION_NODE) say(`instruction ${node.data}`);
  if (UNFIT.test(page.documentElement.textContent)) say('holds what no text should');
  return { found, text: page.documentElement.textContent };
};

// Feeds, their list and the site map: every element, by the name of its root.
const ATOM = 'http://www.w3.org/2005/Atom';
const DOCUMENTS = {
  feed: 'feed id title subtitle updated author name email link icon rights generator entry published category summary content archive div',
  rss: 'rss channel title link description language copyright managingEditor lastBuildDate generator docs item guid pubDate creator encoded',
  opml: 'opml head title ownerName ownerEmail body outline',
  urlset: 'urlset url loc lastmod',
  package:
    'package metadata manifest item spine itemref identifier title language creator publisher date description subject rights source meta link',
};
const NAMESPACES = ['', ATOM, 'http://purl.org/dc/elements/1.1/', 'http://purl.org/rss/1.0/modules/content/'];
const MORE_NAMESPACES = [
  'http://www.idpf.org/2007/opf',
  'http://purl.org/syndication/history/1.0',
  'http://www.sitemaps.org/schemas/sitemap/0.9',
];
const OF_XML =
  /^(?:unique-identifier|id|idref|property|properties|refines|name|content|media-type|scheme|linear|dir|toc|prefix|xmlns(?::\w+)?|xml:lang|rel|type|href|term|label|version|isPermaLink|text|title|description|htmlUrl|xmlUrl|url)$/;
/** Pictures of the site itself, where a feed shows what the site does. */
const OF_SITE = /^https?:\/\/[^"'<>]*\/pictures\/[0-9a-f]{16}\.(?:png|jpg|webp|avif)$/;

/** @param text a feed, a list of feeds or a site map */
window.auditXml = (file, text) => {
  const found = [];
  const say = what => found.push(`${file}: ${what.slice(0, 300)}`);
  const page = new DOMParser().parseFromString(text, 'application/xml');
  const broken = page.querySelector('parsererror');
  if (broken) return [`${file}: ${broken.textContent.slice(0, 300)}`];
  const names = DOCUMENTS[page.documentElement.localName]?.split(' ') ?? [];
  for (const element of page.querySelectorAll('*')) {
    const own = [...NAMESPACES, ...MORE_NAMESPACES].includes(element.namespaceURI ?? '');
    if (own ? !names.includes(element.localName) : !ELEMENTS[element.namespaceURI]?.has(element.localName))
      say(`element ${element.outerHTML}`);
    for (const { name, value } of element.attributes) {
      if (!(own ? OF_XML : ATTRIBUTES).test(name)) say(`${name}=${value}`);
      const isFile = element.localName === 'item' && /^[\w./-]+$/.test(value);
      if (/^(?:href|htmlUrl|xmlUrl|url)$/.test(name) && !ADDRESS.test(value) && !isFile) say(`${name}=${value}`);
      if (name === 'src' && !OF_SITE.test(value)) say(`src=${value}`);
      if (name === 'style' && STYLE.test(value)) say(`style=${value}`);
    }
    if (own && /^(?:link|loc|icon|docs)$/.test(element.localName) && element.textContent !== '')
      if (!ADDRESS.test(element.textContent.trim())) say(`${element.localName}: ${element.textContent}`);
    if (element.localName === 'encoded') found.push(...window.auditPart(file, element.textContent));
  }
  for (const node of page.childNodes)
    if (
      node.nodeType === Node.PROCESSING_INSTRUCTION_NODE &&
      !/^(?:\.\.\/)*feeds\/feed\.css$/.test(/href="([^"]*)"/.exec(node.data)?.[1])
    )
      say(`instruction ${node.data}`);
  if (page.doctype) say('a document type');
  if (UNFIT.test(page.documentElement.textContent)) say('holds what no text should');
  return found;
};

/** @param text HTML within a feed */
window.auditPart = (file, text) =>
  window.audit(file, text, 'text/html').found.filter(what => {
    const [, source] = /: src=(.*)$/s.exec(what) ?? [];
    return source === undefined || !OF_SITE.test(source);
  });

// Runs in the browser: parses pages without running them, and names everything in them that only content could have put
// there. Parsed documents load nothing.
const FORBIDDEN =
  'iframe, frame, frameset, object, embed, applet, base, style, template, portal, marquee, video, audio, source, track, keygen, isindex, xmp, plaintext, dialog, foreignObject, animate, set, use, maction, mglyph, annotation-xml, body meta, body link, [style], [srcdoc], [srcset], [ping], [background], [poster], [formaction], [popover], [contenteditable], [shadowrootmode]';
const ADDRESSES = ['href', 'xlink:href', 'src', 'action', 'cite', 'data', 'manifest', 'longdesc', 'profile'];
/** Whether it is what a reader may follow, as a browser reads it: http, https, mailto, and files of the site. */
function isLink(value) {
  const address = URL.parse(value, 'https://site.test/digest/a/');
  // What no browser can read leads nowhere.
  if (/^https?:\/\//i.test(value)) return !address || /^https?:$/.test(address.protocol);
  return address?.protocol === 'mailto:' || address?.host === 'site.test';
}
/** What a browser loads by itself: files of the site. */
const SITE_FILE = /^(?:(?:\.\.\/)*|\/(?![/\\])[^<>"]*\/)[\w./-]+(?:\?[\w=-]*)?$|^#[\w-]+$/;
/** A page that is gone leads on to another of the site. */
const LEADS_ON = /^0; url=(?:\.\.\/)*[\w./-]+(?:#[\w-]+)?$/;
// What no page may hold.
const HARMFUL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

function auditPage(file, text) {
  const found = [];
  const say = what => found.push(`${file}: ${what.slice(0, 300)}`);
  const page = new DOMParser().parseFromString(text, 'text/html');
  for (const element of page.querySelectorAll(FORBIDDEN)) say(element.outerHTML);
  for (const element of page.querySelectorAll('meta[http-equiv]'))
    if (element.httpEquiv !== 'refresh' || !LEADS_ON.test(element.content)) say(element.outerHTML);
  for (const element of page.querySelectorAll('*'))
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) say(`${name}=${value}`);
      if (!ADDRESSES.includes(name)) continue;
      const isFollowed = element.localName === 'a' || ['canonical', 'alternate'].includes(element.getAttribute('rel'));
      if (!(isFollowed ? isLink(value) : SITE_FILE.test(value))) say(`${element.localName} ${name}=${value}`);
    }
  for (const script of page.querySelectorAll('script'))
    if (script.type === 'application/ld+json') JSON.parse(script.textContent);
    else if (!script.src || script.textContent !== '') say(`script ${script.outerHTML}`);
  const harmful = HARMFUL.exec(page.documentElement.textContent);
  if (harmful) say(`holds U+${harmful[0].charCodeAt(0).toString(16)}`);
  return found;
}

/** What is found in the pages, which are files below `base`. */
window.auditPages = async (base, files) => {
  const found = [];
  for (const file of files) {
    const answer = await fetch(base + file);
    found.push(...auditPage(file, await answer.text()));
  }
  return found;
};

/** What is found in files that are handed over: `[ending, name, text]`. */
window.auditFiles = files =>
  files.flatMap(([ending, file, text]) =>
    ending === 'html'
      ? auditPage(file, text)
      : ending === 'part'
        ? window.auditPart(file, text)
        : ending === 'xhtml' || ending === 'mail'
          ? window.audit(file, text, ending === 'mail' ? 'text/html' : 'application/xhtml+xml').found
          : window.auditXml(file, text),
  );

/**
 * Makes an element as another is, and leaves whatever is alike in its place: so the focus, the place on the page, what is unfolded and
 * what was typed elsewhere stay.
 */
export function morph(from: Element, to: Element): void {
  copyAttributes(from, to);
  copyValue(from, to);
  if (from instanceof HTMLTextAreaElement) return;
  const old = [...from.childNodes];
  const pairs = [...to.childNodes].map(wanted => {
    const like = old.find(node => isLike(node, wanted));
    if (like) old.splice(old.indexOf(like), 1);
    return { wanted, like };
  });
  for (const node of old) node.remove();
  let at = from.firstChild;
  for (const { wanted, like } of pairs) {
    if (like === at && at) at = at.nextSibling;
    else from.insertBefore(like ?? wanted, at);
    if (like instanceof Element) morph(like, wanted as Element);
    else if (like && like.nodeValue !== wanted.nodeValue) like.nodeValue = wanted.nodeValue;
  }
}

const isLike = (a: Node, b: Node): boolean => a.nodeName === b.nodeName && keyOf(a) === keyOf(b);

/** What an element is known by among its siblings. */
function keyOf(node: Node): string {
  if (!(node instanceof Element)) return '';
  const address = node.matches('form') && node.getAttribute('action');
  return node.id || node.getAttribute('data-item') || address || node.getAttribute('name') || '';
}

function copyAttributes(from: Element, to: Element): void {
  // What a person unfolded or pulled larger stays so, and so does what has the focus because one went there by a key.
  const isOwn = (name: string) =>
    (name === 'open' && from.matches('details')) ||
    (name === 'style' && from.matches('textarea')) ||
    (name === 'tabindex' && from.matches('[data-item]'));
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name) && !isOwn(name)) from.removeAttribute(name);
  for (const { name, value } of to.attributes)
    if (from.getAttribute(name) !== value && !isOwn(name)) from.setAttribute(name, value);
}

/** What was typed stays; a field that nobody touched says what the page says now. */
function copyValue(from: Element, to: Element): void {
  if (touched.has(from) || touched.has(from.parentElement!)) return;
  if (from instanceof HTMLTextAreaElement && to instanceof HTMLTextAreaElement) {
    from.defaultValue = to.defaultValue;
    from.value = to.defaultValue;
  } else if (from instanceof HTMLInputElement && to instanceof HTMLInputElement) {
    // A page cannot say which files are chosen, only that none are.
    from.value = from.type === 'file' ? '' : to.defaultValue;
    from.checked = to.defaultChecked;
  } else if (from instanceof HTMLOptionElement && to instanceof HTMLOptionElement) from.selected = to.defaultSelected;
}

/** Fields that a person changed since the page, or their form's last answer, came. */
const touched = new WeakSet<Element>();

export const isTouched = (field: Element): boolean => touched.has(field);

/** Notes which fields a person changes. */
export function noteTyping(): void {
  for (const event of ['input', 'change'])
    document.addEventListener(event, ({ target }) => target instanceof Element && touched.add(target));
}

/** What a form sent is the page's now. */
export function forgetTyping(form: HTMLFormElement): void {
  for (const field of form.elements) touched.delete(field);
}

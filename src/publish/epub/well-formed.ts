import { SaxesParser } from 'saxes';
import { xmlSafe, xmlText } from '../../typeset/xml.ts';

const MATHML = 'http://www.w3.org/1998/Math/MathML';
const EMPTY = new Set(['br']);
/** Attributes that EPUB's MathML has (https://www.w3.org/TR/MathML3/chapter3.html), beyond which readers refuse the book. */
const MATH_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  math: ['display'],
  mi: ['mathvariant'],
  mn: ['mathvariant'],
  mtext: ['mathvariant'],
  mo: [
    'fence',
    'form',
    'stretchy',
    'movablelimits',
    'lspace',
    'rspace',
    'minsize',
    'maxsize',
    'symmetric',
    'largeop',
    'accent',
    'separator',
    'mathvariant',
  ],
  mspace: ['width', 'height', 'depth'],
  mpadded: ['width', 'height', 'depth', 'lspace', 'voffset'],
  mstyle: ['displaystyle', 'scriptlevel'],
  mfrac: ['linethickness'],
  mover: ['accent'],
  munder: ['accentunder'],
  munderover: ['accent', 'accentunder'],
  menclose: ['notation'],
  mtable: ['columnalign', 'rowspacing', 'columnspacing', 'columnlines', 'rowlines', 'frame', 'displaystyle', 'width'],
  mtr: ['columnalign'],
  mtd: ['columnalign', 'columnspan', 'rowspan'],
};
/** Likewise its elements: what stands in another one stays, and the other one goes. */
const MATH_ELEMENTS = new Set([
  ...Object.keys(MATH_ATTRIBUTES),
  ...[
    'mrow',
    'msqrt',
    'mroot',
    'msub',
    'msup',
    'msubsup',
    'mmultiscripts',
    'mprescripts',
    'none',
    'mphantom',
    'merror',
  ],
  ...['semantics', 'annotation'],
]);
const HTML_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  ol: ['start'],
  span: ['class'],
  code: ['class'],
};

/** An address as RFC 3986 has it: a browser takes any, but checkers of books refuse one that is not. */
export function bookAddress(address: string): string {
  const fragment = address.indexOf('#');
  return address
    .replace(/#/g, (sign, at) => (at === fragment ? sign : '%23'))
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%[\]]+/g, encodeURI);
}

/**
 * Our own HTML, MathML in it, as XHTML that EPUB allows: what an element or a formula may not have there is left out. Should the
 * markup not be well-formed after all, its text remains.
 */
export function wellFormed(markup: string): string {
  const source = xmlSafe(markup).replaceAll('<br>', '<br/>');
  let out = '';
  let math = 0;
  const parser = new SaxesParser({ fragment: true });
  parser.on('error', error => {
    throw error;
  });
  parser.on('text', text => {
    out += xmlText(text);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'math') math++;
    if (math > 0 && !MATH_ELEMENTS.has(name)) return;
    const allowed = (math > 0 ? MATH_ATTRIBUTES : HTML_ATTRIBUTES)[name] ?? [];
    out += `<${name}${name === 'math' ? ` xmlns="${MATHML}"` : ''}`;
    for (const [key, value] of Object.entries(attributes))
      if (allowed.includes(key)) out += ` ${key}="${xmlText(key === 'href' ? bookAddress(value) : value)}"`;
    out += EMPTY.has(name) ? '/>' : '>';
  });
  parser.on('closetag', ({ name }) => {
    if (math > 0 ? MATH_ELEMENTS.has(name) : !EMPTY.has(name)) out += `</${name}>`;
    if (name === 'math') math--;
  });
  try {
    parser.write(source).close();
    return out;
  } catch {
    return xmlText(markup.replace(/<[^<>]*>/g, ''));
  }
}

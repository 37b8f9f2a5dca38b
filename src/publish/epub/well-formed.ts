import { SaxesParser } from 'saxes';
import { words } from '../../typeset/words.ts';
import { xmlSafe, xmlText } from '../../typeset/xml.ts';

const MATHML = 'http://www.w3.org/1998/Math/MathML';
/** The MathML attributes that EPUB allows, by element (https://www.w3.org/TR/MathML3/chapter3.html). */
const MATH_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  math: ['display'],
  mi: ['mathvariant'],
  mn: ['mathvariant'],
  mtext: ['mathvariant'],
  mo: words(
    'fence form stretchy movablelimits lspace rspace minsize maxsize symmetric largeop accent separator mathvariant',
  ),
  mspace: words('width height depth'),
  mpadded: words('width height depth lspace voffset'),
  mstyle: words('displaystyle scriptlevel'),
  mfrac: ['linethickness'],
  mover: ['accent'],
  munder: ['accentunder'],
  munderover: words('accent accentunder'),
  menclose: ['notation'],
  mtable: words('columnalign rowspacing columnspacing columnlines rowlines frame displaystyle width'),
  mtr: ['columnalign'],
  mtd: words('columnalign columnspan rowspan'),
};
/** The MathML elements that EPUB allows. Of any other only the content is kept. */
const MATH_ELEMENTS = new Set([
  ...Object.keys(MATH_ATTRIBUTES),
  ...words('mrow msqrt mroot msub msup msubsup mmultiscripts mprescripts none mphantom merror semantics annotation'),
]);
const HTML_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  ol: ['start'],
  span: ['class', 'lang', 'dir'],
  bdi: ['lang', 'dir'],
  code: ['class'],
  img: ['src', 'alt', 'width', 'height'],
};
/** Elements that hold nothing. */
const EMPTY = ['br', 'img'];

/** An address as RFC 3986 requires: browsers accept any, but EPUB checkers do not. */
export function bookAddress(address: string): string {
  const fragment = address.indexOf('#');
  return address
    .replace(/#/g, (sign, at) => (at === fragment ? sign : '%23'))
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%[\]]+/g, encodeURI);
}

/**
 * Our HTML with MathML as XHTML that EPUB allows; elements and attributes that it does not allow are left out. If the markup is not
 * well-formed, only its text is kept.
 */
export function wellFormed(markup: string): string {
  const source = xmlSafe(markup).replace(/<(br|img [^<>]*)>/g, '<$1/>');
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
    out += EMPTY.includes(name) ? '/>' : '>';
  });
  parser.on('closetag', ({ name }) => {
    if (math > 0 ? MATH_ELEMENTS.has(name) : !EMPTY.includes(name)) out += `</${name}>`;
    if (name === 'math') math--;
  });
  try {
    parser.write(source).close();
    return out;
  } catch {
    return xmlText(markup.replace(/<[^<>]*>/g, ''));
  }
}

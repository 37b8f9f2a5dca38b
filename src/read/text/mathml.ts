import { SaxesParser } from 'saxes';

/** No formula of a title or an abstract is longer; in UTF-16 units. */
export const LONGEST_MATHML = 20_000;

interface Node {
  name: string;
  /** What its parts say in TeX, one by one. */
  parts: string[];
}

const SIGNS = /[#%&{}$\\_^~]/g;

/**
 * A formula in MathML as TeX: identifiers, numbers and signs as they stand, scripts, fractions and roots as TeX's
 * (https://www.w3.org/TR/mathml-core/).
 *
 * @returns undefined where it is not well-formed or says nothing
 */
export function mathmlToTex(xml: string): string | undefined {
  if (xml.length > LONGEST_MATHML) return undefined;
  const parser = new SaxesParser();
  const open: Node[] = [{ name: '', parts: [] }];
  let isBroken = false;
  parser.on('error', () => {
    isBroken = true;
  });
  parser.on('opentag', ({ name }) => open.push({ name: name.slice(name.indexOf(':') + 1), parts: [] }));
  parser.on('text', text => {
    const written = text.replace(/\s+/g, ' ').trim();
    if (written) open.at(-1)!.parts.push(written.replace(SIGNS, sign => (sign === '\\' ? '' : `\\${sign}`)));
  });
  parser.on('closetag', () => {
    const node = open.pop()!;
    open.at(-1)?.parts.push(texOf(node));
  });
  parser.write(xml).close();
  const tex = isBroken ? '' : open[0]!.parts.join('').trim();
  return tex === '' || tex === '{}' ? undefined : tex;
}

function texOf({ name, parts }: Node): string {
  const [first = '', second = '', third = ''] = parts;
  switch (name) {
    case 'msub':
    case 'munder':
      return `${group(first)}_{${second}}`;
    case 'msup':
    case 'mover':
      return `${group(first)}^{${second}}`;
    case 'msubsup':
    case 'munderover':
      return `${group(first)}_{${second}}^{${third}}`;
    case 'mfrac':
      return `\\frac{${first}}{${second}}`;
    case 'msqrt':
      return `\\sqrt{${parts.join('')}}`;
    case 'mroot':
      return `\\sqrt[${second}]{${first}}`;
    case 'mtext':
      return /^[\w .,;:()-]+$/.test(parts.join('')) ? `\\text{${parts.join('')}}` : parts.join('');
    case 'mi':
      return [...first].length > 1 && /^\p{L}+$/u.test(first) ? `\\mathrm{${first}}` : first;
    case 'annotation':
    case 'annotation-xml':
      return '';
    default:
      return parts.join('');
  }
}

function group(tex: string): string {
  return [...tex].length > 1 ? `{${tex}}` : tex;
}

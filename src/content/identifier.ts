import { decodeHTMLStrict } from 'entities';
import { attempt } from '../files/attempt.ts';
import { SIGNS_OF_TEXT } from '../typeset/latex/commands.ts';
import { anyOf, CONTROLS, INVISIBLE, JOINERS, NONCHARACTERS, TURNING } from '../typeset/unsafe.ts';

const ARXIV = new RegExp(
  String.raw`(?:arxiv\.org/(?:abs|pdf|html|format|ps)/|huggingface\.co/papers/|\barxiv\s*[:.]\s*|^\s*)` +
    String.raw`(\d{4}\.\d{4,5}|(?:q-(?:alg|bio)|[a-z]{2,8}(?:-[a-z]{2,4})?)(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,3})?(?![\w/])`,
  'i',
);

/**
 * The arXiv identifier in an address or a reference: `https://arxiv.org/pdf/2309.17425v2`, `arXiv:2309.17425v2`,
 * `10.48550/arXiv.2309.17425`, or the identifier alone. Without its version; an old one without its subject class
 * (https://info.arxiv.org/help/arxiv_identifier.html).
 */
export function arxivId(text: string): string | undefined {
  const id = ARXIV.exec(text.slice(0, 2000))?.[1]?.toLowerCase();
  if (!id) return undefined;
  const number = id.slice(id.indexOf('/') + 1);
  const month = Number(number.slice(2, 4));
  if (month < 1 || month > 12) return undefined;
  if (id.includes('/')) return id.replace(/\.[a-z]{2}\//, '/');
  // Five digits since January 2015, four before.
  return id.length === (Number(id.slice(0, 4)) >= 1501 ? 10 : 9) ? id : undefined;
}

/** A DOI's characters; a pair of angle brackets belongs to the ones that hold a SICI (ANSI/NISO Z39.56). */
const DOI = /(?<![\d.])10\.\d{4,9}(?:\.\d{1,9}){0,3}\/(?:[^\s"<>{}|\\^`]|<[^\s<>"]{1,80}>(?=\d\.\d\.))+/;
/** In an address, angle brackets were percent-encoded: they are its own. */
const DOI_IN_ADDRESS = /(?<![\d.])10\.\d{4,9}(?:\.\d{1,9}){0,3}\/[^\s"{}|\\^`]+/;
/** In a publisher's address: which form of the paper is behind its DOI. */
const FORM =
  /(?:\/(?:full|fulltext|full-text|abstract|summary|meta|references|html|epub|e?pdf|pdfdirect)(?:\/[\w.-]*)?|\.(?:e?pdf|html?))$/i;
/** The version that bioRxiv and medRxiv write behind a DOI, which names all of them (https://www.biorxiv.org/about/FAQ). */
const PREPRINT_VERSION = /(?<=^10\.\d{4,9}\/[\d.]{3,40})v\d{1,3}(?:[.+][a-z.+-]{1,40}\d?)?$/i;
const RESOLVER = /^https?:\/\/(?:dx\.|www\.)?doi\.org\/+/i;

/** The DOI in an address or a reference, lower case, without a resolver's address: DOIs are the same in any case. */
export function doi(text: string): string | undefined {
  let source = text.slice(0, 2000).replace(UNSEEN, '');
  const isAddress = /^\s*https?:/i.test(source);
  if (isAddress) {
    // In an address, a query or a fragment is not the DOI's, and other characters may be percent-encoded.
    const written = source.trimStart();
    source = unescaped(written.replace(/[?#].*$/s, ''));
  }
  const m = (isAddress && !/[<>]/.test(text) ? DOI_IN_ADDRESS : DOI).exec(source);
  if (!m || TURNED.test(m[0])) return undefined;
  const found = trimAddress(m[0]).toLowerCase();
  if (!isAddress || RESOLVER.test(text.trimStart())) return found;
  const isPreprint = /^\s*https?:\/\/(?:[\w-]+\.)?(?:bio|med)rxiv\.org\//i.test(text);
  return (isPreprint ? found.replace(PREPRINT_VERSION, '') : found).replace(FORM, '');
}

/**
 * The DOI of a field that is called so: the whole of it, whatever characters it has. Blanks go, as do a resolver's address,
 * `doi:`, LaTeX's escapes, HTML's entities and percent signs (https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html).
 *
 * @returns lower case; undefined where the text is no DOI
 */
export function doiOfField(text: string): string | undefined {
  let written = decodeHTMLStrict(text.slice(0, 2000))
    .replace(/\\(text[a-z]+)(?:\{\})?/g, (command, name: string) => SIGNS_OF_TEXT.get(name) ?? command)
    .replace(/\$([<>])\$/g, '$1')
    .replace(/\\([_%&#{}$~^])|[{}]/g, '$1')
    .replace(UNSEEN, '')
    .trim();
  written = written.replace(/^(?:doi|digital object identifier)\s*(?:[:=]\s*)?(?=10\.|https?:)/i, '');
  const isAddress = RESOLVER.test(written);
  written = written.replace(RESOLVER, '').replace(/^doi:\s*/i, '');
  // Several in one field: the first. Databases mark theirs.
  written = written
    .replace(/\[doi\]$/i, '')
    .replace(/(?<![\s,;|])[\s,;|]+(?:https?:\/\/\S{0,40}|doi:\s*)?10\.\d{4,9}\/.*$/is, '');
  if (isAddress || /%(?:2f|3c|3e|28|29|3a|3b)/i.test(written)) written = unescaped(written);
  written = written.replace(/\s+/g, '').replace(/(?<![.,;])[.,;]+$/, '');
  if (TURNED.test(written)) return undefined;
  return /^10\.\d{1,9}(?:\.\d{1,9})*\/./.test(written) ? written.toLowerCase() : doi(text);
}

const UNSEEN = anyOf(INVISIBLE, JOINERS);
/** What shows an identifier as another than it is. */
const TURNED = new RegExp(`[${TURNING}${CONTROLS}${NONCHARACTERS}]`, 'u');

function unescaped(address: string): string {
  // What is not percent-encoded after all is read as it is.
  return attempt(() => decodeURIComponent(address)) ?? address;
}

/** The OpenReview identifier in an address (`https://openreview.net/forum?id=…`) or in `openreview:…`. */
export function openreviewId(text: string): string | undefined {
  const m = /(?:openreview\.net\/[a-z/]{1,40}\?(?:[^\s#]{0,200}?&)?id=|\bopenreview:\s*)([\w-]{5,40})/i.exec(
    text.slice(0, 2000),
  );
  return m?.[1];
}

/**
 * The number of a paper in PubMed, in an address (`https://pubmed.ncbi.nlm.nih.gov/31452104/`) or in `PMID: 31452104`
 * (https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pmid).
 */
export function pubmedId(text: string): string | undefined {
  const m =
    /(?:pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/pubmed\/|\bpmid\s{0,3}[:=-]?\s{0,3})0{0,8}([1-9]\d{0,8})(?!\d)/i.exec(
      text.slice(0, 2000),
    );
  return m?.[1];
}

/** The identifier of a paper in PubMed Central, in an address or a reference: `PMC6710501`, without its version. */
export function pmcId(text: string): string | undefined {
  const m = /(?<![a-z\d])pmc(?:id)?\s{0,3}:?\s{0,3}(?:pmc)?([1-9]\d{2,9})(?!\d)/i.exec(text.slice(0, 2000));
  return m ? `PMC${m[1]}` : undefined;
}

/** What a person wrote in the place of an identifier, as ingestion writes it; undefined where it is none. */
export const NORMALISED = {
  arxiv: (written: string) => arxivId(written.replace(/^\s*arxiv\s*:?\s*(?=\d|[a-z])/i, 'arXiv:')),
  doi: doiOfField,
  openreview: (written: string) => openreviewId(written) ?? /^\s*([\w-]{1,60})\s*$/.exec(written)?.[1],
  pmid: (written: string) => pubmedId(written) ?? /^\s*([1-9]\d{0,8})(?:\.0)?\s*$/.exec(written)?.[1],
  pmcid: (written: string) => pmcId(written) ?? pmcId(`PMC${written.trim()}`),
} as const;

/** Without the punctuation of the sentence around it: a closing bracket stays only where the address opened it. */
export function trimAddress(address: string): string {
  let end = address.length;
  let open = 0;
  for (const c of address) open += c === '(' ? 1 : c === ')' ? -1 : 0;
  for (; end > 0; end--) {
    const c = address[end - 1]!;
    if (c === ')' && open < 0) open++;
    else if (!/[.,;:!?'’*_~$…]/u.test(c)) break;
  }
  return address.slice(0, end);
}

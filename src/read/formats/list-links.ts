import { arxivId, doi, openreviewId } from '../../content/identifier.ts';
import type { Link } from '../../paper.ts';
import { oneOf } from '../../typeset/words.ts';
import { findLinks } from '../text/links.ts';

/** Hosts of publishers and archives beside those that `findLinks` knows, by what stands at the end of their names. */
const PUBLISHERS = new RegExp(
  String.raw`^https?://(?:[\w-]+\.)*${oneOf(String.raw`openaccess\.thecvf\.com|cv-foundation\.org|ecva\.net|mlr\.press|nips\.cc|neurips\.cc|jmlr\.org
  dl\.acm\.org|ieeexplore\.ieee\.org|computer\.org|link\.springer\.com|sciencedirect\.com|nature\.com|science\.org|pnas\.org
  aaai\.org|ijcai\.org|isca-speech\.org|isca-archive\.org|usenix\.org|medrxiv\.org|ssrn\.com|semanticscholar\.org|aclweb\.org
  hal\.science|inria\.fr|plos\.org|mdpi\.com|wiley\.com|tandfonline\.com|cell\.com|bmvc\d{0,4}\.org|roboticsproceedings\.org`)}/`,
  'i',
);

/** What a link's own words say of where it leads, where they are no title. */
const LABELS: readonly (readonly [Link['kind'], RegExp])[] = [
  [
    'code',
    /^(?:official |unofficial |the |our )?(?:codes?|github|gitlab|git|repo(?:sitory)?|source(?: code)?|implementations?|pytorch|tensorflow|tf|keras|jax|caffe2?|torch|theano|matlab|colab|stars?|代码|源码)(?: ?(?:code|repo|page|link|implementation|\d))?$/i,
  ],
  [
    'project',
    /^(?:official |our )?(?:projects?|web|web ?-?sites?|home ?-?pages?|demos?|pages?|site|项目|主页)(?: ?-?(?:pages?|sites?|web ?page|\d))?$/i,
  ],
  ['data', /^(?:official )?(?:data|data ?sets?|benchmarks?|数据集?)$/i],
  ['model', /^(?:models?|weights|checkpoints?|hugging ?face|hf|modelscope)$/i],
  [
    'paper',
    /^(?:the |full |long |journal |conference |view |download |read )*(?:papers?|pdf|ps|abs|abstracts?|arxiv(?:\.org)?|doi|open ?review|acl(?: anthology)?|cvf|ieee(?: ?xplore)?|acm|springer|elsevier|nips|neurips|pmlr|iclr|icml|cvpr|iccv|eccv|aaai|nature|science|biorxiv|html|preprint|论文|original|publication|proceedings|article)(?: ?\(experimental\)?| ?(?:paper|pdf|link|version|\d))?$/i,
  ],
  [
    'other',
    /^(?:links?|urls?|here|this|more|details?|videos?|youtube|talks?|slides?|posters?|blogs?(?: ?post)?|posts?|news|tweets?|twitter|x|reddit|supp(?:l(?:ementary|ement|ementals?)?)?\.?(?: ?(?:materials?|pdf))?|appendix|bib(?:tex)?|cite|citations?|reference|readme|docs?|documentation|book|review|reviews|discussion|notes?|tutorial|api|app|kaggle|download|toc|back to top|top|↑|source|explained?|summary|介绍|解读|链接|视频)(?: ?\d)?$/i,
  ],
];
/** An identifier or an address stands for itself. */
const OWN_NAME =
  /^(?:https?:\/\/\S+|www\.\S+|(?:arxiv[:\s]*)?\d{4}\.\d{4,5}(?:v\d+)?|(?:doi[:\s]*)?10\.\d{4,9}\/\S+)$/i;

/** The bare words of a link: without brackets, colours and signs around them. */
export function bareLabel(text: string): string {
  return text
    .slice(0, 300)
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.?!)$]+$/gu, '')
    .replace(/[\])}]{1,5}$/, '')
    .trim();
}

/** What a link's words say that it leads to; undefined where they may be a title. */
export function labelKind(text: string): Link['kind'] | undefined {
  const label = bareLabel(text);
  if (label === '' || OWN_NAME.test(label)) return 'paper';
  // "[Paper-ECCV14]": what stands in brackets is no title where a word of these begins it.
  const [, first] = /^\s*\[(\p{L}+)[^\p{L}\]][^\]]{0,30}\]\s*$/u.exec(text) ?? [];
  if (first) return LABELS.find(([, words]) => words.test(first))?.[0];
  return label.length > 60 ? undefined : LABELS.find(([, words]) => words.test(label))?.[0];
}

/** What an address leads to, by itself and by the words of its link; an identifier's address is a paper's, whatever they are. */
export function linkKind(url: string, label: string): Link['kind'] {
  if (isPaperAddress(url)) return 'paper';
  const [byHost] = findLinks(url);
  const byLabel = OWN_NAME.test(bareLabel(label)) ? undefined : labelKind(label);
  if (byHost && byHost.kind !== 'other' && !(byHost.kind === 'project' && byLabel === 'paper')) return byHost.kind;
  return byLabel ?? byHost?.kind ?? 'other';
}

/** An archive's pages on people, and its lists. */
const NO_PAPER = /^https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:search|a|list|archive|new|corr)(?:[/?#]|$)/i;

/** Whether an address is that of a paper: it names one by an identifier, or is a publisher's, or that of a PDF. */
export function isPaperAddress(url: string): boolean {
  if (arxivId(url) ?? doi(url) ?? openreviewId(url)) return true;
  if (NO_PAPER.test(url)) return false;
  const [link] = findLinks(url);
  return (
    link?.kind === 'paper' ||
    PUBLISHERS.test(url) ||
    (link?.kind === 'other' && /\.pdf(?:$|[?#])/i.test(url.slice(0, 2000)))
  );
}

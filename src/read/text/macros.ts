import { words } from '../../typeset/words.ts';

/** What LaTeX's commands do in text, but for those that are a sign or a letter. A command in no table stays visible. */

/** Signs that stand within a word and take the blanks after them. */
export const JOINING: ReadonlySet<string> = new Set(words('hyphen slash addslash bibrangedash textendash'));

/** Abbreviations that conference styles define (cvpr.sty and its kin). The full stop is theirs. */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['eg', 'e.g.'],
  ['ie', 'i.e.'],
  ['cf', 'cf.'],
  ['etc', 'etc.'],
  ['etal', 'et al.'],
  ['wrt', 'w.r.t.'],
  ['vs', 'vs.'],
]);

export type Style = 'em' | 'strong' | 'code' | 'plain';

/** Commands that set their argument in a style. */
export const STYLED: ReadonlyMap<string, Style> = new Map<string, Style>([
  ...names<Style>('em', 'emph textit textsl textsf textsc underline uline ul mkbibemph mkbibitalic'),
  ...names<Style>('strong', 'textbf bm mkbibbold'),
  ...names<Style>('code', 'texttt path code'),
  ...names<Style>(
    'plain',
    `text textrm textmd textup textnormal textlf mbox hbox fbox makebox sout hl title uppercase lowercase MakeUppercase
    MakeLowercase MakeSentenceCase NoCaseChange rlap llap smash acro mkbibacro bibstring bibsstring biblstring autocap textins
    mkbibnamefamily mkbibnamegiven mkbibnameprefix mkbibnamesuffix`,
  ),
]);

/** Commands of csquotes and biblatex that set their last argument between signs (https://ctan.org/pkg/csquotes). */
export const QUOTING: ReadonlyMap<string, readonly [string, string]> = new Map<string, readonly [string, string]>([
  ...names<readonly [string, string]>(
    ['“', '”'],
    'enquote textquote textcquote blockquote foreignquote hyphenquote foreigntextquote hyphentextquote mkbibquote ' +
      'mkbibbookquote',
  ),
  ['mkbibparens', ['(', ')']],
  ['mkbibbrackets', ['[', ']']],
]);

/** Declarations that set the rest of their group in a style. */
export const DECLARED: ReadonlyMap<string, Style> = new Map<string, Style>([
  ...names<Style>('em', 'em it itshape sl slshape sf sffamily sc scshape'),
  ...names<Style>('strong', 'bf bfseries'),
  ...names<Style>('code', 'tt ttfamily'),
  ...names<Style>(
    'plain',
    'rm rmfamily upshape mdseries normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge ' +
      'centering raggedright noindent indent bigskip medskip smallskip xspace protect relax null hfill vfill unskip ' +
      'maketitle newpage clearpage displaystyle textstyle scriptstyle nolinebreak sloppy fussy onedot isdot nopunct fi',
  ),
]);

/** Commands that leave nothing, by the number of their arguments. */
export const DROPPED: ReadonlyMap<string, number> = new Map<string, number>([
  ...names(
    1,
    'cite citep citet citealp citealt citeauthor citeyear citeyearpar citenum citeA citeNP shortcite parencite textcite ' +
      'autocite footcite nocite Cite Citep Citet Parencite Textcite ref eqref autoref cref Cref pageref nameref vref label ' +
      'vspace hspace vskip hskip index phantom hphantom vphantom input include includegraphics bibliography ' +
      'bibliographystyle pagestyle thispagestyle usepackage color footnotemark thanksref noopsort SortNoop sortnoop noop',
  ),
  ...names(2, 'setlength setcounter addtocounter'),
]);

/** Of these, the ones that name something the sentence needs. */
export const NAMING = /^(?:[cC]itet|citealt|[tT]extcite|citeauthor|citeyear|(?:eq|auto|[cC]|page|name|v)?ref)$/;

/** Commands whose last argument is text and whose first is not. */
export const SECOND_IS_TEXT = new Set(words('textcolor colorbox hyperlink hyperref foreignlanguage raisebox textlang'));

/** Commands whose argument is raised or lowered. */
export const SCRIPTS: ReadonlyMap<string, 'sup' | 'sub'> = new Map([
  ...names<'sup' | 'sub'>('sup', 'textsuperscript mkbibsuperscript'),
  ...names<'sup' | 'sub'>('sub', 'textsubscript mkbibsubscript'),
]);

/** Blanks. */
export const BLANKS = new Set(
  words(
    'quad qquad enspace enskip thinspace space newline linebreak break nobreakspace addspace addnbspace addthinspace',
  ),
);

/** Environments whose content is math, set on a line of its own. */
export const MATH_ENVIRONMENTS = new Set(
  words('equation align gather multline eqnarray displaymath math').flatMap(e => [e, `${e}*`]),
);

function names<V>(value: V, list: string): [string, V][] {
  return words(list).map(name => [name, value]);
}

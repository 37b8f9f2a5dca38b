/**
 * The text-mode LaTeX that is understood, as tables: LaTeX2e's own commands, those of the packages that abstracts
 * commonly use, and the handful of abbreviations that conference styles define. What is in no table stays visible.
 */

const GREEK =
  'alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ ' +
  'nu ν xi ξ pi π rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ ' +
  'Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω';
const SIGNS =
  'times × pm ± mp ∓ cdot ⋅ div ÷ sim ∼ simeq ≃ approx ≈ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ equiv ≡ propto ∝ ' +
  'infty ∞ to → rightarrow → leftarrow ← Rightarrow ⇒ leftrightarrow ↔ uparrow ↑ downarrow ↓ ell ℓ in ∈ subset ⊂ ' +
  'subseteq ⊆ cup ∪ cap ∩ forall ∀ exists ∃ nabla ∇ partial ∂ sum ∑ prod ∏ circ ∘ star ⋆ bullet • dagger † ddagger ‡ ' +
  'checkmark ✓ degree ° celsius ℃ ldots … dots … cdots ⋯ textellipsis … textquotedblleft “ textquotedblright ” ' +
  'textquoteleft ‘ textquoteright ’ textquotesingle \' textquotedbl " textbackslash \\ textasciitilde ~ ' +
  'textasciicircum ^ textunderscore _ textbar | textless < textgreater > textdollar $ textbraceleft { textbraceright } ' +
  'textemdash — textendash – textasteriskcentered * textbullet • texttimes × textpm ± textdegree ° textmu µ ' +
  'textregistered ® texttrademark ™ textcopyright © copyright © textsection § S § P ¶ pounds £ textsterling £ texteuro € ' +
  'euro € textyen ¥ dag † ddag ‡ slash / lq ‘ rq ’ glqq „ grqq “ guillemotleft « guillemotright » textrightarrow → ' +
  'textleftarrow ← textonehalf ½ textonequarter ¼ textthreequarters ¾ textsuperscripttwo ² textonesuperior ¹ ' +
  'texttwosuperior ² textthreesuperior ³ lbrack [ rbrack ] LaTeX LaTeX TeX TeX BibTeX BibTeX LaTeXe LaTeX2e quotesinglbase ‚ ' +
  'quotedblbase „ guilsinglleft ‹ guilsinglright › flqq « frqq » flq ‹ frq › guillemetleft « guillemetright » ' +
  'textperiodcentered · textcentereddot · textperthousand ‰ textcent ¢ textparagraph ¶ textpercent % textampersand & ' +
  'textminus − textnumero № textordmasculine º textordfeminine ª adddot . addcomma , addcolon : addsemicolon ; ' +
  'addslash / bibrangedash – bibdatedash – hyphen -';

/** Signs, and Greek letters that were written without math signs around them. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map(pairs(`${GREEK} ${SIGNS}`));

/** Of these, the ones that stand within a word and take the blanks after them. */
export const JOINING: ReadonlySet<string> = new Set(['hyphen', 'slash', 'addslash', 'bibrangedash', 'textendash']);

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
    'text textrm textmd textup textnormal textlf mbox hbox fbox makebox sout hl title uppercase lowercase MakeUppercase ' +
      'MakeLowercase MakeSentenceCase NoCaseChange rlap llap smash acro mkbibacro bibstring bibsstring biblstring autocap textins mkbibnamefamily ' +
      'mkbibnamegiven mkbibnameprefix mkbibnamesuffix',
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
export const SECOND_IS_TEXT = new Set([
  'textcolor',
  'colorbox',
  'hyperlink',
  'hyperref',
  'foreignlanguage',
  'raisebox',
  'textlang',
]);

/** Commands whose argument is raised or lowered. */
export const SCRIPTS: ReadonlyMap<string, 'sup' | 'sub'> = new Map([
  ...names<'sup' | 'sub'>('sup', 'textsuperscript mkbibsuperscript'),
  ...names<'sup' | 'sub'>('sub', 'textsubscript mkbibsubscript'),
]);

/** Blanks. */
export const BLANKS = new Set([
  'quad',
  'qquad',
  'enspace',
  'enskip',
  'thinspace',
  'space',
  'newline',
  'linebreak',
  'break',
  'nobreakspace',
  'addspace',
  'addnbspace',
  'addthinspace',
]);

/** Environments whose content is math, set on a line of its own. */
export const MATH_ENVIRONMENTS = new Set(
  ['equation', 'align', 'gather', 'multline', 'eqnarray', 'displaymath', 'math'].flatMap(e => [e, `${e}*`]),
);

function pairs(table: string): [string, string][] {
  const words = table.split(' ');
  return words.flatMap((word, i) => (i % 2 ? [] : [[word, words[i + 1]!] as [string, string]]));
}

function names<V>(value: V, list: string): [string, V][] {
  return list.split(' ').map(name => [name, value]);
}

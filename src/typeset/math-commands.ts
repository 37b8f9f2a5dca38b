import { ACCENTS_OF_MATH, SIGNS_OF_MATH } from './latex/commands.ts';
import { ALPHABETS, PLAIN, WORDS } from './math-symbols.ts';
import { CONTROLS } from './unsafe.ts';
import { words } from './words.ts';

/**
 * The commands of LaTeX that typeset math and do nothing else: letters, signs, relations, arrows, accents, faces, fractions, parts of
 * tables (https://ctan.org/pkg/short-math-guide, of the `amsmath` and `amssymb` packages). Commands that read or write files, define
 * others, change what a sign means, name addresses, colours or places, or take lengths are none of them.
 */
const COMMANDS: ReadonlySet<string> = new Set([
  ...SIGNS_OF_MATH.keys(),
  ...WORDS,
  ...PLAIN,
  ...ACCENTS_OF_MATH.keys(),
  ...Object.keys(ALPHABETS),
  ...words(`
  frac dfrac tfrac cfrac genfrac sfrac binom dbinom tbinom over atop choose brace brack sqrt surd root not big Big bigm Bigm biggm Biggm
  hline hdashline overset underset substack sideset prescript overbracket underbracket overgroup undergroup overparen underparen
  overleftarrow overrightarrow overleftrightarrow underleftarrow underrightarrow underleftrightarrow Overrightarrow overleftharpoon
  overrightharpoon xleftarrow xrightarrow xleftrightarrow xLeftarrow xRightarrow xLeftrightarrow xhookleftarrow xhookrightarrow xmapsto
  xrightharpoonup xrightharpoondown xleftharpoonup xleftharpoondown xrightleftharpoons xleftrightharpoons xlongequal xtofrom
  xtwoheadleftarrow xtwoheadrightarrow widecheck wideparen dddot ddddot utilde underbar bcancel cancel xcancel sout fbox smash vphantom
  hphantom mathstrut llap rlap clap mathllap mathrlap mathclap vcenter bold textmd textup textsl frak Bbb mathsfit mathnormal
  mathinner mathopen mathclose mathpunct mathchoice displaylimits operatornamewithlimits scriptscriptstyle tiny scriptsize footnotesize
  large Large LARGE huge Huge
  AA AE DH DJ L NG O OE TH dh dj i j th Alpha Beta Epsilon Zeta Eta Iota Kappa Mu Nu Omicron Rho Tau Chi omicron digamma varkappa
  varGamma varDelta varTheta varLambda varXi varPi varSigma varUpsilon varPhi varPsi varOmega upalpha upbeta upgamma updelta upepsilon
  upzeta upeta uptheta upiota upkappa uplambda upmu upnu upxi upomicron uppi uprho upsigma uptau upupsilon upphi upchi uppsi upomega
  beth gimel daleth alef Finv Game hslash mho Bbbk Angstrom image real Reals reals Complex cnums natnums R N Z weierp
  backprime bigstar blacklozenge blacktriangle blacktriangledown blacktriangleleft blacktriangleright circledR circledS clubsuit
  diamondsuit heartsuit spadesuit varclubsuit vardiamondsuit varheartsuit varspadesuit diagdown diagup diameter lozenge maltese
  measuredangle sphericalangle triangledown triangleleft triangleright triangleq vartriangle nabla grad male female yen cent permil
  ballotx dd differential
  And barwedge bigcirc bigtriangledown bigtriangleup boxdot boxminus boxplus boxtimes boxslash boxcircle Cap Cup circledast circledcirc
  circleddash curlyvee curlywedge divideontimes dotplus doublebarwedge doublecap doublecup dotminus intercal leftthreetimes lhd rhd
  unlhd unrhd rightthreetimes smallsetminus uplus veebar centerdot sdot cdotp ldotp bmod mod pmod pod
  bigcupdot bigodot bigsqcap bigsqcup biguplus bigtimes smallint iiint iiiint idotsint oiint oiiint fint intop
  approxeq backepsilon backsim backsimeq between Bumpeq bumpeq circeq coloncolon Coloneq coloneq coloncolonequals colonequals colonapprox
  colonsim curlyeqprec curlyeqsucc Doteq doteqdot Eqcolon eqcolon eqcirc eqqcolon eqsim eqslantgtr eqslantless equiv eqdef fallingdotseq
  frown geqq ggg gggtr gnapprox gneq gneqq gnsim gtrapprox gtrdot gtreqless gtreqqless gtrless gvertneqq Join leqq lessapprox lessdot
  lesseqgtr lesseqqgtr lessgtr lll llless lnapprox lneq lneqq lnsim lvertneqq measeq multimap ncong ngeq ngeqq ngeqslant ngtr nleq nleqq
  nleqslant nless nmid nparallel nprec npreceq nshortmid nshortparallel nsim nsubseteq nsubseteqq nsubset nsucc nsucceq nsupseteq
  nsupseteqq nsupset ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq nvdash nvDash nVdash nVDash origof owns pitchfork
  precapprox preccurlyeq precnapprox precneqq precnsim precsim questeq risingdotseq shortmid shortparallel smallfrown smallsmile smile
  sqsubset sqsubseteq sqsupset sqsupseteq stareq Subset subseteqq subsetneqq succapprox succcurlyeq succnapprox succneqq succnsim
  succsim Supset supseteqq supsetneq supsetneqq thickapprox thicksim trianglelefteq trianglerighteq varpropto varsubsetneq
  varsubsetneqq varsupsetneq varsupsetneqq vartriangleleft vartriangleright vcentcolon dblcolon Vdash vDash VDash Vvdash wedgeq ratio
  circlearrowleft circlearrowright curvearrowleft curvearrowright dashleftarrow dashrightarrow downdownarrows downharpoonleft
  downharpoonright hookleftarrow impliedby leftarrowtail leftharpoondown leftharpoonup leftleftarrows leftrightarrows leftrightharpoons
  leftrightsquigarrow Lleftarrow Longleftarrow longleftrightarrow Longleftrightarrow Longrightarrow looparrowleft looparrowright Lsh
  mapsfrom nearrow nleftarrow nLeftarrow nleftrightarrow nLeftrightarrow nrightarrow nRightarrow nwarrow rightarrowtail
  rightharpoondown rightharpoonup rightleftarrows rightrightarrows rightsquigarrow Rrightarrow Rsh searrow swarrow twoheadleftarrow
  twoheadrightarrow upharpoonleft upharpoonright Updownarrow upuparrows
  lAngle rAngle lang rang lBrace rBrace lbrack rbrack llbracket rrbracket lgroup rgroup llcorner lrcorner lmoustache rmoustache lparen
  rparen ulcorner urcorner Vert
  bra ket braket Bra Ket Braket set Set norm abs
  arcctg arctg argmax argmin cosec cotg cth ctg erf injlim lim liminf limsup plim projlim sgn sh tg varinjlim varliminf varlimsup
  varprojlim rank tr Tr
  allowbreak enspace enskip medspace negmedspace negthickspace negthinspace nobreakspace quad qquad space thickspace thinspace
  dotsb dotsc dotsi dotsm dotso iddots mathellipsis
  textasciicircum textasciitilde textbackslash textbar textbardbl textbraceleft textbraceright textbullet textcopyright textdagger
  textdaggerdbl textdegree textdollar textellipsis textemdash textendash texteuro textgreater textless textquotedblleft
  textquotedblright textquoteleft textquoteright textregistered textsterling textunderscore
  nonumber notag`),
]);

/** Commands of one sign. */
const SIGNS = /^[ ,:;!/|{}%$&#_>\\-]$/;

/** `^^5c` is a backslash to TeX. */
const NO_TEX = new RegExp(`\\^\\^|[\\r${CONTROLS}]`);

const ENVIRONMENTS: ReadonlySet<string> = new Set(
  words(
    `array matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix subarray cases dcases rcases aligned alignedat split gathered`,
  ),
);

/**
 * Whether a formula may leave as LaTeX: it holds commands that typeset and no others, no comment, and pairs of braces and of
 * environments, so that it ends where it seems to. Whoever cites a paper typesets what we hand on, on a machine of their own.
 *
 * @param tex without dollar signs
 */
export function onlyTypesets(tex: string): boolean {
  const open: string[] = [];
  // BibTeX counts escaped braces too, TeX does not: both must find pairs.
  let counted = 0;
  if (NO_TEX.test(tex)) return false;
  for (const [token, environment, command, sign] of tex.matchAll(
    /\\(?:(?:begin|end) *\{([A-Za-z]*)\}|([A-Za-z]+)|([\s\S]?))|[\s\S]/g,
  )) {
    if (environment !== undefined) {
      if (!ENVIRONMENTS.has(environment)) return false;
      if (token.startsWith('\\begin')) open.push(environment);
      else if (open.pop() !== environment) return false;
    } else if (command !== undefined) {
      if (!COMMANDS.has(command)) return false;
    } else if (sign !== undefined) {
      if (!SIGNS.test(sign)) return false;
      if (sign === '{') counted++;
      if (sign === '}' && --counted < 0) return false;
    } else if (token === '{') {
      open.push('{');
      counted++;
    } else if (token === '}') {
      if (open.pop() !== '{' || --counted < 0) return false;
    } else if (token === '%' || token === '#' || token === '$') return false;
    else if (token === '&' && open.length === 0) return false;
  }
  return open.length === 0 && counted === 0;
}

import { words } from '../words.ts';
import { WRITTEN_OUT } from './written-out.ts';

/**
 * The one table of LaTeX's commands and the characters that they stand for: LaTeX2e's own, those of the packages that abstracts and
 * formulas commonly use, and the letters and accents that BibLaTeX's back end reads (https://github.com/plk/biber, `recode_data.xml`).
 * Where a command is in no table, it stays visible.
 */

/** Signs that mean the same in text, where sources forget the math signs around them, and in formulas. */
const SIGNS = `
  alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π
  rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π
  Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω times × pm ± mp ∓ cdot ⋅ div ÷ sim ∼ simeq ≃ approx ≈ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪
  gg ≫ equiv ≡ propto ∝ infty ∞ to → rightarrow → leftarrow ← Rightarrow ⇒ leftrightarrow ↔ uparrow ↑ downarrow ↓ ell ℓ in ∈ subset ⊂
  subseteq ⊆ cup ∪ cap ∩ forall ∀ exists ∃ nabla ∇ partial ∂ sum ∑ prod ∏ circ ∘ star ⋆ bullet • dagger † ddagger ‡ checkmark ✓
  degree ° ldots … dots … cdots ⋯ copyright © S § P ¶ pounds £ euro € dag † ddag ‡`;

/** Signs of formulas alone: in text, a paper's own macro may be called so. */
const FORMULA_SIGNS = `
  varpi ϖ hbar ℏ imath ı jmath ȷ aleph ℵ Re ℜ Im ℑ wp ℘ emptyset ∅ varnothing ∅ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ triangle △
  square □ Box □ diamond ⋄ Diamond ◇ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ ast ∗ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ amalg ⨿ sqcap ⊓
  sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ wr ≀ leqslant ≤ geqslant ≥ cong ≅ asymp ≍ doteq ≐ prec ≺ succ ≻ preceq ⪯ succeq ⪰
  lesssim ≲ gtrsim ≳ triangleq ≜ coloneqq ≔ supset ⊃ supseteq ⊇ subsetneq ⊊ ni ∋ notin ∉ mid ∣ parallel ∥ perp ⊥ models ⊨ vdash ⊢
  dashv ⊣ gets ← Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺ longrightarrow ⟶ longleftarrow ⟵ mapsto ↦ longmapsto ⟼ hookrightarrow ↪
  updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ rightleftharpoons ⇌ leadsto ⇝ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂
  bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } vert | Vert ‖
  lvert | rvert | lVert ‖ rVert ‖ backslash \\ prime ′ colon : lt < gt > complement ∁ therefore ∴ because ∵ blacksquare ■ ltimes ⋉
  rtimes ⋊ bowtie ⋈ sharp ♯ flat ♭ natural ♮ eth ð`;

/** Signs of text alone. */
const TEXT_SIGNS = `
  celsius ℃ textellipsis … textquotedblleft “ textquotedblright ” textquoteleft ‘ textquoteright ’ textquotesingle ' textquotedbl "
  textunderscore _ textbar | textless < textgreater > textdollar $ textemdash — textendash – textasteriskcentered * textbullet •
  texttimes × textpm ± textdegree ° textmu µ textregistered ® texttrademark ™ textcopyright © textsection § textsterling £ texteuro €
  textyen ¥ slash / lq ‘ rq ’ glqq „ grqq “ guillemotleft « guillemotright » textrightarrow → textleftarrow ← textonehalf ½
  textonequarter ¼ textthreequarters ¾ textsuperscripttwo ² textonesuperior ¹ texttwosuperior ² textthreesuperior ³ lbrack [ rbrack ]
  LaTeX LaTeX TeX TeX BibTeX BibTeX LaTeXe LaTeX2e quotesinglbase ‚ quotedblbase „ guilsinglleft ‹ guilsinglright › flqq « frqq » flq ‹
  frq › guillemetleft « guillemetright » textperiodcentered · textcentereddot · textperthousand ‰ textcent ¢ textparagraph ¶
  textpercent % textampersand & textminus − textnumero № textordmasculine º textordfeminine ª adddot . addcomma , addcolon : addsemicolon ; addslash / bibrangedash –
  bibdatedash – hyphen -`;

/** Letters. They take the blanks after them: `\\L ojasiewicz` is one word. */
export const LETTERS = pairs(`
  aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß SS ẞ i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ ij ĳ IJ Ĳ ohorn ơ OHORN Ơ
  uhorn ư UHORN Ư Thorn Þ hv ƕ ESH Ʃ hamza ʾ ain ʿ ayn ʿ textthorn þ textthornvari þ textthornvarii þ textthornvariii þ
  textthornvariv þ textcrd đ textHbar Ħ textcrh ħ texthbar ħ textkra ĸ textbarl ł textTbar Ŧ textTstroke Ŧ texttbar ŧ texttstroke ŧ
  textcrb ƀ textBhook Ɓ textOopen Ɔ textChook Ƈ textchook ƈ texthtc ƈ textDafrican Ɖ textDhook Ɗ textEreversed Ǝ textEopen Ɛ
  textFhook Ƒ textflorin ƒ textGammaafrican Ɣ texthvlig ƕ textIotaafrican Ɩ textKhook Ƙ textkhook ƙ texthtk ƙ textcrlambda ƛ
  textNhookleft Ɲ textPhook Ƥ textphook ƥ texthtp ƥ textEsh Ʃ textlooptoprevesh ƪ textThook Ƭ textthook ƭ texthtt ƭ
  textTretroflexhook Ʈ textVhook Ʋ textYhook Ƴ textyhook ƴ textEzh Ʒ texteturned ǝ textturna ɐ textscripta ɑ textturnscripta ɒ
  textbhook ɓ texthtb ɓ textoopen ɔ textopeno ɔ textctc ɕ textdtail ɖ textrtaild ɖ textdhook ɗ texthtd ɗ textreve ɘ textschwa ə
  textrhookschwa ɚ texteopen ɛ textepsilon ɛ textrevepsilon ɜ textrhookrevepsilon ɝ textcloserevepsilon ɞ textbardotlessj ɟ texthtg ɠ
  textscriptg ɡ textscg ɢ textgammalatinsmall ɣ textgamma ɣ textramshorns ɤ textturnh ɥ texthth ɦ texththeng ɧ textbari ɨ
  textiotalatin ɩ textiota ɩ textsci ɪ textltilde ɫ textbeltl ɬ textrtaill ɭ textlyoghlig ɮ textturnm ɯ textturnmrleg ɰ textltailm ɱ
  textltailn ɲ textnhookleft ɲ textrtailn ɳ textscn ɴ textbaro ɵ textscoelig ɶ textcloseomega ɷ textphi ɸ textturnr ɹ
  textturnlonglegr ɺ textturnrrtail ɻ textlonglegr ɼ textrtailr ɽ textfishhookr ɾ textlhti ɿ textscr ʀ textinvscr ʁ textrtails ʂ
  textesh ʃ texthtbardotlessj ʄ textraisevibyi ʅ textctesh ʆ textturnt ʇ textrtailt ʈ texttretroflexhook ʈ textbaru ʉ textupsilon ʊ
  textscriptv ʋ textvhook ʋ textturnv ʌ textturnw ʍ textturny ʎ textscy ʏ textrtailz ʐ textctz ʑ textezh ʒ textyogh ʒ textctyogh ʓ
  textglotstop ʔ textrevglotstop ʕ textinvglotstop ʖ textstretchc ʗ textbullseye ʘ textscb ʙ textcloseepsilon ʚ texthtscg ʛ textsch ʜ
  textctj ʝ textturnk ʞ textscl ʟ texthtq ʠ textbarglotstop ʡ textbarrevglotstop ʢ textdzlig ʣ textdyoghlig ʤ textdctzlig ʥ texttslig ʦ
  textteshlig ʧ texttesh ʧ texttctclig ʨ textprimstress ˈ textlengthmark ː textexclamdown ¡
  textquestiondown ¿`);

/** Commands that leave a sign in a text. */
export const SIGNS_OF_TEXT = pairs(SIGNS + TEXT_SIGNS + WRITTEN_OUT);

/** Commands that leave a sign in a formula; of the letters those that no formula calls anything else. */
export const SIGNS_OF_MATH: ReadonlyMap<string, string> = new Map([
  ...pairs(SIGNS + FORMULA_SIGNS),
  ...words('ss ae oe o l').map(name => [name, LETTERS.get(name)!] as const),
]);

/** The accents of formulas, which exports write in words as well. */
const MATH_ACCENTS = `
  acute 0301 grave 0300 hat 0302 ddot 0308 tilde 0303 bar 0304 dot 0307 breve 0306 check 030c mathring 030a`;

/** Accent commands of text and the combining mark that each puts on its letter: of LaTeX2e, then of T1, T2A, T5 and their kin. */
export const ACCENTS = marks(`
  ' 0301 \` 0300 ^ 0302 " 0308 ~ 0303 = 0304 . 0307 u 0306 v 030c H 030b c 0327 k 0328 r 030a b 0331 d 0323 t 0361
  h 0309 G 030f U 030e f 0311 M 0322 B 0335 newtie 0361 textcommabelow 0326 textvbaraccent 030d textdoublevbaraccent 030e
  textdoublegrave 030f textroundcap 0311 textdotbreve 0310 textturncommaabove 0312 textcommaabove 0313 textrevcommaabove 0314
  textcommaabover 0315 textsubgrave 0316 textsubacute 0317 textrighthorn 031b textsublhalfring 031c textsubbar 0320 textsubminus 0320
  textpalhookbelow 0321 textsubumlaut 0324 textsubring 0325 textsyllabic 0329 textsubbridge 032a textsubwedge 032c textsubcircnum 032d
  textsubbreve 032e textundertie 032e textsubarch 032f textsubtilde 0330 textsuperimposetilde 0334 textsubrhalfring 0339
  textsubsquare 033b textseagull 033c textovercross 033d textdoublebreve 035d textdoublemacron 035e textdoubletilde 0360
  texttoptiebar 0361 capitalacute 0301 capitalgrave 0300 capitalcircumflex 0302 capitaldieresis 0308 capitaltilde 0303
  capitalmacron 0304 capitaldotaccent 0307 capitalbreve 0306 capitalcaron 030c capitalhungarumlaut 030b capitalcedilla 0327
  capitalogonek 0328 capitalring 030a ${MATH_ACCENTS}`);

/** Those of formulas. */
export const ACCENTS_OF_MATH = marks(
  `${MATH_ACCENTS} widehat 0302 widetilde 0303 overline 0305 underline 0332 vec 20d7`,
);

function pairs(table: string): ReadonlyMap<string, string> {
  const list = words(table);
  return new Map(list.flatMap((word, i) => (i % 2 ? [] : [[word, list[i + 1]!] as const])));
}

/** Combining marks by their code points. */
function marks(table: string): ReadonlyMap<string, string> {
  return new Map([...pairs(table)].map(([name, code]) => [name, String.fromCodePoint(Number.parseInt(code, 16))]));
}

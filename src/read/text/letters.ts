/**
 * The one table of LaTeX's commands of letters: accents and letters of LaTeX2e and of the packages whose commands
 * BibLaTeX's back end reads (https://github.com/plk/biber, `recode_data.xml`; biblatex's manual, "Encoding").
 */

/** Accent commands and the combining mark that each puts on its letter. */
export const ACCENTS: ReadonlyMap<string, string> = marks(
  // LaTeX2e
  `' 0301 \` 0300 ^ 0302 " 0308 ~ 0303 = 0304 . 0307 u 0306 v 030c H 030b c 0327 k 0328 r 030a b 0331 d 0323 t 0361 ` +
    // T1, T2A, T5 and their kin
    'h 0309 G 030f U 030e f 0311 M 0322 B 0335 newtie 0361 textcommabelow 0326 textvbaraccent 030d textdoublevbaraccent 030e ' +
    'textdoublegrave 030f textroundcap 0311 textdotbreve 0310 textturncommaabove 0312 textcommaabove 0313 ' +
    'textrevcommaabove 0314 textcommaabover 0315 textsubgrave 0316 textsubacute 0317 textrighthorn 031b ' +
    'textsublhalfring 031c textsubbar 0320 textsubminus 0320 textpalhookbelow 0321 textsubumlaut 0324 textsubring 0325 ' +
    'textsyllabic 0329 textsubbridge 032a textsubwedge 032c textsubcircnum 032d textsubbreve 032e textundertie 032e ' +
    'textsubarch 032f textsubtilde 0330 textsuperimposetilde 0334 textsubrhalfring 0339 textsubsquare 033b ' +
    'textseagull 033c textovercross 033d textdoublebreve 035d textdoublemacron 035e textdoubletilde 0360 texttoptiebar 0361 ' +
    'capitalacute 0301 capitalgrave 0300 capitalcircumflex 0302 capitaldieresis 0308 capitaltilde 0303 capitalmacron 0304 ' +
    'capitaldotaccent 0307 capitalbreve 0306 capitalcaron 030c capitalhungarumlaut 030b capitalcedilla 0327 ' +
    'capitalogonek 0328 capitalring 030a ' +
    // Math's accents, which exports write in words as well
    'acute 0301 grave 0300 hat 0302 ddot 0308 tilde 0303 bar 0304 dot 0307 breve 0306 check 030c mathring 030a',
);

/** Accents of one letter that only words of that make have: elsewhere a paper's own macro may be called so. */
export const RARE_ACCENTS: ReadonlySet<string> = new Set(['h', 'G', 'U', 'f', 'M', 'B']);

/** The accents that `\a` puts on letters inside a tabbing environment: `\a'e`. */
export const TABBING_ACCENTS: ReadonlySet<string> = new Set(["'", '`', '=']);

/** Letters. They take the blanks after them: `\L ojasiewicz` is one word. */
export const LETTERS: ReadonlyMap<string, string> = pairs(
  'aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß SS ẞ i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ ij ĳ IJ Ĳ ' +
    'ohorn ơ OHORN Ơ uhorn ư UHORN Ư Thorn Þ hv ƕ ESH Ʃ hamza ʾ ain ʿ ayn ʿ ' +
    'textthorn þ textthornvari þ textthornvarii þ textthornvariii þ textthornvariv þ textcrd đ textHbar Ħ textcrh ħ ' +
    'texthbar ħ textkra ĸ textbarl ł textTbar Ŧ textTstroke Ŧ texttbar ŧ texttstroke ŧ textcrb ƀ textBhook Ɓ textOopen Ɔ ' +
    'textChook Ƈ textchook ƈ texthtc ƈ textDafrican Ɖ textDhook Ɗ textEreversed Ǝ textEopen Ɛ textFhook Ƒ textflorin ƒ ' +
    'textGammaafrican Ɣ texthvlig ƕ textIotaafrican Ɩ textKhook Ƙ textkhook ƙ texthtk ƙ textcrlambda ƛ textNhookleft Ɲ ' +
    'textPhook Ƥ textphook ƥ texthtp ƥ textEsh Ʃ textlooptoprevesh ƪ textThook Ƭ textthook ƭ texthtt ƭ ' +
    'textTretroflexhook Ʈ textVhook Ʋ textYhook Ƴ textyhook ƴ textEzh Ʒ texteturned ǝ textturna ɐ textscripta ɑ ' +
    'textturnscripta ɒ textbhook ɓ texthtb ɓ textoopen ɔ textopeno ɔ textctc ɕ textdtail ɖ textrtaild ɖ textdhook ɗ ' +
    'texthtd ɗ textreve ɘ textschwa ə textrhookschwa ɚ texteopen ɛ textepsilon ɛ textrevepsilon ɜ textrhookrevepsilon ɝ ' +
    'textcloserevepsilon ɞ textbardotlessj ɟ texthtg ɠ textscriptg ɡ textscg ɢ textgammalatinsmall ɣ textgamma ɣ ' +
    'textramshorns ɤ textturnh ɥ texthth ɦ texththeng ɧ textbari ɨ textiotalatin ɩ textiota ɩ textsci ɪ textltilde ɫ ' +
    'textbeltl ɬ textrtaill ɭ textlyoghlig ɮ textturnm ɯ textturnmrleg ɰ textltailm ɱ textltailn ɲ textnhookleft ɲ ' +
    'textrtailn ɳ textscn ɴ textbaro ɵ textscoelig ɶ textcloseomega ɷ textphi ɸ textturnr ɹ textturnlonglegr ɺ ' +
    'textturnrrtail ɻ textlonglegr ɼ textrtailr ɽ textfishhookr ɾ textlhti ɿ textscr ʀ textinvscr ʁ textrtails ʂ ' +
    'textesh ʃ texthtbardotlessj ʄ textraisevibyi ʅ textctesh ʆ textturnt ʇ textrtailt ʈ texttretroflexhook ʈ textbaru ʉ ' +
    'textupsilon ʊ textscriptv ʋ textvhook ʋ textturnv ʌ textturnw ʍ textturny ʎ textscy ʏ textrtailz ʐ textctz ʑ ' +
    'textezh ʒ textyogh ʒ textctyogh ʓ textglotstop ʔ textrevglotstop ʕ textinvglotstop ʖ textstretchc ʗ textbullseye ʘ ' +
    'textscb ʙ textcloseepsilon ʚ texthtscg ʛ textsch ʜ textctj ʝ textturnk ʞ textscl ʟ texthtq ʠ textbarglotstop ʡ ' +
    'textbarrevglotstop ʢ textdzlig ʣ textdyoghlig ʤ textdctzlig ʥ texttslig ʦ textteshlig ʧ texttesh ʧ texttctclig ʨ ' +
    'textprimstress ˈ textlengthmark ː textordfeminine ª textordmasculine º textexclamdown ¡ textquestiondown ¿',
);

function pairs(table: string): Map<string, string> {
  const words = table.split(' ');
  return new Map(words.flatMap((word, i) => (i % 2 ? [] : [[word, words[i + 1]!] as const])));
}

/** Combining marks by their code points. */
function marks(table: string): Map<string, string> {
  return new Map([...pairs(table)].map(([name, code]) => [name, String.fromCodePoint(Number.parseInt(code, 16))]));
}

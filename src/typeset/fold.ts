/** Letters that Unicode does not decompose, by the letters that stand for them in plain ASCII spelling. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ŋ: 'ng',
  ĸ: 'k',
};
const WHOLE = /[łøđðħıŧßæœþŋĸŁØĐÐĦŦẞÆŒÞŊ]/g;

/** More marks on one letter than any script has; sorting them would take the square of their number. */
const LONG_PILE = /(?<=\p{M}{30})\p{M}+/gu;

/**
 * The text for comparing: compatibility forms resolved, lower case, diacritics off ("Łoś" is "los"). It runs in the browser too.
 */
export function fold(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return plainLetters(text.replace(LONG_PILE, '').normalize('NFKC').toLowerCase());
}

/** The text in plain letters of the same case: `Łukasz` is "Lukasz", `Doğruöz` "Dogruoz", `ℓ₁` "l1", `ﬁne` "fine". */
export function plainLetters(text: string): string {
  return text
    .replace(LONG_PILE, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(WHOLE, letter => PLAIN[letter] ?? PLAIN[letter.toLowerCase()]!.toUpperCase());
}

/** Letters that Unicode does not decompose, by the letters that stand for them in plain ASCII spelling. */
const PLAIN: Record<string, string> = {
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

/** More marks on one letter than any script has; sorting them would take the square of their number. */
const LONG_PILE = /(?<=\p{M}{30})\p{M}+/gu;

/** The text for comparing: compatibility forms resolved, lower case, diacritics off ("Łoś" is "los"). */
export function fold(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .replace(LONG_PILE, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[łøđðħıŧßæœþŋĸ]/g, letter => PLAIN[letter] ?? letter);
}

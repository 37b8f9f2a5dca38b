import { plainLetters } from './fold.ts';
import { words } from './words.ts';

/** Family names as Vietnamese spells them, with their tones, of nine in ten people. */
const VIETNAMESE: ReadonlySet<string> = new Set(
  words(`Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Đào Lâm Tạ Lưu Hà Trương Cao
  Vương Tô`),
);
/** The same as papers spell them that leave the tones out. */
const WITHOUT_TONES: ReadonlySet<string> = new Set([...VIETNAMESE].map(plainLetters));
/** A letter that Vietnamese alone has, of the languages whose names papers bear. */
const VIETNAMESE_LETTER = /[ĂăĐđƠơƯư\u1ea0-\u1ef9]/;

/** Given names of Hungarian. Most are no family names besides: where the first word of a name is one of these too, nothing is known. */
const HUNGARIAN_GIVEN: ReadonlySet<string> = new Set(
  words(`Ádám Ágnes Ágota Ákos Albert Alexandra Andor Andrea András Anett Anikó Anita Anna Antal Aranka Árpád Attila Balázs Barbara Barnabás
  Beáta Béla Bence Benedek Bernadett Bertalan Boglárka Borbála Botond Csaba Csilla Dániel Dávid Dénes Dezső Dóra Dorottya Edina Edit
  Emese Emília Emma Emőke Endre Enikő Erika Ernő Erzsébet Eszter Éva Fanni Ferenc Flóra Gábor Gabriella Gellért Gergely Gergő Géza
  Gizella György Gyöngyi Gyula Hajnalka Hanna Henrietta Ibolya Ildikó Ilona Imre Irén István Iván Izabella Janka János Jenő József
  Judit Júlia Julianna Kálmán Karolina Katalin Kinga Klára Kornél Kornélia Kristóf Kriszta Krisztián Krisztina Laura László Lajos
  Lenke Levente Lilla Luca Magdolna Margit Mária Marianna Márk Márta Márton Máté Mátyás Melinda Mihály Miklós Mónika Nándor Nikolett
  Noémi Nóra Norbert Olga Olivér Orsolya Oszkár Ottó Pál Péter Petra Piroska Réka Renáta Richárd Rita Róbert Roland Rózsa Rozália Rudolf
  Sándor Sára Sarolta Szabolcs Szilárd Szilvia Tamás Teréz Tibor Tímea Tünde Valéria Vera Veronika Viktor Viktória Vilmos Vince Virág
  Zita Zoltán Zsanett Zsófia Zsolt Zsombor Zsuzsa Zsuzsanna`),
);

/**
 * The parts of a name where the family name is known to come first: `Nguyễn Văn An`. A name without blanks has one part, its own.
 *
 * @param language that of the paper: names are written so in papers in Hungarian, and without tones in some in Vietnamese
 */
export function familyFirst(name: string, language = ''): [family: string, given: string] | undefined {
  const [family = '', ...given] = name.normalize('NFC').trim().split(/\s+/);
  const isKnown =
    given.length > 0 &&
    (isVietnamese(family, given) ||
      (/^vi\b/i.test(language) && isWithoutTones(family, given)) ||
      (/^hu\b/i.test(language) && isHungarian(family, given)));
  return isKnown ? [family, given.join(' ')] : undefined;
}

/** A family name without tones is one of other peoples as well, unless the rest tells. */
function isVietnamese(family: string, given: readonly string[]): boolean {
  if (!VIETNAMESE.has(family)) return false;
  return plainLetters(family) !== family || given.some(part => VIETNAMESE_LETTER.test(part));
}

function isWithoutTones(family: string, given: readonly string[]): boolean {
  return WITHOUT_TONES.has(family) && !WITHOUT_TONES.has(given.at(-1)!);
}

function isHungarian(family: string, given: readonly string[]): boolean {
  return !HUNGARIAN_GIVEN.has(family) && given.every(part => HUNGARIAN_GIVEN.has(part));
}

/** What a name is sorted by: the family name where it is known to come first, else the last word. @param language of the paper */
export function sortedBy(name: string, language?: string): string {
  return familyFirst(name, language)?.[0] ?? /[^\s]+$/.exec(name.trim())?.[0] ?? name;
}

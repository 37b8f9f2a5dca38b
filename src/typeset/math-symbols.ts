import { words } from './words.ts';

/** Commands that are words: functions, and what only spaces. */
export const WORDS: ReadonlySet<string> = new Set(
  words(`arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max
  min mod Pr sec sin sinh sup tan tanh`),
);

/** Commands whose argument is shown as it is, or that only change how it looks. */
export const PLAIN: ReadonlySet<string> = new Set(
  words(`text textrm textsf texttt textbf textit textsc textup textnormal emph mbox hbox mathrm mathsf mathtt mathit mathbf bm boldsymbol
  pmb bf rm it sf tt operatorname mathop mathbin mathrel mathord left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr middle
  displaystyle textstyle scriptstyle limits nolimits underbrace overbrace boxed phantom ensuremath protect cal
  substack mathstrut overset underset stackrel xspace normalsize small`),
);

/** Commands that are a space, or nothing. */
export const SPACES: Readonly<Record<string, string>> = {
  ',': ' ',
  ':': ' ',
  ';': ' ',
  ' ': ' ',
  '!': '',
  '/': '',
  quad: ' ',
  qquad: ' ',
  '\\': ' ',
  '\n': ' ',
};

const pairs = (from: string, to: string): Record<string, string> =>
  Object.fromEntries([...from].map((c, i) => [c, [...to][i]!]));
const letters = (signs: string): Record<string, string> => pairs('ABCDEFGHIJKLMNOPQRSTUVWXYZ', signs);
const SCRIPT = letters('𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵');

/** Alphabets that are read as such; the others (bold, upright) are left as plain letters. */
export const ALPHABETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mathbb: { ...letters('𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ'), 1: '𝟙' },
  mathcal: SCRIPT,
  mathscr: SCRIPT,
  mathfrak: letters('𝔄𝔅ℭ𝔇𝔈𝔉𝔊ℌℑ𝔍𝔎𝔏𝔐𝔑𝔒𝔓𝔔ℜ𝔖𝔗𝔘𝔙𝔚𝔛𝔜ℨ'),
};

export const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  ...pairs('0123456789+-−=()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾'),
  ...pairs('abcdefghijklmnoprstuvwxyz', 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'),
  ...pairs('ABDEGHIJKLMNOPRTUVW', 'ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ'),
  ...pairs('βγδθφχ∗*′∘°⊤†', 'ᵝᵞᵟᶿᵠᵡ**′°°ᵀ†'),
};

export const SUBSCRIPTS: Readonly<Record<string, string>> = {
  ...pairs('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'),
  ...pairs('aehijklmnoprstuvx', 'ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'),
  ...pairs('βγρφχ', 'ᵦᵧᵨᵩᵪ'),
};

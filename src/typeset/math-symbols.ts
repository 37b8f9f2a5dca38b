const table = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .trim()
      .split(/\s+/)
      .map(pair => {
        const at = pair.lastIndexOf('=');
        return at === 0 || pair.endsWith('==') ? [pair.slice(0, -2), '='] : [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );

/** LaTeX commands that are one sign. */
export const SYMBOLS: Readonly<Record<string, string>> = table(`
  alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ mu=μ nu=ν xi=ξ
  pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ
  Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω ell=ℓ hbar=ℏ imath=ı jmath=ȷ aleph=ℵ Re=ℜ Im=ℑ wp=℘ partial=∂
  nabla=∇ infty=∞ emptyset=∅ varnothing=∅ forall=∀ exists=∃ nexists=∄ neg=¬ lnot=¬ top=⊤ bot=⊥ angle=∠ triangle=△ square=□
  Box=□ diamond=⋄ Diamond=◇ star=⋆ bullet=• circ=∘ cdot=· cdots=⋯ ldots=… dots=… vdots=⋮ ddots=⋱ dotsc=… dotsb=⋯ times=× div=÷
  pm=± mp=∓ ast=∗ oplus=⊕ ominus=⊖ otimes=⊗ oslash=⊘ odot=⊙ dagger=† ddagger=‡ amalg=⨿ cap=∩ cup=∪ sqcap=⊓ sqcup=⊔ vee=∨
  lor=∨ wedge=∧ land=∧ setminus=∖ wr=≀ le=≤ leq=≤ leqslant=≤ ge=≥ geq=≥ geqslant=≥ ll=≪ gg=≫ ne=≠ neq=≠ equiv=≡ sim=∼ simeq=≃
  approx=≈ cong=≅ propto=∝ asymp=≍ doteq=≐ prec=≺ succ=≻ preceq=⪯ succeq=⪰ lesssim=≲ gtrsim=≳ triangleq=≜ coloneqq=≔
  subset=⊂ supset=⊃ subseteq=⊆ supseteq=⊇ subsetneq=⊊ in=∈ ni=∋ notin=∉ mid=∣ parallel=∥ perp=⊥ models=⊨ vdash=⊢ dashv=⊣
  to=→ rightarrow=→ leftarrow=← gets=← leftrightarrow=↔ Rightarrow=⇒ Leftarrow=⇐ Leftrightarrow=⇔ implies=⟹ iff=⟺
  longrightarrow=⟶ longleftarrow=⟵ mapsto=↦ longmapsto=⟼ hookrightarrow=↪ uparrow=↑ downarrow=↓ updownarrow=↕ Uparrow=⇑ Downarrow=⇓
  nearrow=↗ searrow=↘ rightleftharpoons=⇌ leadsto=⇝ sum=∑ prod=∏ coprod=∐ int=∫ iint=∬ oint=∮ bigcup=⋃ bigcap=⋂ bigoplus=⨁
  bigotimes=⨂ bigvee=⋁ bigwedge=⋀ langle=⟨ rangle=⟩ lfloor=⌊ rfloor=⌋ lceil=⌈ rceil=⌉ lbrace={ rbrace=} vert=| Vert=‖ lvert=|
  rvert=| lVert=‖ rVert=‖ backslash=\\ prime=′ degree=° checkmark=✓ colon=: lt=< gt=> S=§ P=¶ pounds=£ euro=€ copyright=©
  dag=† complement=∁ therefore=∴ because=∵ blacksquare=■ ltimes=⋉ rtimes=⋊ bowtie=⋈ sharp=♯ flat=♭ natural=♮ eth=ð ss=ß ae=æ oe=œ o=ø l=ł
`);

/** Commands that are words: functions, and what only spaces. */
export const WORDS: ReadonlySet<string> = new Set(
  'arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min mod Pr sec sin sinh sup tan tanh'.split(
    ' ',
  ),
);

/** Commands whose argument is shown as it is, or that only change how it looks. */
export const PLAIN: ReadonlySet<string> = new Set(
  `text textrm textsf texttt textbf textit textsc textup textnormal emph mbox hbox mathrm mathsf mathtt mathit mathbf bm boldsymbol
  pmb bf rm it sf tt operatorname mathop mathbin mathrel mathord left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr middle
  displaystyle textstyle scriptstyle limits nolimits underbrace overbrace boxed phantom ensuremath protect cal
  substack mathstrut overset underset stackrel xspace normalsize small`
    .trim()
    .split(/\s+/),
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

/** Accents, as combining signs. */
export const ACCENTS: Readonly<Record<string, string>> = {
  hat: '\u0302',
  widehat: '\u0302',
  tilde: '\u0303',
  widetilde: '\u0303',
  bar: '\u0304',
  overline: '\u0305',
  underline: '\u0332',
  vec: '\u20d7',
  dot: '\u0307',
  ddot: '\u0308',
  check: '\u030c',
  breve: '\u0306',
  acute: '\u0301',
  grave: '\u0300',
  mathring: '\u030a',
};

const letters = (signs: string, from = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'): Record<string, string> =>
  Object.fromEntries([...signs].map((sign, i) => [from[i]!, sign]));

/** Alphabets that are read as such; the others (bold, upright) are left as plain letters. */
export const ALPHABETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mathbb: { ...letters('𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ'), 1: '𝟙' },
  mathcal: letters('𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵'),
  mathscr: letters('𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵'),
  mathfrak: letters('𝔄𝔅ℭ𝔇𝔈𝔉𝔊ℌℑ𝔍𝔎𝔏𝔐𝔑𝔒𝔓𝔔ℜ𝔖𝔗𝔘𝔙𝔚𝔛𝔜ℨ'),
};

const pairs = (from: string, to: string): Record<string, string> =>
  Object.fromEntries([...from].map((c, i) => [c, [...to][i]!]));

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

/**
 * The rules by which the sentence "in brief" is chosen, each with its points: the sentence with the most is taken. They
 * follow what is known of abstracts: that their sentences give background, say what was done, how, and what was found,
 * that set phrases tell which, and that words such as "these" lean on the sentence before. The points are the weights of
 * a linear choice that was fitted to some 350 abstracts of which every sentence had been marked, times ten; rules that
 * won nothing on marks held back were left out.
 */
import { either, words } from './words.ts';

/** What a sentence says of its paper. */
export type Claim = 'proposes' | 'makes' | 'finds' | 'studies' | 'gives' | 'tells' | 'uses' | 'none';

/** How much it is worth to say so. */
export const CLAIMS: Readonly<Record<Claim, number>> = {
  // What is new: "we propose …", and with other words "we design …", "a … is presented".
  proposes: 7,
  makes: 3,
  // What was found: "we show …", "our main result is …".
  finds: 4,
  // What it is about: "this paper studies …".
  studies: 4,
  // What else is in it, or that it works: "we provide …", "we demonstrate …".
  gives: 1,
  // How it works: "our method …", "we use …".
  tells: 0,
  // Anything else that the authors do: "we train …".
  uses: -6,
  none: -12,
};

const VERBS: readonly (readonly [Claim, string])[] = [
  ['proposes', 'propose introduce present'],
  ['makes', 'develop devise design create construct formulate contribute invent define advance build built'],
  [
    'finds',
    `show prove find discover argue shown found establish reveal identify derive characterize characterise uncover
    conclude suggest advocate recommend generalize generalise extend proven`,
  ],
  [
    'studies',
    `study investigate examine explore analyze analyse revisit address describe outline survey review focus aim tackle
    seek formalize formalise model approach`,
  ],
  ['gives', 'demonstrate provide give gave given report offer'],
  [
    'tells',
    `consider observe use adopt employ utilize leverage exploit apply combine incorporate integrate modify solve treat
    cast`,
  ],
];

/** A verb's present and past: "study", "studies", "studied". */
function forms(verb: string): string[] {
  const consonantY = /[^aeou]y$/.test(verb);
  const stem = consonantY ? `${verb.slice(0, -1)}i` : verb;
  const es = consonantY || /(?:s|sh|ch|x)$/.test(verb);
  return [verb, stem + (es ? 'es' : 's'), stem + (stem.endsWith('e') ? 'd' : 'ed')];
}

/** What an author's verb says; any other is a step on the way. */
export const CLAIM_OF_VERB: ReadonlyMap<string, Claim> = new Map(
  VERBS.flatMap(([claim, verbs]) => words(verbs).flatMap(verb => forms(verb).map(form => [form, claim] as const))),
);

/** What a paper calls itself. */
export const ITSELF = either(`
  paper|work|article|study|thesis|dissertation|survey|review|report|letter|chapter|tutorial|research|position paper
  project|manuscript|monograph`);

const BE = 'is|are|was|were|has been';
const MADE = 'created|proposed|presented|introduced|developed|designed|devised|constructed|formulated';
const STUDIED = 'addressed|studied|investigated|examined|considered|described|discussed|explored|analy[sz]ed';
/** "A … is presented" says what was made (with a group), "… is studied in …" what the paper is about. */
export const PASSIVE = new RegExp(
  String.raw`\b(?:${BE}) (?<!\b(?:that|which) (?:${BE}) )(?:also |further |then |first |newly |finally |here )?` +
    String.raw`(?:(${MADE})\b(?! by (?:[A-Z[(]))|(?:${STUDIED})(?:\.$| (?:in|by|through|for|with)\b))`,
);
/** Beginnings with which it was others who did so, or a detail. */
export const NO_PASSIVE_CLAIM = new RegExp(
  `^(?:${either(String.raw`
    Although|While|However|Though|Despite|No |Recent|In recent|Other|Several|Many|Various|Some|Most|Existing
    Results?\b|Experiment|Simulation|The (?:method|approach|algorithm|system|framework|model)s? `)})`,
);

const OF_THIS = String.raw`(?:of (?:this|our|the present) \w+ )?(?:is|are|was)\b`;
const ACHIEVEMENTS = 'idea|contribution|insight|finding|result|innovation|novelty';
const OWN_THINGS = either(`
  method|approach|framework|model|algorithm|system|architecture|technique|solution|network|strategy|formulation|scheme
  procedure|mechanism|dataset|benchmark|controller|design|estimator|analysis|results?|experiments?|evaluations?
  findings|theory|bounds?`);
/** Other sentences that do not say "we", and what they say nevertheless. The first that holds counts. */
export const IMPERSONAL: readonly (readonly [Claim, RegExp])[] = [
  [
    'finds',
    new RegExp(
      `^(?:${either(String.raw`
        (?:Our (?:first )?|(?:Our|The|A) (?:main|key|core|central|major|primary) )(?:${ACHIEVEMENTS})s? ${OF_THIS}
        At the (?:core|heart) of our\b|Core to our\b
        It is (?:shown|demonstrated|proved|proven|found|established)\b`)})`,
    ),
  ],
  [
    'studies',
    new RegExp(String.raw`^(?:Our (?:\w+ )?|The (?:main |primary )?)(?:goal|aim|objective|purpose)s? ${OF_THIS}`),
  ],
  [
    'tells',
    new RegExp(
      either(String.raw`
        \b(?:[Oo]ur|[Tt]he proposed|[Tt]he new) (?:[\w-]+ ){0,3}(?:${OWN_THINGS})s?\b
        \b[Tt]his (?:${ITSELF})\b`),
    ),
  ],
];

/** "KiteNet learns …": a name of the authors' own making, once they have spoken of what they did. */
export const NAME_DOES = /^[A-Z][\w-]{0,30}[A-Z][\w-]{0,30}(?: [A-Z]\w+)? [a-z]+s\b/;

/** The first sentence that says what is new or was found. */
export const FIRST = 5;
/** "We study sheep and propose …". */
export const AND_MAKES = 7;
/** All words of the title; fewer as their share. */
export const TITLE = 11;
/** Before the authors speak of their work there is background. */
export const BACKGROUND_FIRST = -21;
/** For each sentence before it, of eight at most. */
export const LATER = -1.6;
/** What a sentence began with: nothing of the kind, the paper's naming of itself, a joint, or a reason that looks back. */
export type Lead = 'none' | 'own' | 'joint' | 'reason';
/** Its beginning that is left out: naming the paper or their reason, authors come to the point; a joint continues one. */
export const LEADS: Readonly<Record<Lead, number>> = { none: 0, own: 5, joint: -8, reason: 4 };
/** It points back, so it does not stand alone. */
export const BACK = -36;

/** Words that point back, but where the word that is meant stands before in the sentence itself ("a kite …, and this kite"). */
export const POINTS_BACK = new RegExp(
  String.raw`\b(?:${either(String.raw`
    [Tt]hese|[Tt]his(?! (?:present |very )?(?:${ITSELF})\b| (?:problem|task) (?:by|from|through|via|with)\b)|[Ss]uch (?!as |that )|their respective
    (?:fill|bridge|solve|address|tackle|overcome|reach|achieve)(?:s|ing)? that [a-z]+
    [Tt]hose (?!of |that |in |who |which |with |from |for |by |on |to |at |[a-z]+(?:ing|ed) )
    (?:[Tt]he )?above(?!-average| average| \d)|aforementioned|aforesaid|foregoing|[Tt]he (?:former|latter)`)})\b`,
  'g',
);
/** What points back whatever stands before: numerals without their list, a first word for what was named, or an object. */
export const LEANS_BACK = new RegExp(
  either(String.raw`
    \((?:i|1|a)\)(?:[-–—, ]| and | to )+\(
    ^(?:It(?! is (?:shown|demonstrated|proved|proven|found|established))|They|Its|Their|Both|Another|Doing so)\b
    ^(?:He|She|That|Those|There|The (?:two|reason|other))\b
    ^(?:We|I|This (?:${ITSELF})) (?:[a-z]+ly )?[a-z]+ (?:it|them|so)\b
    ^(?:We|I|This (?:${ITSELF})) [a-z]+ an? (?:[\w-]+ ){0,6}that [a-z]+s (?:it|them)\b`),
);

/** Signs of the point. All that hold count. */
export const GAINS: readonly (readonly [number, RegExp])[] = [
  // It speaks of the authors' own work.
  [4, new RegExp(`^(?:We|This (?:${ITSELF})|Our|The proposed|The new) `)],
  [2, new RegExp(String.raw`\b[Aa]n? (?:[\w-]+,? ){0,5}(?:${OWN_THINGS})\b`)],
  [2, /\b(?:novel|new|first|simple yet|simple but|efficient|general|unified|end-to-end)\b/],
];

const GOODS = either(`
  [Cc]odes?|[Dd]ata(?:sets?)?|[Mm]odels?|[Ii]mplementations?|[Vv]ideos?|[Ss]oftware|[Pp]roject page|[Ss]upplementary`);
/** Signs of a sentence that is not the point, or reads badly alone. All that hold count. */
export const LOSSES: readonly (readonly [number, RegExp])[] = [
  // Where the program is.
  [
    -15,
    new RegExp(
      either(String.raw`
        https?:|\bgithub\b|\b(?:[Ww]e|will) (?:\w+ )?(?:release|open-source|publish|publicly)\b
        \b(?:${GOODS})\b[^.]{0,60}\b(?:available|released?|accessible|open-?sourced?|found at|publish(?:ed)?)\b`),
    ),
  ],
  // What the authors hope.
  [
    -12,
    new RegExp(
      either(String.raw`
        \b[Ww]e (?:also )?(?:hope|believe|anticipate|expect|envision|encourage|discuss|conclude)\b
        \bfuture (?:work|research|directions?)\b`),
    ),
  ],
  // Of an earlier paper; the beginning of a list.
  [
    -18,
    new RegExp(
      either(String.raw`
        ^In (?:our |an? )?(?:previous|prior|earlier)\b|\b(?:two|three|four)-?fold\b
        \b(?:two|three|four|several) (?:\w+ )?contributions\b`),
    ),
  ],
  // A question, an item of a list, or no whole sentence, as it does not begin or end as one.
  [-15, /\?|^\(?(?:[ivx]+|\d|[a-d])\) |^(?:[^\p{Lu}\d"“‘'(]|.*[^.!?"'”’)\]]$)/u],
  // A formula of which plain text leaves signs.
  [-9, /[\\^_{}$|]/],
  // A command of the authors’ own, which stands for a word that nobody else knows.
  [-15, /\\[A-Za-z]{2}/],
  // A second thing, after what was said before: "our approach also enables …".
  [-22, /^(?:We|I|It|Our|This|The) (?:[\w-]+ ){0,5}also\b/],
  // What is the same or results was named elsewhere.
  [-5, /\b(?:the same|such|similar|the (?:resulting|obtained|learned|above))\b/],
  // And so was "the problem".
  [-5, /\b(?:to|that|can) (?:address|tackle|solve|alleviate|overcome|mitigate|remedy) (?:the|th[eo]se|this)\b/],
];

/** Of a sentence that claims nothing: it speaks of others and of before. */
export const BACKGROUND: readonly [number, RegExp] = [
  -5,
  new RegExp(
    either(String.raw`
      ^(?:Recent|Existing|Current|Previous|Prior|Most|Many|Several|Traditional|Conventional|Despite)
      ^(?:Although|While|Though|Unfortunately|However|With the|In recent|Over the|Due to|State-of-the-art|Typically)
      \b(?:has|have) (?:recently |also |long |widely |already )?(?:been|become|achieved|shown|attracted|gained)\b
      \b(?:has|have) (?:recently |also |long |widely |already )?(?:emerged|received|made|demonstrated|led)\b
      \b(?:remains?|challenging|widely|popular|crucial|promising|important|often|typically|usually|commonly)\b
      \b(?:difficult|critical|essential|recent(?:ly)?|traditional|existing|fundamental)\b`),
  ),
];

const QUALITIES = either(`
  an?|the|some|several|our|new|detailed|extensive|comprehensive|thorough|quantitative|qualitative|preliminary|both
  promising|further|simulation|experimental|empirical|theoretical|numerical|and|first|various|in-depth
  rigorous|initial`);
const NOTHING_NAMED = either(`
  results?|analys[ei]s|experiments?|evaluations?|comparisons?|insights?|discussions?|code|implementation|examples?
  evidence|applications?|ablation|studies|case stud(?:y|ies)|tests?|contributions?|effectiveness|efficacy|advantages?
  description|validity|superiority|scalability|robustness|performance|utility|benefits?|usefulness|feasibility|potential
  applicability|flexibility|generality`);
/** "We present results": what follows the verb names nothing. */
export const VAGUE: readonly [number, RegExp] = [
  -5,
  new RegExp(String.raw`^ (?:(?:${QUALITIES}) )*(?:${NOTHING_NAMED})\b`),
];

/** By length in UTF-16 units, the first that is not exceeded: what is short says little, what is long is not read. */
export const LENGTHS: readonly (readonly [points: number, most: number])[] = [
  [-30, 39],
  [-20, 59],
  [-10, 79],
  [-6, 109],
  [-1, 149],
  [0, 400],
  [-6, 500],
  [-100, Number.POSITIVE_INFINITY],
];

/**
 * The rules by which the sentence "in brief" is chosen, each with its points: the sentence with the most is taken. They
 * follow what is known of abstracts: that their sentences give background, say what was done, how, and what was found,
 * that set phrases tell which, and that words such as "these" lean on the sentence before. The points were set by hand
 * and tried on abstracts of which an editor had marked every sentence.
 */
import { either, words } from './words.ts';

/** What a sentence says of its paper. */
export type Claim = 'makes' | 'finds' | 'studies' | 'tells' | 'uses' | 'none';

/** How much it is worth to say so. */
export const CLAIMS: Readonly<Record<Claim, number>> = {
  // What is new: "we propose …", "a … is presented".
  makes: 10,
  // What was found: "we show …", "our main result is …".
  finds: 8,
  // What it is about: "this paper studies …".
  studies: 7,
  // How it works: "our method …", "we use …".
  tells: 4,
  // Anything else that the authors do: "we train …".
  uses: 3,
  none: 0,
};

const VERBS: readonly (readonly [Claim, string])[] = [
  [
    'makes',
    `propose introduce present develop devise design create construct formulate contribute invent define offer advance
    build built`,
  ],
  [
    'finds',
    `show prove demonstrate establish find discover reveal identify argue derive characterize characterise uncover
    conclude give suggest advocate recommend generalize generalise extend shown found gave given proven`,
  ],
  [
    'studies',
    `study investigate examine explore analyze analyse revisit address describe outline provide survey review focus
    aim tackle report seek formalize formalise model approach`,
  ],
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
export const FIRST = 3;
/** "We study sheep and propose …". */
export const AND_MAKES = 3;
/** All words of the title; fewer as their share. */
export const TITLE = 4;
/** Before the authors speak of their work there is background. */
export const BACKGROUND_FIRST = -2;
/** For each sentence before it, of eight at most: between equals the earlier one. */
export const LATER = -0.3;
/** What was left out at its start pointed back, or joined it on. */
export const LEAD_LEFT_OUT = -1;
/** It added to another point: "Moreover, …", "we also …". */
export const ADDS = -3;

/**
 * It points back, so it does not stand alone; not where the word that is meant stands before in the sentence itself
 * ("a kite …, and this kite").
 */
export const POINTS_BACK: readonly [number, RegExp] = [
  -11,
  new RegExp(
    String.raw`\b(?:${either(String.raw`
      [Tt]hese|[Tt]his(?! (?:present |very )?(?:${ITSELF})\b)|[Ss]uch (?!as |that )
      (?:[Tt]he )?above(?!-average| average| \d)|aforementioned|aforesaid|foregoing|[Tt]he (?:former|latter)`)})\b`,
    'g',
  ),
];

const PROBLEM = 'issue|challenge|limitation|problem|gap|difficult(?:y|ie)|drawback|shortcoming|goal';
/** It leans on what was said before. All that hold count. */
export const LEANS_BACK: readonly (readonly [number, RegExp])[] = [
  // A list's numerals without the list.
  [-11, /\((?:i|1|a)\)(?:[-–—, ]| and | to )+\(/],
  [
    -8,
    new RegExp(
      `^(?:${either(`
        It(?! is (?:shown|demonstrated|proved|proven|found|established))|They|Its|Their|Both|Another|Doing so
        He|She|That|Those|There|The (?:two|reason|other)`)})\\b`,
    ),
  ],
  [-3, /\b[Tt]he (?:two|three|four) [a-z]+s\b/],
  // "The problem" that nothing names.
  [
    -3,
    new RegExp(
      String.raw`\b(?:the|all|both) (?:\w+ )?(?:${PROBLEM})s?` +
        String.raw`(?=[.,;]| (?:and|by|while|through|with|we|is|can|reduces|becomes|remains)\b)`,
    ),
  ],
];

/** Signs of the point: it is called new, or has a name. */
export const GAINS: readonly (readonly [number, RegExp])[] = [
  [1, /\b(?:novel|new|first|simple yet|simple but|efficient|general|unified|end-to-end)\b/],
  [
    1,
    new RegExp(
      either(String.raw`
        \b(?:called|named|namely|termed|dubbed|referred to as|coined|denoted)\b
        \([A-Z][\w-]{0,30}[A-Z][\w-]{0,30}\)|\b[A-Z][a-z]*[A-Z]\w*\b`),
    ),
  ],
];

const GOODS = either(`
  [Cc]odes?|[Dd]ata(?:sets?)?|[Mm]odels?|[Ii]mplementations?|[Vv]ideos?|[Ss]oftware|[Pp]roject page|[Ss]upplementary`);
/** Signs of a sentence that is not the point, or reads badly alone. All that hold count. */
export const LOSSES: readonly (readonly [number, RegExp])[] = [
  // Where the program is.
  [
    -10,
    new RegExp(
      either(String.raw`
        https?:|\bgithub\b|\b(?:[Ww]e|will) (?:\w+ )?(?:release|open-source|publish|publicly)\b
        \b(?:${GOODS})\b[^.]{0,60}\b(?:available|released?|accessible|open-?sourced?|found at|publish(?:ed)?)\b`),
    ),
  ],
  // What the authors hope.
  [
    -4,
    new RegExp(
      either(String.raw`
        \b[Ww]e (?:also )?(?:hope|believe|anticipate|expect|envision|encourage|discuss|conclude)\b
        \bfuture (?:work|research|directions?)\b`),
    ),
  ],
  // An experiment is told, and not the point.
  [
    -2,
    new RegExp(
      `^(?:${either(`
        Extensive|In (?:our |the )?(?:experiments|simulations?)|Comprehensive|Experiment|Empirical|Results?|Evaluations?
        Through|Simulation|Numerical|On |Our (?:\\w+ )?(?:results|experiments|evaluation|empirical|experimental)`)})`,
    ),
  ],
  // That something works is said of everything.
  [-3, /\b(?:effectiveness|efficacy|superiority|validity|usefulness|evidence)\b/],
  [-8, /\?/],
  // Of an earlier paper; the beginning of a list.
  [-8, /^In (?:our |a )?(?:previous|prior|earlier)\b|\b(?:two|three|four)-?fold\b/],
  // An item of a list.
  [-10, /^\(?(?:[ivx]+|\d|[a-d])\) /],
  // No whole sentence: it does not begin or end as one.
  [-10, /^(?:[^\p{Lu}\d"“‘'(]|.*[^.!?"'”’)\]]$)/u],
  // A formula of which plain text leaves signs, or that is long.
  [-3, /[\\^_{}$|]/],
  [-3, /[=≤≥∈∼‖⋅∑∏√].*[=≤≥∈∼‖⋅∑∏√]/],
];

/** Of a sentence that claims nothing: it speaks of others and of before. */
export const BACKGROUND: readonly [number, RegExp] = [
  -3,
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
  -6,
  new RegExp(String.raw`^ (?:(?:${QUALITIES}) )*(?:${NOTHING_NAMED})\b`),
];

/** By length in UTF-16 units, what is read at one glance being best: points, at least so many, at most so many. */
export const LENGTHS: readonly (readonly [number, number, number])[] = [
  [-5, 0, 44],
  [-2, 45, 69],
  [-2, 241, 320],
  [-4, 321, 400],
  [-100, 401, Number.POSITIVE_INFINITY],
];

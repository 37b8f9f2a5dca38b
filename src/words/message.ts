/** A text with forms for counts, by the categories of Unicode's plural rules (CLDR), which `{n}` chooses. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/**
 * One of the site's words: a text in which `{name}` stands for what is put there and `<name>…</name>` for words that are put into
 * something, as a link. The marks are those of ICU's messages; its plurals are maps here, which a curator can write in YAML.
 */
export type Message = string | Plural;

type Placed<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Placed<Rest> : never;
type Enclosed<T extends string> = T extends `${string}</${infer Name}>${infer Rest}` ? Name | Enclosed<Rest> : never;
type TextOf<M> = M extends string ? M : M extends { other: infer T extends string } ? T : never;
type Counted<M> = M extends string ? never : 'n';

/** The names that stand in a message. */
export type Slots<M> = Placed<TextOf<M>> | Counted<M>;
/** The names of what a message's words are put into. */
export type Tags<M> = Enclosed<TextOf<M>>;

/** The words of a language that stand for those of another: as many, with forms for counts where it has them. */
export type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Plural };

/** A piece of a message. */
export type Piece = string | { slot: string } | { tag: string; inner: readonly Piece[] };

/** @returns the pieces of a text, without empty ones */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, 1: slot, 2: tag, 3: inner, index } of text.matchAll(MARK)) {
    if (index > end) pieces.push(text.slice(end, index));
    pieces.push(slot === undefined ? { tag: tag!, inner: piecesOf(inner!) } : { slot });
    end = index + found.length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

const MARK = /\{(\w+)\}|<(\w+)>(.*?)<\/\2>/gsu;

/** The names in a text, each once and sorted: its slots as `{name}`, its tags as `<name>`. */
export function namesIn(text: string): string[] {
  const names = (pieces: readonly Piece[]): string[] =>
    pieces.flatMap(piece =>
      typeof piece === 'string'
        ? []
        : 'slot' in piece
          ? [`{${piece.slot}}`]
          : [`<${piece.tag}>`, ...names(piece.inner)],
    );
  return [...new Set(names(piecesOf(text)))].sort();
}

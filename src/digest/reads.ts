/** Everything that any page has read, numbered, so that a page that reads much keeps only numbers. */
export class Reads {
  /** By number, such as `paper:a-study` or `whole:`. */
  readonly names: string[] = [];
  readonly #numbers = new Map<string, Map<string, number>>();

  numberOf(kind: string, key: string): number {
    let ofKind = this.#numbers.get(kind);
    if (!ofKind) {
      ofKind = new Map();
      this.#numbers.set(kind, ofKind);
    }
    let number = ofKind.get(key);
    if (number === undefined) {
      number = this.names.push(`${kind}:${key}`) - 1;
      ofKind.set(key, number);
    }
    return number;
  }
}

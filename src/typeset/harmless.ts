/** Controls that no page may hold, signs that turn the direction of what follows, halves of characters. */
const HARMFUL =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SUSPECT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/;

/** Text without control characters, without marks that turn its direction, without halves of characters. */
export function harmless(text: string): string {
  return SUSPECT.test(text) ? text.replace(HARMFUL, '') : text;
}

/** Of a schema of valibot, what leads on to others. */
export interface Schema {
  type?: string;
  message?: unknown;
  entries?: Record<string, Schema>;
  wrapped?: Schema;
  item?: Schema;
  items?: readonly Schema[];
  key?: Schema;
  value?: Schema;
  getter?(input: unknown): Schema;
}

/** The schema itself, of one that is optional or depends on what it finds. @param isMap whether it finds a map */
export function plain(schema: Schema, isMap: boolean): Schema {
  const inner = schema.wrapped ?? schema.getter?.(isMap ? {} : 'x');
  return inner ? plain(inner, isMap) : schema;
}

/** What a text, a number or a choice is to be; undefined where it is left out. @param at its path, with `*` for a name that the file gives */
export type Leaf = (schema: Schema, at: string) => unknown;

/**
 * A value as a schema wants it, made of what is said for each text, number and choice in it.
 *
 * @param turn of two forms that a value may have, as a text and a map, which it takes; in lists they alternate
 */
export function valueFor(schema: Schema, leaf: Leaf, turn = 0, at = ''): unknown {
  const found = plain(schema, turn % 2 === 0);
  const { entries, item, items, key, value } = found;
  if (entries)
    return given(
      Object.entries(entries).map(([name, inner]) => [
        name,
        valueFor(inner, leaf, turn, at === '' ? name : `${at}.${name}`),
      ]),
    );
  if (items) return items.map((inner, i) => valueFor(inner, leaf, turn, `${at}.${i}`));
  if (item) return [0, 1, 2].map(i => valueFor(item, leaf, turn + i, `${at}.0`)).filter(inner => inner !== undefined);
  if (key && value)
    return given([0, 1, 2].map(i => [String(leaf(key, `${at}.*`)), valueFor(value, leaf, turn + i, `${at}.*`)]));
  return leaf(found, at);
}

/** An object of those that have a value, whatever they are called. */
const given = (pairs: readonly (readonly [string, unknown])[]): object =>
  Object.fromEntries(pairs.filter(([, value]) => value !== undefined));

import { comparePrintings } from '../editorial/printing.ts';
import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';

/** So many records of one title are compared with a listing before the first of them is taken. */
const COMPARED = 24;

type IsSame = (entry: string) => boolean | undefined;

/**
 * What a dump's records became when it was last ingested: what a person decided of them stays so. Each answers once.
 */
export class EarlierRecords {
  readonly #byKey = new Map<string, Set<LedgerRecord>>();
  readonly #sameBytes: boolean;

  /** @param old the dump's ledger as it was last read; records without an entry say nothing */
  constructor(old: Ledger | undefined, sha256: string) {
    this.#sameBytes = old?.sha256 === sha256;
    for (const record of old?.records ?? [])
      if (record.entry !== undefined)
        for (const key of keysOf(record)) {
          const known = this.#byKey.get(key);
          if (known) known.add(record);
          else this.#byKey.set(key, new Set([record]));
        }
  }

  /**
   * The old ledger's record of the same listing. Of several with its title, that of the same lines where the dump is as it
   * was; then the one with the same identifiers and printing; then the one whose entry is the same paper, or is gone.
   *
   * @param isSame whether an entry is the paper that the listing says; undefined where it is gone or has another title now
   * @param recurring whether the title is one that many papers have
   */
  take(record: LedgerRecord, isSame: IsSame, recurring: boolean): LedgerRecord | undefined {
    const plain = plainKeys(record);
    const found =
      (this.#sameBytes ? this.#first(plain.map(key => placeKey(key, record))) : undefined) ??
      this.#first(plain.flatMap(key => factsKey(key, record))) ??
      this.#likely(plain, record, isSame, recurring);
    for (const key of found ? keysOf(found) : []) this.#byKey.get(key)?.delete(found!);
    return found;
  }

  #first(keys: readonly string[]): LedgerRecord | undefined {
    for (const key of keys) for (const record of this.#byKey.get(key) ?? []) return record;
    return undefined;
  }

  #likely(keys: readonly string[], record: LedgerRecord, isSame: IsSame, recurring: boolean): LedgerRecord | undefined {
    for (const key of keys) {
      const few: LedgerRecord[] = [];
      for (const old of this.#byKey.get(key) ?? []) {
        // Another volume of the same column, unless the dump was mended at this very place.
        if (isPrintedElsewhere(old, record) && old.lines !== record.lines) continue;
        few.push(old);
        if (few.length === COMPARED) break;
      }
      const [only, second] = few;
      if (!only) continue;
      // What was mended in a dump is the same paper still; under a title that returns it may be the next one.
      if (!second && (!recurring || only.lines === record.lines)) return only;
      return few.find(old => isSame(old.entry!)) ?? few.find(old => isSame(old.entry!) === undefined);
    }
    return undefined;
  }
}

function isPrintedElsewhere({ printed: a }: LedgerRecord, { printed: b }: LedgerRecord): boolean {
  return a !== undefined && b !== undefined && comparePrintings(a, b)?.same === false;
}

function keysOf(record: LedgerRecord): string[] {
  return plainKeys(record).flatMap(key => [key, ...factsKey(key, record), placeKey(key, record)]);
}

function plainKeys({ title, abstract }: LedgerRecord): string[] {
  const keys: string[] = [];
  if (title !== undefined) keys.push(`title:${title}`);
  if (abstract !== undefined) keys.push(`abstract:${abstract}`);
  return keys;
}

/** None where neither an identifier nor a printing is known. */
function factsKey(key: string, { printed, identifiers }: LedgerRecord): string[] {
  const facts = [printed, ...(identifiers ?? [])].filter(fact => fact !== undefined);
  return facts.length === 0 ? [] : [`${key} in ${facts.join(' ')}`];
}

function placeKey(key: string, { lines }: LedgerRecord): string {
  return `${key} at ${lines}`;
}

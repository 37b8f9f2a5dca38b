import { comparePrintings } from '../editorial/printing.ts';
import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';

/** How many records with one title are compared with a listing before the first is taken. */
const COMPARED = 24;

type IsSame = (entry: string) => boolean | undefined;

/**
 * What a dump's records became when it was last ingested, so that a person's decisions about them stay. Each record is
 * taken once.
 */
export class EarlierRecords {
  readonly #byKey = new Map<string, Set<LedgerRecord>>();
  readonly #sameBytes: boolean;

  /** @param old the dump's ledger as last read; records without an entry are ignored */
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
   * The old ledger's record of the same listing. Among several with its title, the same lines win if the dump is unchanged,
   * then the same identifiers and printing, then an entry that is the same paper, then one that is gone.
   *
   * @param isSame whether an entry is the listed paper; undefined if it is gone or has another title now
   * @param recurring whether many papers have this title
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
        // This is another volume of the same column, unless the dump was corrected at this place.
        if (isPrintedElsewhere(old, record) && old.lines !== record.lines) continue;
        few.push(old);
        if (few.length === COMPARED) break;
      }
      const [only, second] = few;
      if (!only) continue;
      // A corrected record is still the same paper, but under a recurring title it may be the next one.
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

/** Empty if neither an identifier nor a printing is known. */
function factsKey(key: string, { printed, identifiers }: LedgerRecord): string[] {
  const facts = [printed, ...(identifiers ?? [])].filter(fact => fact !== undefined);
  return facts.length === 0 ? [] : [`${key} in ${facts.join(' ')}`];
}

function placeKey(key: string, { lines }: LedgerRecord): string {
  return `${key} at ${lines}`;
}

import type { Transaction } from './transaction.ts';

/** A step of the history; a transaction that is given one writes down what stood there before, in the same commit. */
export interface Step {
  readonly says: string;
  /** `yyyy-mm-ddThh:mm:ssZ` */
  readonly when: string;
  /** Adds the history's file to a transaction that is about to be committed. */
  keep(transaction: Transaction): void;
}

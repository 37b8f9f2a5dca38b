import type { Transaction } from './transaction.ts';

/** A step of the history; a transaction that is given one writes down what stood there before, in the same commit. */
export interface Step {
  says: string;
  /** Adds the history's file to a transaction that is about to be committed. */
  keep(transaction: Transaction): void;
}

import type { Step } from './step.ts';
import { Transaction } from './transaction.ts';

/**
 * Changes a few files of a folder as one. For the content folder, it does so without opening the archive, which takes seconds where there
 * are many papers.
 *
 * @param step keeps what stood there before; it is left alone where nothing changes
 */
export function changeFiles<T>(root: string, step: Step | undefined, change: (transaction: Transaction) => T): T {
  const transaction = new Transaction(root);
  try {
    const result = change(transaction);
    if (transaction.size > 0) step?.keep(transaction);
    transaction.commit();
    return result;
  } catch (error) {
    transaction.abandon();
    throw error;
  }
}

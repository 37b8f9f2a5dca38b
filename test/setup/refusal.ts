import * as assert from 'uvu/assert';
import { ContentError } from '../../src/diagnostic.ts';

/** The error in a person's words that the work ends with; any other error is thrown on. */
export function refusal(work: () => unknown): ContentError {
  try {
    work();
  } catch (error) {
    if (error instanceof ContentError) return error;
    throw error;
  }
  return assert.unreachable('was not refused') as never;
}

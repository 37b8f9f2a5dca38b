import type { Step as Kept } from '../../src/files/step.ts';

/** A step of a history that only counts what it is given. */
export class Step implements Kept {
  readonly says = 'a change';
  readonly when = '2026-01-31T00:00:00Z';
  kept = 0;
  keep(): void {
    this.kept++;
  }
}

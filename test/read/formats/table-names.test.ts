import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { namesOfCell } from '../../../src/read/formats/table-names.ts';
import { tooSlow } from '../../promises/growth.ts';

/** The names of a cell that has nothing between two people, as Springer's tables do. */

const glued = (cell: string) => namesOfCell(cell, { familyFirst: false, glued: true }).names;

test('names that are glued together are parted at their seams, and a seam inside of a name is none', () => {
  assert.equal(glued('Ada ExampleBen DeVriesCy McDonald'), ['Ada Example', 'Ben DeVries', 'Cy McDonald']);
});

test('a cell of letters with a seam at every second takes time that grows with it', () => {
  const shape = { name: 'seams', make: (length: number) => 'Ab'.repeat(length / 2) };
  assert.equal([...tooSlow('names', glued, [shape], 20_000)], []);
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { nameStyle, namesOfCell } from '../../../src/read/formats/table-names.ts';
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

test('of two names and a comma, two whole ones are two people, and a family name with a given one is one', () => {
  const style = nameStyle(['Jane Doe, Karl Müller', 'Jane Doe, Karl Müller, Ann Bee', 'Doe, Jane'], false);
  const names = (cell: string) => namesOfCell(cell, style).names;
  for (const cell of [
    'Jane Doe, Karl Müller',
    'Fei-Fei Li, Andrej Karpathy',
    'Li Wei, Wang Fang',
    'J. Doe, K. Müller',
    'Jane M. Doe, Karl van den Berg',
    'Mary-Ann O’Neil, José de la Cruz',
  ])
    assert.equal(names(cell), cell.split(', '), cell);
  for (const cell of [
    'Doe, Jane',
    'van der Maaten, Laurens',
    'van der Berg, Jan Peter',
    'De la Cruz, Maria José',
    'García Márquez, G. J.',
    'García Márquez, Gabriel J.',
    'Doe, Jane Mary',
    'Doe, Jr., Jane',
    'World Health Organization, University of Sheep',
  ])
    assert.equal(names(cell), [cell], cell);
});

test('where a column writes the family name first, two families before a comma are one person’s', () => {
  for (const others of [['Doe, Jane; Müller, Karl'], ['Doe, Jane', 'Müller, Karl']]) {
    const style = nameStyle([...others, 'García Márquez, Gabriel José'], false);
    assert.equal(namesOfCell('García Márquez, Gabriel José', style).names, ['García Márquez, Gabriel José']);
  }
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadSources, recogniseSource } from '../../src/read/sources.ts';
import { refusal } from '../setup/refusal.ts';

const sources = await loadSources();

test('a table whose columns have names in another language is told which to change, and to what', () => {
  for (const [head, says] of [
    ['Titel;Autoren;Jahr;DOI', '“Titel” to “Title”, “Autoren” to “Authors”, “Jahr” to “Year”.'],
    ['"Titre","Auteurs","Année"', '“Titre” to “Title”, “Auteurs” to “Authors”, “Année” to “Year”.'],
    ['作者\t标题\t年份', '“标题” to “Title”, “作者” to “Authors”, “年份” to “Year”.'],
  ] as const)
    assert.match(
      refusal(() => recogniseSource({ name: 'a.csv', file: 'a.csv', lines: [head, 'a;b;c'] }, sources)).message,
      says,
    );
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PaperRecord } from '../../../src/read/source.ts';
import { loadSources, recogniseSource } from '../../../src/read/sources.ts';

/** What a dump states is a paper's, and what only stands beside it is not. */

const sources = await loadSources();

/** What the records of a dump say, in the fields that are asked for. */
function said(text: string, ...fields: (keyof PaperRecord)[]): unknown[] {
  const dump = { name: 'a.txt', file: 'a.txt', lines: text.split('\n') };
  return [...recogniseSource(dump, sources).parse(dump)].flatMap(parsed =>
    parsed.kind === 'record' ? [Object.fromEntries(fields.map(field => [field, parsed[field]]))] : [],
  );
}

test('OpenAlex: the DOI of a copy is not the paper’s', () => {
  const work = (more: object) =>
    JSON.stringify({ id: 'https://openalex.org/W1', title: 'Tides', publication_year: 2017, ...more });
  const at = (url: string) => ({ landing_page_url: url });
  const copy = at('https://doi.org/10.5281/zenodo.12345');
  for (const [more, identifiers] of [
    [{ doi: 'https://doi.org/10.48550/arxiv.2309.97002', locations: [copy] }, { arxiv: '2309.97002' }],
    [{ ids: { doi: 'https://doi.org/10.99999/a' }, locations: [copy] }, { doi: '10.99999/a' }],
    [{ doi: null, locations: [copy, at('https://arxiv.org/abs/2309.97002')] }, { arxiv: '2309.97002' }],
    [{ primary_location: copy }, undefined],
  ] as const)
    assert.equal(said(work(more), 'identifiers'), [{ identifiers }]);
});

test('Web of Science: what came out early has the month and the year of that', () => {
  const record = (...dates: string[]) => ['PT J', 'TI Tides', ...dates, 'ER', 'EF'].join('\n');
  for (const [dates, issued] of [
    [['EA JAN', 'EY 2019'], 'JAN 2019'],
    [['EA JAN 2019'], 'JAN 2019'],
    [['EY 2019'], '2019'],
    [['PD MAR', 'PY 2020', 'EA JAN', 'EY 2019'], 'MAR 2020'],
    [['PY 2019', 'EA JAN', 'EY 2019'], 'JAN 2019'],
  ] as const)
    assert.is((said(record(...dates), 'issued')[0] as PaperRecord).issued?.replace('2019-01', 'JAN 2019'), issued);
});

test.run();

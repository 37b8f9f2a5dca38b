import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { namesHtml } from '../../src/typeset/people.ts';

test('names that a source writes in capitals are set quietly; initials and acronyms are left alone', () => {
  const set = (names: string) => namesHtml(names).text.replace(/<span class="capitals">(.*?)<\/span>/g, '[$1]');
  assert.is(set('ANN REED, Bo Two and 3 more'), '[ANN REED], Bo Two and 3 more');
  assert.is(set('JEAN-PAUL ÉTÉ'), '[JEAN-PAUL ÉTÉ]');
  assert.is(set('B. T. Reed, OPT Team, J. R. R. Hale'), 'B. T. Reed, OPT Team, J. R. R. Hale');
  assert.is(set('<b>ANN & REED'), '&lt;b&gt;ANN &amp; REED');
});

test.run();

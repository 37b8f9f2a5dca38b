import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readReference } from '../../../src/read/formats/reference-text.ts';

/** [the reference; its title; what it stands in; its year; whether there are more authors]. */
type Row = [text: string, title: string, venue: string | undefined, issued: string, more?: true];

function holds(rows: readonly Row[]): void {
  for (const [text, title, venue, issued, more] of rows) {
    const read = readReference(text);
    const said = [read?.title, read?.['container-title'], read?.issued, read?.authors?.more || undefined];
    assert.equal(said, [title, venue, issued, more], text);
  }
}

test('“et al.” behind an initial belongs to the authors', () => {
  holds([
    [
      'Moor, O., Reef, I. et al. Tides of a harbour. Nature 596, 583–589 (2021).',
      'Tides of a harbour',
      'Nature',
      '2021',
      true,
    ],
    ['Moor, O. et al. Tides of a harbour. Shore 5, 3 (2020).', 'Tides of a harbour', 'Shore', '2020', true],
    ['Moor, O. & Reef, I. R. et al. Tides of harbours. Shore 5, 3 (2020).', 'Tides of harbours', 'Shore', '2020', true],
    ['Moor, O., Reef, I. & Wick, T. Deep tides. Nature 521, 436–444 (2015).', 'Deep tides', 'Nature', '2015'],
  ]);
});

test('the stops of shortened words end no venue', () => {
  holds([
    ['L. Moor, “Random tides,” Mach. Learn., vol. 45, no. 1, pp. 5–32, 2001.', 'Random tides', 'Mach. Learn.', '2001'],
    [
      'L. Moor, “Some tides,” IEEE Trans. Pattern Anal. Mach. Intell., vol. 39, no. 6, pp. 11–14, Jun. 2017.',
      'Some tides',
      'IEEE Trans. Pattern Anal. Mach. Intell.',
      '2017',
    ],
    [
      'L. Moor, “Some tides,” IEEE/ACM Trans. Audio, Speech, Lang. Process., vol. 28, pp. 1–2, 2020.',
      'Some tides',
      'IEEE/ACM Trans. Audio, Speech, Lang. Process.',
      '2020',
    ],
    [
      'L. Moor, “A density of tides,” in Proc. 2nd Int. Conf. Knowl. Discovery Data Mining, 1996, pp. 226–231.',
      'A density of tides',
      'Proc. 2nd Int. Conf. Knowl. Discovery Data Mining',
      '1996',
    ],
    [
      'L. Moor, “Some tides,” in Proc. IEEE Conf. Comput. Vis. Pattern Recognit. (CVPR), Jul. 2017, pp. 72–73.',
      'Some tides',
      'Proc. IEEE Conf. Comput. Vis. Pattern Recognit.',
      '2017',
    ],
    [
      'L. Moor, “Some tides,” in Proc. 31st Int. Conf. Neural Inf. Process. Syst., Kiel, Germany, 2017, pp. 60–70.',
      'Some tides',
      'Proc. 31st Int. Conf. Neural Inf. Process. Syst.',
      '2017',
    ],
    ['L. Moor, “Some tides,” Tidal Oceanogr., vol. 3, 2011.', 'Some tides', 'Tidal Oceanogr', '2011'],
    ['Moor L, Reef I. Long tides. Nature. 2015;518:529-33.', 'Long tides', 'Nature', '2015'],
    ['Moor, L. (2016). Long tides. In Shores. Invented Press.', 'Long tides', 'Shores', '2016'],
  ]);
});

test('a title that asks or calls out goes on up to what names a place', () => {
  holds([
    [
      'Moor, L. A. (2020, March 5). What is tide vs. ebb? A study of 3.5 cases. Shore Machine Review, 2(1), 1–9.',
      'What is tide vs. ebb? A study of 3.5 cases',
      'Shore Machine Review',
      '2020',
    ],
    ['Moor, L. (2019). What do tides learn? Nature, 12, 1–9.', 'What do tides learn?', 'Nature', '2019'],
    [
      'Moor, L. (2019). Do tides learn? Neural computation, 9(8), 17–18.',
      'Do tides learn?',
      'Neural computation',
      '2019',
    ],
    [
      'Moor, L. (2019). What do tides learn? A survey. ICML 2019.',
      'What do tides learn? A survey',
      'ICML 2019',
      '2019',
    ],
    ['Moor, L. (2019). Is it over? Not yet! Shore Letters, 12, 1–9.', 'Is it over? Not yet!', 'Shore Letters', '2019'],
    [
      'Moor, L. (2021). Can tides be too big? In Proceedings of FAccT (pp. 6–23). ACM.',
      'Can tides be too big?',
      'Proceedings of FAccT',
      '2021',
    ],
    [
      'Moor, L. (2019). Do we need it? Towards an answer with many tides.',
      'Do we need it? Towards an answer with many tides',
      undefined,
      '2019',
    ],
  ]);
});

test('a title stands in single quotes as well, whatever apostrophes it has', () => {
  holds([
    [
      "Moor, O. et al. (2021) 'Tides of a harbour', Nature, 596(7873), pp. 583–589.",
      'Tides of a harbour',
      'Nature',
      '2021',
      true,
    ],
    [
      'Moor, O. et al. (2021) ‘Tides of a harbour’, Nature, 596(7873), pp. 583–589.',
      'Tides of a harbour',
      'Nature',
      '2021',
      true,
    ],
    [
      "Moor, O. and Reef, I. (2020) 'Don't stop: authors' choice', in Proceedings of ACL, pp. 1–9.",
      "Don't stop: authors' choice",
      'Proceedings of ACL',
      '2020',
    ],
    [
      "Moor, O. (2020) 'What is it? A study', Nature, 1(2). Available at: Shore (Accessed: 3 May 2022).",
      'What is it? A study',
      'Nature',
      '2020',
    ],
    ["O. Moor, 'Tides are what you need,' Nature, vol. 5, 2017.", 'Tides are what you need', 'Nature', '2017'],
  ]);
});

test.run();

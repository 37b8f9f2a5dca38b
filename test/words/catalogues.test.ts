import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { longDay } from '../../src/typeset/date-text.ts';
import { type Message, namesIn } from '../../src/words/message.ts';
import { CATALOGUES, ENGLISH, WORD_KEYS, wordsOf } from '../../src/words/site-words.ts';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const { en: english, ...others } = CATALOGUES;
const formsOf = (message: Message): [form: string, text: string][] =>
  typeof message === 'string' ? [['', message]] : Object.entries(message);
/** What a language has of everything: a line for each that `find` names. */
const eachText = (find: (text: string, key: string, form: string, language: string) => string | false | undefined) =>
  Object.entries(CATALOGUES).flatMap(([language, messages]) =>
    Object.entries(messages).flatMap(([key, message]) =>
      formsOf(message).flatMap(([form, text]) => {
        const found = find(text, key, form, language);
        return found ? [`${language} ${key} ${form}: ${found}`] : [];
      }),
    ),
  );

test('every word of the catalogue is said somewhere, by its name', () => {
  const code = fs
    .readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => file.endsWith('.ts') && !/^words\/[^/]+\//.test(file))
    .map(file => fs.readFileSync(path.join(SRC, file), 'utf8'))
    .join('\n');
  const said = new Set(Array.from(code.matchAll(/['"`]([a-z0-9]+(?:-[a-z0-9]+)+)['"`]/g), ([, key]) => key!));
  assert.equal(
    WORD_KEYS.filter(key => !said.has(key)),
    [],
  );
});

test('no word stands in two files of a language', () => {
  const folder = path.join(SRC, 'words');
  for (const language of Object.keys(CATALOGUES)) {
    const keys = fs
      .readdirSync(path.join(folder, language))
      .flatMap(file => fs.readFileSync(path.join(folder, language, file), 'utf8').match(/^ {2}'[a-z0-9-]+':/gm) ?? []);
    assert.equal(
      keys.filter((key, i) => keys.indexOf(key) < i),
      [],
      language,
    );
  }
});

test('names of words have a hyphen, so that no other text of a script is like them', () => {
  assert.equal(
    WORD_KEYS.filter(key => !/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(key)),
    [],
  );
});

test('whatever tag a digest states, its numbers and dates are those of its addresses', () => {
  const own = CATALOGUES['en']!;
  const tags = ['en-a', 'EN-us', 'xx-1', 'de-u-x', 'de-u-nu-arab', 'ar-u-nu-arab', 'fa', 'fa-x-a', 'th', 'ps', 'ar-SA'];
  for (const language of [...tags, 'zh-Hans-CN-x-private', 'ja-JP-u-ca-japanese', 'ar-u-ca-islamic', 'th-u-nu-thai'])
    for (const words of [wordsOf({ language }), wordsOf({ language, words: own })]) {
      assert.match(longDay(words, '2025-11-19'), /(?<!\d)2025(?!\d)/, language);
      assert.match(longDay(words, '2025-11-19'), /(?<!\d)19(?!\d)/, language);
      assert.is(words.number(1_234_567).replace(/\D/g, ''), '1234567', language);
      assert.ok(words.list(['a', 'b', 'c']).length > 4);
    }
});

test('each language has all forms that its counts take, and no others', () => {
  const wrong = Object.entries(CATALOGUES).flatMap(([language, messages]) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort().join();
    return Object.entries(messages).flatMap(([key, message]) => {
      if (typeof message === 'string') return [];
      const own = Object.keys(message).sort().join();
      return own === forms ? [] : [`${language} ${key}: ${own}, not ${forms}`];
    });
  });
  assert.equal(wrong, []);
});

test('each language puts the same things into its words as English', () => {
  const wrong = eachText((text, key, form, language) => {
    const wanted = namesIn(formsOf(english![key as keyof typeof english]).at(-1)![1]);
    // "One paper" need not say a number.
    const found = namesIn(text);
    const isOpen = form !== '' && form !== 'other' && form !== 'many' && form !== 'few';
    const compared = (names: string[]) => names.filter(name => !(isOpen && name === '{n}')).join(' ');
    return compared(found) !== compared(wanted) && `${compared(found)}, not ${compared(wanted)} (${language})`;
  });
  assert.equal(wrong, []);
});

test('no word is empty, torn or of straight quotation marks', () => {
  assert.equal(
    eachText(text => (text.trim() === '' || /[{}<>]/.test(text.replace(/\{\w+\}|<\/?\w+>/g, ''))) && text),
    [],
  );
  assert.equal(
    eachText(text => /["']/.test(text) && text),
    [],
  );
});

test('French puts no line break before its double signs', () => {
  assert.equal(
    eachText((text, _, __, language) => language === 'fr' && / [:;?!»]|« /.test(text) && text),
    [],
  );
});

test('Chinese and Japanese write no blank beside a Latin letter or a slot, where styles set a narrow space', () => {
  const torn = /[\p{scx=Han}\p{scx=Kana}][ \u00a0][{<\w]|[}>\w][ \u00a0][\p{scx=Han}\p{scx=Kana}]/u;
  assert.equal(
    eachText(
      (text, key, _, language) =>
        // A key's cap stands apart.
        (language === 'zh-Hans' || language === 'ja') &&
        !/^(?:date-|months-short|keys-open)/.test(key) &&
        torn.test(text) &&
        text,
    ),
    [],
  );
});

/** What other languages write as English does. */
const ALIKE =
  /^(?:[\W\d_]|\{\w+\}|<\/?\w+>|cccc|LLLL|LLL|yyyy|BibTeX|RIS|CSL|JSON|RSS|Atom|EPUB|OPML|API|DOI|PDF|arXiv|Feed|Text|Name|Link|Links|Source|Sources|Index|Statistics|Code|Note|Notes|Date|Page|Version|Dump|Editor|Format|Topic|Start|Export|Import|ISBN|W|Digest|Archive?|Articles?|Conference|Session|Status|Genre|Documents?|E-Mail|Ctrl|Enter|K)*$/;

test('no language speaks English where it could not', () => {
  const same = Object.entries(others).flatMap(([language, messages]) =>
    Object.entries(messages).flatMap(([key, message]) => {
      const own = formsOf(message).at(-1)![1];
      const theirs = formsOf(english![key as keyof typeof english]).at(-1)![1];
      return own === theirs && !key.startsWith('date-') && !ALIKE.test(own) ? [`${language} ${key}: ${own}`] : [];
    }),
  );
  assert.equal(same, []);
});

test('words follow counts, numbers and lists of their language', () => {
  const words = (language: string) => wordsOf({ language });
  assert.is(ENGLISH.say('n-papers', { n: 1 }), '1 paper');
  assert.is(ENGLISH.say('n-papers', { n: 12_345 }), '12,345 papers');
  assert.is(words('de').say('n-papers', { n: 12_345 }), '12.345 Arbeiten');
  assert.is(words('ar').say('n-papers', { n: 2 }), 'ورقتان');
  assert.is(words('ar').say('n-papers', { n: 11 }), '11 ورقة');
  assert.is(words('ja').list(['甲', '乙', '丙']), '甲、乙、丙');
  assert.is(words('de-AT').list(['A', 'B', 'C']), 'A, B und C');
});

test('a language is found by what its tag means; one that is not shipped is English, and says so', () => {
  const of = (language: string) => {
    const words = wordsOf({ language });
    return [words.language, words.dir, words.say('sole-author')];
  };
  assert.equal(of('zh-CN'), ['zh-CN', undefined, '独著']);
  assert.equal(of('zh'), ['zh', undefined, '独著']);
  assert.equal(of('zh-TW'), ['en', undefined, 'sole author'], 'not in simplified characters');
  assert.equal(of('ar-EG'), ['ar-EG', 'rtl', 'مؤلف منفرد']);
  assert.equal(of('he'), ['en', 'rtl', 'sole author']);
  assert.equal(of('xx-a'), ['en', undefined, 'sole author']);
});

test('a curator’s words come first, and are the site’s language where they are most of its words', () => {
  const one = wordsOf({ language: 'de', words: { 'sole-author': 'ganz allein' } });
  assert.is(one.say('sole-author'), 'ganz allein');
  assert.is(one.say('with-names', { names: 'A' }), 'außerdem A');
  const few = wordsOf({ language: 'it', words: { 'sole-author': 'da solo' } });
  assert.equal([few.language, few.say('sole-author')], ['en', 'da solo']);
  const all = wordsOf({ language: 'it', words: Object.fromEntries(WORD_KEYS.map(key => [key, 'x'])) });
  assert.is(all.language, 'it');
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isLanguage } from '../../../src/content/language-tag.ts';
import { isTranslated, statedLanguage } from '../../../src/read/text/language.ts';

/** The tags of languages that sources state in any way. */

const read = (...written: (string | undefined)[]) => statedLanguage(written).language;

test('a language is known by its codes, and by its names in English and in what the site speaks', () => {
  for (const [tag, ...written] of [
    ['de', 'de', 'DE', 'ger', 'deu', 'German', 'german', 'ngerman', 'Deutsch', 'allemand', 'langgerman', '  German '],
    ['de-AT', 'de-AT', 'de_at', 'naustrian'],
    ['fr', 'fre', 'fra', 'French', 'Français', 'french'],
    ['pt-BR', 'pt-BR', 'pt_BR', 'brazilian'],
    ['pt', 'Portuguese', 'Portuguese (Brazil)', 'por'],
    ['ru', 'rus', 'Russian', '俄语'],
    ['zh', 'chi', 'zho', 'cmn', 'Chinese', '中文'],
    ['zh-CN', 'zh-cn', 'zh-CN'],
    ['zh-Hans', 'chinese-simplified', 'zh-Hans'],
    ['zh-Hant', 'chinese-traditional'],
    ['ja', 'jpn', 'Japanese', '日本語'],
    ['el', 'gre', 'Greek', 'Greek, Modern (1453-)'],
    ['sl', 'slv', 'Slovene', 'Slovenian'],
    ['es', 'Spanish', 'Spanish; Castilian', 'spa'],
    ['nl', 'Dutch', 'dut', 'Flemish'],
  ] as const)
    for (const text of written) assert.is(read(text), tag, text);
});

test('English is left unsaid', () => {
  for (const text of ['en', 'eng', 'English', 'en-US', 'en_GB', 'british', 'australian', 'Englisch', 'anglais'])
    assert.is(read(text), undefined, text);
});

test('what names no language says nothing, whatever it is', () => {
  for (const text of [
    ...['', ' ', 'mul', 'und', 'zxx', 'mis', 'xx', 'qqq', 'TheLang', 'Multiple languages', 'n/a', 'Python', '-', '12'],
    ...['constructor', '__proto__', 'de-', 'de--DE', 'i-klingon', 'English motherfucker do you speak it', '\u0000'],
    'German '.repeat(100_000),
    '('.repeat(100_000),
  ])
    assert.is(read(text), undefined, text.slice(0, 40));
  assert.is(read(undefined), undefined);
});

test('every tag is one that an entry may have', () => {
  for (const text of ['de-DE-1996', 'zh-Hant-TW', 'sr-Latn', 'fil', 'Tagalog', 'serbo-croatian'])
    assert.ok(isLanguage(read(text) ?? ''), text);
});

test('of several languages one counts that all agree in, and none where they contradict', () => {
  assert.equal(statedLanguage(['german', 'de-DE']), { language: 'de', from: [0, 1] });
  assert.equal(statedLanguage([undefined, 'TheLang', 'ger']), { language: 'de', from: [2] });
  for (const written of [['ger', 'fre'], ['eng', 'ger'], ['German; English'], ['langlatin and langgerman'], ['de/fr']])
    assert.equal(statedLanguage(written), { from: [] }, written.join());
});

test('a title in English is no title of a paper in another language', () => {
  for (const [title, language, is] of [
    ['Salt in the ropes of boats', 'de', true],
    ['A study of sheep', 'fr', true],
    ['Salz in den Tauen von Booten', 'de', false],
    ['Mens of machine?', 'nl', false],
    ['The counting of sheep', 'nl', true],
    ['', 'de', false],
  ] as const)
    assert.is(isTranslated(title, language), is, title);
});

test.run();

import * as assert from 'uvu/assert';

/** A reader of BibTeX and of TeX's signs, which knows nothing of the program's own writer. */

const FIELDS = new Set(
  'title author booktitle journal year month doi eprint archiveprefix url note annote langid'.split(' '),
);

interface Record {
  type: string;
  key: string;
  fields: Map<string, string>;
}

/** A reader of BibTeX that goes by its rules and by nothing of ours: what is outside of records is ignored, braces are counted. */
function readBibtex(text: string): Record[] {
  const records: Record[] = [];
  let at = 0;
  const expect = (sign: RegExp): string => {
    const found = sign.exec(text.slice(at));
    if (found?.index !== 0) throw new Error(`expected ${sign} at ${JSON.stringify(text.slice(at, at + 40))}`);
    at += found[0].length;
    return found[1] ?? '';
  };
  for (at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
    at++;
    const type = expect(/([a-z]+)\{/i);
    const record: Record = { type, key: expect(/([^,{}\s]+),\s*/), fields: new Map() };
    while (text[at] !== '}') {
      const name = expect(/([a-z]+) = /);
      assert.is(text[at], '{');
      const from = ++at;
      for (let depth = 1; depth > 0; at++) {
        if (at >= text.length) throw new Error(`${name} has no end`);
        if (text[at] === '{') depth++;
        if (text[at] === '}') depth--;
      }
      record.fields.set(name, text.slice(from, at - 1));
      expect(/,\s*/);
    }
    at++;
    records.push(record);
  }
  return records;
}

/** How we write a sign that means something to TeX. */
const ESCAPES = new Set(
  'textbackslash textasciitilde textasciicircum textbraceleft textbraceright & % $ # _'.split(' '),
);

/**
 * Reads a field's value as TeX's eyes do (The TeXbook, chapter 8): `^^` first, then control sequences, comments, groups, formulas.
 * @returns the control sequences outside of formulas, and the formulas
 */
function readTex(source: string): { commands: string[]; formulas: string[] } {
  const text = source.replace(/\^\^([0-9a-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const commands: string[] = [];
  const formulas: string[] = [];
  let depth = 0;
  let formula: number | undefined;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '\\') {
      const name = /^(?:[A-Za-z]+|[\s\S])/.exec(text.slice(at + 1))?.[0] ?? '';
      at += name.length;
      if (formula === undefined) commands.push(name);
    } else if (sign === '{') depth++;
    else if (sign === '}') {
      depth--;
      assert.ok(depth >= 0, `a group ends twice in ${source}`);
    } else if (sign === '$') {
      if (formula === undefined) formula = at + 1;
      else {
        formulas.push(text.slice(formula, at));
        formula = undefined;
      }
    } else assert.not(/[%#~&]/.test(sign) && formula === undefined, `${sign} is live in ${source}`);
  }
  assert.is(depth, 0, `a group has no end in ${source}`);
  assert.is(formula, undefined, `a formula has no end in ${source}`);
  return { commands, formulas };
}

/** Whatever formulas may hold, these they may not. */
const FORBIDDEN =
  /\\(?:input|include|write|immediate|openin|openout|read|catcode|[egx]?def|let|futurelet|csname|expandafter|string|newcommand|renewcommand|lowercase|uppercase|directlua|special|href|url|begin\s*\{filecontents|INPUT|x\b)|%|#|\^\^/;

/** Checks that the text is that many records of BibTeX, none of whose values is a command. @throws Error that says what is wrong */
export function checkBibtex(text: string, count: number): void {
  const records = readBibtex(text);
  assert.is(records.length, count, text);
  for (const { key, fields } of records) {
    assert.match(key, /^[A-Za-z0-9._-]+$/);
    for (const [name, value] of fields) {
      assert.ok(FIELDS.has(name), `${name} in ${text}`);
      // Programs set these three as they are, as addresses: of what TeX knows, nothing but a percent sign with its number.
      if (name === 'doi' || name === 'eprint' || name === 'url')
        assert.not.match(value, /[\\{}^\s]|%(?![0-9A-Fa-f]{2})/, text);
      else {
        const { commands, formulas } = readTex(value);
        assert.equal(
          commands.filter(command => !ESCAPES.has(command)),
          [],
          text,
        );
        for (const formula of formulas) assert.not.match(formula.replace(/\\[\\%#&$_{}]/g, ''), FORBIDDEN, text);
      }
    }
  }
}

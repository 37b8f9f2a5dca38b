import fs from 'node:fs';
import path from 'node:path';
import { refusalAt, UsageError } from '../diagnostic.ts';
import { changeFiles } from '../files/change-files.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';

/** Where the steps and the table of sources stand, and the example that a new source begins as. */
const DOCS = 'docs/sources.md';
const EXAMPLE = /^ *```ts\n([\s\S]*?^ *export default \{\n[\s\S]*?)^ *```$/m;
const EXAMPLE_ID = 'my-source';
/** Rows of the table, up to the line behind them. */
const TABLE = /(?:^\| `[a-z\d-]+` \|.*\n)+/m;

/** What the example reads, until the page itself is pasted. */
const PAGE = `Title: Paste the Page Here
By: Ada Example; Kim Sample
This is the page until you paste your own into this file, with words of your own in the place of other people's abstracts.
`;

/**
 * Writes what a new source of dumps needs: the source, its fixture, the golden files of what is read of that and of the entries that
 * it becomes, and its row in the documentation. It runs at once as the documentation's example does; tests say what is left to write.
 *
 * @param id what the source is called, as its file
 * @param root the program's own folder
 * @returns the files, relative to the folder
 * @throws UsageError where the name is none, is taken, or the folder is not the one that the program is developed in
 */
export function newSource(id: string, root: string): string[] {
  if (!/^[a-z][a-z\d]*(?:-[a-z\d]+)*$/.test(id) || id.length > 60)
    throw new UsageError(`expected a name of a-z, 0-9 and hyphens, as "acl-anthology"; found ${JSON.stringify(id)}`);
  const docs = path.join(root, DOCS);
  const isOwn = ['src/read/sources', 'test/fixtures/sources', 'test/fixtures/ingest', DOCS].every(at =>
    fs.existsSync(path.join(root, at)),
  );
  if (!isOwn)
    throw new UsageError(
      'expected the program’s own folder, a clone of its repository; found an installed program. A source is a part of the program: ' +
        'clone it, make the source there, pack it, and install the package in your digest (docs/sources.md, “Add a source”)',
    );
  const text = decodeUtf8(docs, readBytes(docs));
  const example = EXAMPLE.exec(text)?.[1];
  const table = TABLE.exec(text);
  if (!example || !table)
    throw refusalAt(
      { file: DOCS },
      'no-example',
      'expected the table of sources and an example in TypeScript, found one of them missing',
      'Bring them back.',
    );
  const end = table.index + table[0].length;
  const files: [file: string, content: string][] = [
    [`src/read/sources/${id}.ts`, unindented(example).replaceAll(EXAMPLE_ID, id)],
    [`test/fixtures/sources/${id}/input.txt`, PAGE],
    [`test/fixtures/sources/${id}/expected.json`, '[]\n'],
    [`test/fixtures/ingest/${id}.txt`, ''],
  ];
  const taken = files.find(([file]) => fs.existsSync(path.join(root, file)));
  if (taken) throw new UsageError(`expected a new name, found ${taken[0]}`);
  const row = `| \`${id}\` | the page of our reading circle: say here where such text is copied from |\n`;
  files.push([DOCS, text.slice(0, end) + row + text.slice(end)]);
  changeFiles(root, undefined, transaction => {
    for (const [file, content] of files) transaction.write(file, content);
  });
  return files.map(([file]) => file);
}

/** Code as it stands in a file of its own, which in the documentation is set in. */
function unindented(code: string): string {
  const width = /^ */.exec(code)![0].length;
  return code.replace(new RegExp(`^ {0,${width}}`, 'gm'), '');
}

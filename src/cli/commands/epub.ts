import { print } from '../../terminal/print.ts';
import { plural } from '../../typeset/plural.ts';
import type { CommandLine } from '../command-line.ts';
import { writeOut } from '../write-out.ts';

/** `epub`: papers as a book. */
export function addEpub(line: CommandLine): void {
  line
    .addOnContent('epub', 'a day, week, month or topic as a book for e-readers')
    .argument('<what>', 'yyyy-mm-dd, yyyy-Www, yyyy-mm, "newest", "newest-week", or the slug of a topic')
    .option('--out <file>', 'the book; default: named by what it holds, where you stand')
    .action(async (what: string, options) => {
      const { epub, isOwnBook } = await import('../../publish/epub/epub.ts');
      const { loadDigest } = await import('../../digest/load-digest.ts');
      const book = epub(loadDigest(options.content, line.warn), what, options.content);
      const file = options.out ?? `${book.name.replace(/^topic-/, '')}.epub`;
      writeOut(file, book.bytes, isOwnBook);
      print(`${file}: ${book.title}, ${plural(book.papers, 'paper')}`);
    });
}

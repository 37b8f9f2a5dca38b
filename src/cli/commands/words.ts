import { UsageError } from '../../diagnostic.ts';
import { print } from '../../terminal/print.ts';
import type { OwnWords } from '../../words/site-words.ts';
import type { CommandLine } from '../command-line.ts';

/** `words`: what the site says, to be written anew. */
export function addWords(line: CommandLine): void {
  line
    .addOnContent('words', 'print all words that the site says, as a words.yaml to start from')
    .option('--language <tag>', 'those of the program in this language; by default the site’s, your own among them')
    .action(async ({ content, language }) => {
      const { isLanguage } = await import('../../content/language-tag.ts');
      const { readSiteFolder } = await import('../../content/site-file.ts');
      const { writeWords } = await import('../../content/words-file.ts');
      const { messagesOf } = await import('../../words/site-words.ts');
      if (language !== undefined && !isLanguage(language))
        throw new UsageError(`expected a language, as "it", found "${language}"`);
      const site: { language: string; words?: OwnWords } =
        language === undefined ? readSiteFolder(content).site : { language };
      print(writeWords({ ...messagesOf(site.language), ...site.words }, site.language).trimEnd());
    });
}

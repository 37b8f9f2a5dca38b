import vm from 'node:vm';
import type { Page } from 'playwright-core';
import { checkBibtex } from './bibtex-reader.ts';
import { inPage } from './watched-page.ts';

/** What is found in files that only content can have put there, by what the file is. Pages and feeds are parsed by a browser. */
export class FileAudit {
  readonly #page: Page;
  /** Files by the ending of their names. */
  readonly seen = new Map<string, number>();

  private constructor(page: Page) {
    this.#page = page;
  }

  /** @param page that stands at nothing of interest */
  static async in(page: Page): Promise<FileAudit> {
    for (const script of ['audit.js', 'audit-xml.js']) await page.addScriptTag({ path: inPage(script) });
    return new FileAudit(page);
  }

  /** @returns what is wrong, each with its file */
  async of(files: ReadonlyMap<string, string>): Promise<string[]> {
    const found: string[] = [];
    const parsed: [kind: string, file: string, text: string][] = [];
    for (const [file, text] of files) {
      const ending = /\.([a-z]+)$/.exec(file)?.[1] ?? file;
      this.seen.set(ending, (this.seen.get(ending) ?? 0) + 1);
      if (HELD[ending]) found.push(...HELD[ending](text, file, files).map(what => `${file}: ${what.slice(0, 300)}`));
      else parsed.push([ending, file, text]);
      if (ending === 'json') for (const part of htmlIn(text)) parsed.push(['part', file, part]);
    }
    const asked = `auditFiles(${JSON.stringify(parsed)})`;
    return [...found, ...((await this.#page.evaluate(asked)) as string[])];
  }
}

/** The HTML within a feed that is JSON. */
function htmlIn(text: string): string[] {
  const { items } = JSON.parse(text) as { items?: { content_html?: string }[] };
  return Array.isArray(items) ? items.map(item => item.content_html ?? '') : [];
}

type Check = (text: string, file: string, files: ReadonlyMap<string, string>) => string[];

const HELD: Readonly<Record<string, Check>> = {
  json: data,
  webmanifest: data,
  js: script,
  css: sheet,
  ris,
  bib,
  txt: text => (/^User-agent: \*\nAllow: \/\n\nSitemap: https?:\/\/[^\s<>]+\n$/.test(text) ? [] : [text]),
  _headers: text => lines(text, /^(?:\/[^\s"<>]*| {2}[A-Z][A-Za-z-]+: [\w ='"();*,./:;+-]+|)$/),
  _redirects: text => lines(text, /^(?:\/[^\s"<>]+ \/[^\s"<>]+ 301|)$/),
};

const lines = (text: string, expected: RegExp): string[] => text.split('\n').filter(line => !expected.test(line));

/** Keys whose values somebody follows. */
const ADDRESSES =
  /^(?:url|URL|older|documentation|home_page_url|feed_url|icon|favicon|external_url|src|start_url|scope)$/;

/** JSON, whose addresses are such as pages have. */
function data(text: string): string[] {
  const wrong: string[] = [];
  JSON.parse(text, (key, value: unknown) => {
    if (
      typeof value === 'string' &&
      ADDRESSES.test(key) &&
      !/^(?:https?:\/\/|assets\/|index\.html$|\.\/$)/i.test(value)
    )
      wrong.push(`${key}: ${value}`);
    if (/^(?:__proto__|constructor|prototype)$/.test(key)) wrong.push(`key ${key}`);
    return value;
  });
  return wrong;
}

/** A script of data: it says what its names are, and does nothing. */
function script(text: string): string[] {
  const ran: string[] = [];
  const world = new Proxy({} as Record<string, unknown>, {
    get: (made, name) => made[String(name)],
    has: (_, name) => {
      if (!/^broadsheet\w+$/.test(String(name))) ran.push(`asks for ${String(name)}`);
      return true;
    },
  });
  vm.runInContext(text, vm.createContext(world), { timeout: 1000 });
  return ran;
}

/** A style sheet: no string in it ends elsewhere, and it loads nothing but fonts of the site. */
function sheet(text: string): string[] {
  const plain = text
    .replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
    .replace(/url\("(?:\.\.\/)?(?:assets\/)?fonts\/[\w-]+\.woff2"\)/g, '')
    .replace(/"(?:[^"\\\n]|\\[^\n])*"/g, '""');
  const isWhole = plain.split('{').length === plain.split('}').length;
  return isWhole ? (/url\([^)]*\)|@import[^;]*|expression|<|\\.*/i.exec(plain) ?? []).slice(0, 1) : [plain];
}

/** How many papers a list of citations has, by the form of it that no text can forge. */
const papersOf = (...[, file, files]: Parameters<Check>): number =>
  (JSON.parse(files.get(file.replace(/\.\w+$/, '.csl.json')) ?? '[]') as unknown[]).length;

/** Records of RIS: one for each paper, and no line without a tag. */
function ris(...given: Parameters<Check>): string[] {
  const text = given[0];
  const records = (tag: string) => text.split('\n').filter(line => line.startsWith(tag)).length;
  const wrong = lines(text.replaceAll('\r\n', '\n'), /^(?:[A-Z][A-Z0-9] {2}- .*|ER {2}- ?|)$/);
  const papers = papersOf(...given);
  return records('TY  - ') === papers && records('ER  -') === papers
    ? wrong
    : [...wrong, `other than ${papers} records`];
}

/** Records of BibTeX: one for each paper, and no command in them. */
function bib(...given: Parameters<Check>): string[] {
  try {
    checkBibtex(given[0], papersOf(...given));
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

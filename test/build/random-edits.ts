import fs from 'node:fs';
import path from 'node:path';
import { editEntry } from '../../src/content/edit-entry.ts';

/** A change that a curator could make; `apply` makes it and says what it was. */
export interface ContentEdit {
  apply(): string;
}

/** A name in the list of an entry's authors. */
const AUTHOR = /^ {2}- "?([A-Z][a-z]+ [A-Z][a-z]+)"?$/gm;

/** An endless row of changes to a content folder, the same for the same seed. */
export function* randomEdits(content: string, seed: number): Generator<ContentEdit> {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const papers = () =>
    fs
      .readdirSync(path.join(content, 'papers'), { recursive: true, withFileTypes: true })
      .filter(item => item.isFile())
      .map(item => path.join(item.parentPath, item.name))
      .sort();
  const files = (folder: string) =>
    fs
      .readdirSync(path.join(content, folder))
      .map(name => path.join(content, folder, name))
      .sort();
  const rewrite = (file: string, change: (text: string) => string) =>
    fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
  const shown = (file: string) => path.relative(content, file);
  const listed = (file: string) => /^listed: "?([\d-]+)/m.exec(fs.readFileSync(file, 'utf8'))![1]!;
  let serial = 0;

  const edits: (() => string)[] = [
    () => {
      const file = pick(papers());
      const title = pick([`Retitled ${++serial}: the $\\ell_${serial}$ norm & <more>`, 'On $\\alpha$', 'On α']);
      rewrite(file, text => editEntry(text, { title }));
      return `retitle ${shown(file)}`;
    },
    () => {
      const file = pick(papers());
      fs.appendFileSync(file, `\nA sentence numbered ${++serial} about graph networks and diffusion.\n`);
      return `add to ${shown(file)}`;
    },
    () => {
      const file = pick(papers());
      rewrite(file, text =>
        editEntry(text, {
          topics: [pick(files('topics')), pick(files('topics'))]
            .map(at => path.basename(at, '.md'))
            .filter((slug, i, all) => all.indexOf(slug) === i),
        }),
      );
      return `other topics for ${shown(file)}`;
    },
    () => {
      const file = pick(papers());
      rewrite(file, text => editEntry(text, { pick: true, note: `Note ${++serial}.` }));
      return `pick ${shown(file)}`;
    },
    () => {
      const file = pick(papers());
      rewrite(file, text =>
        editEntry(text, {
          pick: undefined,
          issued: `20${10 + (++serial % 15)}`,
          status: pick(['withdrawn', 'retracted', undefined]),
        }),
      );
      return `date and status of ${shown(file)}`;
    },
    () => {
      const file = pick(papers());
      if (papers().length < 60) return 'nothing';
      fs.rmSync(file);
      return `delete ${shown(file)}`;
    },
    () => {
      const file = pick(papers());
      const copy = path.join(path.dirname(file), `copy-${++serial}.md`);
      // An old address is one entry's alone.
      fs.writeFileSync(copy, editEntry(fs.readFileSync(file, 'utf8'), { aliases: undefined }));
      return `copy ${shown(file)} to ${shown(copy)}`;
    },
    () => {
      const file = pick(files('topics'));
      rewrite(file, text => text.replace(/^name: .*$/m, `name: "Topic renamed ${++serial}"`));
      return `rename ${shown(file)}`;
    },
    () => {
      const file = pick(files('topics'));
      fs.appendFileSync(file, `\nMore of an introduction, ${++serial}.\n`);
      return `introduce ${shown(file)}`;
    },
    () => {
      const day = `20${20 + (++serial % 6)}-0${1 + (serial % 9)}-11`;
      fs.writeFileSync(path.join(content, 'days', `${day}.md`), `A note of the editor, ${serial}.\n`);
      return `note on ${day}`;
    },
    () => {
      // Picks of any day, for a day that there is.
      const day = listed(pick(papers()));
      const ids = [pick(papers()), pick(papers())].map(at => path.basename(at, '.md'));
      fs.writeFileSync(
        path.join(content, 'days', `${day}.md`),
        `---\ntitle: "Issue ${++serial}"\npicks:\n${[...new Set(ids)].map(id => `  - ${id}\n`).join('')}---\n\nNote ${serial}.\n`,
      );
      return `picks ${ids.join(' and ')} of ${day}`;
    },
    () => {
      const file = pick(papers());
      const names = [pick(papers()), pick(papers())].flatMap(at => [...fs.readFileSync(at, 'utf8').matchAll(AUTHOR)]);
      const author = [...new Set(names.map(match => match[1]!))].slice(0, 1 + (++serial % 6));
      if (author.length === 0) return 'nothing';
      rewrite(file, text =>
        editEntry(text, { author, 'container-title': `Venue ${serial % 4}`, issued: `20${10 + (serial % 15)}` }),
      );
      return `other authors and venue for ${shown(file)}`;
    },
    () => {
      const file = pick(papers());
      rewrite(file, text => editEntry(text, { aliases: [`former-${++serial}`] }));
      return `alias of ${shown(file)}`;
    },
    () => {
      const file = pick(papers());
      const other = pick(papers());
      const day = listed(other);
      if (day.slice(0, 4) !== listed(file).slice(0, 4)) return 'nothing';
      rewrite(file, text => editEntry(text, { listed: day }));
      return `list ${shown(file)} on ${day}`;
    },
    () => {
      const word = pick(['graph', 'robot', 'language', 'diffusion']);
      fs.mkdirSync(path.join(content, 'feeds'), { recursive: true });
      fs.writeFileSync(
        path.join(content, 'feeds', `query-${++serial % 3}.yaml`),
        `name: "Query ${serial}"\nwords:\n  - ${word}\n`,
      );
      return `query ${serial % 3}`;
    },
    () => {
      const file = pick(files('days'));
      if (files('days').length < 3) return 'nothing';
      fs.rmSync(file);
      return `delete ${shown(file)}`;
    },
    () => {
      rewrite(path.join(content, 'site.yaml'), text => text.replace(/^tagline: .*$/m, `tagline: Tagline ${++serial}`));
      return 'another tagline';
    },
    () => {
      const name = `20${21 + (++serial % 5)}-03-0${1 + (serial % 9)}-new-${serial}.txt`;
      const abstract = `Abstract:We study sample efficient exploration, number ${serial}, and show that it helps. The method is simple and general, and code is available at https://github.com/example/number-${serial}.`;
      fs.writeFileSync(
        path.join(content, 'dumps', name),
        `${abstract}\n${abstract.replace('exploration', 'planning of robots')}\n`,
      );
      return `dump ${name}`;
    },
  ];
  for (;;) yield { apply: pick(edits) };
}

/** A small generator of pseudo-random numbers in [0, 1), by its seed (Tommy Ettinger's public-domain mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ContentWatch } from '../../src/desk/content-watch.ts';
import { graphs, twoEntries } from '../curate/two-entries.ts';
import { ADesk } from './a-desk.ts';

/** Waits until it is so, however slow the machine is. */
async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let waited = 0; !isSo(); waited += 20) {
    if (waited > 20_000) assert.unreachable(what);
    await wait(20);
  }
}

test('notices every kind of change, in folders that come later too, and none of locks and stages', async () => {
  const folder = await twoEntries();
  const watch = new ContentWatch(folder.root, () => {});
  const changes = async (what: string, change: () => void) => {
    const before = watch.state;
    change();
    await until(() => watch.state > before, what);
  };
  try {
    await changes('an edit', () => folder.edit(folder.paper(graphs), text => `${text}\nMore.\n`));
    await changes('a new folder', () => fs.mkdirSync(folder.at('days')));
    // The system's word of the folder itself may come twice.
    await wait(100);
    await changes('a file in it', () => folder.write('days/2025-05-01.md', 'Note.\n'));
    await changes('a deletion', () => folder.remove('days/2025-05-01.md'));
    await changes('a file that takes another’s place', () => {
      fs.writeFileSync(folder.at('site.yaml.part'), folder.read('site.yaml'));
      fs.renameSync(folder.at('site.yaml.part'), folder.at('site.yaml'));
    });
    await wait(200);
    const quiet = watch.state;
    fs.writeFileSync(folder.at('.lock'), '');
    fs.mkdirSync(folder.at('.staged'));
    fs.writeFileSync(folder.at('.staged/x'), '');
    fs.rmSync(folder.at('.lock'));
    await wait(200);
    assert.is(watch.state, quiet);
  } finally {
    watch.close();
  }
});

/** How a folder is replaced; the content folder is watched by itself, what is in it by the folder above too. */
const REPLACED: [how: string, replace: (folder: string) => void][] = [
  [
    'by a copy',
    at => {
      fs.cpSync(at, `${at}.copy`, { recursive: true });
      fs.renameSync(at, `${at}.old`);
      fs.renameSync(`${at}.copy`, at);
    },
  ],
  [
    'by what comes back',
    at => {
      fs.cpSync(at, `${at}.copy`, { recursive: true });
      fs.rmSync(at, { recursive: true });
      fs.cpSync(`${at}.copy`, at, { recursive: true });
      fs.rmSync(`${at}.copy`, { recursive: true });
    },
  ],
];
for (const [how, replace] of REPLACED)
  for (const of of ['papers', '.'])
    test(`a folder that is replaced ${how} is watched as before: ${of === '.' ? 'the content' : of}`, async () => {
      const folder = await twoEntries();
      const watch = new ContentWatch(folder.root, () => {});
      const state = () => {
        watch.look();
        return watch.state;
      };
      try {
        await wait(100);
        const before = state();
        replace(path.join(folder.root, of));
        await until(() => state() > before, 'another folder');
        await wait(200);
        state();
        const now = state();
        await wait(200);
        assert.is(state(), now, 'it is noticed once');
        folder.edit(folder.paper(graphs), text => `${text}\nMore.\n`);
        await until(() => state() > now, 'an edit in the other folder');
      } finally {
        watch.close();
        fs.rmSync(`${folder.root}.old`, { recursive: true, force: true });
      }
    });

test('a content folder that comes back after a while is watched as before', async () => {
  const folder = await twoEntries();
  const watch = new ContentWatch(folder.root, () => {});
  const later = (state: number) => () => {
    watch.look();
    return watch.state > state;
  };
  try {
    fs.renameSync(folder.root, `${folder.root}.away`);
    await until(later(watch.state), 'it is gone');
    await wait(100);
    watch.look();
    const gone = watch.state;
    fs.renameSync(`${folder.root}.away`, folder.root);
    await until(later(gone), 'it is back');
    await wait(100);
    const back = watch.state;
    folder.edit(folder.paper(graphs), text => `${text}\nMore.\n`);
    await until(later(back), 'an edit');
  } finally {
    watch.close();
  }
});

test('where the system says nothing, files are looked at now and then', async () => {
  const folder = await twoEntries();
  const deaf = fs.watch;
  const told = { on: () => told, close: () => {} } as unknown as fs.FSWatcher;
  fs.watch = (() => told) as unknown as typeof fs.watch;
  const watch = new ContentWatch(folder.root, () => {});
  try {
    const before = watch.state;
    watch.look();
    await wait(500);
    folder.edit(folder.paper(graphs), text => `${text}\nMore.\n`);
    await until(() => {
      watch.look();
      return watch.state > before;
    }, 'an edit');
  } finally {
    fs.watch = deaf;
    watch.close();
  }
});

test('an edit by hand is seen by the next page, and nothing is read twice without one', async () => {
  const folder = await twoEntries();
  const { desk } = new ADesk(folder);
  try {
    const papers = desk.papers();
    assert.is(desk.papers(), papers);
    const archive = await desk.archive();
    assert.is(await desk.archive(), archive);
    assert.is(desk.openArchive(), archive);
    const at = path.join('papers', '2025', `${graphs}.md`);
    const before = desk.state;
    folder.edit(at, text => text.replace('provenance:', 'pick: true\nprovenance:'));
    await until(() => desk.state > before, 'an edit');
    assert.is(desk.papers().entries.find(({ id }) => id === graphs)?.pick, true);
    assert.is((await desk.archive()).entries.get(graphs)?.entry.pick, true);
  } finally {
    await desk.close();
  }
});

test('the desk says its curator’s own words as they are now, and goes on with those before while they are wrong', async () => {
  const folder = await twoEntries();
  const { desk } = new ADesk(folder);
  const says = (title: string) => until(() => desk.words.say('reading-list-title') === title, title);
  try {
    await says('Reading list');
    folder.write('words.yaml', 'reading-list-title: To read\n');
    await says('To read');
    const before = desk.state;
    folder.write('words.yaml', 'reading-list-tilte: For later\n');
    await until(() => desk.state > before, 'an edit');
    assert.is(desk.words.say('reading-list-title'), 'To read');
    folder.write('words.yaml', 'reading-list-title: For later\n');
    await says('For later');
    folder.remove('words.yaml');
    await says('Reading list');
  } finally {
    await desk.close();
  }
});

test('changes come one after another, each with its step, and wait for another command', async () => {
  const folder = await twoEntries();
  const { desk } = new ADesk(folder);
  const { changeDay } = await import('../../src/curate/change-day.ts');
  const { Lock } = await import('../../src/files/lock.ts');
  try {
    const lock = new Lock(folder.root, 'broadsheet build');
    const done: string[] = [];
    const change = (note: string) =>
      desk
        .change(`Noted ${note}`, async step => changeDay(folder.root, '2025-05-01', () => ({ note }), step))
        .then(() => done.push(note));
    const both = Promise.all([change('one'), change('two')]);
    await wait(300);
    assert.equal(done, [], 'the folder is locked');
    lock.release();
    await both;
    assert.equal(done, ['one', 'two']);
    assert.match(folder.read('days/2025-05-01.md'), 'two');
    assert.equal(
      [...desk.history.steps()].map(({ says }) => says),
      ['Noted two', 'Noted one'],
    );
    const { result } = await desk.undo();
    assert.is(result.says, 'Noted two');
    assert.match(folder.read('days/2025-05-01.md'), 'one');
  } finally {
    await desk.close();
  }
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Refused } from '../../src/desk/desk.ts';
import { done } from '../../src/desk/done.ts';
import { ROOMS } from '../../src/desk/rooms.ts';
import type { Room } from '../../src/desk/view.ts';
import { ContentError, UsageError } from '../../src/diagnostic.ts';
import { AContentFolder } from '../ingest/a-content-folder.ts';
import { ADesk } from './a-desk.ts';

const fails: Record<string, () => Error> = {
  command: () => new UsageError('expected a day, found none'),
  content: () => new ContentError({ severity: 'error', rule: 'bad', message: 'no such thing' }),
  desk: () => new Refused('لا شيء'),
};
const room: Room = {
  views: {
    '/fails/:how': async (_desk, { how }) => {
      throw fails[how!]!();
    },
  },
  actions: {
    '/fails/:how': async (_desk, { how }) => {
      throw fails[how!]!();
    },
    '/warns': async ({ words }) =>
      done(words, words.say('desk-nav-publish'), [
        { severity: 'warning', rule: 'odd', message: 'this is odd', advice: 'Look at it.' },
      ]),
  },
};

const desks: ADesk[] = [];
async function deskIn(language: string): Promise<ADesk> {
  const folder = new AContentFolder();
  folder.write('site.yaml', folder.read('site.yaml').replace('language: en', `language: ${language}`));
  const desk = await new ADesk(folder).serve({ rooms: [...ROOMS, room] });
  desks.push(desk);
  return desk;
}
test.after(async () => {
  for (const desk of desks) await desk.close();
});

test('the desk speaks the language of its site and stands in its direction', async () => {
  const desk = await deskIn('ar');
  const page = await (await desk.get('/')).text();
  assert.match(page, '<html lang="ar" dir="rtl">');
  assert.match(page, '<a href="/publish">النشر</a>');
  assert.match(await (await desk.get('/assets/desk.js')).text(), 'عرض هذه الاختصارات');
  assert.match(await (await fetch(desk.serving.url)).text(), 'يُرجى فتح الرابط');
  desk.folder.edit('site.yaml', text => text.replace('language: ar', 'language: de'));
  assert.match(await (await desk.get('/history')).text(), /<html lang="de">[\s\S]*<h1[^>]*>Verlauf</);
});

test('what a command says is English there, and says so; what the desk itself says is not', async () => {
  const english = { lang: 'en', dir: 'ltr' };
  const desk = await deskIn('ar');
  const said = async (how: string) => (await desk.post(`/fails/${how}`)).json();
  assert.equal(await said('command'), { error: ['Expected a day, found none'], tongue: english });
  assert.equal(((await said('content')) as { tongue: object }).tongue, english);
  assert.equal(await said('desk'), { error: ['لا شيء'] });
  assert.match(await (await desk.get('/fails/command')).text(), '<div class="failure" lang="en" dir="ltr">');
  const warned = { says: 'النشر.', warned: 'This is odd. Look at it.', tongue: english };
  assert.equal(await (await desk.post('/warns')).json(), warned);
  const plain = await (await deskIn('en')).post('/fails/command');
  assert.equal(await plain.json(), { error: ['Expected a day, found none'] });
});

test.run();

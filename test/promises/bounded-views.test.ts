// only: npm run test:long
// limit: 300 s
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { attempt } from '../../src/files/attempt.ts';
import { readDump } from '../../src/read/dump.ts';
import { loadSources, recogniseSource } from '../../src/read/sources.ts';
import { depth } from '../setup/depth.ts';
import { shapes, tooSlow } from './growth.ts';

/** What is opened to be read, a page or a mail, costs no more than in proportion to its length. */

const LENGTH = depth('BROADSHEET_LENGTH', 1000, 2000);

test('ten times the page or the mail takes at most twelve times as long', async () => {
  const sources = await loadSources();
  const readAs = (wrap: (text: string) => string) => (text: string) =>
    attempt(() => {
      const dump = readDump('a.txt', 'a.txt', Buffer.from(wrap(text)));
      for (const _ of recogniseSource(dump, sources, 'poster-session').parse(dump)) {
        // Read to the end.
      }
    });
  const head = 'From: a@example.org\nDate: Thu, 21 Nov 2024 01:00:00 +0000\nSubject: b\n';
  const wraps: Record<string, (text: string) => string> = {
    page: text => `<html><body>${text}`,
    'attributes of a page': text => `<html><body ${text}`,
    'a list of links': text => `<html>${text.replace(/.{1,20}/gs, '<li><a href="/x">$&</a>')}`,
    'open elements': text => `<html>${text.replace(/.{1,20}/gs, '<div>$&<h2>')}`,
    mail: text => `${head}\n${text}`,
    'the head of a mail': text => `${head}${text}`,
    'quoted-printable': text =>
      `${head}Content-Transfer-Encoding: quoted-printable\n\n${text.replace(/.{1,60}/gs, '$&=\n')}`,
    'many parts': text =>
      `${head}Content-Type: multipart/mixed; boundary=b\n\n${text.replace(/.{1,60}/gs, '--b\nContent-Type: text/html\n\n<p>$&\n')}`,
  };
  const some = shapes().filter((_, i) => i % 3 === 0);
  const slow = Object.entries(wraps).map(([name, wrap]) => [...tooSlow(name, readAs(wrap), some, LENGTH)]);
  assert.equal(slow.flat(), []);
});

test.run();

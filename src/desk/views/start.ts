import { html } from '../../typeset/html.ts';
import type { Room } from '../view.ts';

/** Where one comes in: what is to be taken in, and what waits. */
export const startRoom: Room = {
  nav: { name: 'Start', to: '/' },
  views: {
    '/': async desk => {
      const { entries } = await desk.archive();
      return { title: 'Desk', body: html`<p>${entries.ids.length} papers.</p>\n` };
    },
  },
};

import { copyButtons } from './copy-buttons.ts';
import { followButton } from './follow-button.ts';
import { keepOffline } from './keep-offline.ts';
import { keyboard } from './keyboard.ts';
import { listOrder } from './list-order.ts';
import { marksButtons } from './marks-buttons.ts';
import { newsSince } from './news.ts';
import { searchStart } from './search-start.ts';
import { hasSection } from './sections.ts';
import { themeSwitch } from './theme-switch.ts';
import { titlesOnly } from './titles-only.ts';

const { src } = document.currentScript as HTMLScriptElement;
const root = new URL('..', src).href;
themeSwitch();
copyButtons();
titlesOnly();
searchStart(root);
marksButtons();
listOrder(root);
if (hasSection('saved')) {
  newsSince(root);
  followButton(root);
}
keyboard(root);
keepOffline(root);

import { copyButtons } from './copy-buttons.ts';
import { keepOffline } from './keep-offline.ts';
import { readerTools } from './reader-tools.ts';
import { searchStart } from './search-start.ts';
import { themeSwitch } from './theme-switch.ts';

themeSwitch();
copyButtons();
searchStart();
readerTools(document.currentScript as HTMLScriptElement | null);
keepOffline();

import { copyButtons } from './copy-buttons.ts';
import { themeSwitch } from './theme-switch.ts';

themeSwitch();
copyButtons();

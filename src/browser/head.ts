// What must be done before a page is painted. Everything else is in site.ts, which waits.
import { earlyFonts } from './early-fonts.ts';
import { storedTheme } from './stored-theme.ts';

storedTheme();
document.documentElement.classList.add('js');
earlyFonts((document.currentScript as HTMLScriptElement).src.replace(/[^/]*$/, ''));

// Runs before the page is painted, so it does only what would otherwise flash or jump. The rest is in site.ts.
import { earlyFonts } from './early-fonts.ts';
import { ownKey, stored } from './stored.ts';
import { earlyTitlesOnly } from './titles-only.ts';

const { classList, dataset } = document.documentElement;
const theme = stored('theme');
if (theme === 'light' || theme === 'dark') dataset['theme'] = theme;
classList.add('js');
// The search page then shows results in the place of its signs.
if (location.search) classList.add('asked');
earlyTitlesOnly();
const script = document.currentScript as HTMLScriptElement;
if (stored(ownKey('follows', new URL('..', script.src).href))) classList.add('follows');
earlyFonts(script.src.replace(/[^/]*$/, ''), script.dataset['fonts']);

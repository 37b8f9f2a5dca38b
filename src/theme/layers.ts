import { type ColourName, colourOf } from '../content/site-colours.ts';
import type { SiteConfig } from '../content/site-file.ts';
import type { Words } from '../words/words.ts';
import { fontRules } from './own-fonts.ts';

/** The browsers that style sheets are written for. */
export const STYLE_TARGET = ['chrome123', 'firefox120', 'safari17.5'];

/**
 * One style sheet of three layers: the program's own, what the settings choose, the theme's. A rule of a later layer wins, however
 * exactly an earlier one says what it is about.
 */
export function layered(program: string, settings: string, theme: string): string {
  const layer = (name: string, css: string) => (css.trim() === '' ? '' : `@layer ${name}{\n${css.trim()}\n}\n`);
  return `@layer broadsheet,settings,theme;\n${layer('broadsheet', program)}${layer('settings', settings)}${layer('theme', theme)}`;
}

/** The words that style sheets say, as tokens. */
export function wordRule(words: Words): string {
  const string = (text: string) => `"${text.replace(/["\\\n]/g, sign => `\\${sign.codePointAt(0)!.toString(16)} `)} "`;
  return `:root{--pick:${string(words.say('pick-mark'))};--in-brief:${string(words.say('in-brief-lead'))}}`;
}

/** What the settings say of the look. */
export function settingsStyles(site: SiteConfig): string {
  // Paper is white where it is paper.
  const printed = site.colours?.paper ? '@media print{:root{--paper:#fff}}' : '';
  return `${colourRule(site)}${printed}${fontRules(site)}`;
}

/** The colours as tokens. */
export function colourRule({ colours = {} }: Pick<SiteConfig, 'colours'>): string {
  const names = Object.keys(colours) as ColourName[];
  const tokens = names.map(name => {
    const { light, dark } = colourOf({ colours }, name);
    return `--${name}:${light === dark ? light : `light-dark(${light},${dark})`}`;
  });
  return tokens.length > 0 ? `:root{${tokens.join(';')}}` : '';
}

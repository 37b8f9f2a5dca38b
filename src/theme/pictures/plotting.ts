/** The parts of D3 (https://d3js.org, ISC) that draw: scales and shapes. Neither needs a DOM. */
export interface Plotting {
  scale: typeof import('d3-scale');
  shape: typeof import('d3-shape');
}

let loaded: Plotting | undefined;

/** Loads the library. Its 150 files cost a start 60 ms, so that only a build that draws something waits for them. */
export async function loadPlotting(): Promise<void> {
  loaded ??= { scale: await import('d3-scale'), shape: await import('d3-shape') };
}

/** @throws Error before `loadPlotting`: a page that draws must ask for it by `prepare` */
export function plotting(): Plotting {
  if (!loaded) throw new Error('expected a page that draws to load the plotting library by its prepare()');
  return loaded;
}

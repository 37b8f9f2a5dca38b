/** The parts of D3 (https://d3js.org, ISC) that are used here. Neither needs a DOM. */
export interface Plotting {
  scale: typeof import('d3-scale');
  shape: typeof import('d3-shape');
}

let loaded: Plotting | undefined;

/** Loads the library, which takes 60 ms, only in a build that draws something. */
export async function loadPlotting(): Promise<void> {
  loaded ??= { scale: await import('d3-scale'), shape: await import('d3-shape') };
}

/** @throws Error before `loadPlotting`, which a page that draws calls in `prepare` */
export function plotting(): Plotting {
  if (!loaded) throw new Error('expected a page that draws to load the plotting library by its prepare()');
  return loaded;
}

/** The part of D3 (https://d3js.org, ISC) that is used here. It needs no DOM. */
export type Plotting = typeof import('d3-scale');

let loaded: Plotting | undefined;

/** Loads the library, which takes 40 ms, only in a build that draws something. */
export async function loadPlotting(): Promise<void> {
  loaded ??= await import('d3-scale');
}

/** @throws Error before `loadPlotting`, which a page that draws calls in `prepare` */
export function plotting(): Plotting {
  if (!loaded) throw new Error('expected a page that draws to load the plotting library by its prepare()');
  return loaded;
}

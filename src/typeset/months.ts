/** The months by their English name, as sources write them. */
export const MONTHS: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

/**
 * Signs that text can hold in LaTeX by their commands alone: read when a source writes them, written when a citation does. Apart from
 * the other commands, since the pages' scripts write citations too.
 */
export const WRITTEN_OUT = `
  textbackslash \\ textasciitilde ~ textasciicircum ^ textbraceleft { textbraceright }
`;

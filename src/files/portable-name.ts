/** Names that Windows keeps for devices, whatever their ending (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** What a name cannot hold there, and what no name should hold anywhere. */
const SIGNS = /[<>:"/\\|?*\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/;
const SIGNS_ALONE =
  /[<>:"/\\|?*\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** In bytes; the limit of most file systems is 255, and endings such as `.until-2025-11-20-0a1b2c3d` are added. */
const LONGEST = 200;

/** Whether a file can have this name on every system: it is then kept in git, unpacked from a zip and put on a web host. */
export function isPortableName(name: string): boolean {
  return (
    name !== '' &&
    !/^\.\.?$|[. ]$/.test(name) &&
    !DEVICE.test(name) &&
    !(SIGNS.test(name) && SIGNS_ALONE.test(name)) &&
    (name.length * 3 <= LONGEST || Buffer.byteLength(name) <= LONGEST)
  );
}

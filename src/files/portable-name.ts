import { CONTROLS, HALVES, TURNING } from '../typeset/unsafe.ts';

/** Names that Windows keeps for devices, whatever their ending (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** What a name cannot hold there, and what no name should hold anywhere. */
const SIGNS = new RegExp(`[<>:"/\\\\|?*\\t\\n\\r${CONTROLS}${TURNING}${HALVES}]`, 'u');
/** In bytes; the limit of most file systems is 255, and endings such as `.until-2025-11-20-0a1b2c3d` are added. */
const LONGEST = 200;

/** Whether a file can have this name on every system: it is then kept in git, unpacked from a zip and put on a web host. */
export function isPortableName(name: string): boolean {
  return (
    name !== '' &&
    !/^\.\.?$|[. ]$/.test(name) &&
    !DEVICE.test(name) &&
    !SIGNS.test(name) &&
    (name.length * 3 <= LONGEST || Buffer.byteLength(name) <= LONGEST)
  );
}

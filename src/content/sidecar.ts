import * as v from 'valibot';
import { attempt } from '../files/attempt.ts';
import { ENTRY_KEYS, type PaperEntry } from '../paper.ts';
import { requireFields } from './check-fields.ts';
import { editYaml } from './edit-yaml.ts';
import { day, ENTRY_FIELDS, INNER_KEYS, slug, webAddress } from './entry-schema.ts';
import { readYaml } from './yaml-text.ts';

/** What a dump's text cannot tell. */
export interface Sidecar {
  /** The source that reads the dump, whatever the others recognise. */
  source?: string;
  /** In which encoding the dump's bytes are, where it is not UTF-8: a label of https://encoding.spec.whatwg.org. */
  encoding?: string;
  /** `yyyy-mm-dd` */
  listed?: string;
  /** The day on which the text was copied, `yyyy-mm-dd`. */
  accessed?: string;
  /** Where the text was copied from. */
  url?: string;
  /** What holds for all papers of the dump. */
  fields: Omit<Partial<PaperEntry>, 'id' | 'listed' | 'provenance' | 'aliases'>;
}

// An entry's own history is not for a dump to state.
const { listed: _, provenance: __, aliases: ___, ...fields } = ENTRY_FIELDS;
/** A label that the platform's decoder knows. */
const ENCODING = 'the name of an encoding, as "windows-1252"';
const encoding = v.pipe(v.string(ENCODING), v.check(isEncoding, ENCODING));
const own = {
  source: v.optional(slug),
  encoding: v.optional(encoding),
  listed: v.optional(day),
  accessed: v.optional(day),
  url: v.optional(webAddress),
};
/** @internal */
export const SidecarSchema = v.object({ ...own, ...fields }, 'a map');
const ORDER = [...Object.keys(own), ...ENTRY_KEYS.filter(key => key in fields)];

/** The name of the sidecar that belongs to a dump of this name. */
export function sidecarName(dump: string): string {
  return `${dump.replace(/\.[^.]+$/, '')}.yaml`;
}

/**
 * Reads `dumps/<name>.yaml`.
 * @throws ContentError naming file and line of each mistake
 */
export function readSidecar(file: string, yaml: string): Sidecar {
  const stated = Object.entries(requireFields(file, readYaml(file, yaml), SidecarSchema));
  const [ours, rest] = [true, false].map(isOurs => Object.fromEntries(stated.filter(([key]) => key in own === isOurs)));
  return { ...ours, fields: rest! };
}

/**
 * The sidecar's text with what the program knows of the dump in it, and the rest, comments included, as it was.
 *
 * @param yaml the text as it is; undefined where there is no sidecar yet
 * @throws ContentError where the text is no sidecar
 */
export function setInSidecar(
  file: string,
  yaml: string | undefined,
  changes: Readonly<Partial<Record<'source' | 'encoding' | 'listed' | 'accessed' | 'url', string | undefined>>>,
): string {
  return editYaml(file, yaml ?? '', { changes, order: ORDER, innerKeys: INNER_KEYS });
}

function isEncoding(label: string): boolean {
  return attempt(() => new TextDecoder(label)) !== undefined;
}

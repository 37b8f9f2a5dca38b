import type { Library } from './libraries.ts';
import { installedFor, type LockedPackage, type LockFile, packageName, placeOf } from './lock-file.ts';

/** What the bill says of the program itself. */
interface Program {
  name: string;
  version: string;
  description: string;
  license: string;
}

interface Component {
  type: 'library';
  'bom-ref': string;
  name: string;
  version: string;
  scope: 'required' | 'optional';
  licenses: object[];
  purl: string;
  hashes: { alg: 'SHA-512'; content: string }[];
  properties?: Property[];
  /** What it carries in its own files, in a version that it does not say. */
  components?: { type: 'library'; name: string }[];
}

type Property = { name: string; value: string };

/** Where it is installed, and that it is in the package's own files: https://github.com/CycloneDX/cyclonedx-property-taxonomy/blob/main/cdx/npm.md. */
const PLACE = 'cdx:npm:package:path';
const BUNDLED: Property = { name: 'cdx:npm:package:bundled', value: 'true' };

/**
 * The bill of materials of the package, by CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/): each package of which something is in
 * its files, and each that is installed for it on one platform or another. It names no time and no number of its own, so that it is
 * the same whenever it is made.
 *
 * @param libraries of which something is in its files
 * @param direct names of what is installed beside it
 */
export function billOfMaterials(
  lock: LockFile,
  program: Program,
  libraries: readonly Library[],
  direct: readonly string[],
): object {
  const installed = installedFor(lock, direct);
  const components = new Map<string, Component>();
  const add = (at: string, property: Property, more: Partial<Component> = {}) => {
    const { properties = [], ...known } = components.get(refOf(lock, at)) ?? component(lock, at);
    components.set(refOf(lock, at), { ...known, ...more, properties: [...properties, property] });
  };
  for (const at of installed) add(at, { name: PLACE, value: at });
  for (const { at, carried } of libraries)
    add(at, BUNDLED, {
      scope: 'required',
      ...(carried.length > 0 && { components: carried.map(name => ({ type: 'library', name })) }),
    });
  const refs = (places: readonly string[]) => [...new Set(places.map(at => refOf(lock, at)))].sort();
  const self = purl(program.name, program.version);
  const bundled = libraries.map(({ at }) => at);
  const places = [...installed, ...bundled];
  const uses = new Map(refs(places).map(ref => [ref, new Set<string>()]));
  for (const at of places)
    for (const to of usedBy(lock, at)) if (places.includes(to)) uses.get(refOf(lock, at))!.add(refOf(lock, to));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': self,
        name: program.name,
        version: program.version,
        description: program.description,
        licenses: licenses(program.license),
        purl: self,
      },
    },
    components: refs(places).map(ref => components.get(ref)),
    dependencies: [
      { ref: self, dependsOn: refs([...direct.map(name => `node_modules/${name}`), ...bundled]) },
      ...[...uses].map(([ref, used]) => ({ ref, dependsOn: [...used].sort() })),
    ],
    compositions: [{ aggregate: 'complete', assemblies: [self], dependencies: [self] }],
  };
}

function component(lock: LockFile, at: string): Component {
  const { version, license, integrity, optional } = lock.packages[at]!;
  const ref = refOf(lock, at);
  return {
    type: 'library',
    'bom-ref': ref,
    name: packageName(at),
    version,
    scope: optional ? 'optional' : 'required',
    licenses: licenses(license),
    purl: ref,
    hashes: [{ alg: 'SHA-512', content: hexOf(integrity) }],
  };
}

/** @param license an SPDX identifier, or an expression of several */
function licenses(license: string): object[] {
  return license.includes(' ') ? [{ expression: license }] : [{ license: { id: license } }];
}

/** @param integrity as npm writes it: `sha512-` and base64 */
const hexOf = (integrity: string): string => Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');

const refOf = (lock: LockFile, at: string): string => purl(packageName(at), lock.packages[at]!.version);

/** @param name of a package, with its scope */
const purl = (name: string, version: string): string => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

function usedBy(lock: LockFile, at: string): string[] {
  const { dependencies, optionalDependencies, peerDependencies }: LockedPackage = lock.packages[at]!;
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }).flatMap(
    name => placeOf(lock, at, name) ?? [],
  );
}

// The packages of others that we ship: production dependencies, which are packed unchanged, and packages in the
// bundles.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Shipped {
  readonly name: string;
  readonly version: string;
  /** The licence in the package's manifest, usually an SPDX expression; `unknown` if it names none. */
  readonly licence: string;
  /** Relative to the root of the clone: `node_modules/zod`. */
  readonly folder: string;
  /** The registry's hash of the package, `sha512-…`; null if the lock file has none. */
  readonly integrity: string | null;
}

interface Locked {
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Production dependencies that packing leaves out: see `files` in electron-builder.yml. */
const LEFT_OUT = /^(?:node-(?:linux|darwin|win|bin)-.*|@napi-rs\/.*|@types\/.*|node-addon-api|undici-types)$/;

/** Packages whose manifest names no licence, with the licence whose text they contain. */
const UNNAMED: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

/** Every package that ships, by name. Throws if the bundles were not built. */
export function shippedPackages(root: string): readonly Shipped[] {
  const locked = lockedPackages(root);
  const folders = new Set([
    ...packedFolders(locked),
    ...bundledFolders(root),
    // The program that contains everything else.
    'node_modules/electron',
  ]);
  return [...folders]
    .map((folder) => describe(root, folder, locked.get(folder)?.integrity ?? null))
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** The folders of the packages in the bundles, as recorded by the builds. */
export function bundledFolders(root: string): readonly string[] {
  const kept = join(root, 'dist', 'bundled');
  if (!existsSync(kept)) throw new Error('The bundles are not built. Run “npm run build” first.');
  return readdirSync(kept).flatMap((name) => JSON.parse(readFileSync(join(kept, name), 'utf8')) as string[]);
}

function lockedPackages(root: string): ReadonlyMap<string, Locked> {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  return new Map(Object.entries(lock.packages));
}

/** The folders of the production dependencies, and of their dependencies. */
function packedFolders(locked: ReadonlyMap<string, Locked>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (folder: string): void => {
    const { dependencies, optionalDependencies } = locked.get(folder) ?? {};
    for (const name of Object.keys({ ...dependencies, ...(folder === '' ? {} : optionalDependencies) })) {
      const at = nearest(locked, folder, name);
      if (at === null || found.has(at) || LEFT_OUT.test(name)) continue;
      found.add(at);
      visit(at);
    }
  };
  visit('');
  return found;
}

/** Where a package finds another: beside itself, or in a folder above. */
function nearest(locked: ReadonlyMap<string, Locked>, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const at = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (locked.has(at)) return at;
    if (folder === '') return null;
  }
}

function describe(root: string, folder: string, integrity: string | null): Shipped {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string | { readonly type?: string };
  };
  const licence = typeof license === 'string' ? license : license?.type;
  return { name, version, licence: licence ?? UNNAMED[name] ?? 'unknown', folder, integrity };
}

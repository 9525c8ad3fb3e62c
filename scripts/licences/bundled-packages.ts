// Records which packages' code a build puts into its bundles, since the licences must go with the code.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Plugin } from 'vite';

/** Packages whose code a bundler adds by itself, by the names of their modules. */
const ADDED = /^\0?(vite|rolldown)\//;

/** Writes the folders of the packages in this bundle to `file`, as JSON, relative to `root`. */
export function bundledPackages(root: string, file: string): Plugin {
  return {
    name: 'concord:bundled-packages',
    generateBundle() {
      const folders = new Set<string>();
      for (const id of this.getModuleIds()) {
        const folder = packageFolder(root, id);
        if (folder !== null) folders.add(folder);
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify([...folders].toSorted(), null, 2)}\n`);
    },
  };
}

/** The folder of the package that a module belongs to, relative to `root`; null for a module of our own. */
export function packageFolder(root: string, id: string): string | null {
  const added = ADDED.exec(id)?.[1];
  if (added !== undefined) return `node_modules/${added}`;
  const path = id.replace(/^\0/, '').replaceAll('\\', '/');
  const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  return found === undefined ? null : relative(root, found).replaceAll('\\', '/');
}

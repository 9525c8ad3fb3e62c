// Gives the built programs a stand-in for the module 'electron', a new instance for each start.
import { createRequire, registerHooks } from 'node:module';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const dist = new URL('../../../../dist/', import.meta.url);
const shared = globalThis as { standInElectron?: Readonly<Record<string, unknown>> };
let start = 0;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron') return { url: `stand-in:electron?${start}`, shortCircuit: true };
    const found = next(specifier, context);
    return found.url.startsWith(dist.href) ? { ...found, url: `${found.url.split('?')[0]}?${start}` } : found;
  },
  load(url, context, next) {
    if (!url.startsWith('stand-in:')) return next(url, context);
    const names = Object.keys(shared.standInElectron ?? {});
    const source = names
      .map((name) => `export const ${name} = globalThis.standInElectron.${name};`)
      .join('\n');
    return { format: 'module', source, shortCircuit: true };
  },
});

/** The path of a built program. Throws what to do when it is not built. */
export function programPath(name: string): string {
  const path = fileURLToPath(new URL(name, dist));
  if (!existsSync(path)) throw new Error(`${path} is not built. Run “npm run build” first.`);
  return path;
}

const nativeImport = createRequire(import.meta.url)('./native-import.cts') as (
  address: string,
) => Promise<unknown>;

/** Runs the built main program as Electron would, with `electron` as the module of that name. */
export async function runMain(electron: Readonly<Record<string, unknown>>): Promise<void> {
  start += 1;
  shared.standInElectron = electron;
  await nativeImport(pathToFileURL(programPath('main.js')).href);
}

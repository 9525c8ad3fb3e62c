// The modules of programs that the tests start from their sources, as V8 compiled them. Each start reuses them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of compiled modules, for NODE_COMPILE_CACHE. */
export const COMPILE_CACHE = fileURLToPath(new URL('../.cache/compiled', import.meta.url));

/** Fills the folder if there is none. Without it, programs start all the same, each with a second of compiling. */
export function fillCompileCache(): void {
  if (existsSync(COMPILE_CACHE)) return;
  const program = fileURLToPath(new URL('./compile-programs.ts', import.meta.url));
  spawnSync(process.execPath, [program], {
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE },
    stdio: 'ignore',
  });
}

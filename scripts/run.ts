// The project's tasks, on the project's own Node: start, test, build, concord, bench, fuzz, trust, licences, audit.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillCompileCache } from './compile-cache.ts';
import { main as licences, writeLicences } from './licences/licences.ts';
import { start } from './start.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a package's command on this Node; ends the task if it fails. */
function run(script: string, ...words: string[]): void {
  const done = spawnSync(process.execPath, [join(root, 'node_modules', script), ...words], {
    cwd: root,
    stdio: 'inherit',
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

function newest(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (latest, entry) =>
      entry.isFile() ? Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs) : latest,
    0,
  );
}

/** Builds the programs that are older than their sources. */
function build(force = false): void {
  const built = join(root, 'dist', 'built');
  const rooms = [
    'core',
    'figures',
    'words',
    'renderer',
    'electron',
    'db',
    'formats',
    'fixtures',
    'migrations',
    'team',
  ];
  const files = ['package.json', 'package-lock.json', 'vite.config.ts', 'vite.programs.config.ts'];
  const latest = Math.max(
    ...rooms.map((room) => newest(join(root, room))),
    ...files.map((file) => statSync(join(root, file)).mtimeMs),
  );
  if (!force && existsSync(built) && statSync(built).mtimeMs > latest) return;
  console.error('Building …');
  run('vite/bin/vite.js', 'build', '--logLevel', 'warn');
  run('vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', 'vite.programs.config.ts');
  writeLicences(root);
}

const [task, ...rest] = process.argv.slice(2);
switch (task) {
  case 'start':
    build();
    await start(root, rest);
    break;
  case 'build':
    build(true);
    break;
  case 'test':
    build();
    fillCompileCache();
    run('vitest/vitest.mjs', 'run', ...rest);
    break;
  case 'concord': {
    if (rest[0] === 'serve') build();
    const { main } = await import('../electron/cli.ts');
    process.exitCode = await main(rest);
    break;
  }
  case 'bench': {
    build();
    const { bench } = await import('./bench/bench.ts');
    await bench(rest);
    break;
  }
  case 'licences':
    build();
    process.exitCode = licences(root) ? 0 : 1;
    break;
  case 'audit': {
    const { main } = await import('./licences/audit.ts');
    await main(root, rest);
    break;
  }
  case 'fuzz': {
    const programs = {
      settling: () => import('./fuzz/settling/settling.ts'),
      laws: () => import('./fuzz/laws.ts'),
      team: () => import('./fuzz/team/team.ts'),
      formats: () => import('./fuzz/fuzz.ts'),
    };
    const [name] = rest;
    const known = name === 'settling' || name === 'laws' || name === 'team';
    const { main } = await programs[known ? name : 'formats']();
    process.exitCode = (await main(rest)) ? 0 : 1;
    break;
  }
  case 'trust': {
    build();
    const { main } = await import('./trust/trust.ts');
    process.exitCode = (await main(rest)) ? 0 : 1;
    break;
  }
  default:
    console.error(`There is no task “${task ?? ''}”.`);
    process.exit(2);
}

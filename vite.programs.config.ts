// Builds what runs beside the store: electron/ -> dist/*.js. The programs lie one folder below the root, as their
// sources do, so that `../migrations` and `../fixtures` mean the same in a clone and in the packaged app. Our own
// sources are bundled; packages stay packages, and must be production dependencies. A few packages are bundled too:
// those of many small modules, which every start of a program would have to find, read and link one by one.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { bundledPackages } from './scripts/licences/bundled-packages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { dependencies } = JSON.parse(readFileSync(here('./package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const bundled = new Set(['commander', 'diff', 'drizzle-orm', 'jschardet', 'write-excel-file', 'zod']);
const packages = ['electron', ...Object.keys(dependencies).filter((name) => !bundled.has(name))];
const dist = here('./dist');

/** Removes the programs of an earlier build; the pages beside them stay. */
function freshPrograms(): Plugin {
  return {
    name: 'concord:fresh-programs',
    buildStart() {
      mkdirSync(dist, { recursive: true });
      for (const name of readdirSync(dist)) {
        if (/\.c?js(\.map)?$/.test(name) || name === 'built') rmSync(`${dist}/${name}`);
      }
    },
  };
}

export default defineConfig({
  root: here('.'),
  logLevel: 'warn',
  publicDir: false,
  builder: {
    async buildApp(builder) {
      for (const name of ['programs', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
      // `npm start` and `npm test` build again when a source is newer than this stamp.
      writeFileSync(`${dist}/built`, new Date().toISOString());
    },
  },
  environments: {
    programs: {
      consumer: 'server',
      resolve: { external: packages, noExternal: true, builtins: [/^node:/, 'module'] },
      build: {
        outDir: dist,
        emptyOutDir: false,
        copyPublicDir: false,
        // Electron 45 runs Node 24.
        target: 'node24',
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          plugins: [freshPrograms(), bundledPackages(here('.'), `${dist}/bundled/programs.json`)],
          input: {
            main: here('./electron/main.ts'),
            // The installed command, which imports electron/cli.ts if its Node can read that.
            cli: here('./electron/concord.ts'),
            'reader-child': here('./formats/reading/child.ts'),
            'proving-process': here('./electron/engines/proving-process.ts'),
            'salvaging-process': here('./electron/engines/salvaging-process.ts'),
            'updating-process': here('./electron/engines/updating-process.ts'),
            'snapshot-keeper': here('./electron/snapshots/keeper-process.ts'),
            'search-texts': here('./electron/engines/searching/texts-thread.ts'),
            'search-pattern': here('./electron/engines/searching/pattern-thread.ts'),
            'search-passages': here('./electron/engines/searching/passages-thread.ts'),
            'likeness-thread': here('./electron/engines/likeness-thread.ts'),
            'aside-thread': here('./electron/aside/aside-thread.ts'),
            'texts-ahead-thread': here('./electron/engines/texts-ahead-thread.ts'),
            'folding-thread': here('./electron/engines/folding-thread.ts'),
            'make-smaller-thread': here('./electron/engines/make-smaller-thread.ts'),
            'copying-thread': here('./electron/engines/copying-thread.ts'),
          },
          output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { external: ['electron'], noExternal: true },
      build: {
        outDir: dist,
        emptyOutDir: false,
        copyPublicDir: false,
        target: 'chrome140',
        minify: false,
        rolldownOptions: {
          plugins: [bundledPackages(here('.'), `${dist}/bundled/preload.json`)],
          // A sandboxed preload is one CommonJS file, which may require 'electron' and none of our files.
          input: { preload: here('./electron/preload.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
});

// Packs the built program around a stand-in for Electron's distribution, and checks what the package holds, what it
// leaves out, and that it holds enough to run. Only a release shows that Electron runs it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageUrl } from '../scripts/licences/sbom.ts';
import type { ImportReport } from '#electron/services/imports/report.ts';

/** Where Electron's binary keeps its fuses: this marker, a version, a count, and `0` or `1` for each fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'asarIntegrity',
  'onlyLoadAppFromAsar',
  'browserProcessSnapshot',
  'fileProtocolPrivileges',
  'wasmTrapHandlers',
];

const folder = mkdtempSync(join(tmpdir(), 'concord-packaging-'));
const electron = join(folder, 'electron');
const packed = join(folder, 'packed', 'linux-unpacked');
const archive = join(packed, 'resources', 'app.asar');
const app = join(folder, 'app');
let files: readonly string[] = [];

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  main: string;
  dependencies: Record<string, string>;
};

/** The parts of Electron's distribution that the packer reads: a binary that ends in its fuses, all of them off. */
function standInDistribution(): void {
  const { version } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as {
    version: string;
  };
  const count = FUSES.length;
  const fuses = Buffer.concat([
    Buffer.from(SENTINEL),
    Buffer.from([1, count]),
    Buffer.from('0'.repeat(count)),
  ]);
  mkdirSync(join(electron, 'resources'), { recursive: true });
  writeFileSync(join(electron, 'electron'), fuses, { mode: 0o755 });
  writeFileSync(join(electron, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(electron, name), '');
}

beforeAll(() => {
  standInDistribution();
  const built = spawnSync(
    process.execPath,
    [
      'node_modules/electron-builder/cli.js',
      '--dir',
      '--linux',
      '--x64',
      `-c.electronDist=${electron}`,
      `-c.directories.output=${join(folder, 'packed')}`,
    ],
    { encoding: 'utf8' },
  );
  if (built.status !== 0) throw new Error(built.stdout + built.stderr);
  extractAll(archive, app);
  files = listPackage(archive, { isPack: false }).map((path) => path.slice(1).replaceAll('\\', '/'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('holds the program, its pages, migrations, the sample study and the licence', () => {
  const sample = readdirSync('fixtures/sample').filter((name) => name.endsWith('.md'));

  expect(files).toEqual(
    expect.arrayContaining([
      manifest.main,
      'dist/preload.cjs',
      'dist/reader-child.js',
      'dist/snapshot-keeper.js',
      'dist/proving-process.js',
      'dist/salvaging-process.js',
      'dist/updating-process.js',
      'dist/likeness-thread.js',
      'dist/aside-thread.js',
      'dist/folding-thread.js',
      'dist/texts-ahead-thread.js',
      'dist/make-smaller-thread.js',
      'dist/copying-thread.js',
      'dist/search-texts.js',
      'dist/search-pattern.js',
      'dist/renderer/index.html',
      'icons/linux/256x256.png',
      ...readdirSync('migrations')
        .filter((name) => name.endsWith('.sql'))
        .map((name) => `migrations/${name}`),
      'team/0001.sql',
      'team/0002.sql',
      'team/0003.sql',
      'team/0004.sql',
      'team/0005.sql',
      'team/0006.sql',
      'team/0007.sql',
      'team/0008.sql',
      'team/0009.sql',
      ...sample.map((name) => `fixtures/sample/${name}`),
      'LICENSE',
      'NOTICE',
    ]),
  );
});

test('holds none of the files that it was made from', () => {
  const folders = new Set(files.map((path) => path.split('/')[0] ?? ''));

  expect([...folders].toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'LICENSE',
    'NOTICE',
    'dist',
    'fixtures',
    'icons',
    'migrations',
    'node_modules',
    'package.json',
    'team',
  ]);
  expect(files.filter((path) => /\.(ts|tsx|cts|mts|map)$/.test(path))).toEqual([]);
});

test('holds no other Node and no tools', () => {
  const packages = new Set(
    files
      .map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
      .filter((name) => name !== undefined),
  );
  const { devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: Record<string, string>;
    optionalDependencies: Record<string, string>;
  };

  const unwanted = [...Object.keys(devDependencies), ...Object.keys(optionalDependencies), '@napi-rs/canvas'];
  expect(unwanted.filter((name) => packages.has(name))).toEqual([]);
});

test('holds every package that the programs import, and all of these are production dependencies', () => {
  const imported = new Set(
    readdirSync('dist')
      .filter((name) => /\.c?js$/.test(name))
      .flatMap((name) => [
        ...readFileSync(join('dist', name), 'utf8').matchAll(
          /^(?:import|export)\b[^"']*?from "([^".][^"]*)"|\bimport\("([^".][^"]*)"\)|\brequire\("([^".][^"]*)"\)/gm,
        ),
      ])
      .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
      .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name) && name !== 'electron')
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  );

  expect(imported.size).toBeGreaterThan(10);
  expect([...imported].filter((name) => !(name in manifest.dependencies))).toEqual([]);
  expect([...imported].filter((name) => !files.includes(`node_modules/${name}/package.json`))).toEqual([]);
});

test('lists every package that it holds with its licence, and holds no font under the GPL', () => {
  const held = files.flatMap(
    (path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1] ?? [],
  );
  const list = readFileSync(join(app, 'dist/licences.txt'), 'utf8');
  const bill = JSON.parse(readFileSync(join(app, 'dist/sbom.cdx.json'), 'utf8')) as {
    components: { purl: string }[];
  };
  const called = held.map((each) => {
    const { name, version } = JSON.parse(readFileSync(join(app, each, 'package.json'), 'utf8')) as {
      name: string;
      version: string;
    };
    return { name, version };
  });

  expect(called.length).toBeGreaterThan(50);
  expect(called.filter(({ name, version }) => !list.includes(`\n${name} ${version}  `))).toEqual([]);
  const urls = new Set(bill.components.map(({ purl }) => purl));
  expect(called.map(packageUrl).filter((url) => !urls.has(url))).toEqual([]);
  expect(files.filter((path) => /liberation/i.test(path))).toEqual([]);
});

test('the program cannot run as Node, be inspected, or load itself from elsewhere', () => {
  const program = readFileSync(join(packed, 'concord'), 'latin1');
  const states = program.slice(program.indexOf(SENTINEL) + SENTINEL.length + 2);

  expect(FUSES.filter((_, index) => states[index] === '1')).toEqual(['asarIntegrity', 'onlyLoadAppFromAsar']);
});

test('the packed program makes the sample study and imports every format into it, without any file from outside', () => {
  const study = join(folder, 'study.concord');
  const concord = (...words: string[]): string => {
    const done = spawnSync(process.execPath, [join(app, 'dist/cli.js'), ...words], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { PATH: process.env['PATH'], CONCORD_HOME: join(folder, 'home'), LC_ALL: 'en_GB.UTF-8' },
    });
    if (done.status !== 0) throw new Error(done.stderr);
    return done.stdout;
  };
  const documents = [
    'interview.docx',
    'report.pdf',
    'page.html',
    'interview.md',
    'interviews.xlsx',
    'talk.srt',
    'pandoc/handbook.odt',
    'pandoc/handbook.rtf',
    'pandoc/handbook.epub',
    'chromium/handbook.mhtml',
  ].map((name) => resolve('fixtures/documents', name));
  const account = join(folder, 'account.json');

  concord('new', '--sample', study);
  concord('import', study, '--report', account, ...documents);
  const { lines } = JSON.parse(readFileSync(account, 'utf8')) as ImportReport;
  const { tables } = JSON.parse(concord('call', study, 'project.records')) as {
    tables: { source: object[] };
  };

  expect(lines.map(({ name }) => name)).toEqual(documents.map((name) => basename(name)));
  // Of two documents with the same title and the same words, only one is imported.
  const outcomes = new Set(lines.map(({ outcome }) => outcome));
  expect(outcomes).toEqual(new Set(['imported', 'identical']));
  expect(tables.source.length).toBeGreaterThan(60);
});

// Checks which room may import which. The table is the architecture; a failure quotes the row that was broken.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, localOf, type Import } from './helpers/imports-of.ts';

const root = resolve(import.meta.dirname, '..');

interface Row {
  /** Rooms whose files may be imported by value. */
  readonly rooms: readonly string[];
  /** Rooms from which types, but no values, may be imported. */
  readonly types?: readonly string[];
  /** Packages, or `*` for any package. */
  readonly packages: readonly string[] | '*';
  readonly node: boolean;
}

const TABLE: Readonly<Record<string, Row>> = {
  core: { rooms: ['core'], packages: [], node: false },
  words: { rooms: ['words', 'core'], packages: ['i18next'], node: false },
  figures: { rooms: ['figures', 'core'], packages: ['d3-scale', 'd3-shape', 'd3-array'], node: false },
  formats: { rooms: ['formats', 'core', 'words', 'figures'], packages: '*', node: true },
  db: { rooms: ['db', 'core'], packages: ['better-sqlite3', 'drizzle-orm'], node: true },
  'electron/rpc': { rooms: ['electron/rpc', 'core'], types: ['words'], packages: ['zod'], node: false },
  'electron/engines': {
    rooms: ['electron/engines', 'electron/rpc', 'electron', 'db', 'core', 'formats'],
    types: ['words'],
    packages: ['better-sqlite3', 'opencc-js'],
    node: true,
  },
  'electron/services': {
    rooms: [
      'electron/services',
      'electron/engines',
      'electron/rpc',
      'electron/team',
      'electron',
      'db',
      'core',
      'formats',
      'figures',
      'words',
    ],
    packages: ['zod', 'atomically'],
    node: true,
  },
  'electron/hosts': {
    rooms: [
      'electron/hosts',
      'electron/rpc',
      'electron',
      'electron/engines',
      'electron/services',
      'electron/team',
      'electron/team/postgres',
      'db',
      'core',
      'words',
      'formats',
    ],
    packages: ['commander', 'zod', 'electron'],
    node: true,
  },
  'electron/shell': {
    rooms: [
      'electron/shell',
      'electron/hosts',
      'electron/rpc',
      'electron',
      'electron/engines',
      'core',
      'words',
    ],
    types: ['electron/services', 'formats'],
    packages: ['electron', 'zod'],
    node: true,
  },
  'electron/team': {
    rooms: [
      'electron/team',
      'electron/team/folder',
      'electron/team/postgres',
      'electron/engines',
      'electron',
      'db',
      'core',
    ],
    packages: [],
    node: true,
  },
  'electron/team/folder': {
    rooms: ['electron/team/folder', 'db', 'core'],
    packages: [],
    node: true,
  },
  'electron/team/postgres': {
    rooms: ['electron/team/postgres', 'core'],
    // Loaded once a team is joined, and nowhere else.
    packages: ['pg'],
    node: true,
  },
  electron: {
    rooms: [
      'electron',
      'electron/rpc',
      'electron/engines',
      'electron/services',
      'electron/hosts',
      'electron/shell',
      'electron/team',
      'db',
      'core',
      'formats',
      'words',
      'fixtures',
      // For the version number, which exports name.
      'package.json',
    ],
    packages: '*',
    node: true,
  },
  renderer: {
    rooms: ['renderer', 'core', 'figures', 'words', 'electron/rpc'],
    types: ['electron', 'electron/services', 'db', 'formats'],
    packages: '*',
    node: false,
  },
};

/**
 * For some folders of core, the other folders of core that they may import. Every folder may import the files that lie
 * in core itself.
 */
const CORE_TABLE: Readonly<Record<string, readonly string[]>> = {
  'core/tables': [],
  'core/text': [],
  'core/codes': [],
  'core/figures': [],
  'core/imports': ['core/text', 'core/respondents', 'core/counting'],
  'core/settling': ['core/tables', 'core/text', 'core/codes'],
  'core/codebook-import': ['core/settling', 'core/exports', 'core/codes'],
  'core/refi': [
    'core/tables',
    'core/settling',
    'core/codebook-import',
    'core/exports',
    'core/text',
    'core/codes',
  ],
};

/**
 * The layers of the renderer, lowest first. A folder may import from lower layers, and from its own layer what
 * `ALLOWED_WITHIN_LAYER` allows.
 */
const LAYERS: readonly RegExp[] = [
  /^transport$/,
  /^state$/,
  /^ui($|\/)/,
  /^editor$/,
  /^pages$/,
  /^app\/notices$/,
  /^api\.ts$/,
  /^app\/services$/,
  /^common\//,
  /^features\//,
  /^app\/frame($|\/)/,
  /^window\.tsx$/,
  /^main\.ts$/,
];

/**
 * For a folder of the renderer, the folders of its own layer that it may import. Folders without an entry may import
 * none.
 */
const ALLOWED_WITHIN_LAYER: Readonly<Record<string, readonly string[]>> = {
  'ui/list': ['ui'],
  'ui/panes': ['ui', 'ui/list'],
  'ui/table': ['ui', 'ui/list'],
  'ui/tree': ['ui', 'ui/list'],
  'common/counts': ['common/undo'],
  'common/figures': ['common/printing'],
  'common/files': ['common/openers'],
  'common/kept-tables': ['common/undo'],
  'common/memos': ['common/undo'],
  'common/passages': ['common/search'],
  'common/queries': ['common/counts', 'common/openers', 'common/undo', 'common/uses'],
  'common/sampling': ['common/sources'],
  'common/sources': ['common/codes', 'common/imports', 'common/openers'],
  'common/undo': ['common/openers'],
  'features/analysis': [
    'features/kept-tables',
    'features/portraits',
    'features/crosstab',
    'features/relations',
    'features/summary-grid',
    'features/tallies',
    'features/words',
    'features/timeline',
    'features/saturation',
    'features/report',
  ],
  'features/agreement': ['features/rounds'],
  'features/articles': ['features/imports'],
  'features/compare': ['features/passages'],
  'features/crosstab': ['features/passages'],
  'features/imports': ['features/exchange'],
  'features/navigator': ['features/codebook'],
  'features/passages': ['features/navigator'],
  'features/reader': ['features/navigator', 'features/passages', 'features/search'],
  'features/report': ['features/kept-tables'],
  'features/respondents': ['features/sources'],
  'features/snapshots': ['features/history'],
  'features/sources': ['features/imports'],
  'features/tallies': ['features/passages'],
  'features/portraits': ['features/passages'],
  'features/saturation': ['features/passages'],
  'features/timeline': ['features/passages'],
  'features/submissions': ['features/kept-tables'],
  'features/triage': ['features/reader'],
  'features/words': ['features/search'],
  'app/frame': ['app/frame/lost', 'app/frame/start'],
};

/** The only files that may import Electron itself. */
const ELECTRON_FILES = /^electron\/(main\.ts|preload\.ts|hosts\/ipc\.ts|shell\/[\w-]+\.ts)$/;

function roomOf(path: string): string | undefined {
  return Object.keys(TABLE)
    .filter((room) => path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function complaint({ from, specifier, typeOnly }: Omit<Import, 'names'>): string | undefined {
  const room = roomOf(from);
  const row = room === undefined ? undefined : TABLE[room];
  if (!room || !row) return undefined;
  const quote = `${from} imports '${specifier}', but ${room}: ${JSON.stringify(row)}`;
  const isNode = specifier.startsWith('node:') || builtinModules.includes(specifier);
  if (isNode) return row.node || typeOnly ? undefined : quote;
  if (specifier === 'electron' || specifier.startsWith('electron/')) {
    return ELECTRON_FILES.test(from)
      ? undefined
      : `${from} imports 'electron': only ${ELECTRON_FILES.source} may`;
  }
  const local = localOf(from, specifier);
  if (local === undefined) {
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
    return row.packages === '*' || row.packages.includes(name) || typeOnly ? undefined : quote;
  }
  const target = roomOf(local) ?? local.split('/')[0] ?? local;
  if (row.rooms.includes(target)) return undefined;
  return typeOnly && row.types?.includes(target) ? undefined : quote;
}

const files = Object.keys(TABLE)
  .filter((room) => !room.includes('/'))
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${room}/${name.replaceAll('\\', '/')}`),
  );

/** All imports of these files. */
const allImports = files.flatMap((path) => importsOf(path, readFileSync(join(root, path), 'utf8')));

test('every file imports only what the table of rooms allows', () => {
  const complaints = allImports.map(complaint).filter((line) => line !== undefined);

  expect(files.length).toBeGreaterThan(50);
  expect(complaints).toEqual([]);
});

test('folders of core import only the folders that the table allows: settling imports none of the folders that use it', () => {
  const folderOf = (path: string): string => path.split('/').slice(0, 2).join('/');
  const found = Object.entries(CORE_TABLE).flatMap(([folder, may]) =>
    allImports
      .filter(({ from }) => from.startsWith(`${folder}/`))
      .map(({ from, specifier }) => ({ from, to: localOf(from, specifier) ?? specifier }))
      .filter(({ to }) => to.startsWith('core/') && to.split('/').length > 2)
      .filter(({ to }) => folderOf(to) !== folder && !may.includes(folderOf(to)))
      .map(({ from, to }) => `${from} imports ${to}, but ${folder} only ${JSON.stringify(may)}`),
  );

  expect(found).toEqual([]);
});

/** The circles of files that import each other, type imports included, each as the path around the circle. */
function circlesOf(imports: ReadonlyMap<string, Iterable<string>>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) circles.push([...way.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const next of imports.get(file) ?? []) follow(next, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) follow(file, []);
  return circles;
}

/** The desk makes its parts, and each part is given the whole desk: that circle of types is meant. */
const DESK = 'renderer/features/reader/reader-desk.ts';

test('no files of the program import each other in a circle', () => {
  const imports = new Map<string, string[]>();
  for (const { from, specifier, typeOnly } of allImports) {
    const to = localOf(from, specifier) ?? specifier;
    if (/^(?:tests|scripts)\//.test(from) || (typeOnly && to === DESK)) continue;
    imports.set(from, [...(imports.get(from) ?? []), to]);
  }

  expect(circlesOf(imports)).toEqual([]);
  expect(
    circlesOf(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['b']],
      ]),
    ),
  ).toEqual(['b → c → b']);
});

/** An import of one folder by a file of another, with the line that a failure shows. */
interface FolderImport {
  readonly from: string;
  readonly to: string;
  readonly line: string;
}

/** The imports between different folders of a room, stylesheets included; `folderOf` gives a file's folder. */
function betweenFolders(
  room: string,
  folderOf: (path: string) => string,
  imports: readonly Omit<Import, 'names'>[] = allImports,
): FolderImport[] {
  return imports
    .filter(({ from }) => from.startsWith(`${room}/`))
    .flatMap(({ from: file, specifier }) => {
      const local = localOf(file, specifier);
      if (!local?.startsWith(`${room}/`)) return [];
      const [from, to] = [folderOf(file), folderOf(local)];
      return from === to ? [] : [{ from, to, line: `${file} imports ${local}` }];
    });
}

/** Circles of folders, each with the imports that make it. */
function folderCircles(imports: readonly FolderImport[]): string[] {
  const folders = new Map<string, Set<string>>();
  for (const { from, to } of imports) folders.set(from, (folders.get(from) ?? new Set()).add(to));
  return circlesOf(folders).map((circle) => {
    const path = circle.split(' → ');
    const lines = imports.filter(({ from, to }) => path.some((at, i) => at === from && path[i + 1] === to));
    return [circle, ...lines.map(({ line }) => line)].join('\n');
  });
}

/** The folder of a file directly below its room. Files that lie in the room itself belong to no folder. */
function mainFolderOf(path: string): string {
  const [room, folder, file] = path.split('/');
  return file === undefined ? '' : `${room}/${folder}`;
}

test('the folders of a room do not import each other in a circle, which would make two folders one', () => {
  const circles = ['core', 'words', 'figures', 'formats', 'db', 'electron'].flatMap((room) =>
    folderCircles(betweenFolders(room, mainFolderOf).filter(({ from, to }) => from !== '' && to !== '')),
  );
  const found = folderCircles(
    betweenFolders('core', mainFolderOf, [
      { from: 'core/counting/draws.ts', specifier: '../triage/design.ts', typeOnly: true },
      { from: 'core/counting/scope.ts', specifier: '../span.ts', typeOnly: false },
      { from: 'core/triage/parts/draw.ts', specifier: '#core/counting/corpus.ts', typeOnly: false },
    ]).filter(({ to }) => to !== ''),
  );

  expect(circles).toEqual([]);
  expect(found).toEqual([
    'core/counting → core/triage → core/counting\n' +
      'core/counting/draws.ts imports core/triage/design.ts\n' +
      'core/triage/parts/draw.ts imports core/counting/corpus.ts',
  ]);
});

/** The folder of a renderer file; a file that lies in no folder is a layer of its own. */
function rendererFolderOf(path: string): string {
  const [, ...parts] = path.split('/');
  return parts.length === 1 ? parts.join() : parts.slice(0, -1).join('/');
}

/**
 * Whether one folder of the renderer may import another: from a lower layer, or from its own layer where
 * `ALLOWED_WITHIN_LAYER` allows it.
 */
function mayImport(from: string, to: string): boolean {
  const layerOf = (folder: string): number => LAYERS.findIndex((layer) => layer.test(folder));
  const [own, other] = [layerOf(from), layerOf(to)];
  return other >= 0 && (other < own || (other === own && (ALLOWED_WITHIN_LAYER[from] ?? []).includes(to)));
}

test('the folders of the renderer import lower layers and, on their own layer, only what the table allows', () => {
  const imports = betweenFolders('renderer', rendererFolderOf);
  const needed = new Set(imports.map(({ from, to }) => `${from} ${to}`));
  const named = Object.entries(ALLOWED_WITHIN_LAYER).flatMap(([from, all]) =>
    all.map((to) => `${from} ${to}`),
  );

  expect(imports.length).toBeGreaterThan(500);
  expect(imports.filter(({ from, to }) => !mayImport(from, to)).map(({ line }) => line)).toEqual([]);
  expect(named.filter((pair) => !needed.has(pair))).toEqual([]);
  expect(mayImport('features/search', 'features/reader')).toBe(false);
  expect(mayImport('common/codes', 'features/codebook')).toBe(false);
});

test('no folders of the renderer import each other in a circle', () => {
  expect(folderCircles(betweenFolders('renderer', rendererFolderOf))).toEqual([]);
});

test('no component of the window subscribes to all tables, which would redraw it after every change', () => {
  const takesAll = /useProject\((?:\(state\) => state\.tables|\(\{ tables \}\) => tables)\)/;
  const found = files.filter(
    (path) => path.startsWith('renderer/') && takesAll.test(readFileSync(join(root, path), 'utf8')),
  );

  expect(takesAll.test('const tables = useProject((state) => state.tables);')).toBe(true);
  expect(found).toEqual([]);
});

test('the check itself sees a forbidden import', () => {
  const forbidden = [
    { from: 'core/span.ts', specifier: 'node:fs', typeOnly: false },
    { from: 'renderer/app.tsx', specifier: '#db/write.ts', typeOnly: false },
    { from: 'renderer/app.tsx', specifier: '#electron/api.ts', typeOnly: false },
    { from: 'electron/services/codes.ts', specifier: 'electron', typeOnly: false },
    { from: 'electron/engines/counting.ts', specifier: '../services/codes.ts', typeOnly: false },
    { from: 'db/write.ts', specifier: '#electron/session.ts', typeOnly: false },
  ];

  expect(forbidden.map(complaint).filter((line) => line === undefined)).toEqual([]);
});

/**
 * Functions of Node that open a file. When such a file is closed, POSIX frees every lock that this process holds on it.
 */
const OPENING =
  /^(?:open|openSync|readFile|readFileSync|writeFile|writeFileSync|appendFile|appendFileSync|copyFile|copyFileSync|cp|cpSync|createReadStream|createWriteStream|truncate|truncateSync)$/;

/** The files that may open files, and why none of these is ever the open study. */
const OPENERS: Readonly<Record<string, string>> = {
  'db/leftover-log.ts': 'a log, which nobody locks',
  'db/log-pages.ts': 'a log, which nobody locks',
  'db/log-tie.ts': 'a log, which nobody locks',
  'db/migrations.ts': 'files of the program',
  'db/own-files.ts': 'the guard itself',
  'db/salvage/pages.ts': 'by the guard, and a log, which nobody locks',
  'db/snapshots/flush-beside.ts': 'a new file, closed once SQLite has written it',
  'db/snapshots/restore.ts': 'writes new files alone',
  'db/snapshots/steady-flush.ts': 'a log, which nobody locks, and new files',
  'db/stage.ts': 'a log, which nobody locks',
  'db/temporary-copy.ts': 'only where the file is not of a study that is open here',
  'db/write-seal.ts': 'with the file to itself',
  'electron/engines/texts-ahead-thread.ts': 'closed by the guard, in the main thread',
  'electron/hosts/commands/import-codebook.ts': 'before the study is opened',
  'electron/hosts/http.ts': 'uploads, downloads and pages, in folders of the program',
  'electron/hosts/opening-page.ts': 'a new file in a folder of its own',
  'electron/hosts/commands/team-password.ts': 'a descriptor that the person named',
  'electron/hosts/commands/team.ts': 'standard input; a file by the guard',
  'electron/hosts/peer-user.ts': 'tables of the system',
  'electron/kept-passwords.ts': 'files of the program',
  'electron/reading-places.ts': 'files of the program',
  'electron/services/desk-lost.ts': 'only where the file is not of a study that is open here',
  'electron/services/exchange/plan-source.ts': 'a temporary folder',
  'electron/services/imports/original.ts': 'by descriptors that the guard gave',
  'electron/services/imports/redecode.ts': 'a temporary folder',
  'electron/team/base.ts': 'a temporary folder, and a new file',
  'electron/team/folder/folder-bases.ts': 'files of a team’s folder, under names of their own',
  'electron/team/folder/sealed-file.ts': 'files of a team’s folder, under names of their own',
  'electron/team/postgres/password-file.ts': 'a file of passwords, named by the person',
  'electron/team/postgres/schema.ts': 'files of the program',
  'electron/write-file.ts': 'paths that the guard let through',
  'electron/settings.ts': 'settings of the program',
  'electron/shell/dialogs.ts': 'paths that the guard let through',
  'electron/shell/handed-invitation.ts': 'a file by its ending, never a study',
  'electron/shell/pages.ts': 'files of the program',
};

/**
 * Readers and writers of formats. They get paths that the guard has checked, run in a process of their own, or read
 * fonts.
 */
const FORMAT_OPENERS = [
  'formats/foreign/database.ts',
  'formats/foreign/qualcoder-documents.ts',
  'formats/foreign/taguette-pages.ts',
  'formats/foreign/word.ts',
  'formats/reading/ahead-reader.ts',
  'formats/reading/archive.ts',
  'formats/reading/checked-package.ts',
  'formats/reading/codebook-file.ts',
  'formats/reading/pdf.ts',
  'formats/reading/read-file.ts',
  'formats/reading/recognise.ts',
  'formats/refi/container.ts',
  'formats/refi/recognise.ts',
  'formats/writing/printed-fonts.ts',
  'formats/writing/whole-folder.ts',
  'formats/writing/zip-file.ts',
];

function opensFiles(path: string): boolean {
  const text = readFileSync(join(root, path), 'utf8');
  return [
    ...text.matchAll(/^import\s+(?!type)([^;]*?)\s+from\s+'(?:node:fs(?:\/promises)?|atomically)'/gm),
  ].some(
    ([, names = '']) =>
      !names.startsWith('{') ||
      names
        .replaceAll(/[{}]/g, '')
        .split(',')
        .some((name) => OPENING.test(name.trim().split(/\s+as\s+/)[0] ?? '')),
  );
}

test('a file is opened only where it is known not to be the open study', () => {
  const openers = files.filter((path) => /^(?:db|electron|formats)\//.test(path) && opensFiles(path));

  expect(openers.toSorted()).toEqual([...Object.keys(OPENERS), ...FORMAT_OPENERS].toSorted());
});

/** Modules of Node that reach a network, with or without `node:`. */
const NETWORK = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|inspector)(?:\/\w+)?$/;

/** Calls that reach a network by a global name, in a program that runs beside the store. */
const ASKING = /\b(?:fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(/;

/** The files that may reach a network: the browser host only listens, and a team's server is one address that a person gave. */
const REACHING = [
  'electron/hosts/http.ts node:http',
  'electron/team/postgres/certificate.ts node:net',
  'electron/team/postgres/certificate.ts node:tls',
  'electron/team/postgres/reach.ts node:net',
];

test('no program opens a connection but to the server of a team: the browser host only listens, and pages call only their own host', () => {
  const programs = files.filter((path) => !path.startsWith('renderer/'));
  const reaching = allImports
    .filter(({ from }) => !from.startsWith('renderer/'))
    .filter(({ specifier, typeOnly }) => NETWORK.test(specifier) && !typeOnly)
    .map(({ from, specifier }) => `${from} ${specifier}`);
  const asking = programs.filter((path) => ASKING.test(readFileSync(join(root, path), 'utf8')));

  expect(reaching).toEqual(REACHING);
  expect(readFileSync(join(root, 'electron/hosts/http.ts'), 'utf8')).toContain(
    "import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'",
  );
  expect(asking).toEqual([]);
});

test('the driver of a team’s server is loaded in one place, and only when it connects', () => {
  const place = 'electron/team/postgres/server-connection.ts';
  const loading = allImports.filter(({ specifier, typeOnly }) => specifier === 'pg' && !typeOnly);

  expect(loading.map(({ from }) => from)).toEqual([place]);
  expect(readFileSync(join(root, place), 'utf8')).toContain("await import('pg')");
});

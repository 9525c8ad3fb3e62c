// Finds code that nothing needs any more.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, localOf, namesListed } from './helpers/imports-of.ts';

const root = resolve(import.meta.dirname, '..');

const ROOMS = ['core', 'words', 'figures', 'formats', 'db', 'electron', 'renderer'];

/** Exports that only tests use, and why they are in the program. */
const FOR_TESTS: Readonly<Record<string, string>> = {};

/** The exported names of a file, and whether each is only a type. */
function exportsOf(text: string): (readonly [name: string, isType: boolean])[] {
  const declared = text.matchAll(
    /^export\s+(?:async\s+|abstract\s+)*(function\*?|const|let|class|interface|type|enum)\s+(\w+)/gm,
  );
  const listed = text.matchAll(/^export\s+(type\s+)?\{([^}]*)\}/gm);
  return [
    ...[...declared].map(([, kind = '', name = '']) => [name, /^(?:interface|type)$/.test(kind)] as const),
    ...[...listed].flatMap(([, type, list = '']) =>
      namesListed(list).map(([, name]) => [name, type !== undefined] as const),
    ),
  ];
}

/**
 * The exports that are not needed, as `path name`. A value must be imported by the program or its scripts. It may also
 * be there for its own file, and exported for a test. A type may be exported because another export has it.
 */
function unusedExports(texts: ReadonlyMap<string, string>): string[] {
  const importers = new Map<string, string[]>();
  const note = (name: string, from: string): void => {
    importers.set(name, [...(importers.get(name) ?? []), from]);
  };
  for (const [path, text] of texts)
    for (const { from, specifier, names } of importsOf(path, text)) {
      const local = localOf(from, specifier);
      if (local === undefined) continue;
      for (const name of names === 'all' ? ['*'] : names) note(`${local} ${name}`, from);
    }
  return [...texts]
    .filter(([path]) => ROOMS.some((room) => path.startsWith(`${room}/`)))
    .flatMap(([path, text]) =>
      exportsOf(text)
        .filter(([name, isType]) => {
          const users = [...(importers.get(`${path} ${name}`) ?? []), ...(importers.get(`${path} *`) ?? [])];
          if (users.some((user) => !user.startsWith('tests/'))) return false;
          const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
          const isUsedHere = [...code.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length > 1;
          return !(isUsedHere && (isType || users.length > 0));
        })
        .map(([name]) => `${path} ${name}`),
    );
}

test('every export is used: what nothing imports is not exported, and what only tests use has a reason', () => {
  const texts = new Map(
    [...ROOMS, 'fixtures', 'scripts', 'tests'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:tsx?|mjs)$/.test(name))
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
        .map((path) => [path, readFileSync(join(root, path), 'utf8')] as const),
    ),
  );

  expect(texts.size).toBeGreaterThan(1_000);
  expect(unusedExports(texts)).toEqual(Object.keys(FOR_TESTS));
});

test('the check finds an export that nothing uses, that only its own file uses, or that only a test uses', () => {
  const texts = new Map([
    [
      'core/count.ts',
      [
        'export function counted(rows: Row[]) { return halved(rows.length); }',
        'export function halved(number: number) { return number / 2; }',
        'export interface Row { id: string }',
        '/** Unlike halved and doubled. */',
        'export const doubled = 2;',
        'export type Unused = 1;',
        "export { named as 'its name' } from './name.ts';",
      ].join('\n'),
    ],
    ['core/name.ts', 'export const named = 1;\nexport const tested = named;\nexport const kept = tested;'],
    ['electron/call.ts', "import { type Row, counted as count } from '#core/count.ts';"],
    ['tests/name.test.ts', "import { tested, kept } from '#core/name.ts';\nimport '#core/count.ts';"],
  ]);

  expect(unusedExports(texts)).toEqual([
    'core/count.ts halved',
    'core/count.ts doubled',
    'core/count.ts Unused',
    "core/count.ts 'its name'",
    'core/name.ts kept',
  ]);
});

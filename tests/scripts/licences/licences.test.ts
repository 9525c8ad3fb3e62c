// What ships of other people's work, and whether it may.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../../../scripts/licences/bundled-packages.ts';
import { licenceList, refusedOf } from '../../../scripts/licences/licences.ts';
import { billOfMaterials } from '../../../scripts/licences/sbom.ts';
import { bundledFolders, shippedPackages, type Shipped } from '../../../scripts/licences/shipped.ts';
import { isUnderGpl, mayShip, termsOf } from '../../../scripts/licences/terms.ts';

const root = resolve(import.meta.dirname, '../../..');
const shipped = shippedPackages(root);

function called(name: string): Shipped {
  const found = shipped.find((each) => each.name === name);
  if (!found) throw new RangeError(`${name} does not ship.`);
  return found;
}

test('every package that ships may ship', () => {
  expect(refusedOf(root, shipped)).toEqual([]);
  expect(shipped.length).toBeGreaterThan(100);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['(MIT AND Zlib)', true],
  ['GPL-3.0-only', false],
  ['AGPL-3.0-or-later', false],
  ['LGPL-2.1', false],
  ['MIT AND GPL-2.0', false],
  ['SEE LICENSE IN terms.txt', false],
  ['unknown', false],
])('%s: may ship, %s', (licence, may) => {
  expect(mayShip(licence)).toBe(may);
});

test('the text of the GPL is found behind a manifest that claims another licence, and a choice of licences is allowed', () => {
  const texts = ['LICENSE\n\nGNU General Public License, version 2'];

  expect(isUnderGpl({ ...called('zod'), licence: 'MIT' }, texts)).toBe(true);
  expect(isUnderGpl({ ...called('zod'), licence: '(MIT OR GPL-3.0-or-later)' }, texts)).toBe(false);
});

test('packages inside the bundles are listed with their licence texts', () => {
  const folders = new Set(shipped.map(({ folder }) => folder));

  expect(bundledFolders(root).filter((folder) => !folders.has(folder))).toEqual([]);
  for (const name of ['react-dom', '@tiptap/core', 'drizzle-orm', 'better-sqlite3', 'electron'])
    expect(called(name).folder).toBe(`node_modules/${name}`);
  expect(termsOf(root, called('react-dom')).join()).toContain('Meta Platforms');
});

test('the fonts bring their licence text', () => {
  const list = licenceList(root, shipped);

  for (const name of ['@fontsource-variable/inter', '@fontsource-variable/source-serif-4']) {
    expect(called(name).licence).toBe('OFL-1.1');
    expect(termsOf(root, called(name)).join()).toContain('SIL OPEN FONT LICENSE Version 1.1');
  }
  expect(list).toContain('@fontsource-variable/inter 5.3.0  OFL-1.1');
});

test('build tools do not ship', () => {
  const names = new Set(shipped.map(({ name }) => name));

  expect(
    ['vitest', 'typescript', 'electron-builder', 'playwright-core'].filter((name) => names.has(name)),
  ).toEqual([]);
});

test.each([
  ['/clone/node_modules/zod/v4/index.js', 'node_modules/zod'],
  ['/clone/node_modules/@tiptap/core/dist/index.js?v=1', 'node_modules/@tiptap/core'],
  ['/clone/node_modules/a/node_modules/b/index.js', 'node_modules/a/node_modules/b'],
  ['\0vite/preload-helper.js', 'node_modules/vite'],
  ['/clone/core/span.ts', null],
])('%s is part of %s', (id, folder) => {
  expect(packageFolder('/clone', id)).toBe(folder);
});

test('the bill of materials names each package once, with the hash that the registry gave', () => {
  const bill = billOfMaterials({ name: 'concord', version: '1.0.0', licence: 'Apache-2.0' }, shipped) as {
    readonly specVersion: string;
    readonly components: readonly {
      readonly 'bom-ref': string;
      readonly purl: string;
      readonly licenses: readonly object[];
      readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
    }[];
    readonly dependencies: readonly { readonly dependsOn: readonly string[] }[];
  };

  expect(bill.specVersion).toBe('1.6');
  const references = bill.components.map((component) => component['bom-ref']);
  expect(new Set(references).size).toBe(shipped.length);
  expect(bill.dependencies[0]?.dependsOn).toEqual(references);
  const zod = bill.components.find(({ purl }) => purl.startsWith('pkg:npm/zod@'));
  const lock = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly integrity: string }>>;
  };
  const hash = Buffer.from(lock.packages['node_modules/zod']?.integrity.slice(7) ?? '', 'base64');
  expect(zod?.hashes).toEqual([{ alg: 'SHA-512', content: hash.toString('hex') }]);
  expect(bill.components.find(({ purl }) => purl.includes('%40tiptap/core@'))?.licenses).toEqual([
    { license: { id: 'MIT' } },
  ]);
  expect(bill.components.filter(({ licenses }) => licenses.length !== 1)).toEqual([]);
});

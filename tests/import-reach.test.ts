// Holds how much of the program the import of a project file needs, so that a change in one screen stays out of it.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, localOf } from './helpers/imports-of.ts';

const root = resolve(import.meta.dirname, '..');

/** The files that a file loads, itself included; types are gone by then. */
function filesReachedFrom(entry: string): string[] {
  const reached = new Set([entry]);
  for (const file of reached)
    for (const { specifier, typeOnly } of importsOf(file, readFileSync(join(root, file), 'utf8'))) {
      const to = localOf(file, specifier);
      if (!typeOnly && to !== undefined && /\.tsx?$/.test(to)) reached.add(to);
    }
  return [...reached];
}

test.each(['import-exchange', 'preview'])(
  'the %s of a project file reaches at most 119 files, at most 101 besides the descriptions of tables, and none that draws, exports or serves a screen',
  (way) => {
    const reached = filesReachedFrom(`electron/services/exchange/${way}.ts`);

    expect(reached).toContain('core/settling/settle-rows.ts');
    expect(reached.length).toBeLessThanOrEqual(119);
    expect(reached.filter((file) => !file.startsWith('core/tables/')).length).toBeLessThanOrEqual(101);
    expect(reached.filter((file) => /^(?:figures|words|renderer|formats\/writing)\//.test(file))).toEqual([]);
  },
);

// What a licence allows: whether a package under it may ship, and which texts must go with it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shipped } from './shipped.ts';

/** Licences of packages that a program under Apache-2.0 may include. One old package names its licence `BSD`. */
const TAKEN: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  // For fonts.
  'OFL-1.1',
  'PSF-2.0',
  'Zlib',
]);

/** Whether a package may ship: with `OR` one accepted licence is enough, with `AND` all must be accepted. */
export function mayShip(licence: string): boolean {
  const expression = licence.trim().replace(/^\(([^()]*)\)$/, '$1');
  const [choices, all] = [expression.split(' OR '), expression.split(' AND ')];
  if (choices.length > 1) return choices.some(mayShip);
  if (all.length > 1) return all.every(mayShip);
  return TAKEN.has(expression);
}

/** The licence of fonts that are in no build and no package: see vite.config.ts and electron-builder.yml. */
const LEFT_BEHIND = 'LICENSE_LIBERATION';

const WORDS = /^(?:licen[cs]e|copying|notice|ofl|unlicense)/i;
/** Folders without licence texts of what ships. */
const ELSEWHERE = new Set(['node_modules', 'test', 'tests', 'docs', 'example', 'examples']);
/** How deep packages keep the licences of what they include from others, such as fonts. */
const MAX_FOLDER_DEPTH = 2;

/** The licence texts and notices in the package, including those of what it includes from others. */
export function termsOf(root: string, { folder }: Shipped): readonly string[] {
  const found: string[] = [];
  const visit = (path: string, depth: number): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const at = join(path, entry.name);
      if (entry.isDirectory() && depth < MAX_FOLDER_DEPTH && !ELSEWHERE.has(entry.name)) visit(at, depth + 1);
      else if (entry.name === LEFT_BEHIND) continue;
      else if (entry.isFile() && WORDS.test(entry.name) && !/\.(?:[cm]?[jt]s|map|html)$/.test(entry.name))
        found.push(readFileSync(at, 'utf8').trim());
    }
  };
  visit(join(root, folder), 0);
  return [...new Set(found)];
}

/** Whether one of its texts demands more than its manifest says: that everything including it be under the GPL. */
export function isUnderGpl({ licence }: Shipped, texts: readonly string[]): boolean {
  return (
    !licence.includes(' OR ') && texts.some((text) => /GNU (?:AFFERO |LESSER )?GENERAL PUBLIC/i.test(text))
  );
}

// What the files of the program import, for checks of how they depend on each other.
import { dirname, join } from 'node:path/posix';

export interface Import {
  /** The importing file, from the folder of the project. */
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
  /** The imported names; `all` for a namespace, a re-export of everything and an import at run time. */
  readonly names: readonly string[] | 'all';
}

/** The imports in a file, re-exports included. */
export function importsOf(path: string, text: string): Import[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const found: Import[] = [];
  for (const [, type, names = '', specifier = ''] of code.matchAll(
    /^(?:import|export)\s+(type\s)?((?:as\s+'[^']+'|[^'"`;])*?)\sfrom\s+'([^']+)'/gm,
  ))
    found.push({ from: path, specifier, typeOnly: type !== undefined, names: namesIn(names) });
  for (const [, alone, later] of code.matchAll(/^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm))
    found.push({
      from: path,
      specifier: alone ?? later ?? '',
      typeOnly: false,
      names: later === undefined ? [] : 'all',
    });
  return found;
}

function namesIn(clause: string): Import['names'] {
  if (clause.includes('*')) return 'all';
  const [first = '', braced = ''] = clause.split(/[{}]/);
  return [...(/\w/.test(first) ? ['default'] : []), ...namesListed(braced).map(([name]) => name)];
}

/** The entries of `a, type b as c`, each with the name that it has outside the list. */
export function namesListed(list: string): (readonly [name: string, outside: string])[] {
  return list
    .split(',')
    .map((entry) => entry.trim().replace(/^type\s+/, ''))
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [name = '', outside = name] = entry.split(/\s+as\s+/);
      return [name, outside];
    });
}

/** The path of an import within the project; undefined for a package. */
export function localOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return join(dirname(from), specifier);
  return specifier.startsWith('#') ? specifier.slice(1) : undefined;
}

// The written path of every code, unique in the project: the name of a code in exports and on the command line.
import { PATH_SEPARATOR, type Codebook } from '../codes/codebook.ts';
import { uniqueLabels } from '../free-name.ts';
import { escapedName } from './written-names.ts';

/** Written paths by code id. Siblings that share a name are numbered, so that a path names one code. */
export function codePaths(codebook: Codebook): Map<string, string> {
  const paths = new Map<string, string>();
  const visit = (parentId: string | null, above: string): void => {
    const children = codebook.children.get(parentId) ?? [];
    for (const [id, label] of uniqueLabels(children)) {
      const path = above + escapedName(label);
      paths.set(id, path);
      visit(id, path + PATH_SEPARATOR);
    }
  };
  visit(null, '');
  return paths;
}

/** The id of the code with this written path, or with this name if only one code has it; else null. */
export function codeAtPath(codebook: Codebook, path: string): string | null {
  for (const [id, own] of codePaths(codebook)) if (own === path) return id;
  const named = codebook.inOrder.filter((code) => code.name === path);
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

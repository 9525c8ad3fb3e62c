// Finds the codes of a list of names that was typed.
import { codebookOf } from '#core/codes/codebook.ts';
import { codeFinder } from '#core/query/resolve-query.ts';
import type { HeldRecords } from '../../services/project.ts';
import { isFoundBy, namesListed } from './names-listed.ts';

/** The ids of codes by names, paths or ids, as `namesListed` reads them. Throws as `codeFinder`. */
export function codesNamed(names: string, { code, themeCode }: HeldRecords): string[] {
  const codebook = codebookOf(code, themeCode);
  const codeNamed = codeFinder({ codebook });
  const idOf = (name: string): string => (codebook.byId.has(name) ? name : codeNamed(name));
  return namesListed(names, isFoundBy(idOf)).map(idOf);
}

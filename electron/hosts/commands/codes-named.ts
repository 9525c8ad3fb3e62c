// Finds the codes of a list of names that was typed.
import { codebookOf } from '#core/codes/codebook.ts';
import { codeFinder } from '#core/query/resolve-query.ts';
import type { HeldRecords } from '../../services/project.ts';

/** The ids of codes by names, paths or ids, separated by commas. Throws as `codeFinder`. */
export function codesNamed(names: string, { code, themeCode }: HeldRecords): string[] {
  const codebook = codebookOf(code, themeCode);
  const codeNamed = codeFinder({ codebook });
  return names.split(',').map((one) => (codebook.byId.has(one.trim()) ? one.trim() : codeNamed(one)));
}

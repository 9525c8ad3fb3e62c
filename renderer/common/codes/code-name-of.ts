import { namedIn } from '#core/codes/code-names.ts';
import type { Codebook } from '#core/codes/codebook.ts';
import type { Words } from '#words/words.ts';

/** The name of a code in the language of the codebook; empty for a deleted one. */
export function codeName(
  { codebookLanguage }: Pick<Words, 'codebookLanguage'>,
  codebook: Codebook,
  id: string,
): string {
  const code = codebook.byId.get(id);
  return code ? namedIn(code, codebookLanguage).name : '';
}

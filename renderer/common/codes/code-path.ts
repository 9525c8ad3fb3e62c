import { pathOf, type Codebook } from '#core/codes/codebook.ts';

/** The path of a code in words: `guide › standards`. */
export function codePath(codebook: Codebook, id: string): string {
  return pathOf(codebook, id).join(' › ');
}

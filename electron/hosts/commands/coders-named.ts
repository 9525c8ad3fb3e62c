// Finds the coders of a list of names that was typed.
import type { HeldRecords } from '../../services/project.ts';
import { onlyNamed } from './scope-options.ts';

/**
 * The ids of coders by names or ids, with commas between them, also those of Chinese. A name may hold commas itself, as that of a
 * second pass does, unless what stands between them names coders, too. Throws as `onlyNamed`.
 */
export function codersNamed(names: string, { coder }: Pick<HeldRecords, 'coder'>): string[] {
  const isCoder = (name: string): boolean => coder.some((each) => each.name === name || each.id === name);
  const found: string[] = [];
  // Each name with the comma after it, so that a name with commas comes out as it is.
  let parts = names.split(/(?<=[,，、])/u);
  const textOf = (taken: readonly string[]): string =>
    taken
      .join('')
      .replace(/[,，、]$/u, '')
      .trim();
  while (parts.length > 0) {
    const lengths = parts.map((_, place) => parts.length - place);
    const length =
      lengths.find((count) => {
        const taken = parts.slice(0, count);
        return isCoder(textOf(taken)) && !(count > 1 && taken.every((part) => isCoder(textOf([part]))));
      }) ?? 1;
    found.push(onlyNamed(coder, textOf(parts.slice(0, length)), 'errors:no_such_coder_name').id);
    parts = parts.slice(length);
  }
  return found;
}

// Names that were typed one after the other, with commas between them.
import { AppError } from '#core/errors.ts';

/**
 * The names of a list. `isName` says of a stretch whether something is called so: a name may hold commas itself, unless what
 * stands between them are names, too. A stretch that is no name is given back as it stands between two commas, those of
 * Chinese included.
 */
export function namesListed(list: string, isName: (name: string) => boolean): string[] {
  const found: string[] = [];
  // Each part with the comma after it, so that a name with commas comes out as it is.
  let parts = list.split(/(?<=[,，、])/u);
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
        return isName(textOf(taken)) && !(count > 1 && taken.every((part) => isName(textOf([part]))));
      }) ?? 1;
    found.push(textOf(parts.slice(0, length)));
    parts = parts.slice(length);
  }
  return found;
}

/** Returns whether a name is found; one that several things have is found, too, so that it is told of. */
export function isFoundBy(find: (name: string) => unknown): (name: string) => boolean {
  return (name) => {
    try {
      find(name);
      return true;
    } catch (error) {
      return !(error instanceof AppError && error.code === 'not_found');
    }
  };
}

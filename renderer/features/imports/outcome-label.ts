// What the button of an import says: what will have come in once it is pressed.
import type { Words } from '#words/words.ts';
import { isReadable, isTable } from '#renderer/common/imports/readable-files.ts';
import type { Kind } from './usual-class.ts';

/** What was chosen, as far as it is known before it is read. */
export interface Coming {
  readonly names: readonly string[];
  /** How many of them are folders, which are opened when they are read. */
  readonly folders: number;
  /** What a table alone would become; null while that is not known. */
  readonly rows: number | null;
}

/** “Bring in 400 documents”, or sources where some are interviews; without the number where folders or tables hold as many as they hold. */
export function outcomeLabel({ t }: Words, kind: Kind | null, { names, folders, rows }: Coming): string {
  if (names.length === 0) return t('imports:bring_in');
  const isOpen = folders > 0 || names.some(isTable);
  const count = rows ?? (isOpen ? 0 : names.filter(isReadable).length);
  if (kind === null) return count === 0 ? t('imports:bring_in') : t('imports:import_sources', { count });
  return count === 0 ? t(`imports:bring_in_as_${kind}s`) : t(`imports:bring_in_${kind}s`, { count });
}

// The label of an import button: what it will import.
import type { Words } from '#words/words.ts';
import { isReadable, isTable } from '#renderer/common/imports/readable-files.ts';
import type { Kind } from './usual-class.ts';

/** The chosen files, as far as known before reading them. */
export interface Coming {
  readonly names: readonly string[];
  /** How many of them are folders, whose content is unknown until they are read. */
  readonly folders: number;
  /** How many sources a single table would give; null while unknown. */
  readonly rows: number | null;
}

/**
 * “Import 400 documents”, or sources if there are interviews among them; without the number for folders and tables,
 * whose content is unknown.
 */
export function outcomeLabel({ t }: Words, kind: Kind | null, { names, folders, rows }: Coming): string {
  if (names.length === 0) return t('imports:bring_in');
  const isOpen = folders > 0 || names.some(isTable);
  const count = rows ?? (isOpen ? 0 : names.filter(isReadable).length);
  if (kind === null) return count === 0 ? t('imports:bring_in') : t('imports:import_sources', { count });
  return count === 0 ? t(`imports:bring_in_as_${kind}s`) : t(`imports:bring_in_${kind}s`, { count });
}

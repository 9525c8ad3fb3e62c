// Remarks on an exchange as lines: a few of each kind, with a few of the things each is about.
import type { Remark } from '#core/refi/incoming.ts';
import type { Terminal } from '../terminal.ts';

/** How many remarks of one kind are printed; beyond that, a line gives the number. */
const MAX_REMARKS = 5;
/** How many things a remark lists. */
const MAX_ITEMS = 10;

/** The lines; says how many remarks are left out. */
export function remarkLines(remarks: readonly Remark[], { words: { t } }: Terminal): string[] {
  const byKind = [...Map.groupBy(remarks, ({ key }) => key).values()];
  const shown = new Set(byKind.flatMap((kind) => kind.slice(0, MAX_REMARKS)));
  const lines = remarks
    .filter((remark) => shown.has(remark))
    .flatMap(({ key, parameters, items = [] }) => [
      t(key, { ...parameters }),
      ...items.slice(0, MAX_ITEMS).map((item) => `  ${item}`),
      ...(items.length > MAX_ITEMS
        ? [`  ${t('exchange:more_remarks', { count: items.length - MAX_ITEMS })}`]
        : []),
    ]);
  const more = remarks.length - shown.size;
  return more > 0 ? [...lines, t('command_line:exchange_more', { count: more })] : lines;
}

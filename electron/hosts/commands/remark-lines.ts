// What is to be known of an exchange, in lines: a few remarks of each kind, and below each a few of what it is about.
import type { Remark } from '#core/refi/incoming.ts';
import type { Terminal } from '../terminal.ts';

/** So many remarks of one kind are said one by one; of more, a line says how many there are. */
const NAMED = 5;
/** So many things that a remark is about are named. */
const ITEMS = 10;

/** The lines; what is left out is told by number. */
export function remarkLines(remarks: readonly Remark[], { words: { t } }: Terminal): string[] {
  const byKind = [...Map.groupBy(remarks, ({ key }) => key).values()];
  const shown = new Set(byKind.flatMap((kind) => kind.slice(0, NAMED)));
  const lines = remarks
    .filter((remark) => shown.has(remark))
    .flatMap(({ key, parameters, items = [] }) => [
      t(key, { ...parameters }),
      ...items.slice(0, ITEMS).map((item) => `  ${item}`),
      ...(items.length > ITEMS ? [`  ${t('exchange:more_remarks', { count: items.length - ITEMS })}`] : []),
    ]);
  const more = remarks.length - shown.size;
  return more > 0 ? [...lines, t('command_line:exchange_more', { count: more })] : lines;
}

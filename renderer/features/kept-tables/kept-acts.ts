// Acts on kept tables and figures, each with an offer to undo it where somebody may regret it.
import { api, host } from '#renderer/api.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { notify } from '#renderer/ui/toast.tsx';
import type { Language, Words } from '#words/words.ts';
import type { KeptItem } from './use-kept.ts';
import { labelOf } from './use-kept.ts';

/** Removes an item and offers to undo it. */
export async function removeKept({ t }: Words, { kept }: KeptItem): Promise<void> {
  const group = crypto.randomUUID();
  await api.keptTables.remove({ id: kept.id }, { group });
  offerUndo(t('kept_tables:removed', { title: kept.name }), group);
}

/** What an export needs. */
interface Exporting {
  readonly words: Words;
  /** The language of print. */
  readonly language: Language;
  readonly project: string;
}

/** Exports these items: to a folder on the desktop, as a zip file in a browser. */
export async function exportKept(items: readonly KeptItem[], { words, ...how }: Exporting): Promise<void> {
  const { t } = words;
  const name = [how.project, t('kept_tables:workbook')].filter(Boolean).join(', ');
  const isZip = host.kind === 'browser';
  const filters = isZip ? [{ name: t('kept_tables:file.zip'), extensions: ['zip'] }] : [];
  const ids = items.map(({ kept }) => kept.id);
  await host.saveAs(isZip ? `${name}.zip` : name, filters, (to) =>
    written(items, words, { to, ids, language: how.language }),
  );
}

/** The formats of a single item. */
export type SingleFormat = 'docx' | 'xlsx' | 'html' | 'svg' | 'pdf';

/** Exports one item as one file. */
export async function exportOne(
  item: KeptItem,
  format: SingleFormat,
  { words, language }: Exporting,
): Promise<void> {
  const name = `${labelOf(words, item)} ${item.kept.name}.${format}`;
  const filters = [{ name: words.t(`kept_tables:file.${format}`), extensions: [format] }];
  await host.saveAs(name, filters, (to) => written([item], words, { to, ids: [item.kept.id], language }));
}

/** Writes the files, and says what could not be made. */
async function written(
  items: readonly KeptItem[],
  { t }: Words,
  input: { readonly to: string; readonly ids: string[]; readonly language: Language },
): Promise<void> {
  const { problems } = await api.keptTables.export(input);
  const [problem] = problems;
  if (!problem) return;
  const names = items.filter(({ kept }) => problems.some(({ id }) => id === kept.id));
  notify(
    t('kept_tables:left_out', {
      count: names.length,
      titles: names.map(({ kept }) => kept.name).join(', '),
      why: t(problem.error.key as 'errors:internal', { ...problem.error.parameters }),
    }),
  );
}

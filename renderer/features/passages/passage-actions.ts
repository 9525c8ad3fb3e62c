// What one does to many passages at once. Codings of other coders are theirs: they stay, and that is said.
import type { CodeRecord, CodingRecord } from '#core/records.ts';
import { api, workingCoderId } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { projectStore } from '#renderer/state/project.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { copiedPassages } from './copied-passages.ts';
import type { PassageRow } from './passage-row.ts';
import { shownPassages } from './shown-passages.ts';

/** Gives the codings of these rows another code, as part of a gesture where a group is named. */
export async function recodeRows(
  rows: readonly PassageRow[],
  code: CodeRecord,
  group?: string,
): Promise<void> {
  const { own, others } = await codingsOf(rows);
  if (!saidNoneOwn(own)) return;
  const ids = own.map(({ id }) => id);
  await api.codings.recode({ ids, codeId: code.id }, group === undefined ? {} : { group });
  withUndo(currentWords().t('passages:recoded', { count: ids.length, name: code.name }), others.length);
}

/** Removes the codings of these rows. */
export async function removeRows(rows: readonly PassageRow[]): Promise<void> {
  const { own, others } = await codingsOf(rows);
  if (!saidNoneOwn(own)) return;
  await api.codings.remove({ ids: own.map(({ id }) => id) });
  withUndo(currentWords().t('passages:removed', { count: own.length }), others.length);
}

/** Copies the rows with their citations. */
export async function copyRows(rows: readonly PassageRow[]): Promise<void> {
  const words = currentWords();
  const sources = projectStore.getState().tables.source;
  const shown = await shownPassages(rows);
  const passages = rows.flatMap(({ sourceId, span }, index) => {
    const source = sources.get(sourceId);
    const passage = shown[index];
    if (!source || !passage) return [];
    const { quote, pages } = passage.quote;
    return [{ source, quote: span ? quote : null, pages, codings: passage.codings }];
  });
  await navigator.clipboard.writeText(copiedPassages(words, passages));
  notify(words.t('passages:copied', { count: passages.length }));
}

async function codingsOf(
  rows: readonly PassageRow[],
): Promise<{ own: readonly CodingRecord[]; others: readonly CodingRecord[] }> {
  const codings = (await shownPassages(rows)).flatMap((passage) => passage.codings);
  const coderId = workingCoderId();
  return {
    own: codings.filter((coding) => coding.coderId === coderId),
    others: codings.filter((coding) => coding.coderId !== coderId),
  };
}

/** Whether there is something to change; says so where there is not. */
function saidNoneOwn(own: readonly CodingRecord[]): boolean {
  if (own.length > 0) return true;
  notify(currentWords().t('passages:none_own'));
  return false;
}

function withUndo(message: string, others: number): void {
  const { t } = currentWords();
  notify(message, {
    ...(others > 0 ? { detail: t('passages:others', { count: others }) } : {}),
    action: { label: t('common:undo'), run: () => void api.history.undo().catch(showError) },
  });
}

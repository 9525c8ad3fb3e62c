// Actions on one or many rows of passages; each is one change for undo. Codings of other coders stay as they are, and a
// notice says so.
import type { CodeRecord, Stance, Voice } from '#core/records.ts';
import { api, workingCoderId } from '#renderer/api.ts';
import { unquotedNote } from '#renderer/common/sources/unquoted.ts';
import { undoAndWhyOf, undoOf } from '#renderer/common/undo/offer-undo.ts';
import { projectStore } from '#renderer/state/project.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { copiedPassages } from './copied-passages.ts';
import { ownOf, type OwnCodings } from './own-codings.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';
import { shownPassages } from './shown-passages.ts';

/** Adds a code to the passages of these rows; their other codings stay. */
export async function addCodeToRows(
  rows: readonly PassageRow[],
  code: CodeRecord,
  group: string = crypto.randomUUID(),
): Promise<void> {
  const count = await api.codings.addCode({ ids: idsOf(rows), codeId: code.id }, { group });
  const { t } = currentWords();
  if (count === 0) notify(t('passages:had_code', { name: code.name }));
  else withUndo(t('passages:added', { count, name: code.name }), group);
}

/** Adds a code to places of a query, which need not have codings of their own. */
export async function codePlaces(
  rows: readonly PassageRow[],
  code: CodeRecord,
  group: string = crypto.randomUUID(),
): Promise<void> {
  const sources = projectStore.getState().tables.source;
  const places = rows.flatMap(({ sourceId, span, codingIds }) => {
    const source = sources.get(sourceId);
    return source ? [{ sourceId, textHash: source.textHash, span, codingIds: [...codingIds] }] : [];
  });
  const count = await api.codings.codePlaces({ places, codeId: code.id }, { group });
  const { t } = currentWords();
  if (count === 0) notify(t('passages:had_code', { name: code.name }));
  else withUndo(t('passages:added', { count, name: code.name }), group);
}

/** For changes to more codings than this, the notice offers to give a reason. */
const REASON_OFFERED_ABOVE = 10;

/** Changes the code of the codings of these rows. */
export async function recodeRows(
  rows: readonly PassageRow[],
  code: CodeRecord,
  group: string = crypto.randomUUID(),
): Promise<void> {
  const own = await codingsOf(rows);
  if (!hasOwnCodings(own)) return;
  await api.codings.recode({ ids: own.ids, codeId: code.id }, { group });
  const sentence = currentWords().t('passages:recoded', { count: own.rows, name: code.name });
  withUndo(
    sentence,
    group,
    own.others,
    own.rows > REASON_OFFERED_ABOVE ? undoAndWhyOf(group) : undoOf(group),
  );
}

/**
 * Adds a code to the passages of these rows as part of a larger change; without a notice, because the screen counts the
 * additions.
 */
export async function addToRows(rows: readonly PassageRow[], code: CodeRecord, group: string): Promise<void> {
  const count = await api.codings.addCode({ ids: idsOf(rows), codeId: code.id }, { group });
  if (count === 0) notify(currentWords().t('passages:had_code', { name: code.name }));
}

/**
 * Changes the code of these rows' codings as part of a larger change; without a notice, because the screen counts them.
 */
export async function moveRows(rows: readonly PassageRow[], codeId: string, group: string): Promise<void> {
  const own = await codingsOf(rows);
  if (hasOwnCodings(own)) await api.codings.recode({ ids: own.ids, codeId }, { group });
}

/** Sets the stance of these rows' codings; null clears it. */
export async function setStanceOfRows(rows: readonly PassageRow[], stance: Stance | null): Promise<void> {
  const own = await codingsOf(rows);
  if (!hasOwnCodings(own)) return;
  const group = crypto.randomUUID();
  await api.codings.update({ ids: own.ids, stance }, { group });
  withUndo(
    currentWords().t(`passages:stance_set.${stance ?? 'none'}`, { count: own.rows }),
    group,
    own.others,
  );
}

/** Sets the voice of these rows. Only passages of interviews have a voice; others are left as they are. */
export async function setVoiceOfRows(rows: readonly PassageRow[], voice: Voice): Promise<void> {
  const sources = projectStore.getState().tables.source;
  const spoken = rows.filter(
    ({ sourceId, span }) => span !== null && sources.get(sourceId)?.kind === 'interview',
  );
  const { t } = currentWords();
  if (spoken.length === 0) return notify(t('passages:no_voice'));
  const own = await codingsOf(spoken);
  if (!hasOwnCodings(own)) return;
  const group = crypto.randomUUID();
  await api.codings.update({ ids: own.ids, voice }, { group });
  withUndo(t(`passages:voice_set.${voice}`, { count: own.rows }), group, own.others);
}

/** Pins the first coding of each row as an example of its code, or unpins them if all are pinned. */
export async function pinRows(rows: readonly PassageRow[]): Promise<void> {
  const { codeExample } = projectStore.getState().tables;
  const pinned = new Set([...codeExample.values()].map(({ codingId }) => codingId));
  const isPinned = ({ codingIds }: PassageRow): boolean => codingIds.some((id) => pinned.has(id));
  const example = !rows.every(isPinned);
  const ids = example
    ? rows.filter((row) => !isPinned(row)).flatMap(({ codingIds: [first] }) => first ?? [])
    : rows.flatMap(({ codingIds }) => codingIds.filter((id) => pinned.has(id)));
  const group = crypto.randomUUID();
  await api.codings.setExample({ ids, example }, { group });
  const key = example ? 'passages:pinned' : 'passages:unpinned';
  withUndo(currentWords().t(key, { count: ids.length }), group);
}

/** Removes the codings of these rows. */
export async function removeRows(rows: readonly PassageRow[]): Promise<void> {
  const own = await codingsOf(rows);
  if (!hasOwnCodings(own)) return;
  const group = crypto.randomUUID();
  await api.codings.remove({ ids: own.ids }, { group });
  withUndo(currentWords().t('passages:removed', { count: own.ids.length }), group, own.others);
}

/** Removes codings of another code from a passage. */
export async function removeOther(ids: readonly string[], code: CodeRecord): Promise<void> {
  const group = crypto.randomUUID();
  await api.codings.remove({ ids: [...ids] }, { group });
  withUndo(currentWords().t('passages:removed_other_code', { count: ids.length, name: code.name }), group);
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
  const note = unquotedNote(
    words,
    passages.map(({ source }) => source.id),
  );
  notify(words.t('passages:copied', { count: passages.length }), note === null ? {} : { detail: note });
}

/** The ids of the rows' codings. */
export function idsOf(rows: readonly PassageRow[]): string[] {
  return rows.flatMap(({ codingIds }) => codingIds);
}

async function codingsOf(rows: readonly PassageRow[]): Promise<OwnCodings> {
  return ownOf(rows, await api.codings.byIds({ ids: idsOf(rows) }), workingCoderId());
}

/** Whether there are own codings to change; shows a notice if not. */
function hasOwnCodings({ ids }: OwnCodings): boolean {
  if (ids.length > 0) return true;
  notify(currentWords().t('passages:none_own'));
  return false;
}

function withUndo(message: string, group: string, others = 0, offer = undoOf(group)): void {
  const { t } = currentWords();
  notify(message, {
    ...(others > 0 ? { detail: t('passages:others', { count: others }) } : {}),
    ...offer,
  });
}

// Actions on near-duplicates. After a judgement the next waiting pair becomes current.
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { rememberWay } from './deciding.ts';
import { nextOpenGroup, type ReviewGroup } from './duplicate-groups.ts';
import { askToMove, duplicatesStore, lookAt, proposeOriginal } from './duplicates-store.ts';
import { duplicatesNow } from './use-duplicates.ts';

/** Links all waiting copies of the group to its original. */
export function linkAll(): void {
  const { group } = duplicatesNow();
  if (group)
    link(
      group,
      group.open.map(({ source }) => source.id),
    );
}

/** Links the current copy. */
export function linkThis(): void {
  const { group, copy } = duplicatesNow();
  if (group && copy && copy.state !== 'linked') link(group, [copy.source.id]);
}

function link(group: ReviewGroup, copyIds: readonly string[]): void {
  if (copyIds.length === 0) return;
  const { t } = currentWords();
  judge(group, copyIds, async (act) => {
    const { coded, codings, originalId } = await api.duplicates.link(
      { originalId: group.original.id, copyIds: [...copyIds] },
      { group: act },
    );
    const done = t('triage:linked_now', { count: copyIds.length });
    if (coded.length > 0) askToMove({ fromIds: coded.map(({ id }) => id), toId: originalId });
    return coded.length === 0
      ? done
      : `${done} ${t('triage:linked_coded', { count: codings, sources: t('triage:of_sources', { count: coded.length }) })}`;
  });
}

/** Declares the current copy a source of its own. */
export function setDistinct(): void {
  const { group, copy } = duplicatesNow();
  if (!group || !copy || copy.state === 'distinct') return;
  const { t } = currentWords();
  judge(group, [copy.source.id], async (act) => {
    await api.duplicates.setDistinct({ ids: [group.original.id, copy.source.id] }, { group: act });
    return t('triage:distinct_now', { title: copy.source.title });
  });
}

/** Unlinks the current copy. */
export function unlinkThis(): void {
  const { group, copy } = duplicatesNow();
  if (!group || copy?.state !== 'linked') return;
  const { t } = currentWords();
  const linkedId = copy.source.duplicateOf === null ? group.original.id : copy.source.id;
  judge(group, null, async (act) => {
    await api.duplicates.unlink({ ids: [linkedId] }, { group: act });
    return t('triage:unlinked_now', { title: copy.source.title });
  });
}

/** Proposes the current copy as the original. */
export function makeOriginal(): void {
  const { group, copy } = duplicatesNow();
  if (group && copy) proposeOriginal(group.id, copy.source.id);
}

/** The pair that is being looked at. */
function lookedAt(): string {
  const { groupId, copyId } = duplicatesStore.getState();
  return `${groupId ?? ''} ${copyId ?? ''}`;
}

/**
 * Carries out a judgement, offers undo, and moves on to the next copy outside it, or to the next group, unless somebody has
 * gone to another pair meanwhile; with null stays.
 */
function judge(
  group: ReviewGroup,
  judgedIds: readonly string[] | null,
  work: (act: string) => Promise<string>,
): void {
  const act = crypto.randomUUID();
  const [first = null] = judgedIds ?? [];
  const before = lookedAt();
  rememberWay(act, () => lookAt(group.id, first));
  const next = group.open.find(({ source }) => !judgedIds?.includes(source.id));
  work(act).then((sentence) => {
    offerUndo(sentence, act, () => lookAt(group.id, first));
    if (judgedIds === null || lookedAt() !== before) return;
    if (next) lookAt(group.id, next.source.id);
    else goToNextGroup();
  }, showError);
}

function goToNextGroup(): void {
  const { groups, group } = duplicatesNow();
  const next = nextOpenGroup(groups ?? [], group?.id ?? null);
  if (next) lookAt(next.id);
}

/** Makes the group `by` lines further down, or up, current. */
export function stepGroup(by: 1 | -1): void {
  const { groups, group } = duplicatesNow();
  const place = groups?.findIndex(({ id }) => id === group?.id) ?? -1;
  const next = groups?.[place + by];
  if (next) lookAt(next.id);
  else if (by === 1) notify(currentWords().t('triage:last_group'));
}

/** Makes the next or previous copy of the group current. */
export function stepCopy(by: 1 | -1): void {
  const { group, copy } = duplicatesNow();
  if (!group || !copy) return;
  const place = group.copies.findIndex(({ source }) => source.id === copy.source.id);
  const next = group.copies[place + by];
  if (next) lookAt(group.id, next.source.id);
}

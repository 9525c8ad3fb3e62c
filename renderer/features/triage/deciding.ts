// Decisions of triage and their undo. Decisions are sent one after another; the screen does not wait for them.
import { api } from '#renderer/api.ts';
import { notifyUnchanged } from '#renderer/common/undo/what-stays.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { oneAfterAnother } from '#renderer/state/one-after-another.ts';
import { projectStore } from '#renderer/state/project.ts';
import { currentWords } from '#renderer/state/words.ts';
import { actSentence, type SaidAct } from '#words/act-sentence.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { decidingOf, decisionInWords, type Decision } from './decision.ts';
import { isOpen, onward, type QueueItem } from './queue.ts';
import { goTo, keepDecided, queuePlace } from './queue-place.ts';
import { queueNow } from './use-queue.ts';

/** Side effects of the keys. */
export interface KeyHabits {
  /** Whether a key that applies a code also marks the source as reviewed. */
  readonly marksReviewed: boolean;
  readonly goesOn: boolean;
}

/** Sources whose decision is under way: a key pressed meanwhile skips them. */
const underWay = new Set<string>();
/** Keeps the history in the order of the keys. */
const afterTheLast = oneAfterAnother();

/** Functions that return to the place of a change that is not about a source of the queue, by change group. */
const ways = new Map<string, () => void>();

/** Remembers, while the window is open, where undo and redo of a change should lead. */
export function rememberWay(group: string, way: () => void): void {
  ways.set(group, way);
}

/**
 * Decides about the current source and moves on, as the habits say. If it fails, shows the error and returns to the
 * source.
 */
export function decideHere(decision: Decision, { marksReviewed, goesOn }: KeyHabits): void {
  const { items, current, place } = queueNow();
  if (!current) return;
  const { id } = current.source;
  const group = crypto.randomUUID();
  underWay.add(id);
  keepDecided({ group, sourceId: id, count: 1, decision }, [id]);
  if (goesOn) {
    const next = onward(items, id, place.settings.of, underWay);
    goTo(next?.source.id ?? id);
    if (!next) notify(currentWords().t('triage:end_of_queue'));
  } else {
    goTo(id);
  }
  afterTheLast(() => send(decision, [current], marksReviewed, group))
    .catch((error: unknown) => {
      goTo(id);
      showError(error);
    })
    .finally(() => underWay.delete(id));
}

/** Decides about many sources in one change and offers undo. */
export async function decideAbout(
  items: readonly QueueItem[],
  decision: Decision,
  marksReviewed: boolean,
): Promise<void> {
  const [first] = items;
  if (!first) return;
  const ids = items.map(({ source }) => source.id);
  const group = crypto.randomUUID();
  await afterTheLast(() => send(decision, items, marksReviewed, group));
  keepDecided({ group, sourceId: first.source.id, count: ids.length, decision }, ids);
  const { t } = currentWords();
  offerUndo(t('triage:decided_many', { count: ids.length, what: decisionInWords(decision, { t }) }), group);
}

async function send(
  decision: Decision,
  items: readonly QueueItem[],
  marksReviewed: boolean,
  group: string,
): Promise<void> {
  // For many sources, a code includes only those that wait to be screened.
  const isWaiting = ({ source }: QueueItem): boolean =>
    source.status === 'new' || source.status === 'second-look';
  const parts =
    decision.what === 'code' ? [items.filter(isWaiting), items.filter((item) => !isWaiting(item))] : [items];
  for (const part of parts.filter(({ length }) => length > 0)) {
    const ids = part.map(({ source }) => source.id);
    // Both parts share one change group.
    await api.triage.decide({ ids, ...decidingOf(decision, part, marksReviewed) }, { group });
  }
}

/** Undoes the last change, says what it was, and returns to its source if it was decided here. */
export function undoAndReturn(): Promise<void> {
  return afterTheLast(async () => {
    const { undo } = await api.history.state();
    if (!undo) return;
    const done = await api.history.undo();
    sayAndReturn('triage:took_back', undo);
    notifyUnchanged(done);
  });
}

/** Redoes the last undone change, says what it was, and returns to its source. */
export function redoAndReturn(): Promise<void> {
  return afterTheLast(async () => {
    const { redo } = await api.history.state();
    if (!redo) return;
    const done = await api.history.redo();
    sayAndReturn('triage:repeated', redo);
    notifyUnchanged(done);
  });
}

function sayAndReturn(
  key: 'triage:took_back' | 'triage:repeated',
  { group, ...act }: SaidAct & { readonly group: string },
): void {
  const words = currentWords();
  const { t } = words;
  const here = queuePlace().decided.findLast((each) => each.group === group);
  const source = projectStore.getState().tables.source.get(here?.sourceId ?? '');
  if (!here || !source) {
    const what = actSentence(words, act);
    ways.get(group)?.();
    notify(t(key, { what }));
    return;
  }
  const what = decisionInWords(here.decision, { t });
  goTo(source.id);
  notify(
    here.count === 1
      ? t(`${key}_of`, { what, title: source.title })
      : t(`${key}_of_many`, { what, count: here.count }),
  );
}

/** Goes to the next source that waits; says if there is none. */
export function goToNextOpen(): void {
  const { items, current, place } = queueNow();
  const { of } = place.settings;
  const next = onward(items, current?.source.id ?? null, of, underWay);
  if (next && isOpen(next, of)) goTo(next.source.id);
  else notify(currentWords().t('triage:none_open'));
}

// The saved queries of the study as they stand now, and what can be done with them.
import { byPosition } from '#core/by-position.ts';
import type { Denominator, LayerRequest } from '#core/counting/request.ts';
import { AppError } from '#core/errors.ts';
import { presentQuery, type PresentQuery } from '#core/query/present-query.ts';
import type { Query } from '#core/query/query.ts';
import { sidesOf, type ResultSide } from '#core/query/result-side.ts';
import { parseSavedQuery } from '#core/query/saved-query.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { choiceOfLayer } from '#renderer/common/counts/layer-choice.ts';
import { openedQuery, openQuery, holdQuery } from '#renderer/common/openers/open-query.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { mayDelete } from '#renderer/common/uses/uses-of.tsx';
import { derived } from '#renderer/state/derived.ts';
import { projectStore } from '#renderer/state/project.ts';
import { queryNames } from '#renderer/state/query-names.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { currentWords, useWords } from '#renderer/state/words.ts';
import { choiceIn, choose, workspaceStore } from '#renderer/state/workspace.ts';
import { notify } from '#renderer/ui/toast.tsx';
import type { Words } from '#words/words.ts';

/** A saved query as it stands now. */
export interface Saved {
  readonly id: string;
  readonly name: string;
  /** Null if it is damaged. */
  readonly present: PresentQuery | null;
  readonly side: ResultSide | null;
  /** Whose codings it asks for; null is the default layer. */
  readonly layer: LayerRequest | null;
  /** What it is out of; null is all sources. */
  readonly denominator: Denominator | null;
  /** In its canonical text, with what is gone in words; empty if it is damaged. */
  readonly text: string;
}

const savedIn = derived((state, { t }: Words): readonly Saved[] => {
  const study = queryNames(state);
  return [...state.tables.savedQuery.values()].toSorted(byPosition).map(({ id, name, settings }) => {
    try {
      const { query, ...asked } = parseSavedQuery(settings);
      const present = presentQuery(study, query, (table) => t(`saved_queries:gone.${table}`));
      return { id, name, present, ...asked, text: writeQuery(present.named) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { id, name, present: null, side: null, layer: null, denominator: null, text: '' };
    }
  });
});

/** The saved queries in their order. */
export function useSavedQueries(): readonly Saved[] {
  const words = useWords();
  return useProject(savedIn(words));
}

/** What is saved of a query besides its name. */
export type ToSave = Pick<Saved, 'side' | 'layer' | 'denominator' | 'text'>;

/**
 * Whether what is shown is what is saved: the query, its result, the layer and what it is out of. `isMain` tells whether
 * a layer is that of the main coder, which is the default one where nothing is adjudicated.
 */
export function isAsSaved(
  { present, ...saved }: Pick<Saved, 'present' | 'side' | 'layer' | 'denominator'>,
  { query, ...shown }: Pick<Saved, 'side' | 'layer' | 'denominator'> & { readonly query: Query | null },
  isMain: (layer: LayerRequest | null) => boolean,
): boolean {
  if (!present || query === null) return false;
  const chosen = (of: Query, asked: ResultSide | null): ResultSide | null => asked ?? sidesOf(of)[0] ?? null;
  return (
    writeQuery(present.query) === writeQuery(query) &&
    chosen(present.query, saved.side) === chosen(query, shown.side) &&
    (choiceOfLayer(saved.layer) === choiceOfLayer(shown.layer) ||
      (isMain(saved.layer) && isMain(shown.layer))) &&
    (saved.denominator ?? 'all') === (shown.denominator ?? 'all')
  );
}

/** Opens a saved query on the screen of passages, in its layer; says why if it cannot be read. */
export function openSaved({ id, name, present, side, layer }: Saved): void {
  if (!present) {
    notify(currentWords().t('saved_queries:damaged', { name }));
    return;
  }
  const filter = `passages ${projectStore.getState().open?.path ?? ''}`;
  choose(filter, { ...choiceIn(workspaceStore.getState(), filter, {}), layer: choiceOfLayer(layer) });
  openQuery(present.query, { side, savedId: id });
}

/** Saves a query under a name and keeps it open as that. */
export async function saveQueryAs(name: string, shown: ToSave): Promise<void> {
  const { id } = await api.savedQueries.add({ name, ...shown });
  const open = openedQuery();
  if (open) holdQuery({ ...open, savedId: id });
}

/** Saves a changed query under its present name. */
export async function saveAgain(id: string, shown: ToSave): Promise<void> {
  await api.savedQueries.update({ id, ...shown });
}

/** Deletes a saved query, after a question where others use it, and offers undo; what is open stays open, unsaved. */
export async function deleteSaved({ id, name }: Pick<Saved, 'id' | 'name'>): Promise<void> {
  if (!(await mayDelete({ id, name }))) return;
  const group = crypto.randomUUID();
  try {
    await api.savedQueries.remove({ id }, { group });
    offerUndo(currentWords().t('saved_queries:deleted', { name }), group);
  } catch (error) {
    showError(error);
  }
}

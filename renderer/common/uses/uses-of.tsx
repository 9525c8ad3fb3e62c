// What an act on a thing does to the saved queries, comparisons, kept tables and summaries that use it.
import { whatUses } from '#core/uses/what-uses.ts';
import { projectStore } from '#renderer/state/project.ts';
import { currentWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { labelsOfKept } from '#words/kept-tables/labels.ts';
import { usesInWords, type ActOnUsed } from '#words/uses-in-words.ts';

export interface UsesOfProps {
  readonly act: ActOnUsed;
  /** The things themselves; of a move none, since they stay what they are. */
  readonly ids: readonly string[];
  /** Codes that stay and whose counts change. */
  readonly changing?: readonly string[];
}

/** The sentences about what uses the things, none where nothing does. */
export function usesOf({ act, ids, changing = [] }: UsesOfProps): string[] {
  const words = currentWords();
  const state = projectStore.getState();
  const found = whatUses(state, new Set(ids), new Set(changing));
  return usesInWords(words, found, act, labelsOfKept(words, state.tables.keptTable.values()));
}

/** The same as paragraphs of a dialog. */
export function UsesOf(props: UsesOfProps) {
  return usesOf(props).map((sentence) => <p key={sentence}>{sentence}</p>);
}

/** Asks before something is deleted that others use; what nothing uses is deleted without a question. */
export async function mayDelete({
  id,
  name,
}: {
  readonly id: string;
  readonly name: string;
}): Promise<boolean> {
  const props: UsesOfProps = { act: 'delete', ids: [id] };
  if (usesOf(props).length === 0) return true;
  const { t } = currentWords();
  return await confirm({
    title: t('uses:delete_title', { name }),
    body: <UsesOf {...props} />,
    action: t('common:delete'),
  });
}

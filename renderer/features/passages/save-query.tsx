import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import type { Denominator, LayerRequest } from '#core/counting/request.ts';
import type { Query } from '#core/query/query.ts';
import type { ResultSide } from '#core/query/result-side.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { useWorkingChoice } from '#renderer/common/counts/use-working-counts.ts';
import { choiceOfLayer, useLayers } from '#renderer/common/counts/layer-choice.ts';
import {
  isAsSaved,
  openSaved,
  saveAgain,
  saveQueryAs,
  useSavedQueries,
  type Saved,
  type ToSave,
} from '#renderer/common/queries/saved-queries.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** The query on the screen, as it would be saved. */
export interface ShownQuery {
  /** Null while nothing that can be asked has been built. */
  readonly query: Query | null;
  readonly side: ResultSide | null;
  /** Whose codings are asked for; null is the default layer. */
  readonly layer: LayerRequest | null;
  readonly denominator: Denominator | null;
  /** In canonical form. */
  readonly text: string;
  /** The saved query that it was opened from. */
  readonly savedId: string | null;
}

/** How the query on the screen stands to the saved one that it was opened from. */
export interface SavedStanding {
  /** Null where it was opened from none, or from one that is gone. */
  readonly saved: Saved | null;
  readonly isChanged: boolean;
}

/** See `SavedStanding`. */
export function useSavedStanding(shown: ShownQuery): SavedStanding {
  const saved = useSavedQueries().find(({ id }) => id === shown.savedId) ?? null;
  const mainCoderId = useProject((state) => [...state.tables.project.values()][0]?.mainCoderId);
  const hasAdjudication = useProject((state) =>
    [...state.tables.coder.values()].some(({ kind }) => kind === 'adjudication'),
  );
  const isMain = (layer: LayerRequest | null): boolean =>
    layer === null
      ? !hasAdjudication
      : layer === 'main' || (typeof layer === 'object' && layer.coderId === mainCoderId);
  // A second pass shows its own layer, whatever layer was saved.
  const isBlind = useBlindCoderId() !== null;
  return {
    saved,
    isChanged:
      saved !== null && !isAsSaved(isBlind ? { ...saved, layer: shown.layer } : saved, shown, isMain),
  };
}

/** What of the query on the screen is saved: during a second pass no layer, which is that of the pass alone. */
function useToSave({ side, layer, denominator, text }: ShownQuery, saved: Saved | null): ToSave {
  const isBlind = useBlindCoderId() !== null;
  return { side, layer: isBlind ? (saved?.layer ?? null) : layer, denominator, text };
}

/** Says that the layer and what counts are out of are saved too; nothing while they are the usual ones. */
function useKeptWith({ layer, denominator }: ToSave): string | null {
  const { t } = useWords();
  const layers = useLayers();
  const named = layer && layers.find(({ value }) => value === choiceOfLayer(layer))?.label;
  if (named && denominator === 'reviewed') return t('saved_queries:kept_with.both', { layer: named });
  if (named) return t('saved_queries:kept_with.layer', { layer: named });
  return denominator === 'reviewed' ? t('saved_queries:kept_with.reviewed') : null;
}

/** Saves the query on the screen: under a new name, or the changes of the one that it was opened from. */
export function SaveQuery({ shown }: { readonly shown: ShownQuery }) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const { saved, isChanged } = useSavedStanding(shown);
  const toSave = useToSave(shown, saved);
  const { setBase } = useWorkingChoice();
  const [isNaming, setNaming] = useState(false);
  const canSave = !readOnly && shown.query !== null;
  const save = (): void => {
    if (!saved) setNaming(true);
    else if (isChanged) saveAgain(saved.id, toSave).catch(showError);
  };
  const restore = (): void => {
    if (!saved) return;
    openSaved(saved);
    setBase(saved.denominator === 'reviewed' ? 'reviewed' : 'all');
  };
  const isIdle = saved !== null && !isChanged;
  useActions(canSave ? { 'passages.save': save } : {});
  if (readOnly) return null;
  return (
    <>
      <Button icon={<Bookmark size={14} aria-hidden />} isDisabled={!canSave || isIdle} onPress={save}>
        {t(saved ? 'saved_queries:save_changes' : 'saved_queries:save')}
      </Button>
      {saved && isChanged && <LinkButton onPress={restore}>{t('saved_queries:as_saved')}</LinkButton>}
      {saved && canSave && (
        <LinkButton onPress={() => setNaming(true)}>{t('saved_queries:save_as')}</LinkButton>
      )}
      {isNaming && <NameDialog toSave={toSave} onClose={() => setNaming(false)} />}
    </>
  );
}

function NameDialog({ toSave, onClose }: { readonly toSave: ToSave; readonly onClose: () => void }) {
  const { t } = useWords();
  const all = useSavedQueries();
  const [name, setName] = useState('');
  const [error, setError] = useProblem([name]);
  const keptWith = useKeptWith(toSave);
  const called = name.trim();
  const isTaken = all.some((each) => each.name === called);
  return (
    <Dialog
      title={t('saved_queries:save_title')}
      isOpen
      onClose={onClose}
      size="small"
      submit={{
        label: t('saved_queries:save'),
        isDisabled: called === '' || isTaken,
        run: async () => {
          try {
            await saveQueryAs(called, toSave);
            onClose();
          } catch (problem) {
            setError(sentenceFor(problem));
          }
        },
      }}
    >
      {error !== undefined && <Note tone="danger">{error}</Note>}
      <TextField
        label={t('saved_queries:name')}
        placeholder={t('saved_queries:name_example')}
        value={name}
        onChange={setName}
        autoFocus
        {...(isTaken ? { error: t('saved_queries:name_taken') } : {})}
      />
      {keptWith && <p>{keptWith}</p>}
    </Dialog>
  );
}

import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import type { Query } from '#core/query/query.ts';
import type { ResultSide } from '#core/query/result-side.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import {
  isAsSaved,
  saveAgain,
  saveQueryAs,
  useSavedQueries,
  type Saved,
} from '#renderer/common/queries/saved-queries.ts';
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
export function useSavedStanding({ query, side, savedId }: ShownQuery): SavedStanding {
  const saved = useSavedQueries().find(({ id }) => id === savedId) ?? null;
  return { saved, isChanged: saved !== null && !isAsSaved(saved, query, side) };
}

/** Saves the query on the screen: under a new name, or the changes of the one that it was opened from. */
export function SaveQuery({ shown }: { readonly shown: ShownQuery }) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const { saved, isChanged } = useSavedStanding(shown);
  const [isNaming, setNaming] = useState(false);
  const canSave = !readOnly && shown.query !== null;
  const save = (): void => {
    if (!saved) setNaming(true);
    else if (isChanged) saveAgain(saved.id, shown.text, shown.side).catch(showError);
  };
  const isIdle = saved !== null && !isChanged;
  useActions(canSave ? { 'passages.save': save } : {});
  if (readOnly) return null;
  return (
    <>
      <Button icon={<Bookmark size={14} aria-hidden />} isDisabled={!canSave || isIdle} onPress={save}>
        {t(saved ? 'saved_queries:save_changes' : 'saved_queries:save')}
      </Button>
      {saved && canSave && (
        <LinkButton onPress={() => setNaming(true)}>{t('saved_queries:save_as')}</LinkButton>
      )}
      {isNaming && <NameDialog shown={shown} onClose={() => setNaming(false)} />}
    </>
  );
}

function NameDialog({ shown, onClose }: { readonly shown: ShownQuery; readonly onClose: () => void }) {
  const { t } = useWords();
  const all = useSavedQueries();
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
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
            await saveQueryAs(called, shown.text, shown.side);
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
    </Dialog>
  );
}

import { Search } from 'lucide-react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { host } from '#renderer/api.ts';
import { openSaved, useSavedQueries } from '#renderer/common/queries/saved-queries.ts';
import { openSource } from '#renderer/common/passages/held-list.ts';
import { askSearch } from '#renderer/features/search/ask-search.ts';
import { openBeside, openPassagesBeside } from '#renderer/state/beside.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';
import { useWords } from '#renderer/state/words.ts';
import { catalogues, languages } from '#words/words.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Palette, type PaletteItem } from '#renderer/ui/palette.tsx';
import { rangesOf } from '#renderer/ui/matched-text.tsx';
import { perform, useAvailableActions } from '#renderer/app/services/action-handlers.ts';
import { isInMenus, keysOf, type ActionId } from '#renderer/app/services/actions.ts';
import styles from './command-palette.module.css';
import { matching, useFindablePlaces, type FindableItem } from '#renderer/common/places/findable-places.tsx';
import { synonymsIn } from '#renderer/common/places/palette-search.ts';
import { screens } from './screens.ts';

interface Entry extends FindableItem {
  readonly run: () => void;
  /** Opens the entry on the other side of Read, for entries that can stand there. */
  readonly beside?: () => void;
}

/** The id of the last entry, which searches the texts for what was typed. */
const SEARCH_TEXTS = 'search-texts';

const undoAndRedo: ReadonlySet<string> = new Set<ActionId>(['edit.undo', 'edit.redo']);

/** Other words for an action, in both languages: people search for the terms of other programs. */
function otherWords(id: ActionId): readonly string[] {
  const key = id.replace('.', '_');
  return languages.flatMap((language) =>
    synonymsIn((catalogues[language].synonyms as Readonly<Record<string, string>>)[key]),
  );
}

/** One search field for actions, sources by title, codes and saved queries by name, and words in the texts. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const available = useAvailableActions();
  const isEmpty = useProject((state) => state.tables.source.size === 0);

  const actionEntries: Entry[] = available
    .filter((action) => isInMenus(action) && action.id !== 'view.palette' && action.handler.enabled !== false)
    .map((action) => ({
      id: action.id,
      text: action.handler.label ?? t(action.label),
      synonyms: otherWords(action.id),
      group: t('shell:actions'),
      keys: keysOf(action, host.kind === 'electron')[0],
      run: () => perform(action.id),
    }));
  const places = useFindablePlaces();
  const sourceEntries: Entry[] = screens.read
    ? places.sources.map((item) => ({
        ...item,
        run: () => openSource(item.id),
        beside: () => openBeside({ sourceId: item.id }),
      }))
    : [];
  const codeEntries: Entry[] = screens.codebook
    ? places.codes.map((item) => ({
        ...item,
        run: () => workspaceStore.setState({ screen: 'codebook', codeId: item.id }),
        beside: () => openPassagesBeside(item.id),
      }))
    : [];
  const saved = useSavedQueries();
  const queryEntries: Entry[] = screens.passages
    ? places.queries.map((item) => ({
        ...item,
        run: () => {
          const query = saved.find(({ id }) => id === item.id);
          if (query) openSaved(query);
        },
      }))
    : [];
  const kinds = [actionEntries, queryEntries, codeEntries, sourceEntries];

  const entryOf = ({ id }: PaletteItem): Entry | undefined => kinds.flat().find((each) => each.id === id);

  const search = (query: string): Entry[] => {
    const typed = query.trim();
    if (typed === '') return actionEntries;
    const named = matching<Entry>(kinds, typed);
    // Undo and redo carry the name of the last change in their label. Somebody who types that name rarely wants to undo
    // it, so these two rank last unless the label itself begins with the typed words.
    const isMeant = ({ id, text }: Entry) => !undoAndRedo.has(id) || rangesOf(text, typed)[0]?.[0] === 0;
    const ranked = [...named.filter(isMeant), ...named.filter((entry) => !isMeant(entry))];
    if (isEmpty) return ranked;
    const inTexts: Entry = {
      id: SEARCH_TEXTS,
      text: t('search:action.texts_for', { text: typed }),
      group: t('shell:screen_search'),
      mark: <Search size={14} aria-hidden className={styles.mark} />,
      run: () => askSearch(typed),
    };
    return [...ranked, inTexts];
  };

  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className={styles.overlay ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={t('shell:find_anything')} className={styles.dialog ?? ''}>
          <Palette
            label={t('shell:find_anything')}
            placeholder={t('shell:search_field')}
            search={search}
            emptyText={t('shell:nothing_found')}
            onClose={onClose}
            onChoose={(item, query) => {
              onClose();
              if (item.id === SEARCH_TEXTS) askSearch(query);
              else entryOf(item)?.run();
            }}
            onKey={(event, _, active) => {
              const beside =
                event.key === 'Enter' && event.shiftKey ? active && entryOf(active)?.beside : null;
              if (!beside) return false;
              onClose();
              beside();
              return true;
            }}
            footer={
              <span>
                <Kbd keys="Shift+Enter" /> {t('beside:open')}
              </span>
            }
            className={styles.palette}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

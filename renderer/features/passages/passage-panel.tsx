import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { shownKey } from '#renderer/app/services/actions.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { openBeside } from '#renderer/state/beside.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import listStyles from '#renderer/ui/side-list.module.css';
import { StepButtons } from '#renderer/ui/step-buttons.tsx';
import { askForPassages } from '#renderer/common/passages/ask-for-passages.ts';
import { chooseRows, useChosenRows } from '#renderer/common/passages/chosen-rows.ts';
import { holdList, openFrom, type HeldList } from '#renderer/common/passages/held-list.ts';
import { activateList, useIsActiveList, type ListPlace } from '#renderer/common/passages/list-at-hand.ts';
import { listPlace } from './list-places.ts';
import { PassageList } from './passage-list.tsx';
import { idOf, placeOf, type PassageRow } from '#renderer/common/passages/passage-row.ts';
import { sizeInWords } from './passage-size.ts';
import styles from './passages.module.css';

/** A list of passages in place of the navigator: a press opens each passage, and the list stays. */
export function PassagePanel({ list }: { list: HeldList }) {
  const { t } = useWords();
  const code = useProject((state) => state.codebook.byId.get(list.cell.codeId));
  return (
    <ListBeside
      at="column"
      list={list}
      onOpen={(row) => openFrom(list, row)}
      onOpenBeside={(row) => openBeside(placeOf(row))}
      head={({ steps, size }) => (
        <header className={listStyles.head}>
          <div className={listStyles.line}>
            <LinkButton onPress={() => show(list.from)}>{t(`passages:back_to.${list.from}`)}</LinkButton>
            {steps}
            <IconButton size="small" label={t('passages:close')} onPress={() => holdList(null)}>
              <X size={16} aria-hidden />
            </IconButton>
          </div>
          <h2 className={listStyles.title}>
            {list.query && <span title={list.query.text}>{list.query.text}</span>}
            {code && !list.query && (
              <CodeSwatch colour={code.colour}>
                {code.name}
                {list.column !== '' && <span className={styles.second}> · {list.column}</span>}
              </CodeSwatch>
            )}
          </h2>
          {size !== null && <p className={styles.panelSize}>{size}</p>}
        </header>
      )}
    />
  );
}

export interface ListBesideProps {
  readonly at: ListPlace;
  readonly list: HeldList;
  readonly onOpen: (row: PassageRow) => void;
  readonly onOpenBeside?: (row: PassageRow) => void;
  /** The content above the list: buttons that step through it, and its size once known. */
  readonly head: (given: { readonly steps: ReactNode; readonly size: string | null }) => ReactNode;
}

/** A list of passages beside a text. Alt with an arrow key steps through it. */
export function ListBeside({ at, list, onOpen, onOpenBeside, head }: ListBesideProps) {
  const words = useWords();
  const { t } = words;
  const isThere = useProject(
    (state) => list.query !== undefined || state.codebook.byId.has(list.cell.codeId),
  );
  const chosen = useChosenRows(list);
  const { request, cell, words: wanted, sided, order, query } = list;
  const key = JSON.stringify([request, cell, wanted, sided, order, query]);
  const answer = useAnswer(isThere ? key : null, (asking) => askForPassages(asking, list));
  const rows = answer.value?.rows ?? [];
  const current = rows.findIndex((row) => chosen.has(idOf(row)));
  const step = (by: 1 | -1) => {
    const next = rows[current + by];
    if (next) onOpen(next);
  };
  const hasPrevious = current > 0;
  const hasNext = current < rows.length - 1;
  const isAtHand = useIsActiveList(at);
  useActions(
    isAtHand
      ? {
          'passages.previous': { run: () => step(-1), enabled: hasPrevious },
          'passages.next': { run: () => step(1), enabled: hasNext },
        }
      : {},
  );
  const steps = (
    <StepButtons
      previous={{
        label: t('passages:previous'),
        keys: shownKey('passages.previous'),
        isDisabled: !hasPrevious,
      }}
      next={{ label: t('passages:next'), keys: shownKey('passages.next'), isDisabled: !hasNext }}
      onStep={step}
    />
  );
  const size = answer.value
    ? answer.value.inDuplicates > 0
      ? t('passages:size.without_duplicates', {
          size: sizeInWords(words, rows),
          count: answer.value.inDuplicates,
        })
      : sizeInWords(words, rows)
    : null;
  return (
    <section
      className={listStyles.panel}
      aria-label={t('passages:beside')}
      onFocusCapture={() => activateList(at)}
      onPointerDownCapture={() => activateList(at)}
    >
      {head({ steps, size })}
      {answer.error && <Note tone="danger">{sentenceFor(answer.error)}</Note>}
      {answer.value && (
        <PassageList
          label={t('passages:beside')}
          rows={rows}
          codeId={cell.codeId}
          isCompact
          isFlat={
            (order !== undefined && order !== 'source') || (query !== undefined && query.grouped !== 'source')
          }
          selected={chosen}
          onSelectedChange={(ids) => chooseRows(list, ids)}
          onOpen={onOpen}
          {...(onOpenBeside && { onOpenBeside })}
          place={listPlace(`beside ${key}`)}
          empty={<EmptyState sentence={t('passages:empty')} />}
        />
      )}
    </section>
  );
}

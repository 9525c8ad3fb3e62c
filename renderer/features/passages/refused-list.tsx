import { useState } from 'react';
import type { CodeRecord } from '#core/records.ts';
import type { RefusedPassage } from '#electron/services/suggestions.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { viewMoreLike } from '#renderer/common/openers/more-like-desk.ts';
import { undoOf } from '#renderer/common/undo/offer-undo.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { currentWords, useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { MouseActs, SuggestionItem } from './suggestion-item.tsx';
import own from './suggestions.module.css';

/** The passages that were refused for a code; Delete lets them be suggested again. */
export function RefusedList({
  code,
  rows,
}: {
  code: CodeRecord;
  rows: readonly RefusedPassage[] | undefined;
}) {
  const { t } = useWords();
  const canWrite = useProject((state) => !(state.open?.readOnly ?? true));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (!rows) return null;
  const allow = (ids: readonly string[]): void => void allowAgain(ids).catch(showError);
  const open = ({ sourceId, found }: RefusedPassage): void =>
    openPlace({ sourceId, ...(found ? { span: { start: found.start, end: found.end } } : {}) });
  return (
    <VirtualList<RefusedPassage>
      label={t('suggestions:refused_list', { name: code.name })}
      items={rows}
      idOf={({ id }) => id}
      estimate={90}
      selected={chosen}
      onSelectedChange={setChosen}
      multiple
      onOpen={open}
      className={own.list}
      {...(canWrite ? { onDelete: (ids: ReadonlySet<string>) => allow([...ids]) } : {})}
      menu={(of) => [
        {
          entries: [
            ...(of.length === 1 && of[0]
              ? [{ id: 'open', label: t('passages:open'), keys: 'Enter', run: () => open(of[0]!) }]
              : []),
            ...(canWrite
              ? [
                  {
                    id: 'allow',
                    label: t('suggestions:allow'),
                    keys: 'Delete',
                    run: () => allow(of.map(({ id }) => id)),
                  },
                ]
              : []),
          ],
        },
      ]}
      render={({ id, sourceId, found }) => (
        <SuggestionItem sourceId={sourceId} quote={found?.quote ?? null} paragraph={found?.paragraph ?? null}>
          {canWrite && <MouseActs acts={[[t('suggestions:allow'), () => allow([id])]]} />}
        </SuggestionItem>
      )}
      empty={
        <EmptyState sentence={t('suggestions:none_refused')}>
          <Button onPress={() => viewMoreLike('suggested')}>{t('suggestions:title')}</Button>
        </EmptyState>
      }
    />
  );
}

async function allowAgain(ids: readonly string[]): Promise<void> {
  const group = crypto.randomUUID();
  await api.suggestions.allow({ ids: [...ids] }, { group });
  notify(currentWords().t('suggestions:allowed', { count: ids.length }), undoOf(group));
}

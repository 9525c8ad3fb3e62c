import { useRef, useState } from 'react';
import { MIN_EXAMPLES } from '#core/more-like/ranking.ts';
import type { CodeRecord } from '#core/records.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { leaveMoreLike } from '#renderer/common/openers/more-like-desk.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { tooFewExamples } from '#words/suggestions-method.ts';
import { listPlace } from './list-places.ts';
import { OtherCode } from './other-code.tsx';
import { acceptRow, refuseRow, type Suggested } from './suggestion-row.ts';
import { MouseActs, SuggestionItem } from './suggestion-item.tsx';
import own from './suggestions.module.css';

export interface SuggestionListProps {
  code: CodeRecord;
  rows: readonly Suggested[];
  examples: number;
}

/** Suggested passages: Enter opens one in its text, keys accept and refuse it. */
export function SuggestionList({ code, rows, examples }: SuggestionListProps) {
  const words = useWords();
  const { t } = words;
  const canWrite = useProject((state) => !(state.open?.readOnly ?? true));
  const [at, setAt] = useState<string | null>(null);
  const [other, setOther] = useState<Suggested | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const current = rows.find(({ id }) => id === at) ?? rows[0];
  const attempt = (work: Promise<unknown>): void => void work.catch(showError);
  const decide = (row: Suggested, work: (row: Suggested) => Promise<void>): void => {
    const place = rows.indexOf(row);
    const next = rows[place + 1] ?? rows[place - 1];
    attempt(work(row).then(() => setAt(next?.id ?? null)));
  };
  const accept = (row: Suggested): void => decide(row, (it) => acceptRow(it, code));
  const refuse = (row: Suggested): void => decide(row, (it) => refuseRow(it, code));
  const open = ({ sourceId, start, end }: Suggested): void => openPlace({ sourceId, span: { start, end } });
  const onCurrent = (run: (row: Suggested) => void) => ({
    run: () => current && run(current),
    enabled: canWrite && current !== undefined,
  });
  useActions({
    'suggestions.accept': { ...onCurrent(accept), enabled: onCurrent(accept).enabled && code.codable },
    'suggestions.other': onCurrent(setOther),
    'suggestions.refuse': onCurrent(refuse),
  });
  const focusList = (): void =>
    frame.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus({ preventScroll: true });
  const anchor = (): DOMRect | null => {
    const id = frame.current?.querySelector('[role="listbox"]')?.getAttribute('aria-activedescendant');
    return (id ? document.getElementById(id) : frame.current)?.getBoundingClientRect() ?? null;
  };
  return (
    <div ref={frame} className={own.body}>
      <VirtualList<Suggested>
        label={t('suggestions:list', { name: code.name })}
        items={rows}
        idOf={({ id }) => id}
        estimate={110}
        selected={new Set(current ? [current.id] : [])}
        onSelectedChange={(ids) => setAt([...ids][0] ?? null)}
        multiple={false}
        onOpen={open}
        place={listPlace(`suggestions ${code.id}`)}
        className={own.list}
        menu={([row]) =>
          row === undefined
            ? []
            : [
                { entries: [{ id: 'open', label: t('passages:open'), keys: 'Enter', run: () => open(row) }] },
                {
                  entries: canWrite
                    ? [
                        ...(code.codable
                          ? [
                              {
                                id: 'accept',
                                label: t('suggestions:accept', { name: code.name }),
                                keys: shownKey('suggestions.accept'),
                                run: () => accept(row),
                              },
                            ]
                          : []),
                        {
                          id: 'other',
                          label: t('suggestions:other'),
                          keys: shownKey('suggestions.other'),
                          run: () => setOther(row),
                        },
                        {
                          id: 'refuse',
                          label: t('suggestions:refuse'),
                          keys: shownKey('suggestions.refuse'),
                          run: () => refuse(row),
                        },
                      ]
                    : [],
                },
              ]
        }
        render={(row) => (
          <SuggestionItem
            sourceId={row.sourceId}
            quote={row.quote}
            paragraph={row.paragraph}
            words={row.words}
            matches={row.matches.map(({ start, end }) => ({
              start: start - row.start,
              end: end - row.start,
            }))}
          >
            {canWrite && (
              <MouseActs
                acts={[
                  ...(code.codable ? [[t('suggestions:accept_short'), () => accept(row)] as const] : []),
                  [t('suggestions:refuse'), () => refuse(row)],
                ]}
              />
            )}
          </SuggestionItem>
        )}
        empty={
          <EmptyState
            sentence={
              examples < MIN_EXAMPLES ? tooFewExamples(words, code.name, examples) : t('suggestions:none')
            }
          >
            {examples < MIN_EXAMPLES && <Button onPress={leaveMoreLike}>{t('suggestions:leave')}</Button>}
          </EmptyState>
        }
      />
      {other && (
        <OtherCode
          anchor={anchor}
          onChoose={(chosen, group) => decide(other, (it) => acceptRow(it, chosen, group))}
          onClose={() => {
            setOther(null);
            focusList();
          }}
        />
      )}
    </div>
  );
}

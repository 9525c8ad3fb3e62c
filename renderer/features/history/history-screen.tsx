import { useRef, useState, type KeyboardEvent, type UIEvent } from 'react';
import { api, host } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { usePrinting } from '#renderer/common/printing/printing.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { ActLine } from './act-line.tsx';
import { stopAskingWhy, useAskedWhy } from '#renderer/common/undo/asked-why.ts';
import { goBackTo } from './go-back.ts';
import type { Act } from './history-acts.ts';
import { HistoryControls } from './history-controls.tsx';
import { isFiltering, noFilter, useHistoryFilter } from '#renderer/common/openers/history-filter.ts';
import { MIN_OPENED_HEIGHT, OpenedAct } from './opened-act.tsx';
import { HistoryTwins } from './history-twins.tsx';
import { dayInWords, dayOf } from './history-words.ts';
import { MAX_PRINTED_ROWS, printHistory } from './print-history.ts';
import { newestActs, useHistory } from './use-history.ts';

/** The change whose details are open, and how often its reason was asked for since. */
interface OpenedRow {
  readonly seq: number;
  readonly whyAsked: number;
}

/** The history: who did what and when, newest first. */
export function HistoryScreen() {
  const words = useWords();
  const { t, language } = words;
  const number = new Intl.NumberFormat(language);
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const blindId = useBlindCoderId();
  const isBlind = blindId !== null;
  const [filter, setFilter] = useHistoryFilter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [chosenToOpen, setChosenToOpen] = useState<OpenedRow | null>(null);
  const [openedHeight, setOpenedHeight] = useState(MIN_OPENED_HEIGHT);
  const screen = useRef<HTMLDivElement>(null);
  const { acts, counts, loading, error, more } = useHistory(filter);
  const askedWhy = useAskedWhy();
  const asked = askedWhy === null ? undefined : acts.find(({ group }) => group === askedWhy);
  const opened = asked ? { seq: asked.seq, whyAsked: 1 } : chosenToOpen;
  const setOpened = (row: OpenedRow | null): void => {
    stopAskingWhy();
    setChosenToOpen(row);
  };
  const isFiltered = isFiltering(filter);

  const onScroll = ({ target }: UIEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    if (target.scrollHeight - target.scrollTop - target.clientHeight < 1_200) more();
  };
  const write = async (): Promise<void> => {
    const filters = [{ name: t('history:file_kind'), extensions: ['csv'] }];
    await host.saveAs(`${t('history:file_name', { project })}.csv`, filters, (to) =>
      api.history.export({ to, language }),
    );
  };
  const about = isBlind
    ? t('history:blind')
    : isFiltered && counts
      ? t('history:about_of', { wanted: number.format(counts.wanted), all: number.format(counts.all) })
      : t('history:subtitle');
  usePrinting(
    acts.length === 0
      ? null
      : async () => {
          await printHistory(words, await newestActs(filter, blindId, MAX_PRINTED_ROWS), about);
        },
  );
  const canGoBack = (act: Act): boolean => !readOnly && act.standing;
  const goBack = (act: Act): void => {
    if (canGoBack(act)) void goBackTo(act).catch(showError);
  };
  const toggle = (act: Act): void =>
    setOpened(opened?.seq === act.seq ? null : { seq: act.seq, whyAsked: 0 });
  const askWhy = (act: Act): void =>
    setOpened({ seq: act.seq, whyAsked: opened?.seq === act.seq ? opened.whyAsked + 1 : 1 });
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target } = event;
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    const act = acts.find(({ seq }) => chosen.has(String(seq)));
    if (event.key.toLowerCase() === 'w' && act && !readOnly) askWhy(act);
    else if (event.key === 'Escape' && opened) setOpened(null);
    else if (event.key === 'Escape' && isFiltered) setFilter(noFilter);
    else return;
    event.preventDefault();
  };
  const openedAct = acts.find(({ seq }) => seq === opened?.seq);
  return (
    // The keys of the list work anywhere on the screen.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={screenStyles.screen} onScrollCapture={onScroll} onKeyDown={onKeyDown} ref={screen}>
      <PageHeader className={screenStyles.head} title={<HistoryTwins here="history" />} subtitle={about}>
        <Button onPress={() => void write().catch(showError)}>{t('history:export')}</Button>
      </PageHeader>
      <HistoryControls filter={filter} onChange={setFilter} />
      {error && <Note tone="danger">{sentenceFor(error)}</Note>}
      {acts.length === 0 && !loading && !error ? (
        <EmptyState sentence={t(isFiltered ? 'history:empty_filter' : 'history:empty')}>
          {isFiltered && <Button onPress={() => setFilter(noFilter)}>{t('history:clear_filter')}</Button>}
        </EmptyState>
      ) : (
        <VirtualList<Act>
          className={screenStyles.list}
          label={t('history:list')}
          items={acts}
          idOf={({ seq }) => String(seq)}
          estimate={46}
          selected={chosen}
          onSelectedChange={setChosen}
          grouping={{ of: ({ at }) => dayOf(at) }}
          groupHeading={(day) => dayInWords(day, Date.now(), words)}
          render={(act) => <ActLine act={act} />}
          onOpen={(act) => toggle(act)}
          below={
            openedAct
              ? {
                  id: String(openedAct.seq),
                  height: openedHeight,
                  element: (
                    <OpenedAct
                      key={openedAct.seq}
                      act={openedAct}
                      readOnly={readOnly}
                      whyAsked={opened?.whyAsked ?? 0}
                      onHeight={setOpenedHeight}
                      onGoBack={canGoBack(openedAct) ? () => goBack(openedAct) : null}
                      onClose={() => {
                        setOpened(null);
                        screen.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
                      }}
                    />
                  ),
                }
              : null
          }
          menu={([act]) =>
            act
              ? [
                  {
                    entries: [
                      { id: 'open', label: t('history:open_act'), keys: 'Enter', run: () => toggle(act) },
                      ...(readOnly
                        ? []
                        : [
                            {
                              id: 'why',
                              label: t('history:add_reason'),
                              keys: 'W',
                              run: () => askWhy(act),
                            },
                          ]),
                      ...(canGoBack(act)
                        ? [{ id: 'back', label: t('history:undo_to'), run: () => goBack(act) }]
                        : []),
                    ],
                  },
                ]
              : []
          }
        />
      )}
    </div>
  );
}

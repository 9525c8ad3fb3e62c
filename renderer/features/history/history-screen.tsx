import { useState, type UIEvent } from 'react';
import { api, host } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { Select } from '#renderer/ui/select.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { ActLine } from './act-line.tsx';
import { goBackTo } from './go-back.ts';
import type { Act } from './history-acts.ts';
import { HistoryTwins } from './history-twins.tsx';
import styles from './history.module.css';
import { dayInWords, dayOf } from './history-words.ts';
import { useHistory } from './use-history.ts';

const nouns = [
  'codes',
  'codings',
  'sources',
  'imports',
  'interviews',
  'notes',
  'memos',
  'respondents',
  'classes',
  'attributes',
  'comparisons',
  'coders',
  'project',
  'history',
] as const;
type Noun = (typeof nouns)[number];

/** The audit trail: who did what and when, newest first. */
export function HistoryScreen() {
  const words = useWords();
  const { t, language } = words;
  const coders = useProject((state) => state.tables.coder);
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [coder, setCoder] = useState('all');
  const [noun, setNoun] = useChoice<Noun | 'all'>('history.noun', 'all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const coderId = coders.has(coder) ? coder : null;
  const { acts, loading, error, more } = useHistory({ coderId, noun: noun === 'all' ? null : noun });
  const isFiltered = coderId !== null || noun !== 'all';

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
  const canGoBack = (act: Act): boolean => !readOnly && act.group !== null && !act.undone;
  const goBack = (act: Act): void => {
    if (canGoBack(act)) void goBackTo(act).catch(showError);
  };
  return (
    <div className={screenStyles.screen} onScrollCapture={onScroll}>
      <PageHeader
        className={screenStyles.head}
        title={<HistoryTwins here="history" />}
        subtitle={t('history:subtitle')}
      >
        <Button onPress={() => void write().catch(showError)}>{t('history:export')}</Button>
      </PageHeader>
      <div className={styles.controls}>
        <Select
          look="pill"
          label={t('history:coder')}
          value={coderId ?? 'all'}
          onChange={setCoder}
          options={[
            { value: 'all', label: t('history:coder_all') },
            ...[...coders.values()].map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select<Noun | 'all'>
          look="pill"
          label={t('history:act')}
          value={noun}
          onChange={setNoun}
          options={(['all', ...nouns] as const).map((value) => ({ value, label: t(`history:act_${value}`) }))}
        />
      </div>
      {error && <Note tone="danger">{sentenceFor(error)}</Note>}
      {acts.length === 0 && !loading && !error ? (
        <EmptyState sentence={t(isFiltered ? 'history:empty_filter' : 'history:empty')}>
          {isFiltered && (
            <Button
              onPress={() => {
                setCoder('all');
                setNoun('all');
              }}
            >
              {t('history:clear_filter')}
            </Button>
          )}
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
          render={(act, isSelected) => (
            <ActLine act={act} onGoBack={isSelected && canGoBack(act) ? () => goBack(act) : null} />
          )}
          onOpen={goBack}
          menu={([act]) =>
            act && canGoBack(act)
              ? [
                  {
                    entries: [
                      { id: 'back', label: t('history:undo_to'), keys: 'Enter', run: () => goBack(act) },
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

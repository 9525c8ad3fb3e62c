import { Search } from 'lucide-react';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { AppError } from '#core/errors.ts';
import type { SearchAnswer } from '#electron/services/search.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { ExportHits } from './export-hits.tsx';
import { countsInWords, HitCountsStrip } from './hit-counts.tsx';
import type { HitLinesHandle } from './hit-lines.tsx';
import { HitResults } from './hit-results.tsx';
import { MAX_LINES } from './kwic-table.tsx';
import { usePreparing } from './preparing.ts';
import { everywhere, isNarrowed, isStrict, loosely, type SearchChoices } from './search-choices.ts';
import { SearchField } from './search-field.tsx';
import { SearchScope } from './search-scope.tsx';
import styles from './search.module.css';
import { useFound, useHitList, useSearchChoices, useSearchRequest, type HitList } from './use-search.ts';

/** The search screen: query, scope, counts, and every hit in context. */
export function SearchScreen() {
  const { t } = useWords();
  const hasSources = useProject((state) => state.tables.source.size > 0);
  if (hasSources) return <SearchOfTexts />;
  return (
    <EmptyState icon={<Search size={20} aria-hidden />} sentence={t('search:no_sources')}>
      <Button onPress={() => show('sources')}>{t('search:to_sources')}</Button>
    </EmptyState>
  );
}

function SearchOfTexts() {
  const words = useWords();
  const { t } = words;
  const [choices, change] = useSearchChoices();
  const request = useSearchRequest(choices);
  const { answer, error, isLoading } = useFound(request);
  const view = useRef<readonly [number, number]>([0, 1]);
  const onView = useCallback((from: number, to: number) => {
    view.current = [from, to];
  }, []);
  const list = useHitList(request, choices.order, () => view.current);
  const lines = useRef<HitLinesHandle>(null);
  const leave = useLeaving(list, JSON.stringify([request, choices.order]), lines);
  const isBroken = error instanceof AppError && error.key.startsWith('errors:pattern_');
  const shown = request !== null && error === null && list !== null && list.total > 0 ? list : null;
  return (
    <div className={screenStyles.screen}>
      <h1 className={styles.title}>{t('search:title')}</h1>
      <SearchField choices={choices} onChange={change} isInvalid={isBroken} onLeave={leave} />
      <SearchScope choices={choices} onChange={change} />
      {request !== null && error !== null && (
        <Note tone={isBroken ? 'warning' : 'danger'} className={styles.note}>
          {sentenceFor(error)}
        </Note>
      )}
      {request !== null && answer && (
        <>
          <div className={styles.summary}>
            <p role="status" className={cx(styles.size, isLoading && styles.waiting)}>
              {countsInWords(words, answer.counts)}
              <LeftOut answer={answer} onChange={change} />
            </p>
            {shown && <ExportHits list={shown} answer={answer} />}
          </div>
          <HitCountsStrip counts={answer.counts} choices={choices} onChange={change} />
          <Limits answer={answer} />
        </>
      )}
      {shown ? (
        <HitResults
          // A new list starts at its top; the same hits keep their place.
          key={shown.pages.stamp}
          list={shown}
          isStopped={(answer?.stoppedAfter ?? null) !== null}
          choices={choices}
          onChange={change}
          lines={lines}
          onView={onView}
        />
      ) : (
        error === null && (
          <Nothing
            isSearching={request !== null}
            isDone={answer !== null && !isLoading && list !== null}
            isNarrowed={isNarrowed(choices)}
            isStrict={isStrict(choices)}
            onChange={change}
          />
        )
      )}
      <FooterState>{request !== null && answer && countsInWords(words, answer.counts)}</FooterState>
    </div>
  );
}

/**
 * Moves the focus from the field to the hits for its text: at once or, while the search runs, as soon as they arrive,
 * unless the person does something else meanwhile.
 */
function useLeaving(
  list: HitList | null,
  asked: string,
  lines: RefObject<HitLinesHandle | null>,
): () => void {
  const isHere = list !== null && JSON.stringify([list.pages.request, list.pages.order]) === asked;
  const waiting = useRef<{ readonly asked: string; readonly from: Element | null } | null>(null);
  useEffect(() => {
    if (!isHere || waiting.current === null) return;
    const { asked: wanted, from } = waiting.current;
    waiting.current = null;
    if (wanted === asked && document.activeElement === from) lines.current?.focus();
  }, [isHere, asked, lines]);
  return () => {
    waiting.current = isHere ? null : { asked, from: document.activeElement };
    if (isHere) lines.current?.focus();
  };
}

interface LeftOutProps {
  readonly answer: SearchAnswer;
  readonly onChange: (changed: Partial<SearchChoices>) => void;
}

/** Says which sources were not searched, with buttons to include them. */
function LeftOut({ answer: { excluded, duplicates }, onChange }: LeftOutProps) {
  const { t } = useWords();
  return (
    <span className={styles.leftOut}>
      {excluded > 0 && (
        <LinkButton onPress={() => onChange({ withExcluded: true })}>
          {t('search:excluded', { count: excluded })}
        </LinkButton>
      )}
      {duplicates > 0 && (
        <LinkButton onPress={() => onChange({ withDuplicates: true })}>
          {t('search:duplicates', { count: duplicates })}
        </LinkButton>
      )}
    </span>
  );
}

/** Says that the search was stopped early, or that the list is cut off. */
function Limits({ answer: { stoppedAfter, counts } }: { answer: SearchAnswer }) {
  const { t } = useWords();
  const { hits } = counts.listed;
  return (
    <>
      {stoppedAfter !== null && (
        <Note tone="warning" className={styles.note}>
          {t('search:stopped', { seconds: stoppedAfter, hits: t('search:hits', { count: hits }) })}
        </Note>
      )}
      {hits > MAX_LINES && (
        <Note className={styles.note}>{t('search:first_lines', { count: MAX_LINES })}</Note>
      )}
    </>
  );
}

interface NothingProps {
  readonly isSearching: boolean;
  readonly isDone: boolean;
  readonly isNarrowed: boolean;
  /** Whether matching is strict, so that similar words are not found. */
  readonly isStrict: boolean;
  readonly onChange: (changed: Partial<SearchChoices>) => void;
}

/** Shown in place of hits: how to begin, the progress, or that there are none. */
function Nothing({ isSearching, isDone, isNarrowed: narrowed, isStrict: strict, onChange }: NothingProps) {
  const { t } = useWords();
  const preparing = usePreparing();
  if (!isSearching)
    return (
      <EmptyState className={styles.nothing} sentence={`${t('search:begin')} ${t('search:begin_either')}`} />
    );
  if (isDone) {
    return (
      <EmptyState className={styles.nothing} sentence={t(narrowed ? 'search:none_here' : 'search:none')}>
        {narrowed && <Button onPress={() => onChange(everywhere)}>{t('search:everywhere')}</Button>}
        {strict && <Button onPress={() => onChange(loosely)}>{t('search:loosely')}</Button>}
        {!narrowed && !strict && (
          <Button onPress={() => onChange({ text: '' })}>{t('search:clear_words')}</Button>
        )}
      </EmptyState>
    );
  }
  return preparing ? (
    <ProgressBar
      className={styles.preparing}
      what={t('search:preparing')}
      done={preparing.done}
      total={preparing.total}
      startedAt={preparing.startedAt}
    />
  ) : null;
}

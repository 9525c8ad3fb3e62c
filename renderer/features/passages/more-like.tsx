import { ArrowLeft, RefreshCw } from 'lucide-react';
import { MIN_EXAMPLES } from '#core/more-like/ranking.ts';
import type { CodeRecord } from '#core/records.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { MethodNote } from '#renderer/common/counts/method-note.tsx';
import { leaveMoreLike, viewMoreLike } from '#renderer/common/openers/more-like-desk.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { suggestionsMethod } from '#words/suggestions-method.ts';
import { CodeTitle } from './code-title.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import { RefusedList } from './refused-list.tsx';
import styles from './passages.module.css';
import own from './suggestions.module.css';
import { useRefused, useSuggestions } from './use-suggestions.ts';

/** Passages without the code that are like those with it, to accept or refuse one by one. */
export function MoreLike({ code, view }: { code: CodeRecord; view: 'suggested' | 'refused' }) {
  const words = useWords();
  const { t } = words;
  const asked = useSuggestions(code.id);
  const refused = useRefused(code.id);
  const { value, rows, isOldOrder, rankAgain } = asked;
  const method = value && suggestionsMethod(words, code.name, value);
  useActions({ 'suggestions.leave': { run: leaveMoreLike } });
  return (
    <div className={screenStyles.screen}>
      <PageHeader
        className={styles.head}
        title={<CodeTitle code={code} />}
        subtitle={
          value && value.examples >= MIN_EXAMPLES
            ? t('suggestions:from', { count: value.examples, looked: value.looked })
            : t('suggestions:title')
        }
      >
        <SegmentedControl
          label={t('suggestions:view')}
          value={view}
          onChange={viewMoreLike}
          segments={[
            { value: 'suggested', label: t('suggestions:title') },
            { value: 'refused', label: t('suggestions:view_refused', { count: refused.value?.length ?? 0 }) },
          ]}
        />
        {view === 'suggested' && isOldOrder && (
          <Button icon={<RefreshCw size={14} aria-hidden />} onPress={rankAgain}>
            {t('suggestions:rank_again')}
          </Button>
        )}
        <Button icon={<ArrowLeft size={14} aria-hidden />} onPress={leaveMoreLike}>
          {t('suggestions:leave')}
        </Button>
      </PageHeader>
      {view === 'refused' ? (
        <RefusedList code={code} rows={refused.value} />
      ) : asked.error ? (
        <Note tone="danger">{sentenceFor(asked.error)}</Note>
      ) : value ? (
        <SuggestionList code={code} rows={rows} examples={value.examples} />
      ) : (
        asked.progress && (
          <div className={own.waiting}>
            <ProgressBar
              what={t('suggestions:reading')}
              done={asked.progress.done}
              total={asked.progress.total}
              startedAt={asked.progress.startedAt}
              onCancel={leaveMoreLike}
            />
          </div>
        )
      )}
      {view === 'suggested' && method !== undefined && value && value.examples >= MIN_EXAMPLES && (
        <div className={own.method}>
          <MethodNote
            title={t('suggestions:how')}
            copyText={method}
            choice="suggestions.method"
            startsWhole={false}
          >
            {method}
          </MethodNote>
        </div>
      )}
      <FooterState>{t('suggestions:no_coding')}</FooterState>
    </div>
  );
}

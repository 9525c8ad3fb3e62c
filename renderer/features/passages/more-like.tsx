import { ArrowLeft, RefreshCw } from 'lucide-react';
import { MIN_EXAMPLES } from '#core/more-like/ranking.ts';
import type { CodeRecord } from '#core/records.ts';
import type { Proposed } from '#electron/services/program-codings.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { MethodNote } from '#renderer/common/counts/method-note.tsx';
import { leaveMoreLike, viewMoreLike } from '#renderer/common/openers/more-like-desk.ts';
import { useProposed } from '#renderer/common/passages/use-proposed.ts';
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
import { ProposedList } from './proposed-list.tsx';
import { RefusedList } from './refused-list.tsx';
import styles from './passages.module.css';
import own from './suggestions.module.css';
import { useRefused, useSuggestions } from './use-suggestions.ts';

/** Passages without the code that are like those with it, to accept or refuse one by one. */
export function MoreLike({ code, view }: { code: CodeRecord; view: 'suggested' | 'proposed' | 'refused' }) {
  const words = useWords();
  const { t } = words;
  // The ranking reads every text; a list of what programs proposed does not need it.
  const asked = useSuggestions(view === 'proposed' ? null : code.id);
  const proposed = useProposed(code.id);
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
          view === 'proposed'
            ? t('suggestions:proposed_reviewed', {
                ...reviewedOf(proposed.value),
                count: proposed.value?.all ?? 0,
              })
            : value && value.examples >= MIN_EXAMPLES
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
            ...((proposed.value?.all ?? 0) > 0 || view === 'proposed'
              ? [
                  {
                    value: 'proposed' as const,
                    label: t('suggestions:view_proposed', { count: proposed.value?.rows.length ?? 0 }),
                  },
                ]
              : []),
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
      ) : view === 'proposed' ? (
        <ProposedList code={code} rows={proposed.value?.rows} />
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
      <FooterState>
        {t(view === 'proposed' ? 'suggestions:in_no_count' : 'suggestions:no_coding')}
      </FooterState>
    </div>
  );
}

/** How many of a code's proposals were decided on, and how. */
function reviewedOf(proposed: Proposed | undefined) {
  const { accepted = 0, own: alike = 0, changed = 0, refused = 0 } = proposed ?? {};
  return { reviewed: accepted + alike + changed + refused, accepted, own: alike, changed, refused };
}

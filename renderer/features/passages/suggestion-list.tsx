import { MIN_EXAMPLES } from '#core/more-like/ranking.ts';
import type { CodeRecord } from '#core/records.ts';
import { leaveMoreLike } from '#renderer/common/openers/more-like-desk.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { tooFewExamples } from '#words/suggestions-method.ts';
import { JudgedList } from './judged-list.tsx';
import { acceptRow, refuseRow, type Suggested } from './suggestion-row.ts';
import { SuggestionItem } from './suggestion-item.tsx';

export interface SuggestionListProps {
  code: CodeRecord;
  rows: readonly Suggested[];
  examples: number;
}

/** Suggested passages, to be coded or refused. */
export function SuggestionList({ code, rows, examples }: SuggestionListProps) {
  const words = useWords();
  const { t } = words;
  return (
    <JudgedList<Suggested>
      code={code}
      rows={rows}
      label={t('suggestions:list', { name: code.name })}
      placeKey={`suggestions ${code.id}`}
      spanOf={({ start, end }) => ({ start, end })}
      accept={acceptRow}
      refuse={refuseRow}
      render={(row, acts) => (
        <SuggestionItem
          sourceId={row.sourceId}
          quote={row.quote}
          paragraph={row.paragraph}
          words={row.words}
          matches={row.matches.map(({ start, end }) => ({ start: start - row.start, end: end - row.start }))}
        >
          {acts}
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
  );
}

import type { CodeRecord } from '#core/records.ts';
import type { ProposedPassage } from '#electron/services/program-codings.ts';
import { useWords } from '#renderer/state/words.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { Words } from '#words/words.ts';
import { JudgedList } from './judged-list.tsx';
import { acceptProposed, refuseProposed, type ProposedRow } from './suggestion-row.ts';
import { SuggestionItem } from './suggestion-item.tsx';

export interface ProposedListProps {
  code: CodeRecord;
  /** Undefined until they are known. */
  rows: readonly ProposedPassage[] | undefined;
}

/** What programs coded, to be taken into one's own codings or refused, one by one and by the keys of suggestions. */
export function ProposedList({ code, rows }: ProposedListProps) {
  const words = useWords();
  const { t } = words;
  if (!rows) return null;
  return (
    <JudgedList<ProposedRow>
      code={code}
      rows={rows.map((row) => ({ ...row, id: row.codingId }))}
      label={t('suggestions:proposed_list', { name: code.name })}
      placeKey={`proposed ${code.id}`}
      spanOf={({ span }) => span}
      accept={acceptProposed}
      refuse={refuseProposed}
      render={(row, acts) => (
        <SuggestionItem
          sourceId={row.sourceId}
          quote={row.span ? row.quote : t('suggestions:whole_source')}
          paragraph={row.paragraph}
          remarks={remarksOn(words, row)}
        >
          {acts}
        </SuggestionItem>
      )}
      empty={<EmptyState sentence={t('suggestions:none_proposed')} />}
    />
  );
}

/** Which program it was, what it said of its own certainty, and why. */
function remarksOn({ t, language }: Words, { program, confidence, rationale }: ProposedRow): string[] {
  return [
    t('suggestions:proposed_by', { program }),
    ...(confidence === null
      ? []
      : [
          t('suggestions:its_confidence', {
            confidence: new Intl.NumberFormat(language, { maximumSignificantDigits: 15 }).format(confidence),
          }),
        ]),
    ...(rationale === null ? [] : [t('suggestions:its_reason', { reason: rationale })]),
  ];
}

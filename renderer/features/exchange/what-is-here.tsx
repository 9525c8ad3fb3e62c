import { isGivenName } from '#core/refi/merge/coder-names.ts';
import { useWords } from '#renderer/state/words.ts';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import type { ExchangePreview } from '#electron/services/exchange/preview.ts';
import { MergePreview } from './merge-preview.tsx';

/** What is decided about what is here already. */
export interface Choice {
  /** Whether it is brought up to date or comes in a second time. */
  readonly how: 'merge' | 'beside';
  /** Whose word stands. */
  readonly conflicts: 'ours' | 'theirs';
  /** Keys of the conflicts in which it is the other's. */
  readonly except: readonly string[];
  /** Whether coders of one name are one person. */
  readonly coders: 'as-named' | 'together' | 'apart';
}

export const asProposed: Choice = { how: 'merge', conflicts: 'ours', except: [], coders: 'as-named' };

interface HereProps {
  readonly looked: ExchangePreview;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

/** What it would change of what is here already, and what is to be decided about that. */
export function WhatIsHere({ looked: { tables, isNew }, choice, onChoice }: HereProps) {
  const { t } = useWords();
  const hasConflicts = tables.some(({ counts }) => counts.conflicts > 0);
  const count = choice.except.length;
  return (
    <>
      <RadioGroup<Choice['how']>
        label={t('exchange:how')}
        value={choice.how}
        onChange={(how) => onChoice({ ...choice, how })}
        options={[
          { value: 'merge', label: t('exchange:how_merge') },
          { value: 'beside', label: t('exchange:how_beside') },
        ]}
      />
      {choice.how === 'merge' && (
        <MergePreview tables={tables} isNew={isNew} choice={choice} onChoice={onChoice} />
      )}
      {choice.how === 'merge' && hasConflicts && (
        <RadioGroup<Choice['conflicts']>
          label={t('exchange:conflict_kept')}
          value={choice.conflicts}
          onChange={(conflicts) => onChoice({ ...choice, conflicts, except: [] })}
          options={[
            { value: 'ours', label: t('exchange:conflict_ours') },
            { value: 'theirs', label: t('exchange:conflict_theirs') },
          ]}
          {...(count > 0 ? { description: t('exchange:conflict_except', { count }) } : {})}
        />
      )}
    </>
  );
}

/** Whether coders of the file are those of the same names here. Nothing where the names are others. */
export function WhoIsTheSame({ looked: { namesakes }, choice, onChoice }: HereProps) {
  const { t } = useWords();
  const count = namesakes.length;
  if (count === 0) return null;
  const proposed = namesakes.every(isGivenName) ? 'together' : namesakes.some(isGivenName) ? null : 'apart';
  return (
    <RadioGroup<'together' | 'apart'>
      label={t('exchange:coders', { count, names: namesakes.join(t('exports:list.separator')) })}
      value={choice.coders === 'as-named' ? proposed : choice.coders}
      onChange={(coders) => onChoice({ ...choice, coders })}
      options={[
        { value: 'together', label: t('exchange:coders_together', { count }) },
        { value: 'apart', label: t('exchange:coders_apart', { count }) },
      ]}
    />
  );
}

import { isGivenName } from '#core/settling/names.ts';
import { useWords } from '#renderer/state/words.ts';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import type { ExchangePreview } from '#electron/services/exchange/preview.ts';
import type { Choice } from './choice.ts';
import { MergePreview } from './merge-preview.tsx';

interface HereProps {
  readonly looked: ExchangePreview;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

/** What the import would change in the project, and the decisions to make about that. */
export function WhatIsHere({ looked: { tables, isNew }, choice, onChoice }: HereProps) {
  const { t } = useWords();
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
    </>
  );
}

/** Asks whether the file's coders are those with the same names here. Renders nothing if no names are the same. */
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

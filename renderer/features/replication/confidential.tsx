import type { Kept } from '#core/replication/study-rows.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MultiSelect } from '#renderer/ui/multi-select.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';

interface ConfidentialProps {
  readonly kept: Kept;
  readonly onKept: (kept: Kept) => void;
  /** Ids of the confidential interviews; null for all. */
  readonly chosen: readonly string[] | null;
  readonly onChosen: (ids: readonly string[] | null) => void;
}

const choices: readonly Kept[] = ['whole', 'without-words', 'left-out'];

/** Chooses what to do with confidential interviews, and which ones are. Renders nothing if there are no interviews. */
export function Confidential({ kept, onKept, chosen, onChosen }: ConfidentialProps) {
  const { t } = useWords();
  const sources = useProject((state) => state.tables.source);
  const interviews = [...sources.values()]
    .filter(({ kind }) => kind === 'interview')
    .map(({ id, label, title }) => ({ value: id, label: label || title }))
    .sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true }));
  if (interviews.length === 0) return null;
  const values = chosen ?? interviews.map(({ value }) => value);
  const named = interviews.filter(({ value }) => values.includes(value)).map(({ label }) => label);
  return (
    <>
      <RadioGroup<Kept>
        label={t('replication:interviews')}
        value={kept}
        onChange={onKept}
        options={choices.map((value) => ({
          value,
          label: t(`replication:interviews_${value}`),
          note: t(`replication:interviews_${value}_note`),
        }))}
      />
      {kept !== 'whole' && (
        <MultiSelect
          label={t('replication:which')}
          options={interviews}
          values={values}
          onChange={(ids) => onChosen(ids.length === interviews.length ? null : ids)}
          summary={
            named.length === interviews.length
              ? t('replication:which_all')
              : named.join(t('exports:list.separator'))
          }
        />
      )}
    </>
  );
}

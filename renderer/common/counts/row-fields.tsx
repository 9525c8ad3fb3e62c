import { useWords } from '#renderer/state/words.ts';
import { Select } from '#renderer/ui/select.tsx';
import { CodesField } from './codes-field.tsx';
import type { CountingChoices } from './counting-choices.ts';
import { useGroupings } from './groupings.ts';
import { RowsField } from './rows-field.tsx';

/** The settings of an analysis whose rows are respondents or sources and whose columns are themes or codes. */
export interface RowChoices extends Pick<CountingChoices, 'of' | 'codeIds'> {
  /** A choice of `groupings.ts`, or `none`. */
  readonly group: string;
  /** `order`, `name`, `passages`, or the choice of an attribute. */
  readonly sort: string;
}

export interface RowFieldsProps {
  readonly choices: RowChoices;
  readonly onChange: (changed: Partial<RowChoices>) => void;
}

/** Which themes or codes are shown, and how the rows are grouped and sorted. */
export function RowFields({ choices, onChange }: RowFieldsProps) {
  const { t } = useWords();
  const groupings = useGroupings(choices.group);
  return (
    <>
      <RowsField value={choices.of} onChange={(of) => onChange({ of, codeIds: [] })} />
      <CodesField choices={choices} onChange={onChange} />
      <Select
        look="pill"
        label={t('summary_grid:group')}
        value={choices.group}
        onChange={(group) => onChange({ group })}
        options={[...groupings, { value: 'none', label: t('analysis:groupings.none') }]}
      />
      <Select
        look="pill"
        label={t('summary_grid:sort')}
        value={choices.sort}
        onChange={(sort) => onChange({ sort })}
        options={[
          ...(['order', 'name', 'passages'] as const).map((value) => ({
            value: value as string,
            label: t(`summary_grid:sorts.${value}`),
          })),
          ...groupings.filter(({ value }) => value.startsWith('attribute:')),
        ]}
      />
    </>
  );
}

import type { AttributeRecord } from '#core/records.ts';
import { valueInWords } from '#renderer/common/sources/value-in-words.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { FilterField } from '#renderer/ui/filter-field.tsx';
import { consentsIn, NO_VALUE, noFilter, valueCounts } from './respondent-row.ts';
import styles from './respondents.module.css';
import type { Respondents } from './use-respondents.ts';

const ALL = 'all' as const;
/** An attribute with more values than this is filtered by words. */
const MAX_CHOICES = 12;

/** The filters of the table. A filter that could change nothing is left out. */
export function RespondentControls({ rows, attributes, filter, setFilter, singled }: Respondents) {
  const { t } = useWords();
  const isFiltered =
    filter.words !== '' || filter.alone || filter.consent !== null || Object.keys(filter.values).length > 0;
  const consents = consentsIn(rows);
  const setValue = (id: string, value: string) => {
    const { [id]: _, ...others } = filter.values;
    setFilter({ ...filter, values: value === ALL ? others : { ...others, [id]: value } });
  };
  return (
    <div className={styles.controls} data-narrows>
      <FilterField
        label={t('respondents:filter')}
        value={filter.words}
        onChange={(words) => setFilter({ ...filter, words })}
        className={styles.words}
      />
      {attributes.map((attribute) => (
        <ValuePill
          key={attribute.id}
          attribute={attribute}
          counts={valueCounts(rows, attribute.id)}
          someHaveNone={rows.some(({ values }) => !values.has(attribute.id))}
          value={filter.values[attribute.id] ?? ALL}
          onChange={(value) => setValue(attribute.id, value)}
        />
      ))}
      {(consents.length > 1 || filter.consent !== null) && (
        <Select
          look="pill"
          label={t('respondents:consent')}
          value={filter.consent ?? ALL}
          onChange={(chosen) => setFilter({ ...filter, consent: chosen === ALL ? null : chosen })}
          options={[
            { value: ALL, label: t('respondents:all') },
            ...consents.map((scope) => ({ value: scope, label: t(`respondents:consent_scope.${scope}`) })),
          ]}
        />
      )}
      {(singled.alone.length > 0 || filter.alone) && (
        <Select
          look="pill"
          label={t('respondents:singled')}
          value={filter.alone ? 'alone' : ALL}
          onChange={(value) => setFilter({ ...filter, alone: value === 'alone' })}
          options={[
            { value: ALL, label: t('respondents:all') },
            { value: 'alone', label: t('respondents:only_one') },
          ]}
        />
      )}
      {isFiltered && (
        <LinkButton onPress={() => setFilter(noFilter)}>{t('respondents:clear_filter')}</LinkButton>
      )}
    </div>
  );
}

interface ValuePillProps {
  readonly attribute: AttributeRecord;
  readonly counts: readonly { readonly value: string }[];
  readonly someHaveNone: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ValuePill({ attribute, counts, someHaveNone, value, onChange }: ValuePillProps) {
  const { t } = useWords();
  const isOffered = counts.length + (someHaveNone ? 1 : 0) > 1 && counts.length <= MAX_CHOICES;
  if (!isOffered && value === ALL) return null;
  return (
    <Select
      look="pill"
      label={attribute.name}
      value={value}
      onChange={onChange}
      options={[
        { value: ALL, label: t('respondents:all') },
        ...counts.map((each) => ({ value: each.value, label: valueInWords(t, attribute, each.value) })),
        ...(someHaveNone ? [{ value: NO_VALUE, label: t('respondents:no_value') }] : []),
      ]}
    />
  );
}

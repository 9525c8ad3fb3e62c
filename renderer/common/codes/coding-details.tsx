import type { CodingRecord, SourceRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { KeptField } from './kept-field.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import styles from './coding-details.module.css';

export interface CodingDetailsProps {
  readonly coding: CodingRecord;
  readonly source: SourceRecord;
  /** False for codings of others and in a read-only study, which are shown but not edited. */
  readonly isOwn: boolean;
}

const NOBODY = 'nobody';

/** The less common details of a coding: weight, speaker in a group interview, translation. */
export function CodingDetails({ coding, source, isOwn }: CodingDetailsProps) {
  const { t } = useWords();
  const respondent = useProject((state) => state.tables.respondent);
  const sourceRespondent = useProject((state) => state.tables.sourceRespondent);
  const present = [...sourceRespondent.values()]
    .filter(({ sourceId }) => sourceId === source.id)
    .flatMap(({ respondentId }) => respondent.get(respondentId) ?? []);
  const change = (fields: Omit<Parameters<typeof api.codings.update>[0], 'ids'>): Promise<unknown> =>
    api.codings.update({ ids: [coding.id], ...fields });
  return (
    <div className={styles.details}>
      <NumberField
        label={t('reader:weight')}
        description={t('reader:weight_note')}
        value={coding.weight}
        onChange={(weight) => void change({ weight }).catch(showError)}
        minValue={0}
        maxValue={100}
        step={1}
        isDisabled={!isOwn}
      />
      {source.kind === 'interview' && (present.length > 1 || coding.respondentId !== null) && (
        <Select
          label={t('reader:speaker')}
          value={coding.respondentId ?? NOBODY}
          onChange={(id) => void change({ respondentId: id === NOBODY ? null : id }).catch(showError)}
          options={[
            { value: NOBODY, label: t('reader:speaker_none') },
            ...present.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          isDisabled={!isOwn}
        />
      )}
      <div className={styles.wide}>
        <KeptField
          of={coding.id}
          label={t('reader:translation')}
          rows={2}
          value={coding.translation ?? ''}
          readOnly={!isOwn}
          onKeep={(text) => change({ translation: text.trim() === '' ? null : text })}
        />
      </div>
    </div>
  );
}

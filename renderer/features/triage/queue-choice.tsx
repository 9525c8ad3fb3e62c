import { ListFilter } from 'lucide-react';
import { byPosition } from '#core/by-position.ts';
import { useMemo } from 'react';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { languageName } from '#words/language-name.ts';
import { allToScreen, queueSorts, yearOf, type QueueSettings } from './queue.ts';
import { keyOf, queuesThereAre } from './queue-kinds.ts';
import { makeQueue } from './queue-place.ts';
import styles from './triage-lists.module.css';
import type { ShownQueue } from './use-queue.ts';

const unfiltered = {
  kind: allToScreen.kind,
  classId: allToScreen.classId,
  language: allToScreen.language,
  year: allToScreen.year,
};

/** Chooses the queue, its filters and its order. */
export function QueueChoice({ queue }: { queue: ShownQueue }) {
  const words = useWords();
  const { t } = words;
  const [isOpen, setOpen] = useChoice('triage.filter', false);
  const samples = useProject((state) => state.tables.sample);
  const reasons = useProject((state) => state.tables.exclusionReason);
  const { settings } = queue.place;
  const kinds = useMemo(
    () => queuesThereAre(queue.all, settings.of, samples, reasons, words),
    [queue.all, settings.of, samples, reasons, words],
  );
  const isFiltered = isNarrowed(settings);
  return (
    <div className={styles.choice}>
      <Select
        label={t('triage:queue')}
        labelHidden
        value={keyOf(settings.of)}
        onChange={(key) => {
          const chosen = kinds.find((each) => each.option.value === key);
          if (chosen) makeQueue({ of: chosen.of });
        }}
        options={kinds.map(({ option }) => option)}
      />
      <Disclosure
        title={
          <span className={styles.filterTitle}>
            <ListFilter size={13} aria-hidden /> {t('triage:filter')}
          </span>
        }
        remark={isFiltered ? t('triage:filtered') : t(`triage:sort_${settings.sort}`)}
        isOpen={isOpen}
        onOpenChange={setOpen}
      >
        <Filter queue={queue} />
        {isFiltered && (
          <LinkButton onPress={() => makeQueue(unfiltered)}>{t('triage:clear_filter')}</LinkButton>
        )}
      </Disclosure>
    </div>
  );
}

/** Whether kind, class, language or year filter the queue. */
export function isNarrowed(settings: QueueSettings): boolean {
  return Object.entries(unfiltered).some(
    ([name, value]) => settings[name as keyof typeof unfiltered] !== value,
  );
}

function Filter({ queue: { all, place } }: { queue: ShownQueue }) {
  const { t, language: own } = useWords();
  const classes = useProject((state) => state.tables.class);
  const { settings } = place;
  const any = { value: 'all', label: t('triage:any') };
  const years = useMemo(() => [...new Set(all.map(yearOf))].toSorted(), [all]);
  const languages = useMemo(
    () => [...new Set(all.map(({ source }) => source.language ?? 'none'))].toSorted(),
    [all],
  );
  return (
    <div className={styles.filters}>
      <Select
        label={t('triage:filter_kind')}
        value={settings.kind}
        onChange={(kind) => makeQueue({ kind })}
        options={(['all', 'document', 'interview'] as const).map((value) => ({
          value,
          label: value === 'all' ? t('triage:any') : t(`sources:${value}s`),
        }))}
      />
      <Select
        label={t('triage:filter_class')}
        value={settings.classId}
        onChange={(classId) => makeQueue({ classId })}
        options={[
          any,
          ...[...classes.values()].toSorted(byPosition).map(({ id, name }) => ({ value: id, label: name })),
          { value: 'none', label: t('sources:no_class') },
        ]}
      />
      <Select
        label={t('triage:filter_language')}
        value={settings.language}
        onChange={(language) => makeQueue({ language })}
        options={[
          any,
          ...languages.map((tag) => ({
            value: tag,
            label: tag === 'none' ? t('triage:no_language') : languageName(own, tag),
          })),
        ]}
      />
      <Select
        label={t('triage:filter_year')}
        value={settings.year}
        onChange={(year) => makeQueue({ year })}
        options={[
          any,
          ...years.map((year) => ({ value: year, label: year === 'none' ? t('triage:no_year') : year })),
        ]}
      />
      <Select
        label={t('triage:sort')}
        value={settings.sort}
        onChange={(sort) => makeQueue({ sort })}
        options={queueSorts.map((value) => ({ value, label: t(`triage:sort_${value}`) }))}
      />
      {settings.sort === 'random' && (
        <NumberField
          label={t('triage:seed')}
          value={settings.seed}
          minValue={0}
          maxValue={4_294_967_295}
          formatOptions={{ useGrouping: false }}
          onChange={(seed) => {
            if (seed !== null) makeQueue({ seed });
          }}
        />
      )}
    </div>
  );
}

import { useProject } from '#renderer/state/use-project.ts';
import { byPosition } from '#core/by-position.ts';
import { useWords } from '#renderer/state/words.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { useFlowChoice } from './flow-choice.ts';
import styles from './triage-panel.module.css';

/** Chooses the sources in the figure. */
export function FlowScope() {
  const { t } = useWords();
  const classes = useProject((state) => state.tables.class);
  const [choice, choose] = useFlowChoice();
  const { kind, classIds } = choice;
  const options = [
    ...[...classes.values()].toSorted(byPosition).map(({ id, name }) => ({ id, name })),
    { id: 'none', name: t('sources:no_class') },
  ];
  const isIn = (id: string): boolean => classIds.length === 0 || classIds.includes(id);
  return (
    <div className={styles.panel}>
      <section className={styles.wide}>
        <SectionHeading>{t('triage:flow_kind')}</SectionHeading>
        <SegmentedControl
          wide
          label={t('triage:flow_kind')}
          value={kind}
          onChange={(next) => choose({ ...choice, kind: next })}
          segments={(['document', 'interview', 'all'] as const).map((value) => ({
            value,
            label: value === 'all' ? t('triage:any') : t(`sources:${value}s`),
          }))}
        />
      </section>
      <section className={styles.habits}>
        <SectionHeading>{t('triage:flow_classes')}</SectionHeading>
        {options.map(({ id, name }) => (
          <Checkbox
            key={id}
            isSelected={isIn(id)}
            // At least one must stay chosen.
            isDisabled={isIn(id) && options.filter((each) => isIn(each.id)).length === 1}
            onChange={(on) => {
              const next = options.map((each) => each.id).filter((each) => (each === id ? on : isIn(each)));
              choose({ ...choice, classIds: next.length === options.length ? [] : next });
            }}
          >
            {name}
          </Checkbox>
        ))}
      </section>
    </div>
  );
}

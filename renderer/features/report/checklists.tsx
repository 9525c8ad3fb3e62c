import { Check, MapPin } from 'lucide-react';
import type { ChecklistItem, ChecklistState } from '#core/report/checklists.ts';
import type { Report } from '#core/report/report.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { spaceAfter } from '#words/chinese-spacing.ts';
import { answerItem } from './report-acts.ts';
import { goToSection } from '#renderer/common/openers/report-section.ts';

import styles from './checklists.module.css';

/** Both checklists, one beside the other. */
export function Checklists({ report }: { readonly report: Report }) {
  return (
    <div className={styles.checklists}>
      {report.checklists.map((list) => (
        <Checklist key={list.name} list={list} report={report} />
      ))}
    </div>
  );
}

export interface ChecklistProps {
  readonly list: ChecklistState;
  readonly report: Report;
}

/** Where the items of a checklist stand; each leads there. It is no score. */
export function Checklist({ list, report }: ChecklistProps) {
  const { t } = useWords();
  return (
    <section className={styles.checklist}>
      <SectionHeading>{t('report_screen:checklist_of', { name: list.title })}</SectionHeading>
      <p className={styles.quiet}>
        {list.source}
        {spaceAfter(list.source)}
        {t('report_screen:no_score')}
      </p>
      <ol className={styles.items} lang={report.language}>
        {list.items.map((item) => (
          <Item key={item.number} list={list} item={item} report={report} />
        ))}
      </ol>
    </section>
  );
}

interface ItemProps extends ChecklistProps {
  readonly item: ChecklistItem;
}

function Item({ list, item, report }: ItemProps) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const { number, title, state, section, block } = item;
  const id = `${list.name}.${number}`;
  const found = report.sections.find(({ key }) => key === section);
  const answering = report.sections.find(({ answers }) => answers.includes(id))?.key ?? null;
  const line = (
    <>
      <span className={styles.itemNumber}>{number}</span>
      <span className={styles.itemTitle}>{title}</span>
      <span className={cx(styles.where, state === 'to_write' && styles.toWrite)}>
        {t(`report_screen:item.${state}`, { section: found?.title ?? '' })}
        {state === 'filled' && <Check size={13} aria-hidden />}
      </span>
    </>
  );
  const choice = (key: string | null, label: string) => ({
    id: key ?? '',
    label,
    checked: answering === key,
    run: () => void answerItem(report.sections, id, key).catch(showError),
  });
  return (
    <li className={styles.itemLine} data-state={state}>
      {found ? (
        <button type="button" className={styles.item} onClick={() => goToSection(found.key, block)}>
          {line}
        </button>
      ) : (
        <span className={styles.item}>{line}</span>
      )}
      {!readOnly && (state === 'to_write' || answering !== null) && (
        <MenuButton
          iconOnly
          size="small"
          label={t('report_screen:say_where', { n: number, title })}
          icon={<MapPin size={13} aria-hidden />}
          sections={() => [
            {
              title: t('report_screen:answered_by'),
              entries: report.sections.map(({ key, title: name }) => choice(key, name)),
            },
            { entries: [choice(null, t('report_screen:not_answered'))] },
          ]}
        />
      )}
    </li>
  );
}

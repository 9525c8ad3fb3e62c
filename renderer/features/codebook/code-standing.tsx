import type { CodeRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import type { CodeFields } from './code-acts.ts';
import styles from './codebook.module.css';

const origins = ['inductive', 'deductive'] as const;
const prompts = ['yes', 'partly', 'no', 'none'] as const;
const statuses = ['draft', 'stable', 'retired'] as const;

/** The origin of a code, whether interviews asked about it, and how it may be used. */
export function CodeStanding({ code, readOnly }: { code: CodeRecord; readOnly: boolean }) {
  const { t } = useWords();
  const change = (fields: CodeFields): void => {
    api.codes.update({ id: code.id, ...fields }).catch(showError);
  };
  const origin = origins.map((value) => ({ value, label: t(`codebook:origin_${value}`) }));
  const prompted = prompts.map((value) => ({ value, label: t(`codebook:prompted_value_${value}`) }));
  const status = statuses.map((value) => ({ value, label: t(`codebook:status_${value}`) }));
  if (readOnly) return <Facts code={code} />;
  return (
    <section className={styles.section}>
      <SectionHeading>{t('codebook:section_standing')}</SectionHeading>
      <Select
        label={t('codebook:status')}
        value={code.status === 'merged' ? null : code.status}
        onChange={(next) => change({ status: next })}
        options={status}
      />
      <Select
        label={t('codebook:origin')}
        value={code.origin}
        onChange={(next) => change({ origin: next })}
        options={origin}
      />
      <Select
        label={t('codebook:prompted')}
        value={code.prompted ?? 'none'}
        onChange={(next) => change({ prompted: next === 'none' ? null : next })}
        options={prompted}
      />
      <Switch isSelected={code.codable} onChange={(codable) => change({ codable })}>
        {t('codebook:codable')}
      </Switch>
      <div>
        <Switch isSelected={code.onePerSource} onChange={(onePerSource) => change({ onePerSource })}>
          {t('codebook:one_per_source')}
        </Switch>
        <p className={styles.quiet}>{t('codebook:one_per_source_hint')}</p>
      </div>
    </section>
  );
}

/** The same in a read-only project. */
function Facts({ code }: { code: CodeRecord }) {
  const { t } = useWords();
  const facts = [
    t(`codebook:status_${code.status}`),
    t(`codebook:origin_${code.origin}`),
    ...(code.prompted === null ? [] : [t(`codebook:prompted_${code.prompted}`)]),
    ...(code.codable ? [] : [t('codebook:heading')]),
    ...(code.onePerSource ? [t('codebook:one_per_source')] : []),
  ];
  return (
    <section className={styles.section}>
      <SectionHeading>{t('codebook:section_standing')}</SectionHeading>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </section>
  );
}

import { useEffect, useRef } from 'react';
import { filledFields } from '#core/codes/definition-fields.ts';
import type { CodeRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { takeFocus } from '#renderer/ui/focus-return.ts';
import { useAskedDefinition } from './asked-rule.ts';
import styles from './codebook.module.css';
import { KeptField } from '#renderer/common/codes/kept-field.tsx';

const fields = [
  { field: 'shortDefinition', label: 'codebook:short_definition', rows: 2 },
  { field: 'fullDefinition', label: 'codebook:full_definition', rows: 3 },
  { field: 'whenToUse', label: 'codebook:when_to_use', rows: 2 },
  { field: 'whenNotToUse', label: 'codebook:when_not_to_use', rows: 2 },
  { field: 'definition2', label: 'codebook:definition2', rows: 2 },
] as const;

/** The definition of a code: what it means and when to use it. */
export function CodeRule({ code, readOnly }: { code: CodeRecord; readOnly: boolean }) {
  const { t } = useWords();
  const examples = useProject((state) => state.tables.codeExample);
  const section = useRef<HTMLElement>(null);
  const [isAsked, done] = useAskedDefinition(code.id);
  useEffect(() => {
    if (!isAsked) return;
    done();
    // After the screen has appeared, which gives the focus to its list.
    requestAnimationFrame(() => takeFocus(section.current?.querySelector('textarea') ?? null));
  }, [isAsked, done]);
  const hasExample = [...examples.values()].some(({ codeId }) => codeId === code.id);
  return (
    <section className={styles.section} ref={section}>
      <SectionHeading
        after={
          <span title={t('codebook:filled_tip')}>
            {t('codebook:filled', { filled: filledFields(code, hasExample) })}
          </span>
        }
      >
        {t('codebook:section_rule')}
      </SectionHeading>
      {fields.map(({ field, label, rows }) => (
        <KeptField
          key={field}
          of={code.id}
          label={t(label)}
          value={code[field]}
          rows={rows}
          readOnly={readOnly}
          onKeep={(text) => api.codes.update({ id: code.id, [field]: text })}
        />
      ))}
    </section>
  );
}

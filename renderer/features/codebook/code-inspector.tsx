import { useState } from 'react';
import type { CodeRecord } from '#core/records.ts';
import { lookForMoreLike } from '#renderer/common/openers/more-like-desk.ts';
import { useProposed } from '#renderer/common/passages/use-proposed.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { useChosenCodes } from './chosen-codes.ts';
import { showPassages } from './code-acts.ts';
import { CodeExamples } from './code-examples.tsx';
import { CodeMemos } from './code-memos.tsx';
import { CodeNames } from './code-names.tsx';
import { CodeRule } from './code-rule.tsx';
import { CodeStanding } from './code-standing.tsx';
import { baseCount } from './count-in-words.ts';
import { useCodeCounts, useCountChoice } from './code-counts.ts';
import styles from './codebook.module.css';
import { MergeDialog } from './merge-dialog.tsx';
import { ThemeSection } from './theme-section.tsx';
import { localeOf } from '#words/locale.ts';

/** The definition of the selected code, to read and edit in place. */
export function CodeInspector() {
  const { t } = useWords();
  const chosen = useChosenCodes();
  const codebook = useProject((state) => state.codebook);
  const codes = codebook.inOrder.filter(({ id }) => chosen.has(id));
  const [first, ...others] = codes;
  if (!first) return <EmptyState sentence={t('codebook:choose_one')} />;
  if (others.length > 0) return <Many codes={codes} />;
  return <One key={first.id} code={first} />;
}

function Many({ codes }: { codes: readonly CodeRecord[] }) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [merging, setMerging] = useState(false);
  return (
    <EmptyState sentence={t('codebook:many_chosen', { count: codes.length })}>
      {!readOnly && <Button onPress={() => setMerging(true)}>{t('codebook:merge_chosen')}</Button>}
      {merging && <MergeDialog from={codes} onClose={() => setMerging(false)} />}
    </EmptyState>
  );
}

function One({ code }: { code: CodeRecord }) {
  const { t, language } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const codebook = useProject((state) => state.codebook);
  const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' });
  const above = code.parentId === null ? null : codebook.byId.get(code.parentId)?.name;
  return (
    <div className={styles.inspector}>
      <header>
        <h2 className={styles.heading}>
          <CodeSwatch colour={code.colour} hollow={!code.codable}>
            {above && <span className={styles.above}>{above} › </span>}
            {code.name}
          </CodeSwatch>
        </h2>
        <CountLine code={code} />
      </header>
      <CodeNames code={code} readOnly={readOnly} />
      <CodeRule code={code} readOnly={readOnly} />
      <CodeExamples code={code} readOnly={readOnly} />
      <ThemeSection code={code} readOnly={readOnly} />
      <CodeStanding code={code} readOnly={readOnly} />
      <section className={styles.section}>
        <SectionHeading>{t('codebook:section_memos')}</SectionHeading>
        <CodeMemos code={code} readOnly={readOnly} />
      </section>
      <p className={styles.quiet}>{t('codebook:created', { date: date.format(new Date(code.createdAt)) })}</p>
    </div>
  );
}

function CountLine({ code }: { code: CodeRecord }) {
  const words = useWords();
  const counting = useCountChoice();
  const { value } = useCodeCounts();
  const count = value?.counts[code.id];
  const { value: proposed } = useProposed(code.id);
  return (
    <div className={styles.countLine}>
      <span>
        {count && value && count.rolledUp !== null ? baseCount(words, counting, count, value.n) : '–'}
      </span>
      <span className={styles.countActs}>
        {proposed !== undefined && proposed.rows.length > 0 && (
          <Button size="small" onPress={() => lookForMoreLike(code.id, 'proposed')}>
            {words.t('suggestions:view_proposed', { count: proposed.rows.length })}
          </Button>
        )}
        <Button size="small" onPress={() => lookForMoreLike(code.id)}>
          {words.t('suggestions:title')}
        </Button>
        <Button size="small" onPress={() => showPassages(code.id)}>
          {words.t('codebook:passages')}
        </Button>
      </span>
    </div>
  );
}

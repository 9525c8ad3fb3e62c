import type { Completeness } from '#core/versions/completeness.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { codeName } from '#renderer/common/codes/code-name-of.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show, workspaceStore } from '#renderer/state/workspace.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { useState } from 'react';
import { useVersionList } from './use-versions.ts';
import styles from './versions.module.css';

/** Opens a code in the codebook, where its definition is written. */
function openCode(codeId: string): void {
  workspaceStore.setState({ codeId });
  show('codebook');
}

/** How complete the definitions of codes are, and which examples have left their code. */
export function CompletenessScreen() {
  const words = useWords();
  const { t } = words;
  const codebook = useProject((state) => state.codebook);
  const { value } = useAnswer('completeness', (asking) => asking.versions.completeness({}));
  const { value: listed } = useVersionList();
  const [chosen, setChosen] = useState<string | null>(null);
  if (!value) return null;
  const byId = new Map(value.codes.map((row) => [row.codeId, row]));
  const rows = codebook.inOrder.flatMap(({ id }) => byId.get(id) ?? []);
  const full = rows.filter(({ filled }) => filled === 6).length;
  const without = rows.filter(({ lacking }) => lacking.includes('example')).length;
  const newest = listed?.versions.at(-1);
  return (
    <div className={screenStyles.screen}>
      <PageHeader
        className={screenStyles.head}
        title={t('versions:completeness.title')}
        subtitle={[
          t('versions:completeness.subtitle', { count: rows.length, full }),
          t('versions:completeness.without_example', { count: without }),
        ].join(' · ')}
      />
      {rows.length === 0 ? (
        <EmptyState sentence={t('versions:no_codes')} />
      ) : (
        <>
          <div className={cx(styles.complete, styles.heads)} aria-hidden>
            <span>{t('versions:completeness.code')}</span>
            <span>{t('versions:completeness.filled')}</span>
            <span>{t('versions:completeness.lacking')}</span>
          </div>
          <VirtualList<Completeness>
            className={styles.list}
            label={t('versions:completeness.title')}
            items={rows}
            idOf={({ codeId }) => codeId}
            estimate={32}
            selected={new Set(chosen === null ? [] : [chosen])}
            onSelectedChange={(ids) => setChosen([...ids][0] ?? null)}
            textOf={({ codeId }) => codebook.byId.get(codeId)?.name ?? ''}
            onOpen={({ codeId }) => openCode(codeId)}
            render={({ codeId, filled, lacking }) => (
              <div className={styles.complete}>
                <span className={styles.codeName}>
                  <CodeSwatch colour={codebook.byId.get(codeId)?.colour ?? 0} />
                  {codeName(words, codebook, codeId)}
                </span>
                <span>{t('versions:completeness.of_six', { filled })}</span>
                <span className={styles.small}>
                  {lacking
                    .map((part) => t(`versions:completeness.part.${part}`))
                    .join(t('exports:list.separator'))}
                </span>
              </div>
            )}
          />
        </>
      )}
      <section className={styles.left}>
        <SectionHeading>{t('versions:completeness.left')}</SectionHeading>
        <p className={styles.small}>
          {newest === undefined
            ? t('versions:completeness.left_no_version')
            : t(
                value.left.length === 0
                  ? 'versions:completeness.left_none'
                  : 'versions:completeness.left_note',
                {
                  number: newest.number,
                },
              )}
        </p>
        <ul className={styles.counts}>
          {value.left.map(({ codeId, codingId, nowCodeId }) => (
            <li key={codingId}>
              {codeName(words, codebook, codeId)}:{' '}
              {nowCodeId === null
                ? t('versions:completeness.left_removed')
                : t('versions:completeness.left_recoded', { code: codeName(words, codebook, nowCodeId) })}
            </li>
          ))}
        </ul>
        <p className={styles.small}>{t('versions:completeness.note')}</p>
      </section>
    </div>
  );
}

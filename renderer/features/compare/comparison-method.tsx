import type { CountedComparison } from '#electron/services/comparisons.ts';
import { MethodNote } from '#renderer/common/counts/method-note.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CopyLink } from '#renderer/ui/note.tsx';
import { comparisonMethodParagraphs } from '#words/comparison-method.ts';
import { themeClaim } from '#words/comparison-sentence.ts';
import { type SideNames } from '#words/comparison-sides.ts';
import { OpensInSight } from './opens-in-sight.tsx';
import styles from './compare.module.css';

export interface ComparisonMethodProps {
  readonly counted: CountedComparison;
  readonly names: SideNames;
  /** Whether the labels of the triangulation protocol are shown, so that its rule must be explained. */
  readonly withLabel: boolean;
}

/** How the numbers were counted and what they mean, as text to copy. */
export function ComparisonMethod({ counted, names, withLabel }: ComparisonMethodProps) {
  const words = useWords();
  const { t } = words;
  const codes = useProject((state) => state.codebook.byId);
  const { comparison, facts } = counted;
  const paragraphs = [
    ...comparisonMethodParagraphs(words, comparison, facts, names),
    ...(withLabel ? [t('comparison:convergence_rule')] : []),
  ];
  const claims = comparison.themes.map((theme) => {
    const code = codes.get(theme.codeId);
    const name = code?.name ?? theme.path.at(-1) ?? '';
    return { id: theme.codeId, text: themeClaim(words, comparison, facts, theme, name, { names }) };
  });
  return (
    <>
      <MethodNote
        title={t('compare:method')}
        copyText={paragraphs.join('\n')}
        choice="compare.method"
        startsWhole={false}
      >
        {paragraphs.map((paragraph, index) => (
          // Paragraphs have no id, so the index is the key.
          <span key={index} className={index === 0 ? undefined : styles.paragraph}>
            {paragraph}
          </span>
        ))}
      </MethodNote>
      <OpensInSight title={t('compare:claims')} remark={t('compare:claims_remark')}>
        <ul className={styles.claims}>
          {claims.map(({ id, text }) => (
            <li key={id}>
              {text}
              <CopyLink text={text} />
            </li>
          ))}
        </ul>
        <CopyLink text={claims.map(({ text }) => text).join('\n')} label={t('compare:copy_all')} />
      </OpensInSight>
    </>
  );
}

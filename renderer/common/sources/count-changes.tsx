import type { CountEffects } from '#electron/services/count-effects.ts';
import { ThemeEffects } from '#renderer/common/codes/theme-effects.tsx';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import styles from './count-changes.module.css';

/**
 * What a change to sources or respondents does to counts: the number of respondents, the themes, and verdicts that
 * become stale.
 */
export function CountChanges({ counts }: { counts: CountEffects }) {
  const { t, language } = useWords();
  const codebook = useProject((state) => state.codebook);
  const isBlind = useBlindCoderId() !== null;
  const number = new Intl.NumberFormat(language);
  const { before, after } = counts.respondents;
  return (
    <div className={styles.changes}>
      {before !== after && (
        <p>{t('sources:people_change', { before: number.format(before), after: number.format(after) })}</p>
      )}
      <ThemeEffects effects={counts.themes} />
      {!isBlind &&
        counts.stale.map(({ comparison, themeId }) => (
          <p key={`${comparison} ${themeId}`}>
            {t('sources:verdict_stale', { theme: codebook.byId.get(themeId)?.name ?? '', comparison })}
          </p>
        ))}
    </div>
  );
}

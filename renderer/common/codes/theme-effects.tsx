import type { ThemeEffect, ThemePresence } from '#core/counting/theme-presence.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { listed } from '#words/sentences.ts';
import styles from './theme-effects.module.css';

export interface ThemeEffectsProps {
  readonly effects: readonly ThemeEffect[];
  /** Codes that will no longer be themes. */
  readonly gone?: ReadonlySet<string>;
}

const units = ['documents', 'interviews', 'respondents'] as const;

/** The themes whose counts a change affects, before and after. A second pass sees only their names. */
export function ThemeEffects({ effects, gone }: ThemeEffectsProps) {
  const words = useWords();
  const { t } = words;
  const codebook = useProject((state) => state.codebook);
  const isBlind = useBlindCoderId() !== null;
  if (effects.length === 0) return null;
  const nameOf = (id: string): string => codebook.byId.get(id)?.name ?? '';
  if (isBlind)
    return (
      <p>
        {t('codebook:effects_blind', {
          names: listed(
            words,
            effects.map((effect) => nameOf(effect.themeId)),
          ),
        })}
      </p>
    );
  return (
    <table className={styles.effects}>
      <caption>
        {t('codebook:effects')} <span>{t('codebook:effects_base')}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('codebook:theme')}</th>
          {units.map((unit) => (
            <th key={unit} scope="col">
              {t(`codebook:effects_${unit}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {effects.map(({ themeId, before, after }) => (
          <tr key={themeId}>
            <th scope="row">
              <CodeSwatch colour={codebook.byId.get(themeId)?.colour ?? 0}>{nameOf(themeId)}</CodeSwatch>
              {gone?.has(themeId) && <span className={styles.gone}>{t('codebook:effects_gone')}</span>}
            </th>
            {units.map((unit) => (
              <Step key={unit} unit={unit} before={before} after={gone?.has(themeId) ? null : after} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface StepProps {
  readonly unit: keyof ThemePresence;
  readonly before: ThemePresence;
  /** Null: the code will no longer be a theme. */
  readonly after: ThemePresence | null;
}

function Step({ unit, before, after }: StepProps) {
  const { t, language } = useWords();
  const number = new Intl.NumberFormat(language);
  const then = number.format(before[unit]);
  if (after?.[unit] === before[unit]) return <td className={styles.same}>{then}</td>;
  const now = after === null ? '–' : number.format(after[unit]);
  return (
    <td>
      <span aria-hidden>
        {then} → <strong>{now}</strong>
      </span>
      <span className={styles.spoken}>{t('codebook:effects_step', { before: then, after: now })}</span>
    </td>
  );
}

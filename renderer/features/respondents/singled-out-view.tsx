import { useWords } from '#renderer/state/words.ts';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { ToggleButton } from '#renderer/ui/toggle-button.tsx';
import { joined } from '#words/sentences.ts';
import { chooseRespondents } from './chosen-respondents.ts';
import styles from './respondents.module.css';
import type { Respondents } from './use-respondents.ts';

/** The respondents whom the chosen attributes single out together, with chips to choose attributes. */
export function SingledOutView({ rows, attributes, ticked, setTicked, singled }: Respondents) {
  const words = useWords();
  const { t } = words;
  const names = joined(
    words,
    attributes.filter(({ id }) => ticked.includes(id)).map(({ name }) => name),
    'conjunction',
  );
  const nameOf = new Map(rows.map(({ person }) => [person.id, person.name]));
  const { alone, withValues, without } = singled;
  return (
    <section className={styles.singled}>
      <SectionHeading>{t('respondents:singled_out')}</SectionHeading>
      <div className={styles.chips}>
        {attributes.map(({ id, name }) => (
          <ToggleButton
            key={id}
            isSelected={ticked.includes(id)}
            onChange={(isTicked) =>
              setTicked(isTicked ? [...ticked, id] : ticked.filter((each) => each !== id))
            }
          >
            {name}
          </ToggleButton>
        ))}
      </div>
      {ticked.length === 0 && <p className={styles.quiet}>{t('respondents:singled_choose')}</p>}
      {ticked.length > 0 && withValues > 0 && (
        <p>
          {t(alone.length > 0 ? 'respondents:singled_some' : 'respondents:singled_none', {
            alone: alone.length,
            withValues,
            names,
          })}
        </p>
      )}
      {alone.length > 0 && (
        <p className={styles.people}>
          {alone.map((id) => (
            <button key={id} type="button" onClick={() => chooseRespondents(new Set([id]))}>
              {nameOf.get(id)}
            </button>
          ))}
        </p>
      )}
      {ticked.length > 0 && without.length > 0 && (
        <p className={styles.quiet}>{t('respondents:singled_without', { count: without.length })}</p>
      )}
    </section>
  );
}

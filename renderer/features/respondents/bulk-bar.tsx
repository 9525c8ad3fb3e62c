import type { AttributeRecord } from '#core/records.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { chooseRespondents } from './chosen-respondents.ts';
import type { RespondentActs } from './respondent-menu.ts';
import type { RespondentRow } from './respondent-row.ts';
import styles from './respondents.module.css';
import { consentEntries } from './set-consent.ts';

export interface BulkBarProps {
  readonly rows: readonly RespondentRow[];
  readonly attributes: readonly AttributeRecord[];
  readonly acts: RespondentActs;
}

/** Actions on all selected respondents, below the list. */
export function BulkBar({ rows, attributes, acts }: BulkBarProps) {
  const words = useWords();
  const { t } = words;
  const [first, second, ...more] = rows;
  return (
    <div
      className={styles.bar}
      role="toolbar"
      data-foot
      aria-label={t('respondents:selected', { count: rows.length })}
    >
      <span className={styles.barCount}>{t('respondents:selected', { count: rows.length })}</span>
      <LinkButton onPress={() => chooseRespondents(new Set())}>{t('respondents:clear')}</LinkButton>
      <span className={styles.barActs}>
        {first && second && more.length === 0 && (
          <Button onPress={() => acts.merge(first, second)}>{t('respondents:merge')}</Button>
        )}
        {attributes.length > 0 && (
          <MenuButton
            label={t('respondents:set_value')}
            sections={() => [
              {
                entries: attributes.map((attribute) => ({
                  id: attribute.id,
                  label: attribute.name,
                  run: () => acts.setValue(attribute, rows),
                })),
              },
            ]}
          />
        )}
        <MenuButton
          label={t('respondents:consent_menu')}
          sections={() => [
            {
              entries: consentEntries(
                words,
                rows.map(({ person }) => person.id),
              ),
            },
          ]}
        />
        <Button className={styles.danger} onPress={() => acts.remove(rows)}>
          {t('respondents:remove')}
        </Button>
      </span>
    </div>
  );
}

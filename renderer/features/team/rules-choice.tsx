import { useEffect, useState } from 'react';
import { leavable, type Leavable } from '#core/team/rules.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useTeamNews } from '#renderer/state/team-news.ts';
import { useWords } from '#renderer/state/words.ts';
import { Note } from '#renderer/ui/note.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Select } from '#renderer/ui/select.tsx';
import styles from './team.module.css';

type Rules = Awaited<ReturnType<typeof api.team.rules>>;

/** Where an owner says who may change codes and sources, and reads who has not heard of it yet. */
export function RulesChoice() {
  const { t } = useWords();
  const [rules, setRules] = useState<Rules | null>(null);
  const [problem, setProblem] = useState<string>();
  const news = useTeamNews();
  useEffect(() => {
    let isCurrent = true;
    api.team.rules({}).then(
      (found) => isCurrent && setRules(found),
      // The dialog says already why the server cannot be asked.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [news]);
  if (!rules) return null;
  const choose = (what: Leavable, who: 'owner' | 'all'): void => {
    if (who === rules[what]) return;
    setProblem(undefined);
    setRules({ ...rules, [what]: who });
    api.team.rules({ [what]: who }).then(setRules, (error: unknown) => {
      setRules(rules);
      setProblem(sentenceFor(error));
    });
  };
  return (
    <>
      <FormRow>
        {leavable.map((what) => (
          <Select
            key={what}
            label={t(`team_begin:people.rules.${what}`)}
            value={rules[what]}
            onChange={(who) => choose(what, who)}
            options={(['all', 'owner'] as const).map((value) => ({
              value,
              label: t(`team_begin:people.rules.${value}`),
            }))}
          />
        ))}
      </FormRow>
      {problem !== undefined && <Note tone="danger">{problem}</Note>}
      {rules.unheard.map(({ name, machine }) => (
        <p key={`${name} ${machine}`} className={styles.quiet}>
          {t('team_begin:people.rules.unheard', { name, machine })}
        </p>
      ))}
    </>
  );
}

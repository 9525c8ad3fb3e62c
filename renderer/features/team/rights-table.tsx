import { leavable, type Leavable } from '#core/team/rules.ts';
import { roles } from '#core/team/transport.ts';
import { useWords } from '#renderer/state/words.ts';
import { Note } from '#renderer/ui/note.tsx';
import { RulesChoice } from './rules-choice.tsx';
import styles from './team.module.css';

const columns = ['work', 'codebook', 'people'] as const;

/** What each role may do, and what the place of the log protects from and what not. */
export function RightsTable({
  isFolder,
  isOwner,
  keeps,
}: {
  readonly isFolder: boolean;
  readonly isOwner: boolean;
  readonly keeps: readonly Leavable[];
}) {
  const { t } = useWords();
  const left = leavable.filter((each) => !keeps.includes(each));
  const coders =
    left.length === 0
      ? 'kept'
      : left.length === 2
        ? 'codebook'
        : left[0] === 'codebook'
          ? 'codes'
          : 'sources';
  return (
    <>
      <div className={styles.wide}>
        <table className={styles.people} aria-label={t('team_begin:people.rights')}>
          <thead>
            <tr>
              {(['role', ...columns] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`team_begin:people.rights_columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role}>
                <th scope="row">{t(`team:roles.${role}`)}</th>
                {columns.map((column) => (
                  <td key={column}>
                    {role === 'coder' && column === 'codebook'
                      ? t(`team_begin:people.rights_of.coder.${coders}`)
                      : t(`team_begin:people.rights_of.${role}.${column}`)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isOwner && <RulesChoice />}
      <Note title={t('team_begin:people.apart_title')}>
        {t(isFolder ? 'team_begin:people.apart_folder' : 'team_begin:people.apart')}
      </Note>
    </>
  );
}

import { useWords } from '#renderer/state/words.ts';
import { Switch } from '#renderer/ui/switch.tsx';
import { listed } from '#words/sentences.ts';
import styles from './imports.module.css';
import type { ForAll, Guesses } from './text-lines.ts';

interface TextsComingProps {
  readonly guesses: Guesses;
  readonly forAll: ForAll;
  /** Whether the beginnings of the texts have been read, if they are to be read at all. */
  readonly isLookedAt: boolean;
  readonly onChange: (changed: Partial<Pick<ForAll, 'datesFromNames' | 'classesFromFolders'>>) => void;
}

/** How many folders are named as examples. */
const MAX_FOLDERS_NAMED = 5;

/** What file and folder names suggest, and whether to use it. */
export function TextsComing({ guesses, forAll, isLookedAt, onChange }: TextsComingProps) {
  const words = useWords();
  const { t } = words;
  const { texts, dates, classes, kinds } = guesses;
  const interviews = [...kinds.values()].filter((kind) => kind === 'interview').length;
  const unseen = isLookedAt ? texts.filter(({ beginning }) => !beginning?.trim()).length : 0;
  const folders = [...new Set(classes.values())];
  return (
    <div className={styles.guesses}>
      {forAll.kind === null && interviews > 0 && (
        <p className={styles.quiet}>{t('imports:guessed_interviews', { count: interviews })}</p>
      )}
      {forAll.kind === null && unseen > 0 && (
        <p className={styles.quiet}>{t('imports:guessed_by_name', { count: unseen })}</p>
      )}
      {dates.size > 0 && (
        <Switch
          isSelected={forAll.datesFromNames}
          onChange={(datesFromNames) => onChange({ datesFromNames })}
        >
          {t('imports:dates_from_names', { count: dates.size, texts: texts.length })}
        </Switch>
      )}
      {folders.length > 0 && (
        <Switch
          isSelected={forAll.classesFromFolders}
          onChange={(classesFromFolders) => onChange({ classesFromFolders })}
        >
          {t('imports:classes_from_folders', {
            count: folders.length,
            names: listed(words, folders.slice(0, MAX_FOLDERS_NAMED)),
          })}
        </Switch>
      )}
    </div>
  );
}

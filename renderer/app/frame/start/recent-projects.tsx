import { X } from 'lucide-react';
import { api } from '#renderer/api.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { openProject } from '#renderer/common/openers/open-project.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import styles from './recent-projects.module.css';
import { localeOf } from '#words/locale.ts';

export type DeskState = Awaited<ReturnType<typeof api.desk.state>>;

export interface RecentProjectsProps {
  recent: DeskState['recent'];
  isBusy: boolean;
  onForgotten: () => void;
}

/** Recently opened projects, newest first. A project whose file is gone says so and can be removed from the list. */
export function RecentProjects({ recent, isBusy, onForgotten }: RecentProjectsProps) {
  const { t, language } = useWords();
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium' });
  const forget = (path: string) => api.desk.forget({ path }).then(onForgotten, showError);
  return (
    <section>
      <SectionHeading>{t('shell:recent')}</SectionHeading>
      {recent.length === 0 && <p className={styles.none}>{t('shell:no_recent')}</p>}
      <ul>
        {recent.map(({ path, name, openedAt, missing }) => (
          <li key={path} className={styles.line}>
            <button
              type="button"
              className={cx(styles.project, missing && styles.missing)}
              disabled={isBusy || missing}
              onClick={() => openProject(path)}
            >
              <span className={styles.name}>{name}</span>
              <span className={styles.path} title={path}>
                <bdi>{path}</bdi>
              </span>
              <span className={styles.when}>
                {missing ? t('shell:missing') : day.format(new Date(openedAt))}
              </span>
            </button>
            <IconButton label={t('shell:forget', { name })} size="small" onPress={() => void forget(path)}>
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

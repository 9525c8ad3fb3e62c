import { Circle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isStanding } from '#core/sealing/sight.ts';
import type { TeamState } from '#core/team/link-state.ts';
import { stoppedBy } from '#core/team/stopped.ts';
import { api } from '#renderer/api.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useTeamNews } from '#renderer/state/team-news.ts';
import { useSettled } from '#renderer/state/use-settled.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { localeOf } from '#words/locale.ts';
import { perform } from './action-handlers.ts';
import styles from './footer.module.css';

/** How many milliseconds after an act what is unsent is counted again: a burst of coding is counted once. */
const COUNTED_AFTER_MS = 300;

/** How the open study stands in its team; null for a study without one, and until that is known. */
export function useTeam(): TeamState | null {
  return useTeamOnceKnown() ?? null;
}

/** How the open study stands in its team; null for a study without one, undefined until that is known. */
export function useTeamOnceKnown(): TeamState | null | undefined {
  const news = useTeamNews();
  const path = useProject((state) => state.open?.path);
  const acts = useSettled(
    useProject((state) => state.acts),
    COUNTED_AFTER_MS,
  );
  const [asked, setAsked] = useState<{ readonly path: string; readonly state: TeamState | null } | null>(
    null,
  );
  useEffect(() => {
    if (path === undefined) return undefined;
    let isCurrent = true;
    api.team.state({}).then(
      (state) => {
        if (isCurrent) setAsked({ path, state });
      },
      // The study was closed meanwhile.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [news, path, acts]);
  return asked !== null && asked.path === path ? asked.state : undefined;
}

/** The state of a study of a team, in place of *Saved*: whose file it is, who else is here, and what waits. */
export function TeamStateInFooter({ state }: { readonly state: TeamState }) {
  const { t, language } = useWords();
  const { name, unsent, held, link, keeping, coming } = state;
  const isDone = link.how === 'here' && unsent === 0;
  // In a round nobody else's presence is shown.
  const round = useProject(
    ({ tables }) =>
      [...tables.blindRound.values()].find((each) => each.kind === 'persons' && isStanding(each))?.name,
  );
  const stopped = link.how === 'stopped' ? stoppedBy(link.why?.key ?? '') : null;
  const since =
    link.since === null
      ? ''
      : new Intl.DateTimeFormat(localeOf(language), {
          weekday: 'long',
          hour: 'numeric',
          minute: '2-digit',
        }).format(new Date(link.since));
  // Over a folder, what lies there waits for the file that keeps the log; who is here is not known.
  const laid = keeping?.waiting ?? 0;
  const toSend = unsent - laid;
  const parts = [
    link.how === 'offline' ? t('team:footer.offline', { since }) : null,
    round === undefined ? null : t('team:footer.sealed', { name: round }),
    link.how === 'here' && link.here > 0 && round === undefined
      ? t('team:footer.here', { count: link.here })
      : null,
    toSend > 0
      ? t(link.how === 'here' ? 'team:footer.to_send' : 'team:footer.kept', { count: toSend })
      : link.how === 'here'
        ? t('team:footer.all_sent')
        : null,
    laid > 0 ? t('team:footer.laid', { count: laid, name: keeping?.name ?? '' }) : null,
    // What comes only when it is opened is waited for by nobody.
    coming.count > 0 && !coming.isPutOff ? t('team:footer.coming', { count: coming.count }) : null,
  ].filter((part) => part !== null);
  return (
    <span className={styles.state}>
      <Circle size={9} fill={isDone ? 'currentColor' : 'none'} aria-hidden />
      <LinkButton onPress={() => void perform('project.team')} aria-label={t('team:footer.opens', { name })}>
        {name}
      </LinkButton>
      {stopped !== null && (
        <span
          className={cx(stopped === 'update' && styles.waiting, stopped === 'differs' && styles.differs)}
        >{`· ${t(`team:footer.stopped.${stopped}`)}`}</span>
      )}
      {stopped === 'moved' && (
        <LinkButton onPress={() => void perform('project.team')}>{t('team:footer.go_there')}</LinkButton>
      )}
      {parts.map((part) => (
        <span key={part}>{`· ${part}`}</span>
      ))}
      {held > 0 && (
        <span className={styles.waiting}>
          ·{' '}
          <LinkButton className={styles.waiting} onPress={() => void perform('go.team')}>
            {t('team:footer.held', { count: held })}
          </LinkButton>
        </span>
      )}
    </span>
  );
}

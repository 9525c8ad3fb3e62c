import { Circle } from 'lucide-react';
import { createContext, use, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { LostPlace, OpenProject } from '#electron/rpc/transport.ts';
import { host } from '#renderer/api.ts';
import { useSaving } from '#renderer/state/saving.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useActions, useAvailableActions, type AvailableAction } from './action-handlers.ts';
import type { MenuName } from './action.ts';
import { keysOf } from './actions.ts';
import styles from './footer.module.css';
import { clock } from './clock.ts';
import { TeamStateInFooter, useTeam } from './team-state.tsx';
import { localeOf } from '#words/locale.ts';

const FooterPlace = createContext<HTMLElement | null>(null);

/**
 * Shows the screen's state at the left of the footer, such as “17 codings in this source”. `order` keeps several of
 * them in a fixed order while they come and go.
 */
export function FooterState({ children, order = 0 }: { children: ReactNode; order?: number }) {
  const place = use(FooterPlace);
  return (
    place &&
    createPortal(
      <span className={styles.state} style={{ order }}>
        {children}
      </span>,
      place,
    )
  );
}

/** The window with its footer: the state at the left, up to four useful keys at the right. */
export function WithFooter({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const open = useProject((state) => state.open);
  const saving = useSaving();
  const health = useProject((state) => state.open?.health.state ?? null);
  const team = useTeam();
  useActions(team === null ? {} : { 'go.team': () => show('team') });
  return (
    <FooterPlace value={place}>
      {children}
      <footer className={styles.footer}>
        {open?.lost ? (
          <LostState lost={open.lost} />
        ) : team && saving === 'saved' && open?.readOnly === false ? (
          <TeamStateInFooter state={team} />
        ) : (
          <span className={styles.state}>
            <Circle size={9} fill={saving === 'saved' ? 'currentColor' : 'none'} aria-hidden />
            {open?.readOnly ? <ReadOnly open={open} /> : t(`shell:${saving}`)}
          </span>
        )}
        {health !== null && (
          <span className={cx(styles.state, styles.health)}>{t(`shell:file_${health}`)}</span>
        )}
        <span ref={setPlace} className={styles.place} />
        <KeyHints />
      </footer>
    </FooterPlace>
  );
}

/** Who holds the study for writing, and from when the records shown here are. */
function ReadOnly({ open: { holder, asOf } }: { open: OpenProject }) {
  const { t, language } = useWords();
  const moment = new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'medium' });
  const time = asOf === null ? '' : moment.format(new Date(asOf));
  return holder
    ? t('shell:read_only_held', { who: holder.who, asOf: time })
    : t('shell:read_only', { asOf: time });
}

function LostState({ lost }: { lost: LostPlace }) {
  const { t, language } = useWords();
  return (
    <output className={styles.lost}>
      <Circle size={9} fill="currentColor" aria-hidden />
      {t('lost:footer')}
      <strong>{t(`lost:footer_${lost.how}`, { time: clock(lost.since, language) })}</strong>
    </output>
  );
}

const MAX_HINTS = 4;
const ofTheWork: ReadonlySet<MenuName> = new Set([
  'read',
  'coding',
  'triage',
  'duplicates',
  'analysis',
  'compare',
  'snapshots',
  'passages',
  'respondents',
  'team',
]);

function KeyHints() {
  const { t } = useWords();
  const onDesktop = host.kind === 'electron';
  const hints = useAvailableActions().filter(
    (action) => action.hint && action.handler.enabled !== false && hintKeysOf(action, onDesktop).length > 0,
  );
  // Keys of the current work come before those that always work.
  const isOfTheWork = ({ menu }: AvailableAction) => ofTheWork.has(menu);
  const ordered = [...hints.filter(isOfTheWork), ...hints.filter((action) => !isOfTheWork(action))];
  return (
    <span className={styles.hints}>
      {ordered.slice(0, MAX_HINTS).map((action) => (
        <span key={action.id} className={styles.hint}>
          <HintKeys action={action} onDesktop={onDesktop} />
          {action.handler.hint ?? t(`${action.label}_short`, { defaultValue: t(action.label) })}
        </span>
      ))}
    </span>
  );
}

function hintKeysOf(action: AvailableAction, onDesktop: boolean): readonly string[] {
  return action.handler.hintKeys ?? keysOf(action, onDesktop);
}

function HintKeys({ action, onDesktop }: { action: AvailableAction; onDesktop: boolean }) {
  const keys = hintKeysOf(action, onDesktop);
  const [first = ''] = keys;
  const last = keys.at(-1);
  return <Kbd keys={first} to={action.row ? last : undefined} />;
}

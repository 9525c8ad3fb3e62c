import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { PassagesPane } from './passages-pane.tsx';
import { useHitKeys } from '#renderer/common/search/use-hit-keys.ts';
import {
  activateSide,
  closeSide,
  openPassagesBeside,
  openRight,
  useActiveSide,
  useBeside,
} from '#renderer/state/beside.ts';
import { projectStore } from '#renderer/state/project.ts';
import { placeBeside, showsSomething, type Beside, type Side } from '#renderer/state/side.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace, useChoice, useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';
import { afterFrames, lookUntilFound } from '#renderer/ui/frames.ts';
import { TwoPanes } from '#renderer/ui/panes/two-panes.tsx';
import { askWhatToShow, PaneHeader } from './pane-header.tsx';
import { PlaceFinder } from './place-finder.tsx';
import { NothingOpen, Reader } from './reader.tsx';
import { readerStore } from './reader-store.ts';
import styles from './reading-sides.module.css';
import { sourceName } from '#renderer/common/sources/source-line.ts';

/** The minimum width of a side, in px. */
const MIN_SIDE_WIDTH = 420;

/** The middle of the Read screen: a source and, beside it, another one or the passages of a code. */
export function ReadingSides() {
  const { t } = useWords();
  const place = useWorkspace((state) => state.place);
  const beside = useBeside();
  const active = useActiveSide();
  const [share, setShare] = useChoice('reader.share', 0.5);
  const titles = useTitles(beside);
  const onActive = useActivation(active, `${place?.nonce ?? 0} ${beside?.nonce ?? 0}`);
  useHitKeys();
  const nonce = beside?.nonce;
  const isList = beside?.visits[beside.now]?.screen === 'passages';
  // A text that opens takes the focus itself; a list is given it once the menu that opened it has closed.
  useEffect(() => {
    if (!isList || workspaceStore.getState().side !== 'right') return undefined;
    let stop = (): void => undefined;
    const giveUp = afterFrames(3, () => {
      stop = focusSide('right');
    });
    return () => {
      giveUp();
      stop();
    };
  }, [isList, nonce]);
  const other = active === 'left' ? 'right' : 'left';
  const goOver = (): void => {
    activateSide(other);
    focusSide(other);
  };
  /** Opens the other side, or its chooser. */
  const openOther = (): void => {
    if (!beside) return openRight();
    if (!showsSomething(workspaceStore.getState(), projectStore.getState(), other)) return goOver();
    activateSide(other);
    askWhatToShow(other);
  };
  useActions({
    'read.beside': openOther,
    ...(beside && {
      'read.other_side': { run: goOver },
      'read.close_side': () => closeSide(active),
    }),
  });
  return (
    <TwoPanes
      left={{
        label: t('beside:side_left'),
        title: titles.left,
        content: <Reader side="left" place={place} empty={<NothingOpen />} />,
      }}
      right={
        beside && {
          label: t('beside:side_right'),
          title: titles.right,
          content: <RightSide beside={beside} />,
        }
      }
      active={active}
      onActive={onActive}
      share={share}
      onShare={setShare}
      least={MIN_SIDE_WIDTH}
      dividerLabel={t('beside:divider')}
      tabsLabel={t('beside:sides')}
    />
  );
}

function RightSide({ beside }: { beside: Beside }) {
  const shown = beside.visits[beside.now];
  const code = useProject((state) => state.codebook.byId.get(shown?.codeId ?? ''));
  // Memoised: components that follow a place compare the object.
  const place = useMemo(() => placeBeside(beside), [beside]);
  if (shown?.screen === 'passages' && code && code.status !== 'merged')
    return <PassagesPane key={code.id} code={code} />;
  return <Reader side="right" place={place} empty={<NothingBeside />} />;
}

/** The empty right side: asks what to show. */
function NothingBeside() {
  const { t } = useWords();
  const isActive = useActiveSide() === 'right';
  return (
    <div className={styles.empty}>
      <PaneHeader side="right" isEmpty title={t('beside:side_right')} />
      <div className={styles.finder}>
        <p className={styles.sentence}>{t('beside:empty')}</p>
        <div className={styles.field}>
          <PlaceFinder
            autoFocus={isActive}
            onSource={(sourceId) => openPlace({ sourceId }, 'right')}
            onCode={openPassagesBeside}
            onClose={() => undefined}
          />
        </div>
      </div>
    </div>
  );
}

/**
 * Makes a side active when the person goes there. While something opens on a side, the focus returned by a closing
 * palette does not count as going there.
 */
function useActivation(active: Side, opened: string): (side: Side, by: 'hand' | 'focus') => void {
  const awaited = useRef<Side | null>(null);
  const latest = useRef(active);
  latest.current = active;
  useLayoutEffect(() => {
    awaited.current = latest.current;
    // Another place has been opened.
  }, [opened]);
  useEffect(() => {
    const ended = new AbortController();
    for (const act of ['pointerdown', 'keydown'] as const) {
      const options = { capture: true, passive: true, signal: ended.signal };
      window.addEventListener(act, () => (awaited.current = null), options);
    }
    return () => ended.abort();
  }, []);
  return (side, by) => {
    if (by === 'hand' || awaited.current === null || awaited.current === side) activateSide(side);
  };
}

/** The titles of both sides, for their tabs. */
function useTitles(beside: Beside | null): Readonly<Record<Side, string>> {
  const words = useWords();
  const sources = useProject((state) => state.tables.source);
  const codes = useProject((state) => state.codebook.byId);
  const leftId = useWorkspace((state) => state.place?.sourceId);
  const shown = beside?.visits[beside.now];
  const named = (side: Side, sourceId: string | undefined): string => {
    const source = sources.get(sourceId ?? '');
    return source ? sourceName(source, words) : words.t(`beside:side_${side}`);
  };
  const code = shown?.screen === 'passages' ? codes.get(shown.codeId ?? '') : undefined;
  return { left: named('left', leftId), right: code?.name ?? named('right', shown?.sourceId) };
}

/** Focuses a side's text, or its list or field as soon as it is rendered. Returns a function that cancels it. */
function focusSide(side: Side): () => void {
  return lookUntilFound(() => {
    const text = readerStore.getState()[side].openText;
    const list = document.querySelector<HTMLElement>(
      `[data-side="${side}"] :is([role="listbox"][tabindex="0"], input)`,
    );
    if (text) text.focus();
    else list?.focus({ preventScroll: true });
    return Boolean(text) || list !== null;
  });
}

import { ChevronDown, X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { closeSide, openPassagesBeside } from '#renderer/state/beside.ts';
import type { Side } from '#renderer/state/side.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { Popover } from '#renderer/ui/popover.tsx';
import styles from './pane-header.module.css';
import { PlaceFinder } from './place-finder.tsx';
import { Ways } from './ways.tsx';

export interface PaneHeaderProps {
  readonly side: Side;
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** Nothing is shown yet; the pane itself asks what to show. */
  readonly isEmpty?: boolean;
  /** Controls before the close button. */
  readonly children?: ReactNode;
}

const asked = createStore<{ readonly side: Side | null }>(() => ({ side: null }));

/** Opens the chooser for what a side shows, like a click on its title. */
export function askWhatToShow(side: Side): void {
  asked.setState({ side });
}

/** The head of one of two sides: back and forward, its title with a chooser, and a close button. */
export function PaneHeader({ side, title, subtitle, isEmpty = false, children }: PaneHeaderProps) {
  const { t } = useWords();
  return (
    <PageHeader
      ruled
      className={styles.header}
      before={<Ways side={side} />}
      title={isEmpty ? title : <Chooser side={side} title={title} />}
      subtitle={subtitle}
    >
      {children}
      <IconButton label={t('shell:read_close_side')} onPress={() => closeSide(side)}>
        <X size={16} aria-hidden />
      </IconButton>
    </PageHeader>
  );
}

/** The title as a button that opens the chooser. */
function Chooser({ side, title }: Pick<PaneHeaderProps, 'side' | 'title'>) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = useStore(asked, (state) => state.side === side);
  const close = (): void => asked.setState({ side: null });
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.chooser}
        title={t('beside:choose')}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => askWhatToShow(side)}
      >
        <span className={styles.title}>{title}</span>
        <ChevronDown size={14} aria-hidden className={styles.arrow} />
      </button>
      <Popover
        label={t('beside:choose')}
        isOpen={isOpen}
        isLight
        onClose={close}
        anchor={() => button.current?.getBoundingClientRect() ?? null}
      >
        <PlaceFinder
          autoFocus
          onClose={close}
          onSource={(sourceId) => {
            close();
            openPlace({ sourceId }, side);
          }}
          {...(side === 'right' && {
            onCode: (codeId: string) => {
              close();
              openPassagesBeside(codeId);
            },
          })}
        />
      </Popover>
    </>
  );
}

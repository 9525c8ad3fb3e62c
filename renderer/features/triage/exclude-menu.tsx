import { useRef } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuAt } from '#renderer/ui/menu-at.tsx';
import { decideHere } from './deciding.ts';
import { useKeyHabits } from './key-habits.ts';
import { reasonsInOrder } from './reasons.ts';
import { queueNow } from './use-queue.ts';

const store = createStore<{ isAsked: boolean }>(() => ({ isAsked: false }));

/**
 * Opens the menu of all reasons, for reasons without a key. Does nothing without a current source; the menu would
 * otherwise open at the next one.
 */
export function askReason(): void {
  store.setState({ isAsked: queueNow().current !== null });
}

/** All reasons, and “no reason”, as a menu below the status of the source. */
export function ExcludeMenu() {
  const { t } = useWords();
  const isAsked = useStore(store, (state) => state.isAsked);
  const reasons = useProject((state) => state.tables.exclusionReason);
  const [habits] = useKeyHabits();
  const place = useRef<HTMLSpanElement>(null);
  const decide = (reason: string | null) => () => decideHere({ what: 'exclude', reason }, habits);
  return (
    <>
      <span ref={place} />
      <MenuAt
        label={t('triage:exclude')}
        at={
          isAsked ? (place.current?.parentElement?.firstElementChild?.getBoundingClientRect() ?? null) : null
        }
        onClose={() => store.setState({ isAsked: false })}
        sections={[
          {
            title: t('triage:keys_reasons'),
            entries: reasonsInOrder(reasons).map(({ id, name }, index) => ({
              id,
              label: name,
              keys: index < 9 ? `Shift+Digit${index + 1}` : undefined,
              run: decide(name),
            })),
          },
          { entries: [{ id: 'none', label: t('triage:no_reason'), run: decide(null) }] },
        ]}
      />
    </>
  );
}

import type { Take } from '#core/team/deciding.ts';
import type { WaitingDetail } from '#core/team/waiting.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import type { Item } from './waiting-desk.ts';

interface AllAlikeProps {
  /** One of them: what can be decided about it is offered for all. */
  readonly detail: WaitingDetail;
  readonly count: number;
  readonly onTake: (take: Take) => void;
}

/** Decides the same about all that waits for the same reason. */
export function AllAlike({ detail: { takes, parts }, count, onTake }: AllAlikeProps) {
  const { t } = useWords();
  const isText = parts.length > 0;
  const entries = (['ours', 'theirs', 'both'] as const)
    .filter((take) => takes.includes(take))
    .map((take) => ({
      id: take,
      label: t(`settling:all.take.${take === 'theirs' && !isText ? 'leave' : take}`),
      run: () => onTake(take),
    }));
  return <MenuButton label={t('settling:all.alike', { count })} sections={[{ entries }]} />;
}

/** The ids of what waits for the same reason as this; none for what was decided. */
export function alikeIn(items: readonly Item[], { group, work }: Item): readonly string[] {
  if (group !== 'held') return [];
  return items.flatMap((each) => (each.group === 'held' && each.work.why === work.why ? each.id : []));
}

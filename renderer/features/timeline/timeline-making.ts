import type { Timeline } from '#core/timeline/timeline.ts';
import { timelineFigure } from '#figures/timeline.ts';
import { figureMaking, type FigureMaking } from '#renderer/common/figures/figure-making.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { timelineInWords, timelineTitle } from '#words/timeline-figure.ts';
import type { TimelineChoices } from './timeline-choices.ts';
import { useEvents } from './use-events.ts';

/** The timeline's figure for export. */
export function useTimelineMaking(
  timeline: Timeline,
  { ownScale }: Pick<TimelineChoices, 'ownScale'>,
): FigureMaking {
  const words = useWords();
  const codes = useProject((state) => state.codebook.byId);
  const project = useProject((state) => [...state.tables.project.values()][0]?.name);
  const { events } = useEvents();
  const name = [project, timelineTitle(words, timeline)].filter(Boolean).join(', ');
  return figureMaking(
    name,
    (its) => timelineInWords(its, timeline, codes, { events, ownScale }),
    timelineFigure,
  );
}

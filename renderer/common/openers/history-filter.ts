// Which changes the history shows: filtered by words, object, method, person, day, and whether they have a reason.
import type { AboutObject } from '#electron/services/acts-of.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { show, useChoice, useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';

export interface HistoryFilter {
  readonly coderId: string;
  /** The noun of a method, such as `codes`. */
  readonly noun: string;
  readonly text: string;
  /** Partial dates as typed. */
  readonly from: string;
  readonly to: string;
  readonly withReason: boolean;
  readonly about: AboutObject | null;
}

export const noFilter: HistoryFilter = {
  coderId: 'all',
  noun: 'all',
  text: '',
  from: '',
  to: '',
  withReason: false,
  about: null,
};

/** Whether the filter may hide changes. */
export function isFiltering(filter: HistoryFilter): boolean {
  return JSON.stringify(filter) !== JSON.stringify(noFilter);
}

const nameIn = (path: string | null): string => `history.filter ${path ?? ''}`;

type Known = Pick<ProjectState['tables'], 'coder' | 'code' | 'source' | 'respondent'>;

/** The filter without coders and objects that the study does not have. */
export function filterWithin(filter: HistoryFilter, known: Known): HistoryFilter {
  const { coderId, about } = filter;
  return {
    ...filter,
    coderId: known.coder.has(coderId) ? coderId : 'all',
    about: about && known[about.what].has(about.id) ? about : null,
  };
}

const within = derived(({ tables }, filter: HistoryFilter) => filterWithin(filter, tables));

/** The filter remembered for the study, with its setter. */
export function useHistoryFilter(): readonly [HistoryFilter, (filter: HistoryFilter) => void] {
  const path = useWorkspace(({ projectPath }) => projectPath);
  const [filter, setFilter] = useChoice(nameIn(path), noFilter);
  return [useProject(within(filter)), setFilter];
}

/** Opens the history with this filter in place of the remembered one. */
export function showHistory(filter: HistoryFilter): void {
  workspaceStore.setState((state) => ({
    choices: { ...state.choices, [nameIn(state.projectPath)]: filter },
  }));
  show('history');
}

/** Opens the history of one object. */
export function showHistoryOf(about: AboutObject): void {
  showHistory({ ...noFilter, about });
}

/** The filter as the service expects it; unfinished dates set no condition. */
export function askedBy({ coderId, noun, text, from, to, withReason, about }: HistoryFilter) {
  const [first, last] = [daysOf(from), daysOf(to)];
  return {
    ...(coderId === 'all' ? {} : { coderId }),
    ...(noun === 'all' ? {} : { method: `${noun}.` }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(first === null ? {} : { from: first.start }),
    ...(last === null ? {} : { until: last.end }),
    ...(withReason ? { withReason } : {}),
    ...(about === null ? {} : { about }),
  };
}

/** The start and end of a day, month or year in the analyst's time zone; null if the text is none of these. */
function daysOf(written: string): { readonly start: string; readonly end: string } | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written.trim());
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), parts[2], parts[3]];
  const start = new Date(year, month === undefined ? 0 : Number(month) - 1, Number(day ?? 1));
  const end =
    day !== undefined
      ? new Date(year, Number(month) - 1, Number(day) + 1)
      : month !== undefined
        ? new Date(year, Number(month), 1)
        : new Date(year + 1, 0, 1);
  return { start: start.toISOString(), end: end.toISOString() };
}

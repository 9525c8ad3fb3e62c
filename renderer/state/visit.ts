// The places one was at, as a browser remembers pages: a visit is a source, the passages of a code, or a screen with
// what was chosen there.
import type { ReadingPlace } from '#core/reading-place.ts';
import type { ProjectState } from './project.ts';
import type { Place, Screen, WorkspaceState } from './workspace.ts';
import { derived } from './derived.ts';

/** What stood at the top of a text, with the number of its paragraph. */
export interface TopOfText extends ReadingPlace {
  /** From 1; older visits have none. */
  readonly paragraph?: number;
}

/** One stay at one place. */
export interface Visit {
  readonly screen: Screen;
  /** The source in Read. */
  readonly sourceId?: string;
  /** The coding or the span for which it was opened. */
  readonly target?: Pick<Place, 'codingId' | 'span'>;
  /** What stood at the top of the text when it was left. */
  readonly top?: TopOfText;
  /** The code whose passages are listed, or that is chosen in the codebook. */
  readonly codeId?: string;
  /** What is chosen above a table, by the names under which the workspace keeps it. */
  readonly choices?: Readonly<Record<string, unknown>>;
  /** When it began, in milliseconds. */
  readonly since: number;
}

/** Visits in the order they were made, and which of them is now. */
export interface Trail {
  readonly visits: readonly (Visit & { readonly id: number })[];
  /** The place in `visits`; -1 while there is none. */
  readonly now: number;
}

export const noTrail: Trail = { visits: [], now: -1 };

/** Whether the source or the code of a visit is still in the study, so that one can go there. */
export function isThere(
  { screen, sourceId, codeId }: Visit,
  { tables, codebook }: Pick<ProjectState, 'tables' | 'codebook'>,
): boolean {
  if (screen === 'read') return tables.source.has(sourceId ?? '');
  if (screen !== 'passages') return true;
  const code = codebook.byId.get(codeId ?? '');
  return code !== undefined && code.status !== 'merged';
}

/** Those of some visits where one can go. */
export const visitsThere = derived((known, visits: readonly Visit[]) =>
  visits.filter((visit) => isThere(visit, known)),
);

/** So many are remembered. */
const MOST_VISITS = 100;
/** On one screen, somewhere one stays no longer than this, in milliseconds, was passed by on the way elsewhere. */
const PASSING = 1000;

/** Whether two visits are at one place: settings chosen there, and how far one has read, make no other. */
export function isSamePlace(a: Visit, b: Visit): boolean {
  if (placeKey(a) !== placeKey(b)) return false;
  return b.target === undefined || JSON.stringify(a.target) === JSON.stringify(b.target);
}

/** Equal for all visits of one source, of the passages of one code, of one other screen. */
export function placeKey({ screen, sourceId, codeId }: Visit): string {
  if (screen === 'read') return `read ${sourceId ?? ''}`;
  return screen === 'passages' ? `passages ${codeId ?? ''}` : screen;
}

/** The trail after a visit. It goes on from now: what was ahead is left, as in a browser. */
export function goneOn(trail: Trail, visit: Visit): Trail {
  const current = trail.visits[trail.now];
  const before = trail.visits.slice(0, trail.now + 1);
  const id = (trail.visits.at(-1)?.id ?? 0) + 1;
  if (!current) return { visits: [{ ...visit, id }], now: 0 };
  const isPassing = current.screen === visit.screen && visit.since - current.since < PASSING;
  if (isSamePlace(current, visit) || isPassing) {
    const stays = isSamePlace(current, visit) ? { ...current, ...visit, since: current.since } : visit;
    return { ...trail, visits: trail.visits.with(trail.now, { ...stays, id: current.id }) };
  }
  const visits = [...before, { ...visit, id }].slice(-MOST_VISITS);
  return { visits, now: visits.length - 1 };
}

/** The visit that a state of the workspace is, which began at `since`. */
export function visitOf(
  { screen, place, codeId, choices, projectPath }: WorkspaceState,
  since: number,
): Visit {
  const settings = settingsOf(screen, choices, projectPath);
  return {
    screen,
    since,
    ...(screen === 'read' && place !== null && { sourceId: place.sourceId, ...targetOf(place) }),
    ...((screen === 'passages' || screen === 'codebook') && codeId !== null && { codeId }),
    ...(settings && { choices: settings }),
  };
}

/** The visit that begins at `since` when a source is opened for a place in it. */
export function visitOfPlace(place: Omit<Place, 'nonce'>, since: number): Visit {
  const { sourceId, top } = place;
  return { screen: 'read', since, sourceId, ...targetOf(place), ...(top && { top }) };
}

/** The trail once it was shown for what its present place was opened: that is not gone to a second time. */
export function arrived(trail: Trail): Trail {
  const current = trail.visits[trail.now];
  if (current?.target === undefined) return trail;
  const { target: _, ...stay } = current;
  return { ...trail, visits: trail.visits.with(trail.now, stay) };
}

/** The trail once this stands at the top of the source of its present place; the same trail where it is of another. */
export function readOn(trail: Trail, sourceId: string, top: TopOfText): Trail {
  const current = trail.visits[trail.now];
  if (current?.screen !== 'read' || current.sourceId !== sourceId) return trail;
  const { target: _, ...stay } = current;
  return { ...trail, visits: trail.visits.with(trail.now, { ...stay, top }) };
}

function targetOf({ codingId, span }: Omit<Place, 'nonce'>): Pick<Visit, 'target'> {
  if (codingId === undefined && span === undefined) return {};
  return { target: { ...(codingId !== undefined && { codingId }), ...(span && { span }) } };
}

/** The names under which the workspace keeps what is chosen on a screen of a study. */
const settingNames: Partial<Record<Screen, (path: string) => string>> = {
  tallies: (path) => `tallies ${path}`,
  passages: (path) => `passages ${path}`,
};

function settingsOf(
  screen: Screen,
  choices: WorkspaceState['choices'],
  path: string | null,
): Record<string, unknown> | null {
  const name = settingNames[screen]?.(path ?? '');
  return name === undefined || !(name in choices) ? null : { [name]: choices[name] };
}

// The places visited in this window, as a browser remembers pages. A visit is a source, the passages of a code, or a
// screen with its settings.
import type { ReadingPlace } from '#core/reading-place.ts';
import type { ProjectState } from './project.ts';
import type { Place, Screen, WorkspaceState } from './workspace-state.ts';
import { analysisKindIn, countingName, kindSettingsName, type AnalysisKind } from './analysis-kind.ts';
import { derived } from './derived.ts';

/** What stood at the top of a text, with its paragraph number. */
export interface TopOfText extends ReadingPlace {
  /** Counted from 1; visits stored by earlier versions have none. */
  readonly paragraph?: number;
}

/** One stay at one place. */
export interface Visit {
  readonly screen: Screen;
  /** The source in Read. */
  readonly sourceId?: string;
  /** The coding or span that the source was opened at. */
  readonly target?: Pick<Place, 'codingId' | 'span'>;
  /** What stood at the top of the text when the visit ended. */
  readonly top?: TopOfText;
  /** The code whose passages are listed, or that is selected in the codebook. */
  readonly codeId?: string;
  /** The kind of analysis shown. */
  readonly kind?: AnalysisKind;
  /** The settings above a table, by their names in the workspace. */
  readonly choices?: Readonly<Record<string, unknown>>;
  /** When the visit began, in milliseconds since 1970. */
  readonly since: number;
}

/** The visits in their order, and the current one. */
export interface Trail {
  readonly visits: readonly (Visit & { readonly id: number })[];
  /** The index of the current visit; -1 while there is none. */
  readonly now: number;
}

export const noTrail: Trail = { visits: [], now: -1 };

/** Whether the source or code of a visit still exists, so that one can go there. */
export function isThere(
  { screen, sourceId, codeId }: Visit,
  { tables, codebook }: Pick<ProjectState, 'tables' | 'codebook'>,
): boolean {
  if (screen === 'read') return tables.source.has(sourceId ?? '');
  if (screen !== 'passages') return true;
  const code = codebook.byId.get(codeId ?? '');
  return code !== undefined && code.status !== 'merged';
}

/** The visits whose source or code still exists. */
export const visitsThere = derived((known, visits: readonly Visit[]) =>
  visits.filter((visit) => isThere(visit, known)),
);

/** How many visits are remembered. */
const MAX_VISITS = 100;
/** A visit shorter than this, in milliseconds, that leads to another one on the same screen is replaced by it. */
const PASSING_MS = 1000;

/** Whether two visits are at the same place, whatever the settings and the reading position. */
function isSamePlace(a: Visit, b: Visit): boolean {
  if (placeKey(a) !== placeKey(b)) return false;
  return b.target === undefined || JSON.stringify(a.target) === JSON.stringify(b.target);
}

/**
 * A key that is equal for all visits to one source, to the passages of one code, to one kind of analysis, or to one
 * other screen.
 */
export function placeKey({ screen, sourceId, codeId, kind }: Visit): string {
  if (screen === 'read') return `read ${sourceId ?? ''}`;
  if (screen === 'analysis') return kind ? `analysis ${kind}` : screen;
  return screen === 'passages' ? `passages ${codeId ?? ''}` : screen;
}

/** The trail with a visit added after the current one. The visits ahead are dropped, as in a browser. */
export function withVisit(trail: Trail, visit: Visit): Trail {
  const current = trail.visits[trail.now];
  const before = trail.visits.slice(0, trail.now + 1);
  const id = (trail.visits.at(-1)?.id ?? 0) + 1;
  if (!current) return { visits: [{ ...visit, id }], now: 0 };
  const isPassing = current.screen === visit.screen && visit.since - current.since < PASSING_MS;
  if (isSamePlace(current, visit) || isPassing) {
    const stays = isSamePlace(current, visit) ? { ...current, ...visit, since: current.since } : visit;
    return { ...trail, visits: trail.visits.with(trail.now, { ...stays, id: current.id }) };
  }
  const visits = [...before, { ...visit, id }].slice(-MAX_VISITS);
  return { visits, now: visits.length - 1 };
}

/** The visit that a workspace state describes, begun at `since`. */
export function visitOf(state: WorkspaceState, since: number): Visit {
  const { screen, place, codeId } = state;
  const settings = settingsOf(state);
  return {
    screen,
    since,
    ...(screen === 'read' && place !== null && { sourceId: place.sourceId, ...targetOf(place) }),
    ...((screen === 'passages' || screen === 'codebook') && codeId !== null && { codeId }),
    ...(screen === 'analysis' && { kind: analysisKindIn(state) }),
    ...(settings && { choices: settings }),
  };
}

/** The visit that begins at `since` when a source is opened for a place in it. */
export function visitOfPlace(place: Omit<Place, 'nonce'>, since: number): Visit {
  const { sourceId, top } = place;
  return { screen: 'read', since, sourceId, ...targetOf(place), ...(top && { top }) };
}

/** The trail once the current visit's target has been shown, so that going back does not jump to it again. */
export function withoutTarget(trail: Trail): Trail {
  const current = trail.visits[trail.now];
  if (current?.target === undefined) return trail;
  const { target: _, ...stay } = current;
  return { ...trail, visits: trail.visits.with(trail.now, stay) };
}

/** The trail with `top` noted for the current visit; unchanged if the visit is of another source. */
export function withTop(trail: Trail, sourceId: string, top: TopOfText): Trail {
  const current = trail.visits[trail.now];
  if (current?.screen !== 'read' || current.sourceId !== sourceId) return trail;
  const { target: _, ...stay } = current;
  return { ...trail, visits: trail.visits.with(trail.now, { ...stay, top }) };
}

function targetOf({ codingId, span }: Omit<Place, 'nonce'>): Pick<Visit, 'target'> {
  if (codingId === undefined && span === undefined) return {};
  return { target: { ...(codingId !== undefined && { codingId }), ...(span && { span }) } };
}

/** The names under which the workspace keeps the settings of the current screen. */
function settingNames(state: WorkspaceState): readonly string[] {
  const path = state.projectPath ?? '';
  if (state.screen === 'passages') return [`passages ${path}`];
  if (state.screen !== 'analysis') return [];
  return [countingName(path), kindSettingsName(analysisKindIn(state), path)];
}

function settingsOf(state: WorkspaceState): Record<string, unknown> | null {
  const names = settingNames(state).filter((name) => name in state.choices);
  return names.length === 0
    ? null
    : Object.fromEntries(names.map((name) => [name, state.choices[name]] as const));
}

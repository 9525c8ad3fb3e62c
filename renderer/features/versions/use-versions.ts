// What the columns of the screen share: the versions, the two that are compared, the chosen code and the opened list.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DriftPart, VersionsCompared } from '#electron/services/versions/comparing.ts';
import type { ListedVersions } from '#electron/services/versions.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useChosenCoder, useChosenPair } from '#renderer/common/openers/versions-view.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';

/** A list of codings opened from a number, in place of the changes. */
export type Opened =
  | { readonly what: 'part'; readonly codeId: string; readonly part: DriftPart }
  | { readonly what: 'worklist'; readonly codeId: string };

interface Desk {
  readonly codeId: string | null;
  readonly opened: Opened | null;
  /** The comparison that is shown; asked for by the middle column alone. */
  readonly compared: VersionsCompared | null;
}

const store = createStore<Desk>(() => ({ codeId: null, opened: null, compared: null }));

/** The chosen code, the opened list, the comparison shown. */
export function useDesk(): Desk {
  return useStore(store);
}

/** Chooses the code whose life is shown. */
export function chooseCode(codeId: string | null): void {
  store.setState({ codeId });
}

/** Opens a list of codings, or closes it with null. */
export function openCodings(opened: Opened | null): void {
  store.setState(opened === null ? { opened } : { opened, codeId: opened.codeId });
}

/** The kept versions. */
export function useVersionList(): Answer<ListedVersions> {
  const path = useProject((state) => state.open?.path ?? '');
  return useAnswer(`versions ${path}`, (asking) => asking.versions.list({}));
}

/** Stands for the present codebook in a pair. */
export const NOW = 'now';

/** The two moments to compare, the earlier first: as chosen, or the newest version and now; null without a version. */
export function pairOf(
  { versions }: ListedVersions,
  chosen: readonly [string, string] | null,
): readonly [fromId: string, toId: string] | null {
  const order = [...versions.map(({ id }) => id), NOW];
  const places = (chosen ?? []).map((id) => order.indexOf(id)).filter((place) => place >= 0);
  const [one, other] = places.sort((a, b) => a - b);
  const from = order[one ?? -1];
  const to = order[other ?? -1];
  if (from !== undefined && to !== undefined && one !== other) return [from, to];
  const newest = versions.at(-1);
  return newest ? [newest.id, NOW] : null;
}

/** The pair after one more moment was chosen: it takes the place of the older one. */
export function pairWith(
  { versions }: ListedVersions,
  [from, to]: readonly [string, string],
  id: string,
): readonly [string, string] {
  if (id === from || id === to) return [from, to];
  const order = [...versions.map((version) => version.id), NOW];
  return order.indexOf(id) < order.indexOf(to) ? [id, to] : [to, id];
}

/** What of the two moments is asked for. */
export interface AskedPair {
  readonly fromId: string;
  readonly toId: string | null;
  readonly coderId?: string;
}

/** The comparison to ask for; null without a version. */
export function useAskedPair(listed: ListedVersions | undefined): AskedPair | null {
  const [chosen] = useChosenPair();
  const [coderId] = useChosenCoder();
  const isBlind = useBlindCoderId() !== null;
  const isHere = useProject((state) => coderId !== null && state.tables.coder.has(coderId));
  const pair = listed ? pairOf(listed, chosen) : null;
  if (!pair) return null;
  const [fromId, to] = pair;
  const toId = to === NOW ? null : to;
  return { fromId, toId, ...(isHere && !isBlind && coderId !== null ? { coderId } : {}) };
}

/** Asks for the comparison, and keeps it for the other columns. */
export function useComparison(asked: AskedPair | null): Answer<VersionsCompared> {
  const answer = useAnswer(asked && `compared ${JSON.stringify(asked)}`, (asking) =>
    asking.versions.compare(asked ?? { fromId: '' }),
  );
  const compared = asked && answer.value ? answer.value : null;
  useEffect(() => store.setState({ compared }), [compared]);
  return answer;
}

// Where one is in the report: its part, its language and its section are remembered for each study; the open card of a
// number only while the screen is open.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { ChecklistName } from '#core/report/checklists.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { useWords } from '#renderer/state/words.ts';
import { languages, type Language } from '#words/words.ts';

/** The parts of the screen, in the order of the strip. */
export const reportParts = ['text', 'checklists'] as const;

type ReportPart = (typeof reportParts)[number];

/** One language, or one below the other. */
export type ReportLanguage = Language | 'both';

/** What stands beside the text. */
export type Beside = 'page' | ChecklistName;

function usePath(): string {
  return useProject((state) => state.open?.path ?? '');
}

/** The part of the report that is shown. */
export function useReportPart(): readonly [ReportPart, (part: ReportPart) => void] {
  const [part, setPart] = useChoice<ReportPart>(`report.part ${usePath()}`, 'text');
  return [reportParts.includes(part) ? part : 'text', setPart];
}

/** The languages in which the report is shown: that of the program until another is chosen. */
export function useReportLanguage(): readonly [ReportLanguage, (language: ReportLanguage) => void] {
  const { language } = useWords();
  const [chosen, choose_] = useChoice<ReportLanguage | null>(`report.language ${usePath()}`, null);
  const known = ([...languages, 'both'] as const).find((each) => each === chosen);
  return [known ?? language, choose_];
}

/** What of persons the report may tell. */
export interface ReportPrivacy {
  /** Whether names are replaced. */
  readonly pseudonyms: boolean;
  /** Whether it quotes interviews. */
  readonly interviewExcerpts: boolean;
}

const asInStudy: ReportPrivacy = { pseudonyms: false, interviewExcerpts: false };

/** What of persons the report tells, on the screen and in its files. */
export function useReportPrivacy(): readonly [ReportPrivacy, (privacy: ReportPrivacy) => void] {
  return useChoice<ReportPrivacy>(`report.privacy ${usePath()}`, asInStudy);
}

/** What stands beside the text. */
export function useBesideReport(): readonly [Beside, (beside: Beside) => void] {
  return useChoice<Beside>('report.beside', 'page');
}

/** The key of the section one is in; null until one has moved. */
export function useSectionHere(): string | null {
  const [key] = useChoice<string | null>(`report.section ${usePath()}`, null);
  return key;
}

/** A number in a paragraph. */
export interface NumberPlace {
  /** `section paragraph language`. */
  readonly paragraph: string;
  readonly number: string;
}

interface Desk {
  /** The numbers read on this screen, with the values they had then. */
  readonly seen: ReadonlyMap<string, number | null>;
  /** The number whose card is open, and whether the card takes the focus. */
  readonly card: (NumberPlace & { readonly takesFocus: boolean }) | null;
}

const deskStore = createStore<Desk>(() => ({ seen: new Map(), card: null }));

/** The number whose card is open. */
export function useOpenCard(): Desk['card'] {
  return useStore(deskStore, ({ card }) => card);
}

/** The number whose card is open, outside of components. */
export function openCard(): Desk['card'] {
  return deskStore.getState().card;
}

/** Opens the card of a number; null closes it. */
export function showCard(place: NumberPlace | null, takesFocus = false): void {
  deskStore.setState({ card: place && { ...place, takesFocus } });
}

/** The numbers read on this screen, with the values they had then. */
export function useSeenNumbers(): Desk['seen'] {
  return useStore(deskStore, ({ seen }) => seen);
}

/** Notes that numbers have been read as they are. */
export function noteSeen(numbers: readonly { readonly id: string; readonly value: number | null }[]): void {
  deskStore.setState(({ seen }) => ({
    seen: new Map([...seen, ...numbers.map(({ id, value }) => [id, value] as const)]),
  }));
}

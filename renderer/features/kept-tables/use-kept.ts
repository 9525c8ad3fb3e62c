import { useEffect, useRef, useState } from 'react';
import { byPosition } from '#core/by-position.ts';
import { isKeptFigure } from '#core/kept-tables/kept-table.ts';
import { numbersOf } from '#core/kept-tables/numbering.ts';
import type { KeptTableRecord } from '#core/records.ts';
import type { ListedKept, OpenedKept } from '#electron/services/kept-tables.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { analysisOf } from '#renderer/common/kept-tables/screen-of.ts';
import { projectStore } from '#renderer/state/project.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { showAnalysis } from '#renderer/state/analysis.ts';
import { choose as remember, useChoice, workspaceStore } from '#renderer/state/workspace.ts';
import { languages, type Language, type Words } from '#words/words.ts';
import { Recounts, type Countable, type Recounted } from './recounts.ts';

/** A kept item as its list shows it at once, before it has been made again. */
export interface KeptItem {
  readonly kept: KeptTableRecord;
  readonly number: string;
  readonly isFigure: boolean;
}

const itemsOf = derived(({ tables }): readonly KeptItem[] => {
  const rows = [...tables.keptTable.values()].toSorted(byPosition);
  const numbers = numbersOf(rows.map((row) => ({ ...row, isFigure: isKeptFigure(row.settings) })));
  return rows.map((kept) => ({
    kept,
    number: numbers.get(kept.id) ?? '',
    isFigure: isKeptFigure(kept.settings),
  }));
});

/** The kept items of the study, in order. */
export function useKeptItems(): readonly KeptItem[] {
  return useProject(itemsOf());
}

/** `Table 3`, `Figure 1`. */
export function labelOf({ t }: Words, { number, isFigure }: KeptItem): string {
  return t(isFigure ? 'kept_tables:figure' : 'kept_tables:table', { number });
}

/** Shows a kept item on the screen of kept tables and figures. */
export function showKept(id: string): void {
  remember(`tables.chosen ${workspaceStore.getState().projectPath ?? ''}`, id);
  showAnalysis('tables');
}

/** What the screen of such items is called. */
export function screenInWords({ t }: Words, kind: KeptTableRecord['kind']): string {
  const analysis = analysisOf(kind);
  if (kind === 'agreement') return t('agreement_screen:views.coefficients');
  return analysis === null ? t('shell:screen_compare') : t(`analysis:kinds.${analysis}`);
}

/** The language in which tables are printed: that of the program until another is chosen. */
export function usePrintLanguage(): readonly [Language, (language: Language) => void] {
  const { language } = useWords();
  const [chosen, choose] = useChoice<Language | null>('tables.language', null);
  const known = languages.find((each) => each === chosen);
  return [known ?? language, choose];
}

/** Changes of these tables alone change no number: what is kept itself is looked at row by row. */
const QUIET_TABLES: ReadonlySet<string> = new Set(['keptTable', 'ownPin']);

/** How the items stand against their last exports. */
export interface KeptStates {
  readonly known: ReadonlyMap<string, Recounted<ListedKept>>;
  /** How many are still to be counted. */
  readonly left: number;
}

/** How every item stands, counted one after another and again after a change. */
export function useKeptStates(items: readonly KeptItem[]): KeptStates {
  const { language, codebookLanguage } = useWords();
  const [states, setStates] = useState<KeptStates>({ known: new Map(), left: items.length });
  const recounts = useRef<Recounts<ListedKept>>(null);
  const latest = useRef(items);
  latest.current = items;
  useEffect(() => {
    const own: Recounts<ListedKept> = new Recounts(
      (id, signal) => api.keptTables.look({ id, language, codebookLanguage }, { signal }),
      () => setStates({ known: own.known(), left: own.left }),
      showError,
    );
    recounts.current = own;
    own.want(latest.current.map(countable));
    let seen = projectStore.getState().versions;
    const unsubscribe = projectStore.subscribe(({ versions, open }) => {
      const before = seen;
      seen = versions;
      // A closed study answers no questions.
      if (open === null || versions === before) return;
      const isTouched = Object.entries(versions).some(
        ([table, version]) => !QUIET_TABLES.has(table) && before[table as keyof typeof before] !== version,
      );
      if (isTouched) own.changed();
    });
    return () => {
      unsubscribe();
      own.stop();
    };
  }, [language, codebookLanguage]);
  useEffect(() => recounts.current?.want(items.map(countable)), [items]);
  return states;
}

/** Its place in the list changes nothing that is counted. */
function countable({ kept: { id, kind, name, settings } }: KeptItem): Countable {
  return { id, key: JSON.stringify([kind, name, settings]) };
}

/** The item made again with the present numbers, in the language of print. */
export function useOpenedKept(id: string): Answer<OpenedKept> {
  const [language] = usePrintLanguage();
  return useAnswer(`${id} ${language}`, (asking) => asking.keptTables.open({ id, language }));
}

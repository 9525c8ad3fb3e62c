import { byPosition } from '#core/by-position.ts';
import { isKeptFigure } from '#core/kept-tables/kept-table.ts';
import { numbersOf } from '#core/kept-tables/numbering.ts';
import type { KeptTableRecord } from '#core/records.ts';
import type { ListedKept, OpenedKept } from '#electron/services/kept-tables.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { languages, type Language, type Words } from '#words/words.ts';

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

/** The language in which tables are printed: that of the program until another is chosen. */
export function usePrintLanguage(): readonly [Language, (language: Language) => void] {
  const { language } = useWords();
  const [chosen, choose] = useChoice<Language | null>('tables.language', null);
  const known = languages.find((each) => each === chosen);
  return [known ?? language, choose];
}

/** How every item stands against its last export. */
export function useKeptStates(): Answer<ReadonlyMap<string, ListedKept>> {
  const { language, codebookLanguage } = useWords();
  return useAnswer(`${language} ${codebookLanguage}`, async (asking) => {
    const listed = await asking.keptTables.list({ language, codebookLanguage });
    return new Map(listed.map((each) => [each.id, each]));
  });
}

/** The item made again with the present numbers, in the language of print. */
export function useOpenedKept(id: string): Answer<OpenedKept> {
  const [language] = usePrintLanguage();
  return useAnswer(`${id} ${language}`, (asking) => asking.keptTables.open({ id, language }));
}

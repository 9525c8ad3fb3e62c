import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { linesAsText, type CountLines } from '#words/count-lines.ts';
import { printTable } from './printing.ts';

export interface PrintedLines {
  readonly title: string;
  /** The head of the first column. */
  readonly head: string;
  readonly shown: CountLines;
  readonly notes: readonly string[];
}

/** Returns a function that prints a table of counts as it is shown, each theme under its name. */
export function useLinesPrint({ title, head, shown, notes }: PrintedLines): () => Promise<void> {
  const words = useWords();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name);
  return () =>
    printTable(words, {
      title,
      about: project === undefined ? [] : [project],
      columns: [
        { name: head, align: 'start' },
        ...shown.columns.map(({ name }) => ({ name, align: 'end' as const })),
      ],
      groups: [{ heading: null, rows: linesAsText(shown) }],
      notes: [...notes],
    });
}

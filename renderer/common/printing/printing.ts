// Prints what the screen shows, through the system's print dialog.
import { useRef } from 'react';
import { api } from '#renderer/api.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { perform, useActions } from '#renderer/app/services/action-handlers.ts';
import { untilHeard } from '#renderer/state/heard.ts';
import { projectStore } from '#renderer/state/project.ts';
import { saveAllWork } from '#renderer/state/unsaved-work.ts';
import type { MenuEntry } from '#renderer/ui/menu.tsx';
import type { PrintedTable } from '#core/exports/printed-table.ts';
import type { Words } from '#words/words.ts';
import { printPage } from './print-page.ts';

/** Saves first (typed text is stored only after a pause), then makes the page and prints it. */
export async function printMade(make: () => Promise<{ readonly page: string }>): Promise<void> {
  await saveAllWork();
  await printPage((await make()).page);
}

/** Prints a table as the screen shows it. */
export function printTable({ language }: Words, table: PrintedTable): Promise<void> {
  const { about, groups, notes, columns } = table;
  return printMade(() =>
    api.printing.table({
      title: table.title,
      language,
      about: [...about],
      columns: columns.map(({ name, note, align }) => ({
        name,
        align,
        ...(note === undefined ? {} : { note }),
      })),
      groups: groups.map(({ heading, rows }) => ({ heading, rows: rows.map((row) => [...row]) })),
      notes: [...notes],
    }),
  );
}

/**
 * A press handler for `print`: saves the text being typed and waits until it is in the records, then prints. Null does
 * nothing.
 */
export function useSavedPrint(print: Print | null): (asked?: string) => Promise<void> {
  const latest = useRef(print);
  latest.current = print;
  return async (asked = '') => {
    await allShown();
    await latest.current?.(asked);
  };
}

/** Prints something. `asked` is the word of the menu entry if there are several, else the key. */
type Print = (asked: string) => Promise<unknown>;

/**
 * Lets this screen be printed by key and from the menu while it is mounted, after saving. Null if there is nothing to
 * print.
 */
export function usePrinting(print: Print | null): void {
  const printNow = useSavedPrint(print);
  useActions(print === null ? {} : { 'project.print': printNow });
}

/** Saves this window's unsaved work and waits until the records contain it. */
async function allShown(): Promise<void> {
  await saveAllWork();
  if (projectStore.getState().open?.readOnly !== false) return;
  const [newest] = await api.history.list({ limit: 1 });
  await untilHeard(newest?.seq ?? 0);
}

/** The menu entry that prints what the screen shows, with its key; `asked` chooses one of several things. */
export function printEntry({ t }: Words, asked = ''): MenuEntry {
  const run = (): void => void perform('project.print', asked);
  return { id: `print ${asked}`, label: t('shell:print'), keys: shownKey('project.print'), run };
}

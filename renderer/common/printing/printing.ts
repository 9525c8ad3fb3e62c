// Printing: what the screen shows, through the print dialog of the system.
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

/** Prints a page once it is made: after a save, for what is being typed is stored only after a pause. */
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
 * `print` as something to press: what is being typed is saved and shown first, so that it is asked as it is then; null does
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

/** Prints something; `asked` is the word by which a line of the menu asks for one of several, else the key. */
type Print = (asked: string) => Promise<unknown>;

/**
 * Lets this screen be printed by its key and from the menu while it is there, as it is once all is saved; null where there is
 * nothing to print.
 */
export function usePrinting(print: Print | null): void {
  const printNow = useSavedPrint(print);
  useActions(print === null ? {} : { 'project.print': printNow });
}

/** Saves what is unsaved in this window, and waits until its records have it. */
async function allShown(): Promise<void> {
  await saveAllWork();
  if (projectStore.getState().open?.readOnly !== false) return;
  const [newest] = await api.history.list({ limit: 1 });
  await untilHeard(newest?.seq ?? 0);
}

/** The line of a menu that prints what the screen shows, with its key; of several things the one that is `asked` for. */
export function printEntry({ t }: Words, asked = ''): MenuEntry {
  const run = (): void => void perform('project.print', asked);
  return { id: `print ${asked}`, label: t('shell:print'), keys: shownKey('project.print'), run };
}

// Printing: what the screen shows, through the print dialog of the system.
import { api } from '#renderer/api.ts';
import { perform, useActions } from '#renderer/app/action-handlers.ts';
import { saveAllWork } from '#renderer/state/unsaved-work.ts';
import type { MenuEntry } from '#renderer/ui/menu.tsx';
import type { PrintedTable } from '#core/exports/printed-table.ts';
import type { Words } from '#words/words.ts';
import { printPage } from './print-page.ts';

/** Prints a page once it is made: after a save, for what is being typed is stored only after a pause. */
export async function printMade(make: () => Promise<{ readonly page: string }>): Promise<void> {
  await saveAllWork();
  printPage((await make()).page);
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

/** Lets this screen be printed by its key and from the menu while it is there; null where there is nothing to print. */
export function usePrinting(print: (() => Promise<unknown>) | null): void {
  useActions(print === null ? {} : { 'project.print': print });
}

/** The line of a menu that prints what the screen shows, with its key. */
export function printEntry({ t }: Words): MenuEntry {
  return { id: 'print', label: t('shell:print'), keys: '$mod+p', run: () => void perform('project.print') };
}

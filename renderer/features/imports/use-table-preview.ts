import { useState } from 'react';
import type { TableMapping } from '#core/imports/table-mapping.ts';
import { api } from '#renderer/api.ts';
import { useLook } from '#renderer/app/services/use-look.ts';
import { useSettled } from '#renderer/state/use-settled.ts';
import type { OneFile } from './use-files.ts';

type Preview = Awaited<ReturnType<typeof api.imports.preview>>;
export type TablePreview = Extract<Preview, { type: 'table' }>;
/** What the whole table would become under a mapping. */
export type TableOutcome = TablePreview['outcome'];

export interface TableChoices {
  readonly sheet: string | null;
  readonly encoding: string | null;
  /** Null while it is as proposed. */
  readonly mapping: TableMapping | null;
}

export interface TableView {
  readonly preview: TablePreview | null;
  /** Why the file cannot be shown. */
  readonly problem: string | null;
  readonly choices: TableChoices;
  /** The mapping chosen, else the proposed one. */
  readonly mapping: TableMapping | null;
  /** Another sheet or encoding has other columns: their mapping is proposed anew. */
  readonly read: (choice: Partial<Pick<TableChoices, 'sheet' | 'encoding'>>) => void;
  readonly map: (mapping: TableMapping) => void;
}

const asProposed: TableChoices = { sheet: null, encoding: null, mapping: null };

/** A table as it would be brought in, looked at anew with every choice; nothing for a file that is no table. */
export function useTablePreview(file: OneFile | null): TableView {
  const [choices, setChoices] = useState(asProposed);
  const settled = useSettled(choices, 250);
  const name = file?.name ?? null;
  const [seen, setSeen] = useState(name);
  if (seen !== name) {
    setSeen(name);
    setChoices(asProposed);
  }
  // The same file under a new object is no new file: it is known by its name.
  const { found, problem } = useLook(name, JSON.stringify(settled), async (_, signal) => {
    if (!file) return null;
    const { sheet, encoding, mapping } = settled;
    const { reference, name: called } = await file.handOver();
    const preview = await api.imports.preview(
      {
        file: { reference, name: called },
        sheet: sheet ?? undefined,
        encoding: encoding ?? undefined,
        mapping: mapping?.map((use) => ({ ...use })),
      },
      { signal },
    );
    return preview.type === 'table' ? preview : null;
  });
  return {
    preview: found,
    problem,
    choices,
    mapping: choices.mapping ?? found?.mapping ?? null,
    read: (choice) => setChoices({ ...choices, ...choice, mapping: null }),
    map: (mapping) => setChoices({ ...choices, mapping }),
  };
}

import { useState } from 'react';
import type { TableMapping } from '#core/imports/table-mapping.ts';
import type { api } from '#renderer/api.ts';
import { useLook } from '#renderer/app/services/use-look.ts';
import { useSettled } from '#renderer/state/use-settled.ts';
import type { OneFile } from './use-files.ts';

type Preview = Awaited<ReturnType<typeof api.imports.preview>>;
export type TablePreview = Extract<Preview, { type: 'table' }>;
/** The result of importing the whole table under a mapping. */
export type TableOutcome = TablePreview['outcome'];

export interface TableChoices {
  readonly sheet: string | null;
  readonly encoding: string | null;
  /** Null for the proposed mapping. */
  readonly mapping: TableMapping | null;
}

export interface TableView {
  readonly preview: TablePreview | null;
  /** Why the file cannot be previewed. */
  readonly problem: string | null;
  readonly choices: TableChoices;
  /** The chosen mapping, else the proposed one. */
  readonly mapping: TableMapping | null;
  /** Chooses another sheet or encoding; a mapping is then proposed for its columns. */
  readonly read: (choice: Partial<Pick<TableChoices, 'sheet' | 'encoding'>>) => void;
  readonly map: (mapping: TableMapping) => void;
}

const asProposed: TableChoices = { sheet: null, encoding: null, mapping: null };

/** A preview of a table, refreshed after every choice; nothing if the file is no table. */
export function useTablePreview(file: OneFile | null): TableView {
  const [choices, setChoices] = useState(asProposed);
  const settled = useSettled(choices, 250);
  const name = file?.name ?? null;
  const [seen, setSeen] = useState(name);
  if (seen !== name) {
    setSeen(name);
    setChoices(asProposed);
  }
  // Keyed by the name, because a new object may stand for the same file.
  const read = async (asking: typeof api): Promise<TablePreview | null> => {
    if (!file) return null;
    const { sheet, encoding, mapping } = settled;
    const { reference, name: called } = await file.handOver();
    const preview = await asking.imports.preview({
      file: { reference, name: called },
      sheet: sheet ?? undefined,
      encoding: encoding ?? undefined,
      mapping: mapping?.map((use) => ({ ...use })),
    });
    return preview.type === 'table' ? preview : null;
  };
  const { found, problem, isEarlier } = useLook(name, settled, read, { isFixed: true });
  return {
    // The controls beside it are those of this table.
    preview: isEarlier ? null : found,
    problem,
    choices,
    mapping: choices.mapping ?? (isEarlier ? null : found?.mapping) ?? null,
    read: (choice) => setChoices({ ...choices, ...choice, mapping: null }),
    map: (mapping) => setChoices({ ...choices, mapping }),
  };
}

import { useEffect, useEffectEvent, useState } from 'react';
import type { TableMapping } from '#core/imports/table-mapping.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
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

interface Found {
  /** The name of the file. */
  readonly of: string;
  readonly preview: TablePreview | null;
  readonly problem: string | null;
}

const asProposed: TableChoices = { sheet: null, encoding: null, mapping: null };

/** A table as it would be brought in, looked at anew with every choice; nothing for a file that is no table. */
export function useTablePreview(file: OneFile | null): TableView {
  const [choices, setChoices] = useState(asProposed);
  const [found, setFound] = useState<Found>();
  const settled = useSettled(choices, 250);
  const name = file?.name ?? null;
  const [seen, setSeen] = useState(name);
  if (seen !== name) {
    setSeen(name);
    setChoices(asProposed);
  }
  const look = useEffectEvent(async (signal: AbortSignal): Promise<Found | undefined> => {
    if (!file) return undefined;
    const { sheet, encoding, mapping } = settled;
    try {
      const { reference, name: called } = await file.handOver();
      const preview = await api.imports.preview(
        {
          file: { reference, name: called },
          ...(sheet === null ? {} : { sheet }),
          ...(encoding === null ? {} : { encoding }),
          ...(mapping === null ? {} : { mapping: mapping.map((use) => ({ ...use })) }),
        },
        { signal },
      );
      return { of: called, preview: preview.type === 'table' ? preview : null, problem: null };
    } catch (error) {
      return { of: file.name, preview: null, problem: sentenceFor(error) };
    }
  });
  useEffect(() => {
    const gone = new AbortController();
    void look(gone.signal).then((next) => {
      if (!gone.signal.aborted) setFound(next);
    });
    return () => gone.abort();
    // The same file under a new object is no new file.
  }, [name, settled]);
  const shown = found?.of === name ? found : undefined;
  return {
    preview: shown?.preview ?? null,
    problem: shown?.problem ?? null,
    choices,
    mapping: choices.mapping ?? shown?.preview?.mapping ?? null,
    read: (choice) => setChoices({ ...choices, ...choice, mapping: null }),
    map: (mapping) => setChoices({ ...choices, mapping }),
  };
}

// The document readers that a running Concord shares: started on first use, ended after.
import { openReaders, type PoolOptions, type ReaderPool } from '#formats/reading/reader-pool.ts';

export interface Reading {
  /** The reader processes. None starts before the first file that needs one. */
  readonly reader: () => ReaderPool;
  readonly close: () => Promise<void>;
}

/** Makes the shared readers. No process starts until a file is read. */
export function createReading(options: PoolOptions = {}): Reading {
  let readers: ReaderPool | null = null;
  return {
    reader: () => (readers ??= openReaders(options)),
    close: async () => {
      await readers?.close();
      readers = null;
    },
  };
}

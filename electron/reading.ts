// The one reader of documents that a running Concord shares: started when first needed, killed when done.
import { openReader, type Reader } from '#formats/reading/reader-process.ts';

export interface Reading {
  /** The reader process; started on the first call. */
  readonly reader: () => Reader;
  readonly close: () => Promise<void>;
}

/** Makes the shared reader. Nothing runs until a file is read. */
export function createReading(options: Parameters<typeof openReader>[0] = {}): Reading {
  let reader: Reader | null = null;
  return {
    reader: () => (reader ??= openReader(options)),
    close: async () => {
      await reader?.close();
      reader = null;
    },
  };
}

import { useLook, type Look } from '#renderer/app/services/use-look.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { Choice } from './choice.ts';
import type { ExchangePreview } from '#electron/services/exchange/preview.ts';

/** A preview of a file, or of several Word documents together: its content and what importing it would change. */
export function usePreview(
  files: readonly ChosenFile[],
  highlights: boolean,
  coders: Choice['coders'],
): Look<readonly ChosenFile[], ExchangePreview> {
  const asked = filesAsked(files);
  return useLook(
    asked && files,
    [highlights, coders],
    (asking) =>
      // `asked` is not null here, because there is no look without a file.
      asking.exchange.preview({ ...(asked as NonNullable<typeof asked>), highlights, coders }),
    // A large file takes long, and the import compares it with the project again.
    { isFixed: true },
  );
}

/** The files in the form that the service takes: the first one, and those that belong to it. Null without files. */
export function filesAsked(files: readonly ChosenFile[]) {
  const [file, ...also] = files.map(({ reference, name }) => ({ reference, name }));
  return file ? { file, also } : null;
}

import { api } from '#renderer/api.ts';
import { useLook, type Look } from '#renderer/app/services/use-look.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { Choice } from './choice.ts';
import type { ExchangePreview } from '#electron/services/exchange/preview.ts';

/** What is in a file, or in several Word documents together, and what that would change here. */
export function usePreview(
  files: readonly ChosenFile[],
  highlights: boolean,
  coders: Choice['coders'],
): Look<ExchangePreview> {
  const asked = filesAsked(files);
  return useLook(asked && files, JSON.stringify([highlights, coders]), (_, signal) =>
    // Nothing is looked at without a file.
    api.exchange.preview({ ...(asked as NonNullable<typeof asked>), highlights, coders }, { signal }),
  );
}

/** The files as the service takes them: the first, and those that come with it. Null without one. */
export function filesAsked(files: readonly ChosenFile[]) {
  const [file, ...also] = files.map(({ reference, name }) => ({ reference, name }));
  return file ? { file, also } : null;
}

// The reading position in each source, which belongs to the person and the machine, not to the study.
import * as z from 'zod';
import { fileIdOf } from '#db/file-id.ts';
import type { Store } from '#db/store.ts';
import { ReadingPlaces, readingPlace } from '../reading-places.ts';
import { jobFor, queryFor } from '../rpc/method.ts';
import type { Settings } from '../settings.ts';

/** What these methods need of a running Concord. */
export interface PlacesContext {
  readonly settings: Settings;
  readonly store: () => Store | null;
}

export const deskPlaces = {
  /** The reading positions of a person in the open study, by source; empty if no study is open. */
  readingPlaces: queryFor<PlacesContext>()(
    z.strictObject({ coderId: z.string().min(1) }),
    ({ settings, store }, { coderId }) => {
      const open = store();
      return open ? new ReadingPlaces(settings.folder).of(fileIdOf(open.db), coderId) : {};
    },
  ),

  /** Keeps a person's position in a source of the open study, outside the study's file. */
  keepReadingPlace: jobFor<PlacesContext>()(
    z.strictObject({ coderId: z.string().min(1), sourceId: z.string().min(1), place: readingPlace }),
    async ({ settings, store }, { coderId, sourceId, place }) => {
      const open = store();
      if (open) new ReadingPlaces(settings.folder).keep(fileIdOf(open.db), coderId, sourceId, place);
    },
  ),
};

// Where the person in this window was in each source. Fetched once for each study and person, kept here at once and in
// the program's own folder a moment later.
import { placeAt, type ReadingPlace } from '#core/reading-place.ts';
import { api, workingCoderId } from '#renderer/api.ts';
import { projectStore } from '#renderer/state/project.ts';

/** Written once the hand has rested this long, in milliseconds. */
const PAUSE = 600;

interface Kept {
  readonly path: string;
  readonly coderId: string;
  readonly places: Map<string, ReadingPlace>;
}

let kept: Promise<Kept> | null = null;
let known: Kept | null = null;
const unwritten = new Map<string, ReturnType<typeof setTimeout>>();

/** Of whom and of which study places are asked; null while no study is open. */
function whose(): { path: string; coderId: string } | null {
  const path = projectStore.getState().open?.path;
  const coderId = workingCoderId();
  return path === undefined || coderId === undefined ? null : { path, coderId };
}

/** Where the person was in a source when it was read last; null where it was not. */
export async function readingPlaceOf(sourceId: string): Promise<ReadingPlace | null> {
  const now = whose();
  if (!now) return null;
  if (!kept || known?.path !== now.path || known.coderId !== now.coderId) kept = fetchPlaces(now);
  return (await kept).places.get(sourceId) ?? null;
}

/** Keeps where the person is: `offset` is the first of the text that is in sight. Returns the place. */
export function keepReadingPlace(sourceId: string, text: string, offset: number): ReadingPlace {
  const place = placeAt(text, offset);
  const now = whose();
  if (!now || known?.path !== now.path || known.coderId !== now.coderId) return place;
  known.places.set(sourceId, place);
  clearTimeout(unwritten.get(sourceId));
  unwritten.set(
    sourceId,
    setTimeout(() => write(now.coderId, sourceId, place), PAUSE),
  );
  return place;
}

/** Writes at once what waits for its pause. */
export function writeReadingPlaces(): void {
  const now = known;
  if (!now) return;
  for (const [sourceId, timer] of unwritten) {
    clearTimeout(timer);
    const place = now.places.get(sourceId);
    if (place) write(now.coderId, sourceId, place);
  }
}

function write(coderId: string, sourceId: string, place: ReadingPlace): void {
  unwritten.delete(sourceId);
  // A place that could not be kept is no reason to disturb the reading.
  api.desk.keepReadingPlace({ coderId, sourceId, place }).catch(console.error);
}

async function fetchPlaces({ path, coderId }: { path: string; coderId: string }): Promise<Kept> {
  const fetched: Kept = { path, coderId, places: new Map() };
  known = fetched;
  try {
    const places = await api.desk.readingPlaces({ coderId });
    for (const [sourceId, place] of Object.entries(places)) {
      if (!fetched.places.has(sourceId)) fetched.places.set(sourceId, place);
    }
  } catch (error) {
    console.error(error);
  }
  return fetched;
}

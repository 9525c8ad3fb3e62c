// The place last read in each source by the person in this window. Fetched once per study and person; kept here at once
// and saved in the program's own folder a moment later.
import { placeAt, type ReadingPlace } from '#core/reading-place.ts';
import { api, workingCoderId } from '#renderer/api.ts';
import { projectStore } from '#renderer/state/project.ts';

/** A place is saved after this many milliseconds without a change. */
const SAVE_AFTER_MS = 600;

interface Kept {
  readonly path: string;
  readonly coderId: string;
  readonly places: Map<string, ReadingPlace>;
}

let kept: Promise<Kept> | null = null;
let known: Kept | null = null;
const unwritten = new Map<string, ReturnType<typeof setTimeout>>();

/** The study and person whose places these are; null while no study is open. */
function whose(): { path: string; coderId: string } | null {
  const path = projectStore.getState().open?.path;
  const coderId = workingCoderId();
  return path === undefined || coderId === undefined ? null : { path, coderId };
}

/** The place where the person last read a source; null if there is none. */
export async function readingPlaceOf(sourceId: string): Promise<ReadingPlace | null> {
  const now = whose();
  if (!now) return null;
  if (!kept || known?.path !== now.path || known.coderId !== now.coderId) kept = fetchPlaces(now);
  return (await kept).places.get(sourceId) ?? null;
}

/** Stores the person's place: `offset` is the first visible one. Returns the place. */
export function keepReadingPlace(sourceId: string, text: string, offset: number): ReadingPlace {
  const place = placeAt(text, offset);
  const now = whose();
  if (!now || known?.path !== now.path || known.coderId !== now.coderId) return place;
  known.places.set(sourceId, place);
  clearTimeout(unwritten.get(sourceId));
  unwritten.set(
    sourceId,
    setTimeout(() => write(now.coderId, sourceId, place), SAVE_AFTER_MS),
  );
  return place;
}

/** Saves waiting places at once. */
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
  // A place that could not be saved is no reason to interrupt the reading.
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

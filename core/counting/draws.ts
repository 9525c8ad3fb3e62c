// The samples that were drawn, in the form that estimates need: the frame of each, stratum by stratum, and
// the sources drawn, in the order of the draw.
import { byMoment } from '../by-moment.ts';
import type { RecodingRecord, SampleRecord } from '../records.ts';
import { samplesToRecode } from '../recoding/samples-to-recode.ts';
import { sampleDesignFrom, type SampleDesign } from '../sampling/sample-design.ts';

/** One stratum of a draw: its frame and the sources drawn from it. */
export interface DrawStratum {
  readonly key: string;
  /** The sources in it when the sample was drawn; some may have been deleted since. */
  readonly frame: ReadonlySet<string>;
  /** In the order of the draw. */
  readonly members: readonly string[];
}

/** A recorded sample. */
export interface Draw {
  readonly id: string;
  readonly name: string;
  readonly seed: number;
  readonly design: SampleDesign;
  readonly strata: readonly DrawStratum[];
  readonly frame: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
}

/**
 * Reads the samples of a project, the largest first. A sample drawn from another sample says nothing about
 * the frame, and one that was drawn to be coded again nothing about what was not reviewed: both are left out.
 */
export function drawsOf(samples: Iterable<SampleRecord>, plans: Iterable<RecodingRecord>): Draw[] {
  const all = [...samples];
  const again = samplesToRecode(all, plans);
  const draws = all
    .filter(({ id }) => !again.has(id))
    .sort(byMoment('createdAt'))
    .map(drawOf);
  const isOfEarlier = (draw: Draw, place: number): boolean =>
    draws.slice(0, place).some(({ members }) => [...draw.frame].every((id) => members.has(id)));
  return draws
    .filter((draw, place) => draw.members.size > 0 && !isOfEarlier(draw, place))
    .sort((a, b) => b.members.size - a.members.size);
}

function drawOf({ id, name, seed, settings, sourceIds }: SampleRecord): Draw {
  const members = JSON.parse(sourceIds) as string[];
  const design = sampleDesignFrom(settings);
  const strata = design.frame.map((stratum) => {
    const frame = new Set(stratum.sourceIds);
    return { key: stratum.key, frame, members: members.filter((member) => frame.has(member)) };
  });
  return {
    id,
    name,
    seed,
    design,
    strata,
    frame: new Set(strata.flatMap((stratum) => [...stratum.frame])),
    members: new Set(members),
  };
}

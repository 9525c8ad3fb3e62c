// Which samples were drawn to be coded again. Programs of before November 2026 did not write it into the sample: there only the
// plan tells.
import type { RecodingRecord, SampleRecord } from '../records.ts';
import { sampleDesignFrom } from '../sampling/sample-design.ts';

/** The ids of samples that one person codes again, or was to. */
export function samplesToRecode(
  samples: Iterable<Pick<SampleRecord, 'id' | 'settings'>>,
  plans: Iterable<Pick<RecodingRecord, 'sampleId'>>,
): ReadonlySet<string> {
  const again = new Set(Array.from(plans, ({ sampleId }) => sampleId));
  for (const { id, settings } of samples) if (sampleDesignFrom(settings).isToRecode === true) again.add(id);
  return again;
}

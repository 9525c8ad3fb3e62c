// The layer of a program that was made up: in no count until somebody chooses it.
import { createHash, randomUUID } from 'node:crypto';
import { withFile } from '#core/program-origin.ts';
import type { WriteDb } from '#db/handles.ts';
import { insert, quoteDigest } from '#db/write.ts';
import type { SampleStudy } from '#fixtures/sample/sample-study.ts';
import { found, noon, type Named } from './named.ts';

/** Writes the layer with its codings, and what is said of how they were made. */
export function writeProgramLayer(
  db: WriteDb,
  { program, programCodings, sources, created }: SampleStudy,
  named: Named,
): void {
  const at = noon(created);
  const sha256 = createHash('sha256').update(program.file).digest('hex');
  const origin = withFile({ files: [] }, { name: 'program.csv', sha256, at, note: program.note });
  const { id: coderId } = insert(db, 'coder', {
    id: randomUUID(),
    name: program.name,
    kind: 'machine',
    personId: null,
    program: JSON.stringify(origin),
    createdAt: at,
  });
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  for (const { source, code, span, rationale, confidence } of programCodings)
    insert(db, 'coding', {
      id: randomUUID(),
      sourceId: found(named.sources, source),
      codeId: found(named.codes, code),
      coderId,
      ...span,
      quoteDigest: quoteDigest((texts.get(source) ?? '').slice(span.start, span.end)),
      weight: null,
      stance: null,
      voice: source.startsWith('interviews/') ? 'paraphrase' : null,
      respondentId: null,
      translation: null,
      suggestedBy: null,
      rationale,
      confidence,
      createdAt: at,
    });
}

// Whether a project is whole: the file, the links between its rows, the words under every coding.
import { createHash } from 'node:crypto';
import type { ReadDb } from './handles.ts';
import { all, getBlob } from './write.ts';

/** One thing that is wrong, as a key of the `command_line` catalogue with its parameters. */
export interface Problem {
  readonly key: 'check_file' | 'check_links' | 'check_quote' | 'check_text' | 'check_value';
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** Every problem found; empty for a whole project. Reads the whole file. */
export function findProblems(db: ReadDb): Problem[] {
  return [...fileProblems(db), ...linkProblems(db), ...valueProblems(db), ...anchorProblems(db)];
}

function fileProblems(db: ReadDb): Problem[] {
  const rows = db.sqlite.pragma('integrity_check(10)') as { integrity_check: string }[];
  return rows
    .map((row) => row.integrity_check)
    .filter((what) => what !== 'ok')
    .map((what) => ({ key: 'check_file', parameters: { what } }));
}

function linkProblems(db: ReadDb): Problem[] {
  const counts = new Map<string, number>();
  for (const { table } of db.sqlite.pragma('foreign_key_check') as { table: string }[]) {
    counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  return [...counts].map(([table, count]) => ({ key: 'check_links', parameters: { table, count } }));
}

/** Values of an attribute of sources stand on sources, those of one of respondents on respondents. */
function valueProblems(db: ReadDb): Problem[] {
  const owners = new Map(all(db, 'attribute').map(({ id, owner, name }) => [id, { owner, name }]));
  const counts = new Map<string, number>();
  for (const { attributeId, sourceId } of all(db, 'attributeValue')) {
    const attribute = owners.get(attributeId);
    if (attribute && (attribute.owner === 'source') !== (sourceId !== null))
      counts.set(attribute.name, (counts.get(attribute.name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ key: 'check_value', parameters: { name, count } }));
}

function anchorProblems(db: ReadDb): Problem[] {
  const problems: Problem[] = [];
  for (const source of all(db, 'source')) {
    let text: string;
    try {
      const bytes = getBlob(db, source.textHash);
      if (createHash('sha256').update(bytes).digest('hex') !== source.textHash) throw new Error('changed');
      text = bytes.toString('utf8');
    } catch {
      problems.push({ key: 'check_text', parameters: { title: source.title } });
      continue;
    }
    for (const coding of all(db, 'coding', { sourceId: source.id })) {
      if (coding.start === null || coding.end === null) continue;
      const digest = createHash('sha256')
        .update(text.slice(coding.start, coding.end))
        .digest('hex')
        .slice(0, 16);
      if (digest !== coding.quoteDigest) {
        problems.push({ key: 'check_quote', parameters: { title: source.title, id: coding.id } });
      }
    }
  }
  return problems;
}

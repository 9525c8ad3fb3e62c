// What of a project the exchange standard has no place for. Concord's own data in the same file keeps all of it.
import { newCode } from '#core/new-code.ts';
import type { CodeRecord, SourceRecord } from '#core/records.ts';
import type { Remark } from '#core/refi/incoming.ts';
import type { Convention } from '#core/refi/positions.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, count } from '#db/write.ts';
import { filesOf } from './exchange-export.ts';

/** What a file of the standard cannot say of this project, item by item. */
export function lossesOf(db: ReadDb, unit: Convention['unit']): Remark[] {
  const sources = all(db, 'source');
  const codes = all(db, 'code');
  const codings = all(db, 'coding');
  const withRespondents = new Set(all(db, 'sourceRespondent').map(({ sourceId }) => sourceId));
  const counted: Readonly<Record<string, number>> = {
    classes: sources.filter(({ classId }) => classId !== null).length,
    dates: sources.filter(({ date }) => date !== null).length,
    statuses: sources.filter(({ status }) => status !== 'included').length,
    duplicates: sources.filter(({ duplicateOf }) => duplicateOf !== null).length,
    structure: sources.filter(({ docHash }) => docHash !== null).length,
    originals: sources.filter(
      (source) =>
        source.originalHash !== null &&
        source.originalHash !== source.textHash &&
        filesOf(source).original === null,
    ).length,
    reviews: count(db, 'review', {}),
    pages: count(db, 'sourcePages', {}),
    facts: sources.filter((source) => hasFacts(source, withRespondents)).length,
    attributes: all(db, 'attribute').filter(({ id, owner, type }) => {
      const values = all(db, 'attributeValue', { attributeId: id });
      // The standard's dates are days, and what an attribute is of is told by its values alone.
      return values.length === 0
        ? owner === 'respondent'
        : type === 'date' && values.some(({ value }) => value.length < 10);
    }).length,
    names2: codes.filter(({ name2, aliases }) => name2 !== null || aliases !== '').length,
    themes: codes.filter(({ isTheme }) => isTheme).length,
    code_fields: codes.filter(hasFields).length,
    merged: codes.filter(({ status }) => status === 'merged').length,
    weights: codings.filter(({ weight, stance, voice, respondentId, translation }) =>
      [weight, stance, voice, respondentId, translation].some((value) => value !== null),
    ).length,
    examples: count(db, 'codeExample', {}),
    memos: all(db, 'memo').filter(({ about }) => about === 'respondent').length,
    comparisons: count(db, 'comparison', {}),
    samples: count(db, 'sample', {}),
    layers: all(db, 'coder').filter(({ kind }) => kind !== 'person').length,
    reasons: count(db, 'exclusionReason', {}),
    distinct: count(db, 'distinctPair', {}),
    imports: count(db, 'importRun', {}),
  };
  const beyond = sources.filter(({ astral }) => astral !== '[]').length;
  return [
    ...Object.entries(counted).flatMap(([key, lost]) =>
      lost > 0 ? [{ key: `exchange:lost_${key}`, parameters: { count: lost } }] : [],
    ),
    ...(beyond > 0 && unit === 'code-point'
      ? [{ key: 'exchange:counted_for_nvivo', parameters: { count: beyond } }]
      : []),
  ];
}

/** An interview goes as a source of a case, under its label. */
function hasFacts(source: SourceRecord, withRespondents: ReadonlySet<string>): boolean {
  const { origin, place, mode, durationMinutes, interviewer, label, title, kind, id } = source;
  const isNamedTwice = label !== null && label !== title;
  const isAlone = (kind === 'interview') !== withRespondents.has(id);
  return (
    isNamedTwice ||
    isAlone ||
    [origin, place, mode, durationMinutes, interviewer].some((value) => value !== null)
  );
}

function hasFields({ status, pin, prompted, origin, onePerSource }: CodeRecord): boolean {
  if (status === 'merged') return false;
  return (
    status !== 'stable' || pin !== null || prompted !== null || origin !== newCode.origin || onePerSource
  );
}

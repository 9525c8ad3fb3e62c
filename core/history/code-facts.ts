// Acts on the codebook: creating, naming, defining, moving, merging and deleting codes, and adding them to themes.
import { definitionFields } from '../codes/definition-fields.ts';
import type { CodeRecord } from '../records.ts';
import { plainFacts, type ActFacts } from './facts.ts';
import { changedFields, type ActRows } from './rows-of-act.ts';

/** The facts of an act on codes and their themes; null for any other act. */
export function codeFacts(rows: ActRows): ActFacts | null {
  const { added, removed, updated, code } = rows;
  const merged = updated('code').filter(([from, to]) => from.mergedInto === null && to.mergedInto !== null);
  const [one] = merged;
  if (one?.[1].mergedInto)
    return {
      ...plainFacts(merged.length === 1 ? 'merged' : 'merged_several', merged.length),
      things: { code: code(one[1].id), into: code(one[1].mergedInto) },
    };
  const gone = removed('code');
  if (gone.length > 0) {
    const root = gone.find(({ parentId }) => !gone.some(({ id }) => id === parentId)) ?? gone[0];
    return {
      ...plainFacts(gone.length === 1 ? 'deleted_code' : 'deleted_codes', gone.length),
      things: root ? { code: code(root.id) } : {},
    };
  }
  const made = added('code');
  if (made.length > 0 && added('coding').length === 0) return madeFacts(rows, made);
  const changed = updated('code').filter(([from, to]) => !isOrderAlone(from, to));
  if (changed.length === 1 && changed[0]) return changedFacts(rows, ...changed[0]);
  if (changed.length > 1)
    return plainFacts(changed.every(becameTheme) ? 'made_themes' : 'changed_codes', changed.length);
  const [tie] = added('themeCode');
  const [cut] = removed('themeCode');
  const link = tie ?? cut;
  if (link)
    return {
      ...plainFacts(tie ? 'gathered' : 'ungathered'),
      things: { code: code(link.codeId), theme: code(link.themeId) },
    };
  const key = keyFacts(rows);
  if (key) return key;
  const [ordered] = updated('code');
  return ordered ? { ...plainFacts('reordered'), things: { code: code(ordered[1].id) } } : null;
}

/** The facts of giving a code a key, or taking it away. */
function keyFacts({ added, removed, updated, code }: ActRows): ActFacts | null {
  const pins = [...added('ownPin'), ...updated('ownPin').map(([, to]) => to)];
  const [given] = pins.filter(({ pin }) => pin !== null);
  const [taken] = [...pins, ...removed('ownPin')];
  if (given)
    return {
      ...plainFacts('gave_key'),
      things: { code: code(given.codeId) },
      value: { of: 'key', from: null, to: String(given.pin) },
    };
  return taken ? { ...plainFacts('took_key'), things: { code: code(taken.codeId) } } : null;
}

/** Whether the code became a theme and nothing else of it changed. */
function becameTheme([from, to]: readonly [CodeRecord, CodeRecord]): boolean {
  return to.isTheme && changedFields(from, to).every((field) => field === 'isTheme');
}

/** Siblings are renumbered when one of them moves, which is not worth a sentence. */
function isOrderAlone(from: CodeRecord, to: CodeRecord): boolean {
  return changedFields(from, to).every((field) => field === 'position' || field === 'pin');
}

function madeFacts({ code }: ActRows, made: readonly CodeRecord[]): ActFacts {
  const [one] = made;
  if (made.length > 1 || !one) return plainFacts('created_codes', made.length);
  if (one.parentId === null) return { ...plainFacts('created_code'), things: { code: code(one.id) } };
  return { ...plainFacts('created_code_under'), things: { code: code(one.id), parent: code(one.parentId) } };
}

function changedFacts({ code }: ActRows, from: CodeRecord, to: CodeRecord): ActFacts {
  const things = { code: code(to.id) };
  if (from.name !== to.name)
    return {
      ...plainFacts('renamed_code'),
      things: { code: { ...things.code, name: to.name } },
      value: { of: 'text', from: from.name, to: to.name },
    };
  if (from.parentId !== to.parentId)
    return {
      ...plainFacts(to.parentId === null ? 'moved_code_to_top' : 'moved_code'),
      things: {
        ...things,
        ...(from.parentId === null ? {} : { from: code(from.parentId) }),
        ...(to.parentId === null ? {} : { parent: code(to.parentId) }),
      },
    };
  if (from.isTheme !== to.isTheme)
    return { ...plainFacts(to.isTheme ? 'made_theme' : 'unmade_theme'), things };
  const [field] = changedFields(from, to).filter((each) => each !== 'position');
  if (field === undefined) return { ...plainFacts('changed_code'), things };
  const kind = TEXTS.has(field) ? 'text' : field;
  return {
    ...plainFacts('changed_code_field'),
    things,
    field,
    value:
      field === 'colour' || field === 'pin'
        ? null
        : { of: kind, from: valueOf(from[field]), to: valueOf(to[field]) },
  };
}

const TEXTS: ReadonlySet<string> = new Set(['name2', 'aliases', ...definitionFields]);

function valueOf(value: string | number | boolean | null): string | null {
  return value === null || value === '' ? null : String(value);
}

// Random work of two people on a small study, as analysts do it: codes, codings, memos, examples and theme links;
// texts, duplicates and coders.
import { planMerge } from '#core/codes/code-merge.ts';
import { branchMates, isWithin, codebookOf, subtree } from '#core/codes/codebook.ts';
import { initial } from '#core/tables/all.ts';
import type { AttributeRecord, CodeRecord, CodingRecord, MemoRecord, TableName } from '#core/records.ts';
import type { Change } from '#core/change.ts';
import { freeCoderName, freeName } from '#core/settling/names.ts';
import { linkCopy, linkedIn, originalOf } from '#core/settling/copies.ts';
import { passOn } from '#core/settling/merged-codes.ts';
import { absorbCoding, codingKey, removeCoding } from '#core/settling/twin-codings.ts';
import { Draft } from '#core/settling/draft.ts';
import type { LooseRows, NewId, Row } from '#core/settling/rows.ts';
import type { Chance } from '../../chance.ts';
import { digest, rewriteText, textFields } from './texts.ts';

const AT = '2026-01-01T00:00:00.000Z';

/** What both decide together: each of the two may classify sources for it. */
const TOGETHER = 'together';

/** A branch of which a source has one code. Nobody changes it here. */
const BRANCH = 'k-kind';

/** Two coders and what they agree on, four sources, three codes and the branch. */
export function firstRows(): LooseRows {
  const source = (id: string): Row => ({
    id,
    title: id,
    classId: null,
    duplicateOf: null,
    // Each word is there once, so that it can be told where it must be.
    ...textFields(['one', 'two', 'three'].map((place) => `${id}-${place} ${id}-${place}-b`).join('\n')),
  });
  const coder = (id: string): Row => ({
    id,
    name: id,
    kind: id === TOGETHER ? 'adjudication' : 'person',
    personId: null,
    program: null,
    createdAt: AT,
  });
  const codes = ['guide', 'market', 'fair'].map((name, index) => ({
    ...codeRow(`k-${name}`, name, null, index),
    isTheme: name === 'market',
  }));
  const kinds = ['news', 'report'].map((name, index) => codeRow(`${BRANCH}-${name}`, name, BRANCH, index));
  return new Map<TableName, Row[]>([
    ['coder', ['wei', 'lena', TOGETHER].map(coder)],
    ['source', ['s0', 's1', 's2', 's3'].map(source)],
    ['code', [...codes, { ...codeRow(BRANCH, 'kind', null, 9), onePerSource: true }, ...kinds]],
  ]);
}

function codeRow(id: string, name: string, parentId: string | null, position: number): CodeRecord {
  return { ...initial.code, id, parentId, position, name, colour: 0, createdAt: AT };
}

/** A random act by this coder on these rows; empty if it would change nothing. */
export function randomAct(rows: LooseRows, by: Chance, coderId: string, newId: NewId): Change {
  const draft = new Draft(rows);
  const codes = draft.all('code').filter(({ id, status }) => status !== 'merged' && !id.startsWith(BRANCH));
  const own = draft.all('coding', { coderId });
  const codings = draft.all('coding');
  const code = codes.length > 0 ? by.of(codes) : undefined;
  const other = codes.length > 0 ? by.of(codes) : undefined;
  const acts: (() => void)[] = [
    () => {
      const parent = by.below(2) === 0 ? (code ?? null) : null;
      const name = freeName(draft, { id: '', name: `n${by.below(5)}` }, parent?.id ?? null);
      draft.insert('code', {
        ...codeRow(newId(), name, parent?.id ?? null, by.below(9)),
        isTheme: by.below(3) === 0,
      });
    },
    () => code && addCoding(draft, by, coderId, code, newId),
    () => code && addCoding(draft, by, coderId, code, newId),
    () => code && addCoding(draft, by, coderId, code, newId),
    () => {
      if (own.length === 0) return;
      draft.update(
        'coding',
        by.of(own).id,
        by.below(2) === 0 ? { weight: by.below(9) } : { stance: 'supports' },
      );
    },
    () => own.length > 0 && removeCoding(draft, by.of(own).id),
    () => classify(draft, by, newId),
    () => rewriteText(draft, by, newId),
    () => linkOrJudge(draft, by, newId),
    () => {
      const taken = new Set(draft.all('coder').map(({ name }) => name));
      const name = freeCoderName(`p${by.below(3)}`, taken);
      if (by.below(2) === 0) draft.update('coder', by.of(draft.all('coder')).id, { name });
      else
        draft.insert('coder', {
          id: newId(),
          name,
          kind: 'person',
          personId: null,
          program: null,
          createdAt: AT,
        });
    },
    () => {
      if (codings.length > 0) draft.insert('memo', memoRow(newId(), by.of(codings).id, coderId, by));
    },
    () => {
      const memos = draft.all('memo');
      if (memos.length > 0) editMemo(draft, by, by.of(memos));
    },
    () => {
      const name = `a${by.below(2)}`;
      if (draft.all('attribute', { owner: 'source', name }).length === 0)
        draft.insert('attribute', {
          id: newId(),
          name,
          owner: 'source',
          type: by.of(['text', 'integer']),
          position: 1,
        });
    },
    () => {
      const attributes = draft.all('attribute');
      if (attributes.length > 0) setValue(draft, by, by.of(attributes), newId);
    },
    () => {
      if (!code) return;
      const text = `d${by.below(4)}`;
      const fields = [
        { fullDefinition: text },
        { aliases: `${code.aliases}\n${text}`.trim() },
        { name: freeName(draft, { ...code, name: text }, code.parentId) },
      ];
      draft.update('code', code.id, by.of(fields));
    },
    () => {
      if (!code || !other || isWithin(codebookOf(draft.all('code')), other.id, code.id)) return;
      const name = freeName(draft, code, other.id);
      draft.update('code', code.id, { parentId: other.id, name });
    },
    () => {
      if (!code || !other || isWithin(codebookOf(draft.all('code')), other.id, code.id)) return;
      const plan = planMerge(draft.all('code'), draft.all('themeCode'), [code.id], other, []);
      passOn(draft, newId, [code.id], other.id, plan);
    },
    () => code && removeCodes(draft, code),
    () => {
      const theme = codes.find(({ isTheme }) => isTheme);
      if (!theme || !code || isWithin(codebookOf(codes), code.id, theme.id)) return;
      if (draft.all('themeCode', { themeId: theme.id, codeId: code.id }).length === 0)
        draft.insert('themeCode', { id: newId(), themeId: theme.id, codeId: code.id });
    },
    () => {
      const theme = codes.find(({ isTheme }) => isTheme);
      if (!theme) return;
      for (const { id } of draft.all('themeCode', { themeId: theme.id })) draft.remove('themeCode', id);
      draft.update('code', theme.id, { isTheme: false });
    },
    () => {
      const coding = codings.length > 0 ? by.of(codings) : undefined;
      if (coding && draft.all('codeExample', { codingId: coding.id }).length === 0)
        draft.insert('codeExample', {
          id: newId(),
          codeId: coding.codeId,
          codingId: coding.id,
          position: by.below(9),
        });
    },
    () => {
      const coding = own.length > 0 ? by.of(own) : undefined;
      if (!coding || !code || code.id === coding.codeId) return;
      const moved = { ...coding, codeId: code.id };
      const twin = codings.find((each) => codingKey(each) === codingKey(moved));
      if (twin) absorbCoding(draft, newId, coding.id, twin.id);
      else {
        draft.update('coding', coding.id, { codeId: code.id });
        for (const { id } of draft.all('codeExample', { codingId: coding.id }))
          draft.update('codeExample', id, { codeId: code.id });
      }
    },
  ];
  by.of(acts)();
  return draft.change();
}

function addCoding(draft: Draft, by: Chance, coderId: string, code: CodeRecord, newId: NewId): void {
  const source = by.of(draft.all('source'));
  const words = [...source.textHash.matchAll(/\S+/g)];
  if (words.length === 0) return;
  const { 0: word, index: start } = by.of(words);
  const coding: CodingRecord = {
    ...initial.coding,
    id: newId(),
    sourceId: source.id,
    codeId: code.id,
    coderId,
    start,
    end: start + word.length,
    quoteDigest: digest(word),
    createdAt: AT,
  };
  if (!draft.all('coding', { coderId }).some((each) => codingKey(each) === codingKey(coding)))
    draft.insert('coding', coding);
}

/** Gives a source one code of the branch, for both people. */
function classify(draft: Draft, by: Chance, newId: NewId): void {
  const codebook = codebookOf(draft.all('code'));
  const codeId = `${BRANCH}-${by.of(['news', 'report'])}`;
  const place = { sourceId: by.of(draft.all('source')).id, coderId: TOGETHER, start: null };
  const mates = branchMates(codebook, codeId, draft.all('coding', place));
  if (mates.some((mate) => mate.codeId === codeId)) return;
  for (const { id } of mates) removeCoding(draft, id);
  draft.insert('coding', { ...initial.coding, id: newId(), codeId, ...place, createdAt: AT });
}

/** Links two sources as duplicates, unlinks them, or judges them to be distinct. */
function linkOrJudge(draft: Draft, by: Chance, newId: NewId): void {
  const [one, other] = [by.of(draft.all('source')), by.of(draft.all('source'))];
  if (one.id === other.id) return;
  const [sourceId, otherId] = [one.id, other.id].toSorted() as [string, string];
  if (by.below(3) === 0) {
    draft.update('source', one.id, { duplicateOf: null });
  } else if (by.below(2) === 0) {
    const originalId = originalOf(draft, other.id);
    if (originalId !== null && originalId !== one.id) linkCopy(draft, one.id, originalId);
  } else if (draft.all('distinctPair', { sourceId, otherId }).length === 0) {
    const copyId = linkedIn(draft, { sourceId, otherId });
    if (copyId !== null) draft.update('source', copyId, { duplicateOf: null });
    draft.insert('distinctPair', { id: newId(), sourceId, otherId });
  }
}

function memoRow(id: string, codingId: string, coderId: string, by: Chance) {
  const about = { about: 'coding' as const, sourceId: null, codeId: null, codingId, respondentId: null };
  return { id, title: '', body: `b${by.below(9)}\nc\nd`, ...about, coderId, createdAt: AT, updatedAt: AT };
}

/** Rewrites one paragraph, or adds one. */
function editMemo(draft: Draft, by: Chance, { id, body }: MemoRecord): void {
  const paragraphs = body.split('\n');
  paragraphs[by.below(paragraphs.length + 1)] = `e${by.below(9)}`;
  draft.update('memo', id, { body: paragraphs.join('\n') });
}

function setValue(draft: Draft, by: Chance, { id, type }: AttributeRecord, newId: NewId): void {
  const [attributeId, sourceId, value] = [
    id,
    `s${by.below(3)}`,
    type === 'integer' ? `${by.below(9)}` : `t${by.below(9)}`,
  ];
  const [there] = draft.all('attributeValue', { attributeId, sourceId });
  if (there) draft.update('attributeValue', there.id, { value });
  else draft.insert('attributeValue', { id: newId(), attributeId, sourceId, respondentId: null, value });
}

/** Removes a code with its sub-codes, as an analyst does. */
function removeCodes(draft: Draft, { id: top }: CodeRecord): void {
  const codebook = codebookOf(draft.all('code'));
  const ids = subtree(codebook, top);
  // Codes that were merged into one of these refer to nothing any more.
  const merged = draft
    .all('code', { status: 'merged' })
    .filter(({ mergedInto }) => ids.includes(mergedInto ?? ''));
  for (const id of [...merged.map((code) => code.id), ...ids.toReversed()]) {
    for (const coding of draft.all('coding', { codeId: id })) removeCoding(draft, coding.id);
    for (const table of ['codeExample', 'memo', 'themeCode'] as const)
      for (const row of draft.all(table, { codeId: id })) draft.remove(table, row.id);
    for (const row of draft.all('themeCode', { themeId: id })) draft.remove('themeCode', row.id);
    for (const child of draft.all('code', { parentId: id }))
      draft.update('code', child.id, { parentId: null });
    draft.remove('code', id);
  }
}

// Random sequences of acts on a codebook, with names and definitions that files find hard to hold. An act that the rules
// refuse changes nothing.
import fc from 'fast-check';
import { codebookOf, type Codebook } from '#core/codes/codebook.ts';
import { withPinsOf } from '#core/codes/own-pins.ts';
import type { TestProject } from './project.ts';
import type { Act } from './random-acts.ts';
import { NOTE } from './study.ts';

/** Acts as numbers. What each number does depends on the codes of the study at that moment. */
export const codebookActs: fc.Arbitrary<Act[]> = fc.array(
  fc.tuple(fc.nat(18), fc.nat(1000), fc.nat(1000), fc.nat(1000)),
  { minLength: 1, maxLength: 25 },
);

/** Names that contain separators, escapes, line ends, formulas, and words that files use themselves. */
const names = [
  'prices',
  'a > b',
  '>',
  'c\\d\\',
  'one; two',
  '=1+1',
  '代码，甲',
  'Nodes',
  '"quoted", and more',
  'two\nlines',
  '😀 <b>&amp;',
  'prices (2)',
  '007',
  'true',
  '-',
  'bell\u0007',
];

/** Texts likewise; some look like what Concord composes of several fields. */
const texts = [
  '',
  'Joins.',
  ' \n',
  'Short definition\nNone.\n\nFull definition\nOne.\n\n完整定义\n二',
  '简短定义\n甲\n\n完整定义\n乙\n\nFull definition\nTwo.',
  '+1; "2", 3\n4',
  ' spaced \n',
  'Status\nDraft',
  '0012',
  '_x0041_ \u0000 \uFFFD',
  'Kosten\r\nund Preise',
  'NULL',
];

/** Does one act on the codebook. Throws for a fault of the program. */
export async function codebookAct({ api }: TestProject, [kind, a, b, c]: Act): Promise<void> {
  const { tables } = await api.project.records();
  const of = <T>(list: readonly T[], number: number): T | undefined =>
    list[number % Math.max(1, list.length)];
  const name = of(names, a) ?? '';
  const code = of(tables.code, b);
  const other = of(tables.code, c);
  const link = of(tables.themeCode, b);
  const source = of(tables.source, c);
  const [coding] = source ? await api.codings.of({ sourceId: source.id }) : [];
  const start = a % (NOTE.length - 1);
  const calls: (() => Promise<unknown> | undefined)[] = [
    () => api.codes.create({ name, parentId: c % 3 === 0 ? null : (other?.id ?? null) }),
    () => api.codes.create({ name, parentId: other?.id ?? null, isTheme: b % 2 === 0 }),
    () => code && api.codes.update({ id: code.id, name }),
    () => code && api.codes.move({ id: code.id, parentId: other?.id ?? null }),
    () =>
      code && api.codes.move({ id: code.id, parentId: other?.parentId ?? null, beforeId: other?.id ?? null }),
    () => code && other && api.codes.merge({ fromIds: [code.id], intoId: other.id }),
    () => (code && a % 2 === 0 ? api.codes.remove({ id: code.id }) : undefined),
    () =>
      code && api.codes.update({ id: code.id, shortDefinition: of(texts, a), fullDefinition: of(texts, c) }),
    () => code && api.codes.update({ id: code.id, whenToUse: of(texts, a), whenNotToUse: of(texts, c) }),
    () =>
      code &&
      api.codes.update({
        id: code.id,
        name2: a % 4 === 0 ? null : of(names, c),
        aliases: [of(names, a), of(texts, c)].join('\n'),
        definition2: of(texts, a),
      }),
    () =>
      code &&
      api.codes.update({
        id: code.id,
        colour: a % 12,
        codable: c % 3 > 0,
        onePerSource: a % 4 === 0,
        status: of(['draft', 'stable', 'retired'] as const, c) ?? 'draft',
      }),
    () =>
      code &&
      api.codes.update({
        id: code.id,
        origin: a % 2 === 0 ? 'inductive' : 'deductive',
        prompted: of([null, 'yes', 'no', 'partly'] as const, c) ?? null,
        isTheme: a % 3 > 0,
      }),
    () => code && other && api.codes.gather({ themeId: code.id, codeId: other.id }),
    () => link && api.codes.ungather({ themeId: link.themeId, codeId: link.codeId }),
    () => code && api.codes.update({ id: code.id, pin: a % 5 === 0 ? null : (a % 9) + 1 }),
    () => api.history.undo(),
    () => api.history.redo(),
    () =>
      source &&
      code &&
      api.codings.apply({
        sourceId: source.id,
        textHash: source.textHash,
        codeId: code.id,
        span: { start, end: Math.min(NOTE.length, start + 1 + (c % 30)) },
      }),
    () => coding && api.codings.setExample({ ids: [coding.id], example: a % 3 > 0 }),
  ];
  await calls[kind]?.()?.catch((error: { code?: string }) => {
    if (error.code === 'internal') throw error;
  });
}

/** The codebook with the keys of the main coder. */
export async function codebookHere({ api }: TestProject): Promise<Codebook> {
  const { tables } = await api.project.records();
  const pinned = withPinsOf(tables.code, tables.ownPin, tables.project[0]?.mainCoderId ?? '');
  return codebookOf(pinned, tables.themeCode);
}

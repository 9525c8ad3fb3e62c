import { expect, test } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import { codeMoves, outermost } from '#renderer/features/codebook/code-moves.ts';
import { testProject } from '../../helpers/project.ts';

/** A project with the top-level codes a, b and c, and a1 and a2 below a. */
async function treeProject() {
  const project = await testProject();
  const ids: Record<string, string> = {};
  for (const [name, parent] of [['a'], ['b'], ['c'], ['a1', 'a'], ['a2', 'a']] as const) {
    const parentId = parent === undefined ? null : (ids[parent] ?? null);
    ids[name] = (await project.api.codes.create({ name, parentId })).id;
  }
  const id = (name: string): string => ids[name] ?? name;
  const codebook = async () => {
    const { tables } = await project.api.project.records();
    return codebookOf(tables.code, tables.themeCode);
  };
  return { project, id, codebook };
}

async function order(tree: Awaited<ReturnType<typeof treeProject>>): Promise<string> {
  return (await tree.codebook()).inOrder.map(({ name }) => name).join(' ');
}

async function drop(
  tree: Awaited<ReturnType<typeof treeProject>>,
  names: readonly string[],
  where: 'before' | 'inside' | 'after',
  target: string,
): Promise<void> {
  const moves = codeMoves(await tree.codebook(), names.map(tree.id), { id: tree.id(target), where });
  for (const move of moves) await tree.project.api.codes.move(move);
}

test('several codes dropped before another keep their order', async () => {
  const tree = await treeProject();
  await using _ = tree.project;

  await drop(tree, ['c', 'b'], 'before', 'a');

  expect(await order(tree)).toBe('b c a a1 a2');
});

test('several codes dropped behind another keep their order', async () => {
  const tree = await treeProject();
  await using _ = tree.project;

  await drop(tree, ['a1', 'c'], 'after', 'b');

  expect(await order(tree)).toBe('a a2 b a1 c');
});

test('a code dropped into another becomes its last sub-code', async () => {
  const tree = await treeProject();
  await using _ = tree.project;

  await drop(tree, ['c'], 'inside', 'a');

  expect(await order(tree)).toBe('a a1 a2 c b');
});

test('a code moves along with its parent and is not taken out of it', async () => {
  const tree = await treeProject();
  await using _ = tree.project;

  await drop(tree, ['a', 'a1'], 'after', 'c');

  expect(await order(tree)).toBe('b c a a1 a2');
});

test('codes dropped behind a sibling that moves too go where that sibling stood', async () => {
  const tree = await treeProject();
  await using _ = tree.project;

  const moves = codeMoves(await tree.codebook(), [tree.id('a'), tree.id('b')], {
    id: tree.id('c'),
    where: 'before',
  });

  expect(moves.map(({ beforeId }) => beforeId)).toEqual([tree.id('c'), tree.id('c')]);
});

test('the outermost of some codes are those that lie below none of the others', async () => {
  const tree = await treeProject();
  await using _ = tree.project;

  const found = outermost(await tree.codebook(), ['a2', 'a', 'c'].map(tree.id));

  expect(found).toEqual(['a', 'c'].map(tree.id));
});

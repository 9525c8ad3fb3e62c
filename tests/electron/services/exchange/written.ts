// Exports a project and examines the file as other programs would: its validity, and its elements one by one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseElements } from '#formats/refi/elements.ts';
import { keyOf } from '#core/guid.ts';
import { childrenOf, type Element } from '#core/refi/element.ts';
import type { TestProject } from '../../../helpers/project.ts';
import { testProject } from '../../../helpers/project.ts';
import { broughtInto } from './brought-in.ts';
import { entriesOf, schemaFaults } from './qde-structure.ts';

/** The exported file: its entries, and the schema violations of its project. */
export async function written(project: TestProject, unit: 'code-point' | 'utf-16' = 'code-point') {
  const to = join(project.folder, 'written.qdpx');
  const { losses } = await project.api.exchange.write({ to, unit });
  const bytes = readFileSync(to);
  const entries = await entriesOf(bytes);
  const xml = entries.get('project.qde')?.toString('utf8') ?? '';
  return {
    bytes,
    entries,
    xml,
    losses: losses.map(({ key }) => key),
    lost: Object.fromEntries(losses.map(({ key, items }) => [key.replace('exchange:lost_', ''), items])),
    faults: schemaFaults(xml),
  };
}

/** An archive imported into a new project and exported again. */
export async function thereAndBack(bytes: Buffer, unit: 'code-point' | 'utf-16' = 'code-point') {
  await using project = await testProject();
  const found = await broughtInto(project, bytes);
  const back = await written(project, unit);
  const before = (await entriesOf(bytes)).get('project.qde')?.toString('utf8') ?? '';
  return { ...back, found, differences: await differences(before, back.xml) };
}

/** The differences between two project files, whatever their order; the places of files are ignored. */
export async function differences(before: string, after: string): Promise<string[]> {
  const [one, other] = await Promise.all(
    [before, after].map(async (xml) => flat((await parseElements(xml, 'project.qde')).element)),
  );
  const lines = (mine?: Map<string, string>, theirs?: Map<string, string>, sign = '-') =>
    [...(mine ?? [])].flatMap(([path, says]) =>
      theirs?.get(path) === says ? [] : [`${sign} ${path} ${says}`],
    );
  return [...lines(one, other), ...lines(other, one, '+')];
}

const passed = new Set(['guid', 'targetGUID', 'plainTextPath', 'richTextPath', 'path']);

/** Every element by its place, with its contents. */
function flat(root: Element): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (element: Element, within: string): void => {
    const { guid, targetGUID } = element.attributes;
    const by = guid ?? targetGUID ?? childrenOf(element)[0]?.attributes['targetGUID'] ?? '';
    let path = `${within}/${element.name} ${keyOf(by)}`;
    while (found.has(path)) path += '#';
    const says = Object.entries(element.attributes)
      .filter(([name]) => !passed.has(name))
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
    found.set(path, JSON.stringify([says, element.children.filter((child) => typeof child === 'string')]));
    for (const child of childrenOf(element)) visit(child, path);
  };
  for (const child of childrenOf(root)) visit(child, '');
  return found;
}

// A project as it is written for other programs, looked at as they would: valid or not, and element by element.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseElements } from '#formats/refi/elements.ts';
import { keyOf } from '#core/guid.ts';
import { childrenOf, type Element } from '#core/refi/element.ts';
import type { TestProject } from '../../../helpers/project.ts';
import { testProject } from '../../../helpers/project.ts';
import { broughtInto } from './brought-in.ts';
import { entriesOf, schemaFaults } from './qde-structure.ts';

/** The file as written: its entries, and what is wrong with its project. */
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

/** An archive brought into a new project and written back. */
export async function thereAndBack(bytes: Buffer, unit: 'code-point' | 'utf-16' = 'code-point') {
  await using project = await testProject();
  const found = await broughtInto(project, bytes);
  const back = await written(project, unit);
  const before = (await entriesOf(bytes)).get('project.qde')?.toString('utf8') ?? '';
  return { ...back, found, differences: await differences(before, back.xml) };
}

/** What stands in one file otherwise than in the other, whatever the order; where files lie is not looked at. */
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

/** Every element by where it stands, with what it says. */
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

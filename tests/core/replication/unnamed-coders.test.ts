// A package whose coders are numbered tells none of their names, also where a sample is named after one.
import { expect, it } from 'vitest';
import type { SampleRecord } from '#core/records.ts';
import type { StudyRows } from '#core/replication/study-rows.ts';
import { withNumberedCoders } from '#core/replication/unnamed-coders.ts';
import { Study } from '../counting/study.ts';

const called = { person: (number: number) => `Coder ${number}`, adjudicated: 'Agreed' };

/** What samples of these names are called where these people code, whose ids are in this order. */
function samplesCalled(people: readonly string[], names: readonly string[]): string[] {
  const { rows } = new Study();
  const [main] = rows.coder;
  const coder = people.map((name, place) => ({ ...main!, id: `${place}`, name }));
  const sample = names.map((name): SampleRecord => ({
    id: name,
    name,
    seed: 1,
    settings: '{}',
    sourceIds: '[]',
    createdAt: '',
  }));
  const study = { ...rows, coder, sample } as unknown as StudyRows;
  return withNumberedCoders(study, called).sample.map(({ name }) => name);
}

it('a name within another leaves nothing of the longer one', () => {
  expect(
    samplesCalled(['Wei', 'Wei Li', 'Coder'], ['To code again: Wei Li', 'To code again: Wei', 'Weird ones']),
  ).toEqual(['To code again: Coder 2', 'To code again: Coder 1', 'Weird ones']);
});

it('a Chinese name is found with no space around it', () => {
  expect(samplesCalled(['王伟', '李'], ['复编码样本：王伟', '王伟的复编码', '行李'])).toEqual([
    '复编码样本：Coder 1',
    'Coder 1的复编码',
    '行李',
  ]);
});

it('a name with a hyphen, or with other signs, is found as it is written', () => {
  expect(samplesCalled(['Anne-Marie', 'J. (Jo) $1'], ['Again: Anne-Marie', 'J. (Jo) $1 again'])).toEqual([
    'Again: Coder 1',
    'Coder 2 again',
  ]);
});

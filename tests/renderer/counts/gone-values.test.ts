// A scope is remembered. Values that it narrows by may have left the study, and must still be shown so that they can be
// cleared.
import { expect, test } from 'vitest';
import type { AttributeRecord, AttributeValueRecord } from '#core/records.ts';
import { attributeChoices } from '#renderer/common/counts/attribute-choices.ts';
import { ORIGIN } from '#renderer/common/counts/scope-choices.ts';
import { projectStore } from '#renderer/state/project.ts';
import { createWords } from '#words/words.ts';
import { sourceRecord } from '../../helpers/records.ts';

const words = createWords('en');
const region: AttributeRecord = {
  id: 'region',
  name: 'region',
  owner: 'source',
  type: 'text',
  position: 0,
};
const gender: AttributeRecord = { ...region, id: 'gender', name: 'gender', owner: 'respondent', position: 1 };

function tables(origins: readonly (string | null)[]) {
  const sources = origins.map((origin, index) => sourceRecord({ id: `s${index}`, origin }));
  const values = ['north', 'south'].map((value, index): AttributeValueRecord => ({
    id: `v${index}`,
    attributeId: 'region',
    sourceId: `s${index}`,
    respondentId: null,
    value,
  }));
  return {
    ...projectStore.getState().tables,
    source: new Map(sources.map((source) => [source.id, source])),
    attribute: new Map([region, gender].map((attribute) => [attribute.id, attribute])),
    attributeValue: new Map(values.map((value) => [value.id, value])),
  };
}

const offered = (
  known: ReturnType<typeof tables>,
  chosen: Readonly<Record<string, readonly string[]>>,
  kind: 'document' | 'interview' = 'interview',
) =>
  attributeChoices(words, known, { kind, chosen, origins: [] }).map(({ id, options }) => [
    id,
    options.map(({ label }) => label),
  ]);

test('an origin that no longer exists is shown while it narrows, although no two sources share one', () => {
  const known = tables(['China Daily', null]);

  expect(offered(known, { [ORIGIN]: ['=Nanfang Daily'] })).toContainEqual([
    ORIGIN,
    ['Nanfang Daily (no longer here)'],
  ]);
  expect(offered(known, { [ORIGIN]: ['=China Daily'] })).toContainEqual([ORIGIN, ['China Daily']]);
  expect(offered(known, {}).map(([id]) => id)).toEqual(['region']);
});

test('a value that nobody has any more, and a value of people in a view of documents, are shown while they narrow', () => {
  const known = tables([null, null]);

  expect(offered(known, { region: ['=west'] })).toContainEqual([
    'region',
    ['north', 'south', 'not given', 'west (no longer here)'],
  ]);
  expect(offered(known, { gender: ['=f'] }, 'document')).toContainEqual(['gender', ['f (no longer here)']]);
  expect(offered(known, {}, 'document').map(([id]) => id)).toEqual(['region']);
});

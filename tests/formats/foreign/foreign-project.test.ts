// What readers of other programs return, as a project of the exchange standard.
import { expect, test } from 'vitest';
import { projectOf } from '#formats/foreign/foreign-project.ts';

test('white space around descriptions of other programs is kept', () => {
  const { codes, description } = projectOf({
    name: 'Study',
    origin: 'Another',
    description: ' Begun in May.\n',
    seed: 'another',
    coders: [],
    codes: [
      { key: 'a', name: 'guide', description: '  To lead.\n', colour: null, isCodable: true, children: [] },
      { key: 'b', name: 'blank', description: ' \n', colour: null, isCodable: true, children: [] },
    ],
    variables: [],
    cases: [],
    sources: [],
    notes: [],
  });

  expect(description).toBe(' Begun in May.\n');
  expect(codes.map((code) => code.description)).toEqual(['  To lead.\n', null]);
});

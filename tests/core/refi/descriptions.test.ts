// An exchange file has one description for each code; it holds all definitions of the code.
import { expect, test } from 'vitest';
import { definitionsIn, descriptionOf } from '#core/refi/descriptions.ts';

test('definitions under headings keep their line ends through export and import', async () => {
  const definitions = {
    shortDefinition: 'Leads. ',
    fullDefinition: 'To lead.\n',
    whenToUse: '',
    whenNotToUse: ' Not for maps.\n\n',
    definition2: '引导 ',
  };
  const headings = {
    shortDefinition: ['Short definition'],
    fullDefinition: ['Definition'],
    whenToUse: ['When to use'],
    whenNotToUse: ['When not to use'],
    definition2: ['简短定义'],
  };

  const description = descriptionOf(definitions, (field) => headings[field][0] ?? '');

  expect(definitionsIn(description, headings)).toEqual(definitions);
});

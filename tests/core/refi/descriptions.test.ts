// The definitions of a code in the one description that an exchange file has for it.
import { expect, test } from 'vitest';
import { definitionsIn, descriptionOf } from '#core/refi/descriptions.ts';

test('definitions under headings keep their ends on the way out and back', async () => {
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

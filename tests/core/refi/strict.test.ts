// The writer puts only what the schema allows into a file.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { charactersOf, childrenOf, type Element } from '#core/refi/element.ts';
import { isOfType, nearest, storedValue } from '#core/refi/literals.ts';
import { Losses } from '#core/refi/losses.ts';
import { rules } from '#core/refi/strict-rules.ts';
import { Strict } from '#core/refi/strict.ts';
import { parseElements } from '#formats/refi/elements.ts';
import { schemaPath } from '../../helpers/refi-files.ts';

const schema = schemaPath('Project.xsd');

describe('the rules', () => {
  test('equal those of the schema: every element with its attributes and its children in order', async () => {
    const { element: root } = await parseElements(readFileSync(schema, 'utf8'), 'Project.xsd');
    const types = new Map(childrenOf(root, 'complexType').map((type) => [type.attributes['name'], type]));
    const found: Record<string, unknown> = {};
    const visit = ({ attributes }: Element): void => {
      const { name = '', type = '' } = attributes;
      if (name in found) return;
      const shape = types.get(type);
      const order: Element[] = [];
      const list = (each: Element): void => {
        for (const child of childrenOf(each, 'sequence', 'choice', 'element'))
          if (child.name === 'element') order.push(child);
          else list(child);
      };
      if (shape) list(shape);
      const own = shape ? childrenOf(shape, 'attribute') : [];
      found[name] = {
        attributes: own.map((each) => each.attributes['name'] ?? '').toSorted(),
        required: own.flatMap((each) => (each.attributes['use'] ? [each.attributes['name']] : [])),
        // The schema allows sources in any order.
        children: name === 'Sources' ? namesOf(order).toSorted() : namesOf(order),
        recurring: order.flatMap((each) => (each.attributes['maxOccurs'] ? [each.attributes['name']] : [])),
        isText: !shape,
      };
      for (const child of order) visit(child);
    };
    for (const each of childrenOf(root, 'element')) visit(each);
    const ours = Object.fromEntries(
      Object.entries(rules).map(([name, { attributes, required, children, isText }]) => {
        const names = [...children.keys()];
        const recurring = names.filter((each) => children.get(each)?.recurs);
        return [
          name,
          {
            attributes: Object.keys(attributes).toSorted(),
            required,
            children: name === 'Sources' ? names.toSorted() : names,
            // The schema repeats the choice among the five kinds of sources, not each kind.
            recurring: name === 'Sources' ? [] : recurring,
            isText,
          },
        ];
      }),
    );
    expect(ours).toEqual(found);
  });
});

function namesOf(elements: readonly Element[]): string[] {
  return elements.map(({ attributes }) => attributes['name'] ?? '');
}

describe('an element', () => {
  const guid = (last: string) => `00000000-0000-4000-8000-${last.padStart(12, '0')}`;
  const known = new Map([['c001', guid('1')]]);
  const strict = async (xml: string) => {
    const losses = new Losses();
    const made = new Strict(
      {
        target: (of, spelled) => known.get(spelled) ?? (of === 'user' ? spelled : null),
        other: (words) => guid(String(words.length)),
      },
      losses,
    ).valid((await parseElements(xml, 'x')).element);
    return {
      made,
      told: losses.remarks.flatMap(({ key, items = [] }) =>
        items.map((item) => `${key.replace('exchange:lost_', '')}: ${item}`),
      ),
    };
  };

  test('that is valid stays the same', async () => {
    const { element } = await parseElements(
      `<Coding guid="${guid('a')}" creationDateTime="2020-01-01T00:00:00.5+01:00"><CodeRef targetGUID="${guid('1')}"/></Coding>`,
      'x',
    );
    const losses = new Losses();
    const same = new Strict({ target: (_, spelled) => spelled, other: (words) => words }, losses).valid(
      element,
    );

    expect(same).toBe(element);
    expect(losses.remarks).toEqual([]);
  });

  test('is written without references to elements that are missing', async () => {
    const { made, told } = await strict(
      `<Set guid="${guid('a')}" name="S"><MemberCode targetGUID="c001"/><MemberCode targetGUID="${guid('9')}"/></Set>`,
    );

    expect(made?.children).toHaveLength(1);
    expect(told).toEqual(['dangling: Set “S” · MemberCode']);
  });

  test('has its children in order, each once where the schema allows one', async () => {
    const { made, told } = await strict(
      `<Code guid="${guid('a')}" name="C" isCodable="1"><Code guid="${guid('b')}" name="D" isCodable="0"/><Description>one</Description><Description>two</Description>words</Code>`,
    );

    expect(made && childrenOf(made).map(({ name }) => name)).toEqual(['Description', 'Code']);
    expect(made && charactersOf(made)).toBe('one');
    expect(told).toEqual([
      'repaired: Code “C” · Description',
      'repaired: Code “C” · words',
      'repaired: Code “C” · Code, Description',
    ]);
  });

  test('is left out when it lacks something that it must have', async () => {
    const { made, told } = await strict(
      `<Graph guid="${guid('a')}" name="G"><Vertex guid="${guid('b')}" firstX="1" firstY="up"/></Graph>`,
    );

    expect(made?.children).toEqual([]);
    expect(told).toEqual(['repaired: Graph “G” · Vertex · firstY']);
  });

  test('has no attributes when it holds characters only', async () => {
    const { made, told } = await strict(
      '<VariableValue><VariableRef targetGUID="c001"/><IntegerValue unit="km">5</IntegerValue></VariableValue>',
    );

    expect(made && childrenOf(made)[1]).toEqual({ name: 'IntegerValue', attributes: {}, children: ['5'] });
    expect(told).toEqual(['repaired: IntegerValue · unit']);
  });

  test('keeps a value of another type as text', async () => {
    const { made } = await strict(
      '<VariableValue><VariableRef targetGUID="c001"/><FloatValue>0,5</FloatValue></VariableValue>',
    );

    expect(made && childrenOf(made).map(({ name }) => name)).toEqual(['VariableRef', 'TextValue']);
    expect(made && charactersOf(made)).toBe('0,5');
  });
});

test.each([
  ['2020-02-30T00:00:00', 'DateTime', false],
  ['2020-02-29T24:00:00Z', 'DateTime', true],
  ['2020-02-29T00:00:00+15:00', 'DateTime', false],
  ['2020-1-1', 'Date', false],
  ['2020-01-01-05:00', 'Date', true],
  ['1e5', 'Float', false],
  ['-.5', 'Float', true],
  ['+007', 'Integer', true],
  ['TRUE', 'Boolean', false],
])('%s is of the type %s: %s', (literal, type, is) => {
  expect(isOfType(literal, type)).toBe(is);
});

test.each([
  ['1.5', 'integer', '2'],
  ['one', 'integer', undefined],
  ['True', 'boolean', 'true'],
  ['2020-01-02 03:04:05', 'dateTime', '2020-01-02T03:04:05'],
  ['2020-01-02', 'dateTime', '2020-01-02T00:00:00'],
  ['yesterday', 'dateTime', undefined],
  ['rgb(1, 2, 3)', 'colour', '#010203'],
  ['no colour', 'colour', undefined],
] as const)('%s as a value of the type %s is %s', (literal, type, value) => {
  expect(nearest(literal, type)).toBe(value);
});

test.each([
  ['1', 'boolean', 'true'],
  ['1.5E3', 'decimal', '1500'],
  ['0.0000001', 'decimal', '1e-7'],
  ['1e-320', 'decimal', null],
  ['-007', 'integer', '-7'],
  ['12345678901234567890', 'integer', null],
  ['2019-12-01Z', 'date', '2019-12-01'],
  ['2019', 'date', '2019'],
  [' a ', 'text', 'a'],
] as const)('%s is stored for a %s as %s', (literal, type, value) => {
  expect(storedValue(literal, type)).toBe(value);
});

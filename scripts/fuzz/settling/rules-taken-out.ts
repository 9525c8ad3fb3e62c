// Rules of the settling engine, each with the code that is left without it: the histories must detect that each is
// missing.

export interface RuleTakenOut {
  readonly name: string;
  /** Relative to `core/settling`. */
  readonly file: string;
  /** The code of the rule, which occurs once, and the code without it. */
  readonly rule: string;
  readonly without: string;
}

export const rulesTakenOut: readonly RuleTakenOut[] = [
  {
    name: 'what only theirs changed is taken',
    file: 'units.ts',
    rule: "return isOursUnchanged ? 'taken' : 'conflict';",
    without: "return isOursUnchanged ? 'kept' : 'conflict';",
  },
  {
    name: 'an undo does not overwrite what others changed since',
    file: 'settle.ts',
    rule: "const isTaken = settling.later === 'intended';",
    without: 'const isTaken = true;',
  },
  {
    name: 'what a row names and is no more comes back',
    file: 'returning.ts',
    rule: 'const found = this.back(to, id);',
    without: 'const found = undefined as Row | undefined;',
  },
  {
    name: 'what stands on a merged code passes on',
    file: 'laws.ts',
    rule: '  passOnFromMerged(store, newId, written);\n',
    without: '',
  },
  {
    name: 'a coding that stands twice is one',
    file: 'laws.ts',
    rule: "for (const id of [...of('coding').keys()].toSorted()) joinTwin(store, newId, id);",
    without: '',
  },
  {
    name: 'an example goes with its coding',
    file: 'laws.ts',
    rule: '  examplesWithCodings(store, written);\n',
    without: '',
  },
  {
    name: 'no code comes to lie below itself',
    file: 'laws.ts',
    rule: "for (const [id, before] of of('code')) leaveRing(store, id, before, remarks);",
    without: '',
  },
  {
    name: 'of two codes of one name one gets a number',
    file: 'laws.ts',
    rule: "for (const [id, before] of of('code')) numberNamesake(store, id, before, remarks);",
    without: '',
  },
  {
    name: 'a row that others put work on stays',
    file: 'removals.ts',
    rule: 'if (naming.every(({ table: by, field, id }) => isLoose(by, field) && !moved.has(id))) continue;',
    without: 'if (naming.length >= 0) continue;',
  },
  {
    name: 'a row that others have changed stays',
    file: 'removals.ts',
    rule: 'if (!isOwn && !isOrderOnly(changed)) stay(table, row);',
    without: '',
  },
  {
    name: 'a tie that both made is one',
    file: 'settle.ts',
    rule: 'const twin = twinOf(store, table, row);',
    without: 'const twin = undefined as Row | undefined;',
  },
  {
    name: 'only themes gather',
    file: 'laws.ts',
    rule: '  onlyThemesGather(store, written, remarks);\n',
    without: '',
  },
  {
    name: 'a change of a row that became one with another is made to that one',
    file: 'settle.ts',
    rule: ' ?? twinOf(store, table, aimed(table, to))',
    without: '',
  },
  {
    name: 'of two examples of a coding only one moves to the code that its own was merged into',
    file: 'merged-codes.ts',
    rule: '    if (rounds === 0) examplesWithCodings(store, written);\n',
    without: '',
  },
  {
    name: 'codings move with their words',
    file: 'texts.ts',
    rule: 'if (carried && carried !== row) moved.push(carried);',
    without: 'if (carried && carried !== row) continue;',
  },
  {
    name: 'of a branch that allows one code per source one coding stays',
    file: 'laws.ts',
    rule: "  oneOfBranch(store, of('coding'), isLater, remarks);\n",
    without: '',
  },
  {
    name: 'of two coders of one name one gets a number',
    file: 'names.ts',
    rule: "  'coder',\n",
    without: '',
  },
  {
    name: 'a copy is linked to an original, and not judged distinct from it',
    file: 'laws.ts',
    rule: 'if (copies.length > 0 || pairs.size > 0)',
    without: 'if (pairs.size < 0)',
  },
  {
    name: 'of two attributes of one name and two types one gets a number',
    file: 'names.ts',
    rule: "  'attribute',\n",
    without: '',
  },
  {
    name: 'of two types there are two attributes',
    file: 'twins.ts',
    rule: "return rows.find((twin) => table !== 'attribute' || twin['type'] === row['type']);",
    without: 'return rows[0];',
  },
  {
    name: 'codes are looked at that what was written names',
    file: 'written.ts',
    rule: "      if (typeof named === 'string') this.#codes.add(named);\n",
    without: '',
  },
  {
    name: 'a code is looked at that was written',
    file: 'written.ts',
    rule: "    if (table === 'code') this.#codes.add(id);\n",
    without: '',
  },
  {
    name: 'an example is looked at whose coding was written',
    file: 'merged-codes.ts',
    rule: "for (const codingId of written.ids('coding'))",
    without: "for (const codingId of written.ids('projectPart'))",
  },
  {
    name: 'what a theme gathers is looked at where the theme was written',
    file: 'laws.ts',
    rule: "for (const themeId of written.ids('code'))",
    without: "for (const themeId of written.ids('projectPart'))",
  },
];

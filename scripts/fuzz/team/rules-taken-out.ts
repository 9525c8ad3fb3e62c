// Rules by which the files of a team become the same study, each with the code that is left without it: histories must
// detect that each is missing.

export interface RuleTakenOut {
  readonly name: string;
  readonly file: string;
  /** The code of the rule, which occurs once, and the code without it. */
  readonly rule: string;
  readonly without: string;
}

export const rulesTakenOut: readonly RuleTakenOut[] = [
  {
    name: 'an act relies on what it reads',
    file: 'core/team/footprint.ts',
    rule: 'for (const key of writes) reads.delete(key);',
    without: 'reads.clear();',
  },
  {
    name: 'acts that take the same name or place meet',
    file: 'core/team/footprint.ts',
    rule: '(row ? [...naturalKeys(table, row)] : [])',
    without: '(row && String(table).length === 0 ? [...naturalKeys(table, row)] : [])',
  },
  {
    name: 'a code that is placed relies on those above it',
    file: 'core/team/footprint.ts',
    rule: '    reads.add(`place ${at}`);\n',
    without: '',
  },
  {
    name: 'the log refuses what meets something that its file has not received',
    file: 'tests/helpers/team-in-memory.ts',
    rule: 'isComparing = true;',
    without: 'isComparing = false;',
  },
  {
    name: 'own acts that meet what came are set aside',
    file: 'db/team/receive.ts',
    rule: 'if (this.#own.together.meets(keys) || (own && !isAside)) yield* this.#setAside(keys, own);',
    without: 'if (own && !isAside) yield* this.#setAside(keys, own);',
  },
  {
    name: 'what relies on an act that is set aside is set aside with it',
    file: 'db/team/receive.ts',
    rule: '      met.add(own);\n',
    without: '',
  },
  {
    name: 'an act that is settled counts as changed for those after it',
    file: 'db/team/receive.ts',
    rule: '    this.#came.add(footprintHere(this.#db, result));\n',
    without: '',
  },
  {
    name: 'the laws of a study hold after settling',
    file: 'core/settling/settle.ts',
    rule: "  keepLaws(store, settling.newId, { touched, written, isLater: later === 'intended' }, remarks);\n",
    without: '',
  },
];

// The options of the verbs that count that narrow the codings of a layer: by stance, weight and voice.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { allVoices, type CountingRequest } from '#core/counting/request.ts';
import { tables } from '#core/tables/all.ts';
import type { Stance } from '#core/records.ts';
import type { Terminal } from '../terminal.ts';

export interface CodingOptions {
  /** Null stands for codings without a stance. */
  readonly stance?: readonly (Stance | null)[];
  readonly minWeight?: number;
  readonly withRemarks?: boolean;
}

/** What stands for codings without a stance. */
const NO_STANCE = 'none';
const stances: readonly Stance[] = tables.coding.columns.stance.values;

/** Adds `--stance`, `--min-weight` and `--with-remarks`. */
export function withCodingOptions(command: Command, { words: { t } }: Terminal): Command {
  const stancesIn = (text: string): (Stance | null)[] =>
    text.split(',').map((part) => {
      const name = part.trim();
      const stance = stances.find((each) => each === name);
      if (stance === undefined && name !== NO_STANCE)
        throw new InvalidArgumentError(
          t('command_line:stance_among', { names: [...stances, NO_STANCE].join(', ') }),
        );
      return stance ?? null;
    });
  const weightIn = (text: string): number => {
    const weight = Number(text);
    if (text.trim() !== '' && weight >= 0 && weight <= 100) return weight;
    throw new InvalidArgumentError(t('command_line:min_weight_between'));
  };
  return command
    .addOption(new Option('--stance <stances>', t('command_line:stance')).argParser(stancesIn))
    .addOption(new Option('--min-weight <weight>', t('command_line:min_weight')).argParser(weightIn))
    .option('--with-remarks', t('command_line:with_remarks'));
}

/** The options as input of a count. */
export function codingChoiceOf({
  stance,
  minWeight,
  withRemarks,
}: CodingOptions): Pick<CountingRequest, 'stances' | 'minimumWeight' | 'voices'> {
  return {
    ...(stance === undefined ? {} : { stances: stance }),
    ...(minWeight === undefined ? {} : { minimumWeight: minWeight }),
    ...(withRemarks ? { voices: allVoices } : {}),
  };
}

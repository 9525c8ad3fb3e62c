// The options of the verbs that count that narrow the codings of a layer: by stance, weight and voice.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { allVoices, type CountingRequest } from '#core/counting/request.ts';
import { tables } from '#core/tables/all.ts';
import type { Stance, Voice } from '#core/records.ts';
import type { Terminal } from '../terminal.ts';

export interface CodingOptions {
  /** Null stands for codings without a stance. */
  readonly stance?: readonly (Stance | null)[];
  readonly minWeight?: number;
  readonly withRemarks?: boolean;
  /** Null stands for codings of documents, which have no voice. */
  readonly voice?: readonly (Voice | null)[];
}

/** What stands for codings without a stance, or without a voice. */
const NO_VALUE = 'none';

/** Adds `--stance`, `--min-weight`, `--with-remarks` and `--voice`. */
export function withCodingOptions(command: Command, { words: { t } }: Terminal): Command {
  /** Reads a list of some of these values; `NO_VALUE` stands for codings that have none. */
  const amongOrNone =
    <Value extends string>(values: readonly Value[]) =>
    (text: string): (Value | null)[] =>
      text.split(',').map((part) => {
        const name = part.trim();
        const value = values.find((each) => each === name);
        if (value === undefined && name !== NO_VALUE)
          throw new InvalidArgumentError(
            t('command_line:stance_among', { names: [...values, NO_VALUE].join(', ') }),
          );
        return value ?? null;
      });
  const { stance, voice } = tables.coding.columns;
  const weightIn = (text: string): number => {
    const weight = Number(text);
    if (text.trim() !== '' && weight >= 0 && weight <= 100) return weight;
    throw new InvalidArgumentError(t('command_line:min_weight_between'));
  };
  return command
    .addOption(
      new Option('--stance <stances>', t('command_line:stance')).argParser(amongOrNone(stance.values)),
    )
    .addOption(new Option('--min-weight <weight>', t('command_line:min_weight')).argParser(weightIn))
    .option('--with-remarks', t('command_line:with_remarks'))
    .addOption(
      new Option('--voice <voices>', t('command_line:voice'))
        .argParser(amongOrNone(voice.values))
        .conflicts('withRemarks'),
    );
}

/** The options as input of a count. */
export function codingChoiceOf({
  stance,
  minWeight,
  withRemarks,
  voice,
}: CodingOptions): Pick<CountingRequest, 'stances' | 'minimumWeight' | 'voices'> {
  return {
    ...(stance === undefined ? {} : { stances: stance }),
    ...(minWeight === undefined ? {} : { minimumWeight: minWeight }),
    ...(withRemarks ? { voices: allVoices } : {}),
    ...(voice === undefined ? {} : { voices: voice }),
  };
}

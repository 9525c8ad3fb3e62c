import { command_line } from './command_line.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { exportWords } from './exports.ts';
import { reading } from './reading.ts';
import { methods } from './methods.ts';
import { shell } from './shell.ts';
import { ui } from './ui.ts';

export const en = { command_line, common, errors, exports: exportWords, reading, methods, shell, ui };

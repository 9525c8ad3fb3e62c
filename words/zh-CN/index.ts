import { common } from './common.ts';
import { errors } from './errors.ts';
import { reading } from './reading.ts';

export const zhCN = { common, errors, reading };

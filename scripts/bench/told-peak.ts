// Loaded into a program before its own code: when it ends, tells its parent the most memory that it has held, in MB.
import process from 'node:process';

process.on('exit', () => process.send?.(process.resourceUsage().maxRSS / 1024));
// The program ends when its own work is done.
process.channel?.unref();

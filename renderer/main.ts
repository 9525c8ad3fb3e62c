// Entry of the page: asks the program for the open study, and loads the window meanwhile.
import { askAhead } from './transport/ahead.ts';

const asked = askAhead();
const draw = async (): Promise<void> => (await import('./window.tsx')).show(asked);
// The browser loads the window's script with the page. It is run only once the records are asked for: while it runs the
// browser hears no answer.
void asked.then(draw, draw);

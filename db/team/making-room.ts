// Rows of the history that make room for acts of others: they set aside what was not sent yet, and put it back on top,
// settled. They are no acts: they are not listed, not undone and not sent, and what they move is told by the acts themselves.

/** Sets acts aside: the net of taking them back. */
export const ASIDE = 'team.aside';

/** Puts them back on top of what came: the net of doing them again. */
export const AGAIN = 'team.again';

/** A condition on rows of the history that leaves these out. */
export const NO_MAKING_ROOM = `method NOT IN ('${ASIDE}', '${AGAIN}')`;

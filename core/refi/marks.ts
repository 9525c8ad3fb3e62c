// What is noted on elements that are kept as they came, so that they are written where and as they belong: no file has
// these names, and none is written with them.

/** Of a selection with a place: the words there. Its positions are those of the text as it is stored. */
export const WORDS = '{concord}words';

/** Of one without: how the file counts its text, `same` where all ways are alike, `lines` where line ends count twice. */
export const COUNTED = '{concord}counted';

/** Of a coding that is one with another here: of the same code, place and coder. */
export const TWIN = '{concord}twin';

/** Of a user, a code or a variable that came without a name: what it is called here. */
export const CALLED = '{concord}called';

/** Of a selection that is called by its words: it is by those that it has. */
export const CALLED_BY_WORDS = '{concord}called-by-words';

/** Of a code that came without a colour: the one that it was given. */
export const COLOUR = '{concord}colour';

/** Of a code that came below a root that is no code, as NVivo writes it: the key of that. */
export const ROOT = '{concord}root';

/** The element of a coder that no file names: whoever made what a file says no maker of. */
export const NOBODY = 'Nobody';

-- What an estimate needs to know. `frame_size` is how many there were to draw the sources of a class from, where the rest
-- was never imported; empty where it is not known, or where a sample was drawn here, which holds its own frame. `mark`
-- tells a reason for exclusion by which a drawn source could not be had or read; empty where it does not belong.

ALTER TABLE class ADD COLUMN frame_size INTEGER CHECK (frame_size > 0);
ALTER TABLE exclusion_reason ADD COLUMN mark TEXT CHECK (mark = 'could-not-be-read');

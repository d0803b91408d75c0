-- When a room may alert one person, as the protocol writes it. Without one: at any time.
ALTER TABLE member ADD COLUMN schedule TEXT;

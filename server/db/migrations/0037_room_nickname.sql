-- What a member is called in that room alone; null: as everywhere. nickname_look is what names have in common that look
-- alike.
ALTER TABLE member ADD COLUMN nickname TEXT;

ALTER TABLE member ADD COLUMN nickname_look TEXT;

CREATE UNIQUE INDEX member_by_nickname_look ON member (room, nickname_look) WHERE nickname_look IS NOT NULL;

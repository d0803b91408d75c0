-- Up to where a member set their own reading back by marking something as unread. What others are told that they have read
-- stays in read_position, which only moves forward. Without one: nothing is marked.
ALTER TABLE member ADD COLUMN unread_after BIGINT;

-- What answers a message belongs to that one's thread, and so does what answers an answer. `root` is what the first of
-- them answered. What was taken away is not here.
CREATE TABLE thread_answer (
    event BIGINT PRIMARY KEY REFERENCES event (id),
    room BIGINT NOT NULL REFERENCES room (id),
    root BIGINT NOT NULL REFERENCES event (id),
    position BIGINT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX thread_answer_by_root ON thread_answer (root, position);

-- How many answer a message, directly or not, when the last of them did, and the position of the event that made it so.
ALTER TABLE event_mark ADD COLUMN answers INTEGER NOT NULL DEFAULT 0;

ALTER TABLE event_mark ADD COLUMN answered_at BIGINT;

ALTER TABLE event_mark ADD COLUMN answers_changed BIGINT;

-- What was said before: each with what it answers. In JSON a quotation mark inside of a text stands behind a backslash.
CREATE TABLE answered_before AS
SELECT e.id AS event, e.room, e.position, e.at,
       CAST(split_part(split_part(e.body, '"replyTo":"', 2), '"', 1) AS BIGINT) AS answered
  FROM event e
 WHERE e.type = 'message' AND strpos(e.body, '"replyTo":"') > 0;

CREATE INDEX answered_before_by_event ON answered_before (event);

CREATE INDEX answered_before_by_answered ON answered_before (answered);

-- Each step down a thread follows the index. The planner thinks that a step has many rows, and would read the whole table
-- once more for it: a long chain of answers to answers would take hours. It counts to the end of this migration alone.
SET LOCAL enable_hashjoin = off;

SET LOCAL enable_mergejoin = off;

INSERT INTO thread_answer (event, room, root, position, at)
WITH RECURSIVE thread (event, root) AS (
    SELECT b.event, b.answered
      FROM answered_before b
      JOIN event e ON e.id = b.answered AND e.room = b.room
     WHERE NOT EXISTS (SELECT 1 FROM answered_before a WHERE a.event = b.answered)
     UNION ALL
    SELECT b.event, t.root
      FROM thread t
      JOIN answered_before b ON b.answered = t.event
)
SELECT b.event, b.room, t.root, b.position, b.at
  FROM thread t
  JOIN answered_before b ON b.event = t.event
 WHERE NOT EXISTS (SELECT 1 FROM event_mark k WHERE k.event = b.event AND k.deleted_at IS NOT NULL);

DROP TABLE answered_before;

INSERT INTO event_mark (event, room, marked_at, edits, reactions, answers, answered_at, answers_changed)
SELECT root, MAX(room), 0, 0, 0, COUNT(*), MAX(at), MAX(position)
  FROM thread_answer
 WHERE true
 GROUP BY root
    ON CONFLICT (event) DO UPDATE
   SET answers = excluded.answers, answered_at = excluded.answered_at, answers_changed = excluded.answers_changed;

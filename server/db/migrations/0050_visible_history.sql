-- What people who join a room from now on may see of its past: 'all', or from joining on ('joined').
ALTER TABLE room ADD COLUMN history TEXT NOT NULL DEFAULT 'all';

-- The first position a member may see; 0: all of them. It is decided when they join.
ALTER TABLE member ADD COLUMN visible_from BIGINT NOT NULL DEFAULT 0;

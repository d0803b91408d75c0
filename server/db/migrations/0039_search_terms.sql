-- Every word there is in the index, so that the beginning of one is looked up here: FTS5 would put the lists of all
-- words that begin so together in memory before it answers anything.
CREATE TABLE search_term (
    term TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab ('search_index', 'col');

INSERT INTO search_term (term)
SELECT DISTINCT term FROM search_vocabulary WHERE col = 'words';

DROP TABLE search_vocabulary;

-- In which language somebody wants to be written to: a word of their choice, or 'auto' for that of their last sign-in
-- from where they are known, which stays in `language`.
ALTER TABLE account ADD COLUMN chosen_language TEXT NOT NULL DEFAULT 'auto';

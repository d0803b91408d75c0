-- Whom a mail is about: when their account goes, it goes, whichever address it went to. Without one: a stranger's words to
-- the operator, or a test.
ALTER TABLE mail ADD COLUMN account BIGINT REFERENCES account (id);

UPDATE mail
   SET account = (SELECT MIN(e.account) FROM account_email e WHERE e.address = mail.recipient)
 WHERE kind NOT IN ('contact', 'test');

CREATE INDEX mail_account ON mail (account);
